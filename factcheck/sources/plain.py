"""Plain text: one file may hold several saved articles. Each becomes a document whose text is a slice of the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from urllib.parse import urlsplit

from factcheck.kept.unicode_expressions import unicode_compiled
from factcheck.model.document import Document, Origin, Region, Role
from factcheck.model.span import Span
from factcheck.sources.boundaries import starts
from factcheck.sources.furniture import Furniture, furniture
from factcheck.sources.lines import Line
from factcheck.sources.roles import Article, date_lines, roles
from factcheck.sources.sheet import Sheet
from factcheck.sources.stamps import Published, from_url

_ADDRESS = unicode_compiled(r"https?://[^\s)>\]]++")


def articles(path: str, raw: str) -> tuple[Document, ...]:
    """The articles of a text file, in order."""
    sheet = Sheet.of(raw, furniture())
    if not sheet.lines:
        return ()
    edges = [*starts(sheet), len(sheet.lines)]
    return tuple(
        _document(path, raw, Article(sheet, start, end), number) for number, (start, end) in enumerate(pairwise(edges), start=1)
    )


def _document(path: str, raw: str, article: Article, number: int) -> Document:
    first, last = article.line(article.start).line, article.line(article.end - 1).line
    found = roles(article)
    bylines = [article.line(at).text for at in sorted(found) if found[at] == "byline"]
    address = _address(bylines)
    return Document.trusted(
        id=path if number == 1 else f"{path}#{number}",
        text=raw[first.begin : last.end],
        published=published(article) or (from_url(address) if address else None),
        source=outlet(address) if address else _signature(bylines, article.sheet.words),
        regions=_regions(article, found, first.begin),
        origin=_origin(path, raw, first),
    )


def _origin(path: str, raw: str, first: Line) -> Origin:
    before = raw[raw.rfind("\n", 0, first.begin) + 1 : first.begin]
    return Origin.trusted(path=path, start=first.begin, line=first.number, column=len(before) + 1, before=before)


def text_regions(text: str, *, headed: bool = False) -> tuple[Region, ...]:
    """The lines of one article's text that are not body; `headed` when its title stands in the text."""
    sheet = Sheet.of(text, furniture())
    article = Article(sheet, 0, len(sheet.lines), headed)
    return _regions(article, roles(article), 0)


def text_date(text: str) -> Published | None:
    """What the date line at the head of one article's text says."""
    sheet = Sheet.of(text, furniture())
    return published(Article(sheet, 0, len(sheet.lines)))


def _regions(article: Article, found: dict[int, Role], base: int) -> tuple[Region, ...]:
    places = ((role, article.line(at).line) for at, role in sorted(found.items()))
    spans = ((role, Span.trusted(start=line.start - base, end=line.end - base)) for role, line in places)
    return tuple(Region.trusted(role=role, span=span) for role, span in spans)


def published(article: Article) -> Published | None:
    """What the date line at the head says; two bare days that differ say nothing."""
    head = [at for at in date_lines(article) if at < article.head_end()]
    stamps = [stamp for at in head if (stamp := article.line(at).stamp)]
    timed = [stamp.published for stamp in stamps if isinstance(stamp.published, datetime)]
    days = {stamp.published for stamp in stamps}
    return timed[0] if timed else days.pop() if len(days) == 1 else None


def _address(bylines: Sequence[str]) -> str | None:
    """The web address an article gives as its own: the last one outside lists of other stories."""
    found = (_ADDRESS.search(text) for text in reversed(bylines))
    return next((match[0] for match in found if match), None)


def outlet(address: str) -> str | None:
    """The host of a web address, without www.

    >>> outlet("https://www.baogiaothong.vn/x-192250325175344199.htm")
    'baogiaothong.vn'
    """
    return (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.") or None


def _signature(bylines: Sequence[str], words: Furniture) -> str | None:
    """The outlet or agency that signs at the foot."""
    known = (words.outlets.get(text.casefold()) for text in reversed(bylines))
    named = (words.source.fullmatch(text) for text in reversed(bylines))
    return next(filter(None, known), None) or next((match["name"] for match in named if match), None)
