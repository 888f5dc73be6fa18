"""Where reports go: standard output as UTF-8, or a file."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from factcheck.errors import UsageError


def on_terminal(output: Path | None) -> bool:
    """Whether a person reads standard output and wants colours."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return output is None and sys.stdout.isatty() and not plain


def shown(path: Path) -> str:
    """A path as the user would type it: from the current folder when it lies below."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def write(text: str, output: Path | None) -> None:
    """Write a report where it was asked for."""
    if output is not None:
        _write_file(text, output)
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A pipe gets UTF-8 under any locale; a terminal keeps the encoding it understands.
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.stdout.write(text)


def _write_file(text: str, output: Path) -> None:
    try:
        output.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}; a file in an existing folder is needed") from None
