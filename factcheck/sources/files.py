"""Which files a path stands for: itself, the articles of a folder, or standard input."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.errors import SourceError

STDIN = "-"
SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")


def files(paths: Sequence[str], errors: list[SourceError]) -> Iterator[str]:
    """The files to read, each once; a path that stands for none is noted as an error."""
    seen: set[str] = set()
    for path in paths:
        try:
            found = _behind(path)
        except SourceError as error:
            errors.append(error)
            continue
        for name in found:
            real = name if name == STDIN else os.path.realpath(name)
            if real not in seen:
                seen.add(real)
                yield name


def _behind(path: str) -> list[str]:
    if path == STDIN:
        return [path]
    place = Path(path)
    if not place.is_dir():
        return [place.as_posix()]
    found = sorted(_inside(place))
    if not found:
        raise SourceError(place.as_posix(), f"this folder holds no article; looked for {', '.join(SUFFIXES)}")
    return found


def _inside(folder: Path) -> Iterator[str]:
    """Articles at any depth; names that begin with a dot are left alone."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield (Path(root) / name).as_posix()


def content(path: str) -> bytes:
    """The bytes of a file, or a clear word on why there are none."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise SourceError(path, "no such file or folder") from None
    except OSError as error:
        raise SourceError(path, f"cannot be read: {error.strerror or error}") from error
