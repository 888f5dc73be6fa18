"""Markdown: one article, with what the front matter says of it (`published`, `source`, `title`)."""

from __future__ import annotations

import re

from factcheck.errors import SourceError
from factcheck.model.document import Document, Origin, Region
from factcheck.model.span import Span
from factcheck.sources.furniture import furniture
from factcheck.sources.plain import outlet, text_date, text_regions
from factcheck.sources.stamps import Published, from_url, written
from factcheck.sources.suppressed import suppressions

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_OPEN = re.compile(r"\A---[ \t]*\r?\n[\w-]+:")
_TITLE = re.compile(r"\A\s*(?P<line>#[ \t]+(?P<title>[^\r\n]*?))[ \t#]*(?:\r?\n|\Z)")
_BLANK = re.compile(r"(?:[^\S\n]*\n)*")


def article(path: str, raw: str) -> Document:
    """The article of a Markdown file; its text begins after the front matter."""
    front = _FRONT.match(raw)
    if not front and _OPEN.match(raw):
        raise SourceError(f"{path}:1", "the front matter is not closed; end it with a line ---")
    known = _known(path, front["yaml"]) if front else {}
    begin = _BLANK.match(raw, front.end() if front else 0).end()  # type: ignore[union-attr]  # matches anywhere
    text = raw[begin:].rstrip()
    if not text:
        raise SourceError(path, "the article is empty")
    address = next((known[key] for key in ("url", "source") if known.get(key, "").startswith("http")), "")
    return Document.trusted(
        id=path,
        text=text,
        published=_published(path, raw, known) or text_date(text) or from_url(address),
        source=_source(known) or outlet(address),
        title=known.get("title") or None,
        regions=_regions(text, titled="title" in known),
        origin=Origin.trusted(path=path, start=begin, line=raw.count("\n", 0, begin) + 1),
        suppressions=suppressions(path, front["yaml"]) if front else (),
    )


def _known(path: str, source: str) -> dict[str, str]:
    """The front matter; keys we do not know are left alone."""
    import yaml

    try:
        data = yaml.load(source, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise SourceError(f"{path}:{line}", f"the front matter is not YAML: {error.problem}") from None
    if data in (None, ""):
        return {}
    if not isinstance(data, dict):
        raise SourceError(f"{path}:2", 'the front matter must be "key: value" lines, such as published: 2025-01-28')
    return {str(key).lower(): value.strip() for key, value in data.items() if isinstance(value, str)}


def _published(path: str, raw: str, known: dict[str, str]) -> Published | None:
    value = known.get("published") or known.get("date") or ""
    read = written(value, furniture().stamp) if value else None
    if value and not read:
        line = _line_of(raw, "published" if known.get("published") else "date")
        problem = f'"{value}" is no date of publication; write 2025-01-28, 2025-01-28T10:43 or 28/1/2025'
        raise SourceError(f"{path}:{line}", problem)
    return read


def _source(known: dict[str, str]) -> str | None:
    """The outlet by name; an address is read for its host."""
    source = known.get("source")
    return None if source and source.startswith("http") else source


def _line_of(raw: str, key: str) -> int:
    found = re.search(rf"^{key}\s*:", raw, re.MULTILINE | re.IGNORECASE)
    return raw.count("\n", 0, found.start()) + 1 if found else 1


def _regions(text: str, *, titled: bool) -> tuple[Region, ...]:
    heading = _TITLE.match(text)
    found = text_regions(text, headed=not titled and not heading)
    if not heading or not heading["title"]:
        return found
    title = Region.trusted(role="title", span=Span.trusted(start=heading.start("title"), end=heading.end("title")))
    return (title, *(region for region in found if region.span.start >= heading.end("line")))
