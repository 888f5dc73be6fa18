"""Web pages: one article, its text by trafilatura, the rest from metadata and class names.

trafilatura drops the sapo and may take a date from the footer, so title, lead, captions, author and date are read here,
and what was read is taken out of the tree before the text is.
"""

from __future__ import annotations

from typing import Any

from factcheck.errors import SourceError
from factcheck.model.document import Document
from factcheck.sources import metadata
from factcheck.sources.furniture import furniture
from factcheck.sources.page import Page
from factcheck.sources.plain import outlet, text_regions
from factcheck.sources.stamps import from_url


def article(path: str, raw: str) -> Document:
    """The article of a web page. Its text is extracted, so it has no place in the file."""
    page = Page(_tree(path, raw), furniture())
    known = metadata.known(page)
    lead, captions, seen = page.lead(known), page.captions(), page.visible_date()
    page.strip()
    text = _text(page.tree)
    if not text:
        raise SourceError(path, "holds no article text; is the page built by script? Save the text as .txt or .md")
    url = known.url
    return Document(
        id=path,
        text=text,
        published=known.published or seen or (from_url(url) if url else None),
        source=known.outlet or (outlet(url) if url else None),
        title=known.title,
        lead=None if lead and _flat(lead) in _flat(text) else lead,
        captions=captions,
        regions=text_regions(text),
    )


def _tree(path: str, raw: str) -> Any:
    try:
        from lxml import html  # type: ignore[import-untyped]  # the extra [html]
        from trafilatura import extract  # noqa: F401
    except ImportError:
        problem = "reading HTML needs an extra package; install it with: pip install 'factcheck-vi[html]'"
        raise SourceError(path, problem) from None
    from lxml.etree import ParserError  # type: ignore[import-untyped]

    try:
        # An encoding named in the page speaks of its bytes; this text is decoded already.
        return html.document_fromstring(raw.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except ParserError as error:
        raise SourceError(path, f"is no HTML page: {error}") from None


def _text(tree: Any) -> str:
    from trafilatura import extract

    found = extract(tree, include_comments=False, include_tables=True, deduplicate=False, favor_recall=True, fast=True)
    return (found or "").strip()


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
