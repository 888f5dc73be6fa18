"""Stretches of several years: `những năm 1990`, `thế kỷ XXI`, `năm học 2024-2025`, `nhiệm kỳ 2021-2026`.

Centuries count from year 1: the twenty-first is 2001 to 2100.
"""

from __future__ import annotations

import re
from datetime import date

from factcheck.kept.expressions import compiled
from factcheck.parse.temporal.moment import Moment, of_months, of_years, replace, unknown
from factcheck.parse.temporal.numeric import NumericDates
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import Atom, Lexis

_ONE_YEAR = compiled(r"((?:19|20)\d\d)(?![\d%]|[.,]\d|[/-]\w)")
_ROMAN = {"i": 1, "v": 5, "x": 10}


class Eras:
    _decade = Pattern(
        r"(?:<decade>(?: <year>)?|<years_plural>) (\d{4}|\d0)(?![\d%]|[.,]\d)"
        r"(?:(?:, (?:\d{4}|\d0)(?![\d%]|[.,]\d)){0,6}(?: ?<dash> ?|, |,? <lists> |,? <until> )(\d{4}|\d0)(?![\d%]|[.,]\d))?"
        r"(?: (?:<of> )?<century> (?:(\d\d?)(?!\d)|([ivx]{1,5})(?!\w)|(<ago>)))?"  # "của thế kỷ 20", "thế kỷ trước"
    )
    _century = Pattern(
        r"<century> (?:<weekday> )?(?:(\d\d?)(?![\d%]|[.,]\d)|([ivx]{1,5})(?!\w)|(<short>))"
        r"(?:( <before_era>)| <our_era>|(?! <ago>))"
    )
    _school = Pattern("<school> ")
    _term = Pattern("<terms>(?: <year>)? ")
    _years_list = Pattern(r"(?:<years_plural|year>) (\d{4}(?:, \d{4}){0,8})(?:,? (<lists>) | ?<dash> ?| <until> )(\d{4})(?!\d)")

    def __init__(self, lexis: Lexis, numeric: NumericDates) -> None:
        self._lexis, self._numeric = lexis, numeric

    def decade(self, text: str, start: int, published: date | None) -> Atom | None:
        """`những năm 1990`, `thập niên 90 của thế kỷ trước`, `những năm 1960-1970`, `các năm 2021, 2022`."""
        listed = self.listed(text, start, published)
        if listed is not None:
            return listed
        match = self._decade.match(text, start)
        if match is None:
            return None
        base = (
            1900 if match[5] else (int(match[3]) - 1) * 100 if match[3] else (_roman(match[4]) - 1) * 100 if match[4] else None
        )
        first = _decade_year(match[1], base)
        last = _decade_year(match[2], base) if match[2] else first
        if not 1000 <= first <= last <= 2190 or first % 10 or last % 10:
            return None
        return Atom(match.end(), of_years("decade", first, last + 9))

    def listed(self, text: str, start: int, published: date | None) -> Atom | None:
        """`các năm 2021, 2022 và 2023`: years in a row; two years far apart are two dates."""
        match = self._years_list.match(text, start)
        if match is None:
            return None
        shown = [int(year) for year in match[1].split(", ")]
        first, last = shown[0], int(match[3])
        if not first < last < 2200 or first % 10 == last % 10 == 0:
            return None
        if (match[2] or shown[1:]) and [*shown, last] != list(range(first, last + 1)):
            return None
        return Atom(match.end(), of_years("span" if match[2] is None else "year", first, last))

    def _century_number(self, match: re.Match[str]) -> int:
        return int(match[1]) if match[1] else _roman(match[2]) if match[2] else self._lexis.number(match[3]) or 0

    def century(self, text: str, start: int, published: date | None) -> Atom | None:
        """`thế kỷ 21`, `thế kỷ thứ XIX`."""
        match = self._century.match(text, start)
        number = 0 if match is None else self._century_number(match)
        if match is None or not 1 <= number <= 30:
            return None
        if match[4]:
            return Atom(match.end(), unknown("century", "before-era"))
        return Atom(match.end(), of_years("century", (number - 1) * 100 + 1, number * 100))

    def term(self, text: str, start: int, published: date | None) -> Atom | None:
        """`năm học 2024-2025`, `nhiệm kỳ 2021-2026`, `giai đoạn 2021 - 2025`, `năm tài chính 2024`."""
        school = self._school.match(text, start)
        head = school or self._term.match(text, start)
        if head is None:
            return None
        years = self._numeric.years(text, head.end()) or self._single(text, head.end())
        if years is None or not school:
            return years
        return Atom(years.end, school_years(years.moment))

    def _single(self, text: str, at: int) -> Atom | None:
        match = _ONE_YEAR.match(text, at)
        return Atom(match.end(), of_years("year", int(match[1]), int(match[1]))) if match else None


def school_years(years: Moment) -> Moment:
    """From September of the first year to May of the last, or of the next."""
    first, last = years.low[0], years.high[0]
    span = of_months("span", first, 9, 9)
    return replace(span, high=(max(last, first + 1), 5, 31), fuzzy=True)


def _decade_year(shown: str, base: int | None) -> int:
    if len(shown) == 4:
        return int(shown)
    if base is not None:
        return base + int(shown)
    return int(shown) + (1900 if int(shown) >= 30 else 2000)


def _roman(shown: str) -> int:
    """
    >>> _roman("xix"), _roman("xxi")
    (19, 21)
    """
    values = [_ROMAN[letter] for letter in shown]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
