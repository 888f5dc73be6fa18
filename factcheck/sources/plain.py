"""Plain text: one file may hold several saved articles. Each becomes a document whose text is a slice of the file."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from urllib.parse import urlsplit

import regex

from factcheck.model.document import Document, Origin, Region
from factcheck.model.span import Span
from factcheck.sources.boundaries import Page, starts
from factcheck.sources.furniture import Furniture, furniture
from factcheck.sources.kinds import sort
from factcheck.sources.lines import lines
from factcheck.sources.roles import Article, date_lines, roles
from factcheck.sources.stamps import Published, from_url

_ADDRESS = regex.compile(r"https?://[^\s)>\]]++")


def articles(path: str, raw: str) -> tuple[Document, ...]:
    """The articles of a text file, in order."""
    page = page_of(raw)
    if not page.lines:
        return ()
    edges = [*starts(page), len(page.lines)]
    return tuple(
        _document(path, raw, Article(page, start, end), number)
        for number, (start, end) in enumerate(pairwise(edges), start=1)
    )


def page_of(raw: str) -> Page:
    words = furniture()
    return Page([sort(line, words) for line in lines(raw)], words)


def _document(path: str, raw: str, article: Article, number: int) -> Document:
    first, last = article.line(article.start).line, article.line(article.end - 1).line
    address = _address(article)
    return Document(
        id=path if number == 1 else f"{path}#{number}",
        text=raw[first.begin : last.end],
        published=published(article) or (from_url(address) if address else None),
        source=outlet(address) if address else _signature(article, article.page.words),
        regions=_regions(article, first.begin),
        origin=Origin(path=path, start=first.begin, line=first.number),
    )


def text_regions(text: str, *, headed: bool = False) -> tuple[Region, ...]:
    """The lines of one article's text that are not body; `headed` when its title stands in the text."""
    page = page_of(text)
    return _regions(Article(page, 0, len(page.lines), headed), 0) if page.lines else ()


def text_date(text: str) -> Published | None:
    """What the date line at the head of one article's text says."""
    page = page_of(text)
    return published(Article(page, 0, len(page.lines))) if page.lines else None


def _regions(article: Article, base: int) -> tuple[Region, ...]:
    found = sorted(roles(article).items())
    places = ((role, article.line(at).line) for at, role in found)
    return tuple(Region(role=role, span=Span(start=line.start - base, end=line.end - base)) for role, line in places)


def published(article: Article) -> Published | None:
    """What the date line at the head says; two bare days that differ say nothing."""
    head = [at for at in date_lines(article) if at < article.head_end()]
    stamps = [stamp for at in head if (stamp := article.line(at).stamp)]
    timed = [stamp.published for stamp in stamps if isinstance(stamp.published, datetime)]
    days = {stamp.published for stamp in stamps}
    return timed[0] if timed else days.pop() if len(days) == 1 else None


def _address(article: Article) -> str | None:
    """The web address the article gives as its own, the last one outside lists of other stories."""
    signed = (at for at, role in roles(article).items() if role == "byline")
    found = (_ADDRESS.search(article.line(at).text) for at in sorted(signed, reverse=True))
    return next((match[0] for match in found if match), None)


def outlet(address: str) -> str | None:
    """The host of a web address, without www.

    >>> outlet("https://www.baogiaothong.vn/x-192250325175344199.htm")
    'baogiaothong.vn'
    """
    return (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.") or None


def _signature(article: Article, words: Furniture) -> str | None:
    """The outlet or agency that signs at the foot."""
    signed = [article.line(at).text for at, role in sorted(roles(article).items()) if role == "byline"]
    known = (words.outlets.get(text.casefold()) for text in reversed(signed))
    named = (words.source.fullmatch(text) for text in reversed(signed))
    return next(filter(None, known), None) or next((match["name"] for match in named if match), None)
