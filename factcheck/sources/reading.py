"""Paths to documents: each file is read by its format, and a file that cannot be read does not stop the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import BinaryIO, NamedTuple

from factcheck.errors import SourceError
from factcheck.kept.expressions import compiled
from factcheck.model.document import Document
from factcheck.sources.decoding import decoded
from factcheck.sources.files import STDIN, content, files
from factcheck.sources.limits import fits

Found = Iterable[Document | SourceError]

_HTML = compiled(r"(?i)\s*<(?:!doctype\s+html|html|head|body)\b")
_ROW = compiled(r'\s*\{\s*"')
_FRONT = compiled(r"---[ \t]*\r?\n")


class Reading(NamedTuple):
    """The documents in order, and what is wrong with the files that gave none."""

    documents: tuple[Document, ...]
    errors: tuple[SourceError, ...]


def documents(paths: Sequence[str], *, published: date | datetime | None = None, stdin: BinaryIO | None = None) -> Reading:
    """Read articles from files, folders and `-` (standard input).

    `published` is the date of all of them, whatever they say themselves.

    >>> import io
    >>> found = documents(["-"], stdin=io.BytesIO("Giá vàng lên 92 triệu đồng một lượng.".encode()))
    >>> [document.id for document in found.documents], found.errors
    (['-'], ())
    """
    errors: list[SourceError] = []

    def load(path: str) -> bytes:
        return (stdin or sys.stdin.buffer).read() if path == STDIN else content(path)

    return _reading(files(paths, errors), load, errors, published)


def documents_of(contents: Mapping[str, bytes], *, published: date | datetime | None = None) -> Reading:
    """Read articles whose files are at hand as bytes, by path: what is staged in git, not what lies in the folder.

    >>> [document.id for document in documents_of({"a.txt": "Giá vàng lên 92 triệu đồng.".encode()}).documents]
    ['a.txt']
    """
    return _reading(contents, contents.__getitem__, [], published)


def _reading(
    paths: Iterable[str], load: Callable[[str], bytes], errors: list[SourceError], published: date | datetime | None
) -> Reading:
    found: dict[str, Document] = {}
    for path in paths:
        for item in read(path, load):
            if isinstance(item, SourceError):
                errors.append(item)
            elif item.id in found:
                errors.append(SourceError(path, f'the id "{item.id}" was used before; give each article its own'))
            else:
                found[item.id] = item
    return Reading(tuple(_dated(found.values(), published)), tuple(errors))


def read(path: str, load: Callable[[str], bytes]) -> Iterator[Document | SourceError]:
    """The articles of one file, or what is wrong with it."""
    try:
        raw = decoded(path, load(path))
        if not raw.strip("\ufeff \t\r\n"):
            raise SourceError(path, "is empty; an article was expected")
        yield from _format(path, raw)(path, raw)
    except SourceError as error:
        yield error


def _format(path: str, raw: str) -> Callable[[str, str], Found]:
    """How to read a file: by its suffix, else by how it begins."""
    for suffixes, form in _BY_SUFFIX.items():
        if path.lower().endswith(suffixes):
            return form
    begins = ((_HTML, _html), (_ROW, _rows), (_FRONT, _markdown))
    return next((form for pattern, form in begins if pattern.match(raw)), _plain)


def _rows(path: str, raw: str) -> Found:
    from factcheck.sources import rows

    return rows.articles(path, raw)


def _plain(path: str, raw: str) -> Found:
    from factcheck.sources import plain

    fits(path, raw)
    return plain.articles(path, raw)


def _markdown(path: str, raw: str) -> Found:
    from factcheck.sources import markdown

    fits(path, raw)
    return (markdown.article(path, raw),)


def _html(path: str, raw: str) -> Found:
    from factcheck.sources import html

    fits(path, raw)
    return (html.article(path, raw),)


_BY_SUFFIX: dict[tuple[str, ...], Callable[[str, str], Found]] = {
    (".txt",): _plain,
    (".md",): _markdown,
    (".html", ".htm"): _html,
    (".jsonl",): _rows,
}


def _dated(found: Iterable[Document], published: date | datetime | None) -> Iterator[Document]:
    for document in found:
        yield document.model_copy(update={"published": published}) if published else document
