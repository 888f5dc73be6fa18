"""One pass over a text: find the places where a figure can begin, read there, go on behind what was read."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Protocol

from factcheck.kept.expressions import compiled
from factcheck.lexicon.numerals import numeral_words
from factcheck.lexicon.quantities import QuantityWords, quantity_words
from factcheck.parse.anchors import TEMPORAL, WORDED, Anchors
from factcheck.parse.before import LABEL, Before, BeforeReader
from factcheck.parse.digits import VULGAR, style_of
from factcheck.parse.figure import Figure, When
from factcheck.parse.names import NameReader, addresses, token_end
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.ordinals import OrdinalReader, point
from factcheck.parse.quantities import QuantityReader
from factcheck.text import View

_WORD = compiled(r"[^\W\d_]+")
_FRACTION = compiled(r"([0-9]{1,2})/([0-9]{1,2})(?![0-9/])")
_COUNTED = frozenset(("count", "time"))
_VERSION = compiled(r"[0-9]{1,2}\.[0-9]{1,2}(?![0-9.,%])")


class Temporal(Protocol):
    """What the scan asks of a reader of dates and times."""

    @property
    def openers(self) -> frozenset[str]: ...

    def opens(self, local: str) -> bool: ...

    def at(self, text: str, start: int, published: date | None) -> Figure | None: ...


class Scanner:
    """Reads every figure of a text, in order, not overlapping."""

    def __init__(self, words: QuantityWords, numerals: NumeralReader, temporal: Temporal) -> None:
        self.words = words
        self.numerals = numerals
        self.temporal = temporal
        self.quantities = QuantityReader(words, numerals)
        self._names = NameReader(words, frozenset(numerals.words.glued_scales))
        self._ordinals = OrdinalReader(words, numerals)
        self._before = BeforeReader(self.quantities.before | {LABEL: self._names.label_ends.__contains__})
        self._anchors = Anchors(words, numerals.words, temporal.openers, self.quantities.nouns.firsts, temporal.opens)

    def figures(self, view: View, published: date | None = None, style: str | None = None) -> list[Figure]:
        """All figures of the text. `style` is the separator style, `vi` or `en`; the text's own when None."""
        text, cased = view.lower, view.text
        style = style or style_of(text)
        hidden = addresses(text)
        found: list[Figure] = []
        end = 0
        for place in self._anchors.of(text):
            start = place >> 2
            if start < end or (hidden and _inside(start, hidden)):
                continue
            floor = found[-1].end if found else 0
            skip, figure = self._read(text, cased, start, place & 3, published, style, floor)
            if figure is not None:
                if found and found[-1].kind == "identifier" and _lists_on(text, found[-1], figure, self.words.and_):
                    _label(figure, found[-1].head, text, figure.start)
                if figure.start >= end:
                    found.append(figure)
                    end = figure.end
            end = max(end, skip)
        return found

    def _read(
        self, text: str, cased: str, start: int, roles: int, published: date | None, style: str, floor: int
    ) -> tuple[int, Figure | None]:
        """The figure at an anchor, and how far the scan may skip without one."""
        digit = text[start] <= "9"
        if digit and (skip := self._names.no_figure(text, cased, start)):
            return skip, self._labelled_code(text, start)
        figure = self.temporal.at(text, start, published) if roles & TEMPORAL else None
        if figure is not None:
            return figure.end, figure
        if not digit:
            return self._worded(text, cased, start, style, floor) if roles & WORDED or text[start] in VULGAR else (0, None)
        return self._digital(text, cased, start, style, floor)

    def _labelled_code(self, text: str, start: int) -> Figure | None:
        """`nghị định 119/2020/nđ-cp`: a document number behind its label is an identifier."""
        label = self._names.label_before(text, start)
        end = self._names.code_end(text, start) if label else 0
        if not end:
            return None
        figure = Figure("identifier", start, end)
        _label(figure, label, text, start)
        return figure

    def _worded(self, text: str, cased: str, start: int, style: str, floor: int) -> tuple[int, Figure | None]:
        word = _word_at(text, start)
        opens = word in self.numerals.openers or text[start] in VULGAR
        figure = self._ordinals.at(text, cased, start) if word in self._ordinals.openers else None
        if figure is not None:
            return figure.end, figure
        fixed = self._names.fixed(text, start, word)
        if not opens:
            figure = None if fixed else self.quantities.elided(text, word, start, Before(floor))
            return (figure.end if figure else fixed), figure
        figure = self.quantities.at(text, cased, start, style, self._before.at(text, start, floor))
        if fixed and not (figure is not None and _outgrows(figure, fixed)):
            return fixed, None
        if figure is not None and figure.start == start and self._ends_label(text, figure):
            return start + len(word), None
        return (figure.end if figure else 0), figure

    def _ends_label(self, text: str, figure: Figure) -> bool:
        """`hiệp một trận này`, `đội một năm 2023`: a spelled digit behind a label counts nothing."""
        if not figure.spelled or figure.scaled or figure.low is None or figure.low >= 10 or figure.dimension not in _COUNTED:
            return False
        if self._names.label_before(text, figure.start) in self.words.stages:
            return True
        return figure.low == 1 and _word_before(text, figure.start) in self.words.first_teams

    def _digital(self, text: str, cased: str, start: int, style: str, floor: int) -> tuple[int, Figure | None]:
        before = self._before.at(text, start, floor)
        label = self._names.label_before(text, start) if before.roles & LABEL else ""
        figure = None if label else self._fraction(text, start, before)
        figure = figure or self.quantities.at(text, cased, start, style, before)
        if figure is None:
            return token_end(text, start), None
        year = _is_year(text, figure)
        plain = figure.kind == "number" and not figure.scaled and figure.hedge is None and figure.start == start
        if plain and not figure.spelled and self._continues(text, start):
            return figure.end, None
        if plain and not label and not year:
            label = self._named(text, cased, start, style)
            if label:
                _label(figure, label, text, start)
                return figure.end, figure
        if label and self._labels(label, figure, text):
            _label(figure, label, text, start)
        elif year:
            _year(figure)
        return figure.end, figure

    @staticmethod
    def _continues(text: str, start: int) -> bool:
        """`công viên 23/9`: the end of a token whose beginning was no figure."""
        return start > 1 and text[start - 1] == "/" and text[start - 2].isdecimal()

    def _named(self, text: str, cased: str, start: int, style: str) -> str:
        """The name that a bare number is part of; a version (`4.0`) is part of the word before it."""
        if name := self._names.name_before(text, cased, start) or self._names.proper_before(text, cased, start):
            return name
        word = _word_before(text, start)
        return word if style == "vi" and word in self.words.versioned and _VERSION.match(text, start) else ""

    def _labels(self, label: str, figure: Figure, text: str) -> bool:
        """Whether the label holds: of a bare number always, of a count when the label is no group of what is counted."""
        if figure.dimension in ("number", "score"):
            return not figure.scaled
        if figure.dimension == "count":
            if figure.head == self.words.times:
                return False  # "chuyển khoản 2 lần"
            if figure.head in self.words.labels and text[figure.end + 1 : figure.end + 2].isdecimal():
                return True  # "bài 3 trang 25"
            if label not in self.words.groups or figure.head.split(" ")[0] in self.words.streets:
                return True
            if label in self.words.numbering:
                return not self._counted(figure.head)
            return not self.quantities.nouns.known(text, figure.end - len(figure.head))
        return figure.dimension == "time" and text[figure.end : figure.end + 2].strip()[:1].isdigit()

    def _counted(self, head: str) -> bool:
        """Whether a head is a thing that is counted: `khu vực số 3 tập trung` counts nothing."""
        first = head.split(" ", 1)[0]
        return first in self.words.classifiers or first in self.words.singles

    def _fraction(self, text: str, start: int, before: Before) -> Figure | None:
        match = _FRACTION.match(text, start) if "/" in text[start + 1 : start + 3] else None
        if match is None or (text[start - 1] if start else " ") in "/-.,":
            return None
        if text.startswith(" ", match.end()) and _word_at(text, match.end() + 1) in self.words.units:
            return None  # "85/100 điểm": a part of a whole, in its unit
        top, bottom = Decimal(match[1]), Decimal(match[2])
        if not 0 < top < bottom or (bottom > 12 and self.quantities.nouns.known(text, match.end() + 1)):
            return None
        figure = point("number", "fraction", match.start(), match.end(), top / bottom)
        figure.step = figure.leading = Decimal(1)
        self.quantities.hedge(text, figure, before)
        return figure


def _outgrows(figure: Figure, end: int) -> bool:
    """Whether a fraction goes beyond a fixed name that begins like it (`một phần ba`)."""
    return figure.end > end and figure.stated is not None and figure.stated < 1


def _word_at(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match[0] if match else ""


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - 16) : start].rpartition("\n")[2].split()
    return words[-1] if words and words[-1][-1].isalpha() else ""


def _lists_on(text: str, before: Figure, figure: Figure, joins: frozenset[str]) -> bool:
    """`phường 1, 3 và 4`: bare numbers behind an identifier share its label."""
    if figure.dimension != "number":
        return False
    between = text[before.end : figure.start]
    if between[:1] == " " and between[1:-1] in joins:
        return (before.unit or "").isdecimal()
    return between in (", ", ",", "-", " - ", "–", " – ")


def _is_year(text: str, figure: Figure) -> bool:
    """`Luật Giáo dục 2019 quy định`: four digits without a group sign are a year; counts are written `2.019`."""
    shown = text[figure.start : figure.start + 4]
    alone = shown.isdigit() and not text[figure.start + 4 : figure.start + 5].isalnum()
    alone = alone and not (
        text[figure.start + 4 : figure.start + 5] == "-" and text[figure.start + 5 : figure.start + 6].isdecimal()
    )
    return alone and figure.dimension in ("number", "count") and figure.stated is not None and 1900 <= figure.stated <= 2099


def _year(figure: Figure) -> None:
    year = f"{figure.stated}"
    figure.kind, figure.dimension, figure.unit, figure.head = "date", "date", None, ""
    figure.end, figure.when = figure.start + 4, When(f"{year}-01-01", f"{year}-12-31", "year")
    figure.stated = figure.low = figure.high = None


def _inside(start: int, spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (start, start + 10**9)) - 1
    return at >= 0 and start < spans[at][1]


def _label(figure: Figure, label: str, text: str, start: int) -> None:
    """Make an identifier of a number behind a label: its text is its value, held as the unit."""
    figure.end = max(token_end(text, start), figure.end if figure.dimension == "score" else 0)
    figure.kind, figure.dimension, figure.unit, figure.head = "identifier", "identifier", text[start : figure.end], label
    figure.hedge = None
    figure.stated = figure.low = figure.high = None


@cache
def scanner() -> Scanner:
    """The scanner of the built-in lexicon, made once."""
    from factcheck.lexicon.calendar import calendar_words
    from factcheck.parse.temporal import TemporalReader

    numerals = NumeralReader(numeral_words())
    return Scanner(quantity_words(), numerals, TemporalReader(calendar_words(), numerals))
