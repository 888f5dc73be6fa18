"""JSON lines: one article a line, with `id`, `text` or `body`, `title`, `lead`, `captions`, `published`, `source`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from factcheck.errors import SourceError
from factcheck.model.document import Document, Origin
from factcheck.sources.furniture import furniture
from factcheck.sources.limits import LINE_BYTES, fits
from factcheck.sources.plain import outlet, text_regions
from factcheck.sources.stamps import Published, from_url, written


def articles(path: str, raw: str) -> Iterator[Document | SourceError]:
    """Each line as a document, or what is wrong with it; the other lines still come."""
    return _articles(path, raw.split("\n"))


def streamed(path: str, file: BinaryIO) -> Iterator[Document | SourceError]:
    """The same of a file that need not fit into memory: one line at a time, in UTF-8."""
    try:
        yield from _articles(path, _lines(path, file))
    except SourceError as error:
        yield error


def _lines(path: str, file: BinaryIO) -> Iterator[str]:
    number = 0
    while line := file.readline(LINE_BYTES + 1):
        number += 1
        if len(line) > LINE_BYTES:
            raise SourceError(f"{path}:{number}", f"a line of more than {LINE_BYTES:,} bytes; give one article a line")
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise SourceError(f"{path}:{number}", f"is not UTF-8 at byte {error.start} of the line") from None


def _articles(path: str, lines: Iterable[str]) -> Iterator[Document | SourceError]:
    taken: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            place = f"{path}:{number}"
            row = _row(place, line)
            origin = Origin.trusted(path=path, line=number, record=True)
            yield document(place, row, _identity(place, row, taken, number), origin)
        except SourceError as error:
            yield error


def document(place: str, row: Mapping[str, object], name: str, origin: Origin | None = None) -> Document:
    """The article of one row; `place` is what an error names, `name` the id of the document, `origin` the row's line."""
    text = _string(place, row, "text") or _string(place, row, "body")
    if not (text or "").strip():
        raise SourceError(place, 'the article is empty; "text" or "body" must hold it')
    assert text is not None
    fits(place, text)
    address = _address(place, row)
    return Document(
        id=name,
        text=text,
        published=_published(place, row) or (from_url(address) if address else None),
        source=_string(place, row, "source") or (outlet(address) if address else None),
        title=_string(place, row, "title"),
        lead=_string(place, row, "lead"),
        captions=_captions(place, row),
        regions=text_regions(text),
        origin=origin,
    )


def _row(place: str, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(f"{place}:{error.colno}", f"is not JSON: {error.msg}") from None
    except RecursionError:
        raise SourceError(place, "is nested too deep; give one flat object a line") from None
    if not isinstance(row, dict):
        raise SourceError(place, f'holds {_named(row)}; an object with "text" was expected')
    return row


def _string(place: str, row: Mapping[str, object], key: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise SourceError(place, f'"{key}" is {_named(value)}; a string was expected')
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise SourceError(place, f'"{key}" holds half a character (a lone surrogate); write it in full')
    return value


def _named(value: object) -> str:
    names: dict[type, str] = {list: "a list", dict: "an object", str: "a string", bool: "true or false"}
    return "null" if value is None else names.get(type(value), "a number")


def _identity(place: str, row: dict[str, Any], taken: dict[str, int], number: int) -> str:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is not None and not isinstance(value, str):
        raise SourceError(place, f'"id" is {_named(value)}; a string was expected')
    name = value or place
    if name in taken:
        raise SourceError(place, f'the id "{name}" was used in line {taken[name]}; give each article its own')
    taken[name] = number
    return name


def _captions(place: str, row: Mapping[str, object]) -> tuple[str, ...]:
    value = row.get("captions") or []
    if not isinstance(value, list) or not all(isinstance(caption, str) for caption in value):
        raise SourceError(place, '"captions" must be a list of strings')
    return tuple(value)


def _published(place: str, row: Mapping[str, object]) -> Published | None:
    value = _string(place, row, "published")
    read = written(value, furniture().stamp) if value else None
    if value and not read:
        raise SourceError(place, f'"published" is "{value}"; write 2025-01-28, 2025-01-28T10:43 or 28/1/2025')
    return read


def _address(place: str, row: Mapping[str, object]) -> str | None:
    value = _string(place, row, "url") if isinstance(row.get("url"), str) else None
    return value if value and value.startswith(("http://", "https://")) else None
