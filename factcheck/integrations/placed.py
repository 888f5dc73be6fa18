"""Documents made of text that a program sent, with the way from their offsets back to what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.model.document import Document, Region
from factcheck.model.span import Span
from factcheck.sources import html, markdown
from factcheck.sources.fragment import PAGE, Fragment
from factcheck.sources.plain import text_date, text_regions
from factcheck.text.traced import Traced

Format = Literal["text", "html", "markdown"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A document, and where the characters of its text stand in the body that was sent."""

    document: Document
    traced: Traced | None = None

    def source(self, span: Span) -> Span | None:
        """The place of a span of the text in the body; None when the text was extracted from a whole page."""
        if self.traced is not None:
            return self.traced.source(span)
        origin = self.document.origin
        return Span(start=origin.start + span.start, end=origin.start + span.end) if origin else None


def placed(name: str, body: str, form: Format) -> Placed:
    """Read one article; `name` is its id and what errors call it.

    >>> read = placed("draft", "<p>Giá <b>5</b> USD</p>", "html")
    >>> read.document.text, read.source(Span(start=4, end=9))
    ('Giá 5 USD', Span(start=10, end=19))
    """
    if not body.strip():
        return _text(name, body)  # a gallery may have a title and no text
    if form == "html" and PAGE.match(body):
        return Placed(html.article(name, body))
    return _READERS[form](name, body)


def _text(name: str, body: str) -> Placed:
    return Placed(_document(name, body, text_regions(body)), _same(body))


def _markdown(name: str, body: str) -> Placed:
    return Placed(markdown.article(name, body))


def fragment(name: str, body: str) -> Placed:
    """Read HTML as it stands, so that every place in it is known; of a whole page that is its furniture, too."""
    read = Fragment(body)
    return Placed(_document(name, read.text, _regions(read)), read.traced)


def _document(name: str, text: str, regions: tuple[Region, ...]) -> Document:
    return Document(id=name, text=text, published=text_date(text), regions=regions)


def _same(body: str) -> Traced:
    traced = Traced()
    traced.copy(body, 0)
    return traced


def _regions(read: Fragment) -> tuple[Region, ...]:
    """What lines look like, but captions where the HTML says so."""
    taken = [region.span for region in read.captions]
    shaped = (r for r in text_regions(read.text) if not any(r.span.start < s.end and s.start < r.span.end for s in taken))
    return tuple(sorted([*shaped, *read.captions], key=lambda region: region.span.start))


_READERS = {"text": _text, "markdown": _markdown, "html": fragment}
