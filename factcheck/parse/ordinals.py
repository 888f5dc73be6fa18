"""Places in an order and spelled multiples: `thứ nhất`, `lần thứ XIII`, `hạng nhì`, `đầu tiên`, `gấp đôi`."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import QuantityWords
from factcheck.lexicon.trie import pattern
from factcheck.model import Interval, Kind
from factcheck.parse.figure import Figure
from factcheck.parse.numerals import NumeralReader

_ROMAN = compiled(r"(?=[IVXL])(X{0,3}|XL|L)(IX|IV|V?I{0,3})(?![\w-])")
_TENS = {"": 0, "X": 10, "XX": 20, "XXX": 30, "XL": 40, "L": 50}
_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


class OrdinalReader:
    """Reads ordinals and multiples with the words of a lexicon."""

    def __init__(self, words: QuantityWords, numerals: NumeralReader) -> None:
        self.words = words
        self._numerals = numerals
        self.openers = frozenset(w.split()[0] for w in words.ordinal_openers | words.multiple_openers | set(words.firsts))
        self._opener = compiled(rf"(?:{pattern(words.ordinal_openers)}) (?=\w)")
        self._word = compiled(rf"(?:{pattern(words.ordinals)})(?!\w)")
        self._number = compiled(r"[0-9]{1,3}(?:\.[0-9]{3})?(?![\w%]|[.,/][0-9])")
        self._first = compiled(rf"(?:{pattern(words.firsts)})(?!\w)")
        points = pattern(numerals.words.points)
        self._multiple = compiled(rf"(?:{pattern(words.multiple_openers)}) ({pattern(words.multiples)})(?!\w)(?! (?:{points}))")

    def at(self, text: str, cased: str, start: int) -> Figure | None:
        """The ordinal or multiple that begins here."""
        if match := self._opener.match(text, start):
            found = self._place(text, cased, match.end())
            return point("ordinal", "ordinal", start, found[1], found[0]) if found else None
        if match := self._first.match(text, start):
            return point("ordinal", "ordinal", start, match.end(), Decimal(1))
        match = self._multiple.match(text, start)
        if match and not self._counts_on(text, match):
            figure = point("ratio", "times", start, match.end(), self.words.multiples[match[1]])
            figure.unit = "x"
            return figure
        return None

    def _place(self, text: str, cased: str, start: int) -> tuple[Decimal, int] | None:
        if match := self._number.match(text, start):
            return Decimal(match[0].replace(".", "")), match.end()
        if (roman := _ROMAN.match(cased, start)) and roman[0]:
            return Decimal(_TENS[roman[1]] + _ONES[roman[2]]), roman.end()
        numeral = self._numerals.at(text, start)
        if numeral is not None and numeral.exact and not numeral.bare and numeral.low % 1 == 0 and numeral.low >= 10:
            return numeral.low, numeral.end
        match = self._word.match(text, start)
        return (self.words.ordinals[match[0]], match.end()) if match else None

    def _counts_on(self, text: str, match: re.Match[str]) -> bool:
        """`gấp ba lần`, `gấp ba mươi lần`: the number goes on, and the quantity reader reads it."""
        numeral = self._numerals.at(text, match.start(1)) if match[1] in self._numerals.openers else None
        return numeral is not None and (numeral.end > match.end() or text.startswith(f" {self.words.times}", numeral.end))


def point(kind: Kind, dimension: str, start: int, end: int, value: Decimal) -> Figure:
    """A figure without rounding."""
    exact = Interval.point(value)
    return Figure(kind, start, end, value, value, value, dimension=dimension, hard=exact, soft=exact)
