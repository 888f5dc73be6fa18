"""What a web page says about its article in its head: `meta` elements, JSON-LD, `time`. Never in its footer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from factcheck.sources.page import Page
from factcheck.sources.stamps import Published, written

_DATE_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate", "publish-date", "its_publication", "dc.date.issued", "dc.date", "date",
)  # fmt: skip
_TITLE_META = ("og:title", "twitter:title", "title", "headline")
_LEAD_META = ("og:description", "description", "twitter:description")
_URL_META = ("og:url", "twitter:url")
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "BlogPosting",
)


class Known(NamedTuple):
    """What the head of a page says."""

    title: str | None
    lead: str | None
    published: Published | None
    outlet: str | None
    url: str | None


def known(page: Page) -> Known:
    meta, linked = _meta(page.tree), _linked(page.tree)
    return Known(
        title=_headline(page) or _first(meta, _TITLE_META) or _text(linked.get("headline")) or _title_element(page),
        lead=_first(meta, _LEAD_META) or _text(linked.get("description")),
        published=_published(page, meta, linked),
        outlet=_first(meta, ("og:site_name", "application-name")) or _name(linked.get("publisher")),
        url=_first(meta, _URL_META) or _canonical(page.tree) or _text(linked.get("url")),
    )


def _meta(tree: Any) -> dict[str, str]:
    """The first content of each `meta` element, by its name, property or itemprop."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _linked(tree: Any) -> dict[str, Any]:
    """The JSON-LD object that describes an article."""
    for element in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(element.text or "", strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
        for thing in _things(data):
            kinds = thing.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return thing
    return {}


def _things(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _things(item)
    elif isinstance(data, dict):
        yield data
        yield from _things(data.get("@graph", []))


def _first(found: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((found[name] for name in names if name in found), None)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return _name(value[0]) if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _published(page: Page, meta: dict[str, str], linked: dict[str, Any]) -> Published | None:
    """`meta`, then JSON-LD, then what the article itself marks as its time."""
    values = [meta.get(name) for name in _DATE_META]
    values += [_text(linked.get("datePublished"))]
    values += [element.get("datetime") or element.get("content") for element in page.marked_dates()]
    return next((read for value in values if value and (read := written(value, page.words.stamp))), None)


def _headline(page: Page) -> str | None:
    """The only `h1` of the page."""
    found = [text for element in page.tree.iter("h1") if (text := page.flat(element))]
    return found[0] if len(set(found)) == 1 else None


def _title_element(page: Page) -> str | None:
    found = page.tree.find(".//title")
    return page.flat(found) or None if found is not None else None


def _canonical(tree: Any) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href")
    return str(found[0]) if found and str(found[0]).startswith("http") else None
