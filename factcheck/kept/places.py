"""Where values are kept: beside what they were made of, as Python keeps bytecode, else in a cache folder of the user.

The second is for a package that lies where its user may not write, and for those who want no bytecode (`-B`,
`PYTHONDONTWRITEBYTECODE`). What is kept is code to whoever can write it, so a folder that others may write to is left alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

_NAME = "factcheck-vi"
_OTHERS_WRITE = 0o022


def for_reading(path: Path) -> Iterator[Path]:
    """`rules/__pycache__/rates.cpython-311.kept` for `rules/rates.yaml`, then the same in the user's folder."""
    beside = _beside(path)
    yield beside
    folder = _own_folder()
    if folder is not None and _private(folder):
        yield folder / beside.relative_to(beside.anchor)


def for_writing(path: Path) -> Iterator[Path]:
    """The same, without what Python was told to leave as it is; the user's folder is made when it is needed."""
    beside = _beside(path)
    if not sys.dont_write_bytecode:
        yield beside
    folder = _own_folder()
    if folder is not None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _private(folder):
            yield folder / beside.relative_to(beside.anchor)


def _beside(path: Path) -> Path:
    return Path(cache_from_source(os.path.abspath(path), optimization="")).with_suffix(".kept")


@cache
def _own_folder() -> Path | None:
    """`~/.cache/factcheck-vi`, or what the platform has in its place; None for somebody without a home."""
    local = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if local and os.path.isabs(local):
        return Path(local) / _NAME
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    return Path(home, *_USUAL.get(sys.platform, (".cache",)), _NAME)


_USUAL = {"win32": ("AppData", "Local"), "darwin": ("Library", "Caches")}


def _private(folder: Path) -> bool:
    """Whether it is there, and nobody but the user may write to it."""
    try:
        found = folder.stat()
    except OSError:
        return False
    return sys.platform == "win32" or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE)
