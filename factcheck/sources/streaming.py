"""Articles one after the other, for archives: a file of JSON lines need not fit into memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BufferedReader
from typing import BinaryIO, cast

from factcheck.errors import SourceError
from factcheck.model.document import Document
from factcheck.sources import rows
from factcheck.sources.files import STDIN, content, files
from factcheck.sources.reading import read

_ROWS = b"{"


def stream(
    paths: Sequence[str], *, published: date | datetime | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | SourceError]:
    """The articles of files, folders and `-`, and what is wrong with those that cannot be read, as they come.

    >>> [type(item).__name__ for item in stream(["no-such-file.jsonl"])]
    ['SourceError']
    """
    errors: list[SourceError] = []
    for path in files(paths, errors):
        for item in _articles(path, stdin):
            yield item.model_copy(update={"published": published}) if published and isinstance(item, Document) else item
    yield from errors


def _articles(path: str, stdin: BinaryIO | None) -> Iterator[Document | SourceError]:
    if path == STDIN:
        source = cast(BufferedReader, stdin or sys.stdin.buffer)
        return rows.streamed(path, source) if source.peek(1)[:1] == _ROWS else read(path, lambda _: source.read())
    return _of_file(path) if path.lower().endswith(".jsonl") else read(path, content)


def _of_file(path: str) -> Iterator[Document | SourceError]:
    try:
        with open(path, "rb") as file:
            yield from rows.streamed(path, file)
    except OSError as error:
        yield SourceError(path, f"cannot be read: {error.strerror or error}")
