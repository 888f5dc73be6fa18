"""The tree of a web page: finds its sapo, captions and date, and takes out what is not the article's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.sources.furniture import Furniture
from factcheck.sources.stamps import Published, stamp

if TYPE_CHECKING:
    from factcheck.sources.metadata import Known

_LEAD = range(40, 1200)
_FURNITURE_ELEMENTS = ("footer", "nav", "aside", "form", "script", "style", "noscript", "button", "iframe")
_NAMED_ELEMENTS = ("h2", "h3", "h4", "p", "div", "span", "strong", "td", "section", "time")
_NAMING = ("class", "itemprop", "data-role")
_KEPT = ("html", "body", "main", "article")


class Page:
    """A parsed page and the words to judge it by; `strip` changes the tree, so look first."""

    def __init__(self, tree: Any, words: Furniture) -> None:
        self.tree = tree
        self.words = words

    def flat(self, element: Any) -> str:
        return " ".join(element.text_content().split())

    def lead(self, known: Known) -> str | None:
        """The sapo: an element whose class says so, else the description when the page shows it."""
        element = self._sapo(known)
        if element is not None:
            return self.flat(element)
        return known.lead if known.lead and known.lead != known.title and len(known.lead) in _LEAD else None

    def _sapo(self, known: Known) -> Any | None:
        exact = self._classed(self.words.page.sapo)
        loose = self._classed(self.words.page.sapo_loose, loose=True)
        found = (*exact, *(element for element in loose if self._described(element, known)))
        return next((element for element in found if len(self.flat(element)) in _LEAD), None)

    def _described(self, element: Any, known: Known) -> bool:
        """Whether a loosely named element begins as the description of the page does."""
        text = self.flat(element)
        return bool(known.lead) and text[:40].casefold() in (known.lead or "").casefold()

    def _classed(self, names: frozenset[str], *, loose: bool = False) -> Iterator[Any]:
        """Elements with one of these class names; loosely, a part of the name is enough."""
        for element in self.tree.iter(*_NAMED_ELEMENTS):
            said = " ".join(element.get(name) or "" for name in _NAMING).casefold()
            pieces = re.split(r"[\s_-]+" if loose else r"\s+", said)
            if not names.isdisjoint(pieces) and not self._outside(element):
                yield element

    def _outside(self, element: Any) -> bool:
        """Whether it stands in a footer, a menu or a list of other stories."""
        return any(self._is_furniture(parent) for parent in (element, *element.iterancestors()))

    def _is_furniture(self, element: Any) -> bool:
        if element.tag in _FURNITURE_ELEMENTS:
            return True
        said = f"{element.get('class') or ''} {element.get('id') or ''}".casefold().split()
        typed = (element.get("type") or "").casefold()
        return typed in self.words.page.drop_types or not self.words.page.drop.isdisjoint(said)

    def _caption_elements(self) -> list[Any]:
        found = [*self.tree.iter("figcaption"), *self._classed(self.words.page.caption)]
        inner = {id(child) for element in found for child in element.iterdescendants()}
        once = {id(element): element for element in found if id(element) not in inner and not self._outside(element)}
        return list(once.values())

    def captions(self) -> tuple[str, ...]:
        texts = (self.flat(element) for element in self._caption_elements())
        return tuple(dict.fromkeys(text for text in texts if text))

    def marked_dates(self) -> Iterator[Any]:
        """Elements that carry the time of the article itself."""
        for element in self.tree.iter("time", "meta", "span", "div"):
            dated = element.tag == "time" or (element.get("itemprop") or "").casefold() == "datepublished"
            if dated and not self._outside(element):
                yield element

    def visible_date(self) -> Published | None:
        """A date line in an element named for dates, outside footers and lists."""
        for element in self._classed(self.words.page.date):
            read = stamp(self.flat(element), self.words.stamp)
            if read:
                return read.published
        return None

    def strip(self) -> None:
        """Take out captions, sapo, and lists of other stories, so that they are not read as text."""
        sapo = [found for found in self._classed(self.words.page.sapo) if len(self.flat(found)) in _LEAD]
        dated = [found for found in self._classed(self.words.page.date) if stamp(self.flat(found), self.words.stamp)]
        elements = (element for element in self.tree.iter() if isinstance(element.tag, str))
        furniture = [element for element in elements if self._is_furniture(element)]
        authors = [found for found in self._classed(self.words.page.author) if len(self.flat(found)) < _LEAD.start]
        for element in (*self._caption_elements(), *sapo[:1], *dated, *authors, *self.tree.iter("h1"), *furniture):
            if element.getparent() is not None and element.tag not in _KEPT:
                element.drop_tree()
