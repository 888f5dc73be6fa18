"""Whether number words are a figure: `hai người` is, `một cách` and `năm nay` are not."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon.numerals import NumeralWords
from factcheck.lexicon.quantities import QuantityWords
from factcheck.parse.figure import Figure
from factcheck.parse.nouns import NounReader
from factcheck.parse.numerals import Numeral, is_alone


class Worth:
    """Judges spelled numbers by what stands around them."""

    def __init__(self, words: QuantityWords, numerals: NumeralWords, nouns: NounReader) -> None:
        self._ones, self._numerals, self._nouns = words.ones, numerals, nouns

    def holds(self, text: str, figure: Figure, numeral: Numeral) -> bool:
        """A spelled number is a figure when something is counted: a lone `một`, `năm` or `ba` is a word."""
        if figure.dimension != "count" and is_alone(text, figure.start, figure.end):
            return True
        if numeral.durations:
            return figure.dimension == "time"
        if numeral.bare and not self._opens(text, figure, numeral):
            return False
        if numeral.fraction:
            return True
        if numeral.low == 0 and numeral.step == 1:
            return False
        if figure.unit is not None and figure.dimension != "count":
            return not (
                numeral.year and figure.dimension == "time" and (self._is_year(text, figure) or self._counted(text, numeral))
            )
        if numeral.low < 1 and not numeral.tailed:
            return figure.dimension == "count" and self._nouns.known(text, numeral.end + 1)
        if numeral.scaled or numeral.low >= 10 or numeral.step < 1:
            return not (numeral.tailed and numeral.low >= 100 and self._goes_on(text, numeral))
        if figure.dimension != "count" or (numeral.low == 1 and not self._counts_one(figure.head)):
            return False
        return self._nouns.known(text, numeral.end + 1) and not (numeral.year and self._year_before(text, numeral))

    def _goes_on(self, text: str, numeral: Numeral) -> bool:
        """`không chín một hai …`: digits said one by one behind a digit that began none, as of a telephone."""
        before = text[max(0, numeral.start - 12) : numeral.start].rpartition("\n")[2].split()
        return bool(before) and before[-1] in self._numerals.units and before[-1] not in self._numerals.years

    def _opens(self, text: str, figure: Figure, numeral: Numeral) -> bool:
        """Whether a number may begin with its scale word: `cả nghìn`, `hơn chục`, `trăm nghìn đồng`, `triệu hai.`"""
        before = text[max(0, numeral.start - 12) : numeral.start].rpartition("\n")[2].split()
        if before and before[-1] in self._numerals.dozen_before:
            return True
        counted = figure.dimension not in ("number", "count") or self._nouns.known(text, numeral.end + 1)
        if numeral.tailed:
            return counted or text[numeral.end : numeral.end + 1] != " "
        if " " not in text[numeral.start : numeral.end] or not counted:
            return False
        figure.vague, figure.high = True, (figure.low or Decimal(0)) * 10  # "nghìn tỷ đồng": an order of magnitude
        return True

    def _counts_one(self, head: str) -> bool:
        return head in self._ones or head.split()[0] in self._ones

    def _is_year(self, text: str, figure: Figure) -> bool:
        """`cuối năm năm học sinh` has a year and five of something; `năm năm phải đổi một lần` has five years."""
        before = text[max(0, figure.start - 12) : figure.start].rpartition("\n")[2].split()
        if figure.unit == "month":
            return bool(before) and before[-1] in self._numerals.month_before  # "theo năm tháng"
        if figure.unit != "year" or text[figure.start : figure.end].count(" ") != 1:
            return False
        if before and before[-1] in self._numerals.year_parts:
            return True
        return text[figure.end + 1 : figure.end + 2].isdecimal() or self._nouns.known(text, figure.end + 1)

    @staticmethod
    def _counted(text: str, numeral: Numeral) -> bool:
        """`lần thứ 35 năm ngày ký`: behind digits `năm` is their unit."""
        return text[max(0, numeral.start - 2) : numeral.start].strip()[-1:].isdigit()

    def _year_before(self, text: str, numeral: Numeral) -> bool:
        """`trong năm doanh nghiệp …`: behind a number or a preposition of time it is the year; not in `ba trong năm trận`."""
        before = text[max(0, numeral.start - 12) : numeral.start].rpartition("\n")[2].split()
        if len(before) > 1 and (before[-2] in self._numerals.units or before[-2].isdecimal()):
            return False
        return bool(before) and (before[-1][-1].isdigit() or before[-1] in self._numerals.year_before)
