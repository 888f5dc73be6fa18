"""The HTML of an article's body, as an editing system holds it: its text, and where each character stands in the HTML.

Owns pieces of pages, which have no navigation, no head and no footer; whole pages are read by `factcheck.sources.html`.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from factcheck.model.document import Region
from factcheck.model.span import Span
from factcheck.text.traced import Traced

PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)  # not a fragment
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "button", "canvas", "datalist", "head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea",
})  # fmt: skip
_SPACE = " \t\r\n\f"


class Fragment(HTMLParser):
    """Read HTML into lines of text, one for each block; captions of figures are kept as regions.

    >>> read = Fragment("<p>Giá <b>5</b>&nbsp;USD</p><figcaption>Ảnh</figcaption>")
    >>> read.text, read.traced.source(Span(start=4, end=9))
    ('Giá 5\\xa0USD\\nẢnh', Span(start=10, end=24))
    >>> [region.role for region in read.captions]
    ['caption']
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.traced = Traced()
        self.captions: list[Region] = []
        self._html = html
        self._lines = [0, *accumulate(len(line) for line in html.split("\n"))]
        self._broken, self._spaced = False, False  # what stands before the next character, if one comes
        self._unseen, self._caption = 0, -1
        self.feed(html)
        self.close()
        self._end_caption()
        self.text = self.traced.text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._broken |= tag in _BLOCKS
        self._unseen += tag in _UNSEEN
        if tag == "figcaption":
            self._caption = len(self.traced)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._broken |= tag in _BLOCKS

    def handle_endtag(self, tag: str) -> None:
        self._broken |= tag in _BLOCKS
        self._unseen = max(self._unseen - (tag in _UNSEEN), 0)
        if tag == "figcaption":
            self._end_caption()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        place = self._place()
        for word in data.replace("\n", " ").split(" "):
            self._word(word.strip(_SPACE), place + len(word) - len(word.lstrip(_SPACE)))
            place += len(word) + 1
            self._spaced = True
        self._spaced = data[-1] in _SPACE

    def _word(self, word: str, place: int) -> None:
        if word:
            self._gap(place)
            self.traced.copy(word, place)

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name}")

    def _entity(self, written: str) -> None:
        if self._unseen:
            return
        place = self._place()
        end = place + len(written) + self._html.startswith(";", place + len(written))
        self._gap(place)
        self.traced.stand_in(unescape(f"{written};"), place, end)

    def _gap(self, place: int) -> None:
        """The line feed or the space that parts what comes from what was, as a browser shows it."""
        if len(self.traced) and (self._broken or self._spaced):
            self.traced.stand_in("\n" if self._broken else " ", place, place)
        self._broken = self._spaced = False

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + line - 1 + column

    def _end_caption(self) -> None:
        begin = self._caption + (self._caption > 0)  # after the line feed
        if self._caption >= 0 and begin < len(self.traced):
            self.captions.append(Region(role="caption", span=Span(start=begin, end=len(self.traced))))
        self._caption = -1
