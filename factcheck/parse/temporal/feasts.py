"""Feasts that date something: `Tết Nguyên đán 2025`, `giao thừa`, `dịp Giáng sinh`, `Black Friday 2024`.

A feast without its year is the one nearest to publication, and needs a word before it that dates (`dịp`, `trước`):
`bánh Tết`, `quà Giáng sinh` date nothing.
"""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.parse.numerals import is_alone
from factcheck.parse.temporal.festive import FestiveDates
from factcheck.parse.temporal.moment import Moment, of_dates, of_day, replace, settled, unknown
from factcheck.parse.temporal.named import lunar_day
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import Atom, Lexis


class Feasts:
    _feast = Pattern(r"(?:(<solar_feasts>)|(<lunar_feasts>)|<moving_feasts>)(?! <not_feast>| \(?\d\d?[/-]\d)")
    _tet = Pattern("<tet>(?! <not_tet>)")
    _yearly = Pattern(" <every> <year>")
    _eve = Pattern("<tet_eve>(?: <tet>)?")

    def __init__(self, lexis: Lexis, festive: FestiveDates) -> None:
        self._lexis, self._festive = lexis, festive
        self._cues = frozenset(lexis.words.sets["feast_cues"]) | frozenset(lexis.words.parts)

    def tet(self, text: str, start: int, published: date | None) -> Atom | None:
        """`Tết Nguyên đán 2025`, `Tết Ất Tỵ`, `trước Tết`."""
        head = self._tet.match(text, start)
        if head is None:
            return None
        end, year = self._festive.year_behind(text, head.end(), published)
        if not year and not self._cued(text, start, end):
            return None
        moment = lunar_day(year, 1, 1, published)
        return Atom(end, moment if year else replace(moment, fuzzy=True))

    def eve(self, text: str, start: int, published: date | None) -> Atom | None:
        """`giao thừa 2025`, `đêm giao thừa`: the day before Tết."""
        head = self._eve.match(text, start)
        if head is None:
            return None
        end, year = self._festive.year_behind(text, head.end(), published)
        first = lunar_day(year, 1, 1, published)
        if not first.known:
            return Atom(end, first)
        day = date(*first.low) - timedelta(days=1)
        return Atom(end, replace(of_dates("day", day, day), implied=first.implied, read_by=first.read_by))

    def feast(self, text: str, start: int, published: date | None) -> Atom | None:
        """`Giáng sinh 2024`, `Trung thu năm nay`, `dịp Quốc tế Lao động`."""
        match = self._feast.match(text, start)
        if match is None:
            return None
        end, year = self._festive.year_behind(text, match.end(), published)
        if not year and match[0].split(" ")[0] not in self._cues and not self._cued(text, start, end):
            return None
        values = self._lexis.words.values
        if self._lexis.before(text, start) in self._lexis.words.sets["year"]:
            return None  # "kỷ niệm 75 năm Ngày Thương binh liệt sĩ"
        if match[1]:
            return Atom(end, settled(of_day(year, *divmod(values["solar_feasts"][match[0]], 100)), published))
        if match[2]:
            month, day = divmod(values["lunar_feasts"][match[0]], 100)
            return Atom(end, lunar_day(year - (year > 0 and month > 11), month, day, published))  # the twelfth ends in the next
        return Atom(end, _moving(values["moving_feasts"][match[0]], year, published))

    def _cued(self, text: str, start: int, end: int) -> bool:
        return (
            self._lexis.before(text, start) in self._cues or is_alone(text, start, end) or bool(self._yearly.match(text, end))
        )


def _moving(rule: int, year: int, published: date | None) -> Moment:
    """The n-th weekday of a month and the days behind it, packed as the calendar file says.

    >>> _moving(11441, 2024, None).low
    (2024, 11, 29)
    """
    if not year and published is None:
        return unknown("day", "relative")
    month, rest = divmod(rule, 1000)
    nth, rest = divmod(rest, 100)
    weekday, more = divmod(rest, 10)
    days = []
    for one in (year,) if year or published is None else range(published.year - 1, published.year + 2):
        first = date(one, month, 1)
        ahead = (weekday - first.isoweekday()) % 7 + 7 * (nth - 1) + more
        days.append(first + timedelta(days=ahead))
    best = min(days, key=lambda day: abs((day - published).days) if published else 0)
    return replace(of_dates("day", best, best), implied=() if year else ("year",))
