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
    """The whole text or nothing: what was there stays until all is written, whatever happens on the way."""
    try:
        if output.exists() and not output.is_file():  # a pipe or a terminal cannot be replaced
            output.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
        else:
            _replace(text, output.resolve())
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}; a file in an existing folder is needed") from None


def _replace(text: str, output: Path) -> None:
    beside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(text)
        if output.exists():
            beside.chmod(output.stat().st_mode & 0o777)
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)
