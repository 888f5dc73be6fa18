"""What is staged in git: the contents of the index, not of the folder."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from factcheck.errors import SourceError, UsageError
from factcheck.sources.files import SUFFIXES


def staged(files: Sequence[str]) -> dict[str, bytes]:
    """The articles of these files and folders as they are staged; without any, all articles that the commit changes."""
    index = _index()
    return _contents({path: index[path] for path in (_named(files, index) if files else _changed(index))})


def staged_text(path: str) -> str | None:
    """One file as it is staged, if it is."""
    found = _contents({name: blob for name, blob in _index().items() if PurePath(name) == PurePath(path)})
    return next((data.decode("utf-8-sig") for data in found.values()), None)


def _index() -> dict[str, str]:
    """The blob of every file in the index, by its path from the current folder."""
    entries = (entry.partition("\t") for entry in _git("ls-files", "--stage", "-z").decode().split("\0") if entry)
    return {path: entry.split()[1] for entry, _, path in entries}


def _named(files: Sequence[str], index: Mapping[str, str]) -> Iterator[str]:
    for file in files:
        wanted = PurePath(file)
        found = [path for path in index if PurePath(path) == wanted or (wanted in PurePath(path).parents and _article(path))]
        if not found:
            raise SourceError(file, "is not staged; stage it with git add, or leave out --staged")
        yield from found


def _changed(index: Mapping[str, str]) -> Iterator[str]:
    changed = _git("diff", "--cached", "--name-only", "--relative", "--diff-filter=d", "-z").decode().split("\0")
    yield from (path for path in changed if path in index and _article(path))


def _article(path: str) -> bool:
    return path.lower().endswith(SUFFIXES)


def _contents(blobs: Mapping[str, str]) -> dict[str, bytes]:
    """What `git cat-file --batch` answers: a line `id type size`, as many bytes, a line feed."""
    if not blobs:
        return {}
    data = _git("cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs.values()).encode())
    found, at = {}, 0
    for path in blobs:
        begin = data.index(b"\n", at) + 1
        end = begin + int(data[at:begin].split()[2])
        found[path], at = data[begin:end], end + 1
    return found


def _git(*arguments: str, given: bytes = b"") -> bytes:
    try:
        return subprocess.run(["git", *arguments], input=given, capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise UsageError("--staged needs git, which is not installed") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise UsageError(f"--staged: git says: {said[0] if said else error.returncode}") from None
