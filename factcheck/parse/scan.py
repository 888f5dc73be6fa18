"""One pass over a text: find the places where a figure can begin, read there, go on behind what was read."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Protocol

from factcheck.lexicon.numerals import numeral_words
from factcheck.lexicon.quantities import QuantityWords, quantity_words
from factcheck.lexicon.trie import pattern
from factcheck.model import Interval
from factcheck.parse.digits import style_of
from factcheck.parse.figure import Figure, When
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.quantities import QuantityReader
from factcheck.text import View

_WORD = re.compile(r"[^\W\d_]+")
# Long digit runs, and digits behind "0": telephone and account numbers. "0903 123 456", "19001234".
_TELEPHONE = re.compile(r"(?:\(?\+?84\)?|0)[0-9]{1,4}[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,4}(?![0-9])|[0-9]{9,}(?![.,0-9])")
_CODE = re.compile(r"[0-9]+(?:[/.-][0-9]*)*/?[a-zđ]+[0-9a-zđ/-]*[/-][0-9a-zđ/-]+|(?!\d{1,3}(?:\.\d{3})+(?!\.?\d))[0-9]+(?:\.[0-9]+){2,}(?![0-9])")
_ADDRESS = re.compile(r"https?://|www\.|@[a-z]|\.(?:com|vn|net|org|html?)(?!\w)")
_LIST_MARK = re.compile(r"[0-9]{1,2}[.)](?=\s+\D)")
_SPOKEN_FRACTION = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![0-9/])")


class Temporal(Protocol):
    """What the scan asks of a reader of dates and times."""

    @property
    def openers(self) -> frozenset[str]: ...

    def at(self, text: str, start: int, published: date | None) -> Figure | None: ...


class Scanner:
    """Reads every figure of a text, in order, not overlapping."""

    def __init__(self, words: QuantityWords, numerals: NumeralReader, temporal: Temporal) -> None:
        self.words = words
        self.numerals = numerals
        self.temporal = temporal
        self.quantities = QuantityReader(words, numerals, numerals.words.to)
        special = {w.split()[0] for w in words.ordinal_openers | words.multiple_openers | set(words.firsts)}
        self._fixed = re.compile(rf"(?:{pattern(words.fixed)})(?!\w)")
        self._fixed_first = frozenset(phrase.split()[0] for phrase in words.fixed)
        openers = numerals.openers | temporal.openers | special | self._fixed_first
        self._anchor = re.compile(rf"[0-9]+|[½¼¾⅓⅔⅛]|(?<!\w)(?:{pattern(openers)})(?!\w)")
        self._ordinal = re.compile(rf"(?:{pattern(words.ordinal_openers)}) (?:({pattern(words.ordinals)})|([0-9]+))(?!\w)")
        self._multiple = re.compile(rf"(?:{pattern(words.multiple_openers)}) ({pattern(words.multiples)})(?!\w)(?! \w*(?:phẩy))")
        self._first = re.compile(rf"(?:{pattern(words.firsts)})(?!\w)")

    def figures(self, view: View, published: date | None = None, style: str | None = None) -> list[Figure]:
        """All figures of the text. `style` is the separator style, `vi` or `en`; the text's own when None."""
        text, cased = view.lower, view.text
        style = style or style_of(text)
        hidden = _addresses(text)
        found: list[Figure] = []
        end = 0
        for match in self._anchor.finditer(text):
            start = match.start()
            if start < end or _inside(start, hidden):
                continue
            skip, figure = self._read(text, cased, start, published, style)
            if figure is not None and found and _lists_on(text, found[-1], figure):
                _label(figure, found[-1].head, text, figure.start)
            if figure is not None and figure.start >= end:
                found.append(figure)
                end = figure.end
            end = max(end, skip)
        return found

    def _read(self, text: str, cased: str, start: int, published: date | None, style: str) -> tuple[int, Figure | None]:
        """The figure at an anchor, and how far the scan may skip without one."""
        digit = text[start] <= "9"
        if digit and (skip := self._no_figure(text, start)):
            return skip, self._labelled_code(text, start, skip)
        figure = self.temporal.at(text, start, published)
        if figure is not None:
            return figure.end, figure
        if not digit and (skip := self._name(text, start)):
            return skip, None
        if not digit and (figure := self._worded(text, start)):
            return figure.end, figure
        return self._quantity(text, cased, start, style, digit)

    def _labelled_code(self, text: str, start: int, end: int) -> Figure | None:
        """`nghị định 119/2020/nđ-cp`: a document number behind its label is an identifier."""
        label = self.quantities.label_before(text, start)
        if not label or not (match := _CODE.match(text, start)):
            return None
        figure = Figure("identifier", start, match.end())
        _label(figure, label, text, start)
        return figure

    def _quantity(self, text: str, cased: str, start: int, style: str, digit: bool) -> tuple[int, Figure | None]:
        if not digit and not self._numeral_begins(text, start):
            return 0, None
        label = self.quantities.label_before(text, start) if digit else ""
        fraction = self._fraction(text, start) if digit and not label else None
        figure = fraction or self.quantities.at(text, cased, start, style)
        if figure is not None and label and self._labels(label, figure, text):
            _label(figure, label, text, start)
        elif figure is not None and digit and _is_year(text, figure):
            _year(figure)
        return (figure.end if figure else _token_end(text, start) if digit else 0), figure

    def _labels(self, label: str, figure: Figure, text: str) -> bool:
        """Whether the label holds: of a bare number always, of a count when the label is no group of what is counted."""
        if figure.dimension in ("number", "score"):
            return not figure.scaled
        if figure.dimension == "count":
            return label not in self.words.groups or not self.quantities.nouns.known(text, figure.end - len(figure.head))
        return figure.dimension == "time" and text[figure.end : figure.end + 2].strip()[:1].isdigit()

    def _numeral_begins(self, text: str, start: int) -> bool:
        match = _WORD.match(text, start)
        if match is None or match[0] not in self.numerals.openers:
            return False
        before = text[max(0, start - 8) : start].split()
        alone = match[0] in self.numerals.words.dozens
        return not alone or (bool(before) and before[-1] in self.numerals.words.dozen_before)

    def _no_figure(self, text: str, start: int) -> int:
        """Where a telephone number, a document number or a list mark ends; 0 when here is none of them."""
        before = text[start - 1] if start else "\n"
        if before.isalpha() or before in "_@#":
            return _token_end(text, start)
        if before == "\n" and (mark := _LIST_MARK.match(text, start)):
            return mark.end()
        match = _TELEPHONE.match(text, start) or _CODE.match(text, start)
        return match.end() if match and not self._measured(text, start) else 0

    def _measured(self, text: str, start: int) -> bool:
        """`50km/h` looks like a document number; a unit says that it is none."""
        match = re.compile(r"[0-9.,]+").match(text, start)
        end = match.end() if match else start
        unit = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?[23²³]?").match(text, end)
        if unit is None:
            return False
        word = unit[0]
        return any(w in self.words.units or w in self.numerals.words.glued_scales for w in (word, word.split("/")[0]))

    def _name(self, text: str, start: int) -> int:
        match = self._fixed.match(text, start)
        return match.end() if match else 0

    def _worded(self, text: str, start: int) -> Figure | None:
        """`thứ nhất`, `lần thứ 15`, `đầu tiên`, `gấp đôi`."""
        if match := self._ordinal.match(text, start):
            value = self.words.ordinals[match[1]] if match[1] else Decimal(match[2])
            return _point("ordinal", "ordinal", match.start(), match.end(), value)
        if match := self._first.match(text, start):
            return _point("ordinal", "ordinal", match.start(), match.end(), Decimal(1))
        match = self._multiple.match(text, start)
        if match and not self._counts_on(text, match):
            figure = _point("ratio", "times", match.start(), match.end(), self.words.multiples[match[1]])
            figure.unit = "x"
            return figure
        return None

    def _counts_on(self, text: str, match: re.Match[str]) -> bool:
        """`gấp ba lần`, `gấp ba mươi lần`: the number goes on, and the quantity reader reads it."""
        numeral = self.numerals.at(text, match.start(1)) if match[1] in self.numerals.openers else None
        return numeral is not None and (numeral.end > match.end() or text.startswith(" lần", numeral.end))

    def _of_whole(self, text: str, end: int) -> bool:
        """`85/100 điểm`, `41/81 tuyến đường`: a part of a whole, in its unit."""
        return text[end : end + 1] == " " and _word_at(text, end + 1) in self.words.units

    def _fraction(self, text: str, start: int) -> Figure | None:
        match = _SPOKEN_FRACTION.match(text, start)
        if match is None or (text[start - 1] if start else " ") in "/-.," or self._of_whole(text, match.end()):
            return None
        top, bottom = Decimal(match[1]), Decimal(match[2])
        if not 0 < top < bottom or (bottom > 12 and self.quantities.nouns.known(text, match.end() + 1)):
            return None
        return _point("number", "fraction", match.start(), match.end(), top / bottom)


def _word_at(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match[0] if match else ""


def _lists_on(text: str, before: Figure, figure: Figure) -> bool:
    """`phường 1, 3 và 4`: bare numbers behind an identifier share its label."""
    if before.kind != "identifier" or figure.dimension != "number":
        return False
    return text[before.end : figure.start] in (", ", ",", "-", " - ")


def _is_year(text: str, figure: Figure) -> bool:
    """`Luật Giáo dục 2019 quy định`: four digits without a group sign are a year; counts are written `2.019`."""
    shown = text[figure.start : figure.start + 4]
    alone = shown.isdigit() and not text[figure.start + 4 : figure.start + 5].isalnum()
    return alone and figure.dimension in ("number", "count") and figure.stated is not None and 1900 <= figure.stated <= 2099


def _year(figure: Figure) -> None:
    year = f"{figure.stated}"
    figure.kind, figure.dimension, figure.unit, figure.head = "date", "date", None, ""
    figure.end, figure.when = figure.start + 4, When(f"{year}-01-01", f"{year}-12-31", "year")
    figure.stated = figure.low = figure.high = None


def _addresses(text: str) -> list[tuple[int, int]]:
    """Spans of web and mail addresses: the run without spaces around each telling sign."""
    spans = []
    for match in _ADDRESS.finditer(text):
        start = max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
        ends = [at for at in (text.find(" ", match.end()), text.find("\n", match.end())) if at >= 0]
        spans.append((start, min(ends, default=len(text))))
    return spans


def _inside(start: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= start < b for a, b in spans)


def _token_end(text: str, start: int) -> int:
    """Where the token of letters, digits and inner signs that stands here ends."""
    match = re.compile(r"[\w]+(?:[.,:/-]\w+)*").match(text, start)
    return match.end() if match else start + 1


def _point(kind: str, dimension: str, start: int, end: int, value: Decimal) -> Figure:
    exact = Interval.point(value)
    return Figure(kind, start, end, value, value, value, dimension=dimension, hard=exact, soft=exact)  # type: ignore[arg-type]


def _label(figure: Figure, label: str, text: str, start: int) -> None:
    """Make an identifier of a number behind a label: its text is its value, held as the unit."""
    figure.end = max(_token_end(text, start), figure.end if figure.dimension == "score" else 0)
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
