"""Dates of translated and abbreviated copy: `27 January 2025`, `Jan. 27`, `T6/2025`, `Q1/2025`."""

from __future__ import annotations

from datetime import date

from factcheck.parse.temporal.moment import of_day, of_months
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import Atom, Lexis

_DOUBTFUL = 5  # "may" is a Vietnamese word


class ForeignDates:
    _day_first = Pattern(r"(\d\d?)<ordinal_signs->? (<english_months>)\.?(?:,? ((?:19|20)\d\d)(?![\w.,/-]\d|\d))?")
    _month_first = Pattern(
        r"(<english_months>)\.? (?:(\d\d?)(?!\d|[.,]\d|[/:])<ordinal_signs->?(?!\w)"
        r"(?:,? ((?:19|20)\d\d)(?!\d))?|((?:19|20)\d\d)(?!\d))"
    )
    _short = Pattern(r"(?:(<short_months>)|(<short_quarters>))(?:[/.-]|(?<=\d) )((?:19|20)\d\d)(?![\w%]|[/.-]\w)")

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis

    def day_first(self, text: str, start: int, published: date | None) -> Atom | None:
        """`27 January 2025`, `25th December`."""
        match = self._day_first.match(text, start)
        return self._read(match.end(), match[2], match[1], match[3]) if match else None

    def month_first(self, text: str, start: int, published: date | None) -> Atom | None:
        """`January 27, 2025`, `Jan. 27`, `June 2024`."""
        match = self._month_first.match(text, start)
        return self._read(match.end(), match[1], match[2], match[3] or match[4]) if match else None

    def _read(self, end: int, name: str, day: str | None, year: str | None) -> Atom | None:
        month = self._lexis.words.values["english_months"][name]
        if (month == _DOUBTFUL and not year) or (day and not 1 <= int(day) <= 31):
            return None
        full = int(year or 0)
        return Atom(end, of_day(full, month, int(day)) if day else of_months("month", full, month, 1))

    def short(self, text: str, start: int, published: date | None) -> Atom | None:
        """`T6/2025`, `Q1/2025`."""
        match = self._short.match(text, start)
        if match is None:
            return None
        values, year = self._lexis.words.values, int(match[3])
        if match[1]:
            return Atom(match.end(), of_months("month", year, values["short_months"][match[1]], 1))
        return Atom(match.end(), of_months("quarter", year, values["short_quarters"][match[2]] * 3 - 2, 3))
