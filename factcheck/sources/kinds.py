"""What each line of a saved page is, by its shape alone. What follows from its neighbours is said in `boundaries`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from factcheck.kept.unicode_expressions import unicode_compiled
from factcheck.sources.furniture import Furniture
from factcheck.sources.lines import Line
from factcheck.sources.stamps import Stamp, stamp

Kind = Literal[
    "headline", "paragraph", "blurb", "date", "caption", "picture", "foot", "box", "insert", "link", "source", "crumb"
]

_ADDRESS = unicode_compiled(r"https?://\S++")
# "- 13-10-2024Mỹ 'từ chối' hợp tác": a bullet, a day, a headline without a space; not "- 13-10-2024: bão đổ bộ".
_LINK = unicode_compiled(r"[-–•*·]?\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?=\p{Lu}|[\"'“‘]\p{Lu})")
_HEADING_MARKS = " :»›>…|-–▶►*#•"
_NO_HEADLINE = tuple(".:;,…")
_ASIDE = 400
_NUMBERED, _CREDITED = 6, 140
_HEADLINE = 200
_HEADLINE_WORDS = 34


@dataclass(frozen=True)
class Sorted:
    """A line and its kind; a date line also says when."""

    line: Line
    kind: Kind
    stamp: Stamp | None = None

    @property
    def text(self) -> str:
        return self.line.text

    @cached_property
    def prose(self) -> bool:
        """Whether it is running text of some length."""
        return self.kind in ("paragraph", "blurb") and len(self.text) >= 60

    @property
    def clocked(self) -> bool:
        """Whether it is a date line that names the minute."""
        return self.stamp is not None and isinstance(self.stamp.published, datetime)

    @property
    def bare(self) -> bool:
        """Whether it can be a headline and nothing else: no final mark at all."""
        return self.kind == "headline" and self.text[-1] not in "?!)"


def sort(line: Line, words: Furniture) -> Sorted:
    """Say what a line is.

    >>> from factcheck.sources.furniture import furniture
    >>> from factcheck.sources.lines import lines
    >>> [sort(line, furniture()).kind for line in lines("Giá vàng lập đỉnh\\n10:43 28/01/2025\\nCùng chuyên mục")]
    ['headline', 'date', 'foot']
    """
    read = stamp(line.text, words.stamp)
    if read:
        return Sorted(line, "date", read)
    return Sorted(line, _set_phrase(line.text, words) or _by_mark(line.text, words) or _by_shape(line))


def _set_phrase(text: str, words: Furniture) -> Kind | None:
    """Headings and inserts that stand alone on their line."""
    folded = text.strip(_HEADING_MARKS).casefold()
    if folded in words.feet:
        return "foot"
    if folded in words.boxes:
        return "box"
    return "insert" if folded in words.inserts or not any(map(str.isalnum, text)) else None


def _by_mark(text: str, words: Furniture) -> Kind | None:
    """Lines that a mark gives away: a credit, an address, a source, a path of links."""
    if _LINK.match(text):
        return "link"
    if len(text) > _ASIDE:
        return None
    if _signs(text, words):
        return "source"
    if any(map(str.isdigit, text[-_NUMBERED:])) and words.picture.fullmatch(text):
        return "picture"
    if words.credit.fullmatch(text[-_CREDITED:]):
        return "caption"
    return "crumb" if words.crumb.fullmatch(text) else None


def _signs(text: str, words: Furniture) -> bool:
    if _ADDRESS.fullmatch(text):
        return True
    found = words.source.fullmatch(text)
    if not found:
        return text.casefold() in words.outlets
    return bool(_ADDRESS.fullmatch(found["name"])) or _is_name(found["name"], words)


def _is_name(text: str, words: Furniture) -> bool:
    """Whether what follows "Theo" is names only: "The New York Times, SCMP", not "ông Wang, giá sẽ giảm"."""
    pieces = text.split()
    return len(pieces) <= words.source_words and text[-1] not in "?!:" and all(_capital(piece) for piece in pieces)


def _capital(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return not letters or letters[0].isupper() or "." in word.strip(".,") or word == "/"


def _by_shape(line: Line) -> Kind:
    text = line.text.rstrip("\"'”’») ")
    if not text or text[-1] in _NO_HEADLINE:
        return "blurb" if text.endswith(("...", "…")) else "paragraph"
    if len(line.text) <= _HEADLINE and line.words <= _HEADLINE_WORDS:
        return "headline"
    return "paragraph"
