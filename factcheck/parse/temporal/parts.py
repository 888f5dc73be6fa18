"""Parts of a longer stretch: `đầu tháng 1 này`, `cuối năm 2024`, `nửa đầu năm`, `6 tháng đầu năm 2024`."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.parse.temporal.moment import (
    Moment,
    bounds,
    of_dates,
    of_months,
    replace,
    section,
    settled,
    unit_of,
    unknown,
)
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.relative import grain_of
from factcheck.parse.temporal.words import Atom, Lexis, Reader


class PartsOfDates:
    """`inner` reads the stretch that a part is taken of."""

    _section = Pattern("(<sections>) ")
    _bare = Pattern(r"(?:(?P<week><week>)|(?P<month><month>)|(?P<quarter><quarter>)|(?P<year><year>))(?! (?:<fresh>|\d))")
    _half = Pattern("<half> (?:(<first>)|(<half_last>)) (?:<of> )?")
    # "6 tháng đầu năm", "hai quý cuối năm", "15 ngày đầu tháng 3", "tháng đầu năm"
    _some = Pattern(
        r"(?:(\d\d?|<short>) )?(<day|week|month|quarter>) (?:(<first>)|(<last>)) (?:<of> )?"
        r"(?=<year|month|quarter>|(?:19|20)\d\d(?!\d))"
    )
    _months_of = Pattern(r"(\d\d?|<short>) <month>,? (?:<year> )?((?:19|20)\d\d)(?!\d|[.,]\d|%)")

    # "chủ nhật đầu tiên của tháng 5/2025", "thứ sáu cuối cùng của tháng 11"; "tuần thứ hai của tháng 3"
    _weekday = Pattern("(<weekdays>) (?:(<first>)|<last>) (?:<of> )?(?=<month>)")
    _week = Pattern(r"<week> (?:<weekday> )?(\d|<short>) (?:<of> )?(?=<month>)")

    def __init__(self, lexis: Lexis, inner: Reader) -> None:
        self._lexis, self._inner = lexis, inner
        self._begun = frozenset(lexis.words.sets["begun"])

    def section(self, text: str, start: int, published: date | None) -> Atom | None:
        """`đầu tháng 1 này`, `cuối tuần`, `giữa thập niên 1990`, `cuối ngày 28/1`."""
        match = self._section.match(text, start)
        if match is None or self._lexis.before(text, start) in self._begun:
            return None
        whole = self._stretch(text, match.end(), published)
        if whole is None or (whole.moment.grain == "day" and match.end() == whole.end):
            return None
        part = self._lexis.words.ids["sections"][match[1]]
        return Atom(whole.end, section(settled(whole.moment, published), part))

    def half(self, text: str, start: int, published: date | None) -> Atom | None:
        """`nửa đầu năm 2024`, `nửa cuối tháng 3`."""
        match = self._half.match(text, start)
        whole = self._stretch(text, match.end(), published) if match else None
        if match is None or whole is None or not whole.moment.known:
            return whole
        moment = settled(whole.moment, published)
        low, high = _halves(moment, first=bool(match[1]))
        return Atom(whole.end, replace(moment, grain="half", low=low, high=high))

    def some(self, text: str, start: int, published: date | None) -> Atom | None:
        """`6 tháng đầu năm 2024`, `10 ngày đầu tháng 3`, `quý đầu năm`, `9 tháng năm 2024`."""
        counted = self._months_of.match(text, start)
        if counted is not None:
            count = self._lexis.number(counted[1])
            if count is None or not 2 <= count <= 11:
                return None
            return Atom(counted.end(), _first_months(of_months("year", int(counted[2]), 1, 12), count))
        match = self._some.match(text, start)
        if match is None:
            return None
        count = self._lexis.number(match[1]) if match[1] else 1
        whole = self._stretch(text, match.end(), published)
        if whole is None or count is None:
            return None
        moment = settled(whole.moment, published)
        if not moment.known:
            return Atom(whole.end, moment)
        return self._taken(whole.end, moment, match[2], count, first=bool(match[3]))

    def _taken(self, end: int, moment: Moment, unit: str, count: int, *, first: bool) -> Atom | None:
        name = self._lexis.words.ids["ago_units"].get(unit, "")
        months = {"month": 1, "quarter": 3}.get(name, 0) * count
        if months and moment.grain in ("year", "quarter") and 0 < months < 12:
            return Atom(end, _first_months(moment, months) if first else _last_months(moment, months))
        if name in ("day", "week") and moment.dated:
            days = timedelta(days=count * (7 if name == "week" else 1) - 1)
            low, high = bounds(moment)
            low, high = (low, low + days) if first else (high - days, high)
            return Atom(end, replace(of_dates("span" if high > low else "day", low, high), implied=moment.implied))
        return None

    def weekday(self, text: str, start: int, published: date | None) -> Atom | None:
        """`chủ nhật đầu tiên của tháng 5`: the first or the last such day of a month."""
        match = self._weekday.match(text, start)
        whole = self._month_at(text, match.end(), published) if match else None
        if match is None or whole is None:
            return None
        low, high = bounds(whole.moment)
        number = self._lexis.words.values["weekdays"][match[1]]
        first = low + timedelta(days=(number - low.isoweekday()) % 7)
        day = first if match[2] else high - timedelta(days=(high.isoweekday() - number) % 7)
        return Atom(whole.end, replace(of_dates("day", day, day), implied=whole.moment.implied, read_by=(f"weekday:{number}",)))

    def week(self, text: str, start: int, published: date | None) -> Atom | None:
        """`tuần thứ hai của tháng 3`: its days 8 to 14."""
        match = self._week.match(text, start)
        number = self._lexis.number(match[1]) if match else None
        whole = self._month_at(text, match.end(), published) if match else None
        if whole is None or number is None or not 1 <= number <= 5:
            return None
        low, high = bounds(whole.moment)
        begin = min(low + timedelta(days=7 * number - 7), high)
        stop = min(begin + timedelta(days=6), high)
        return Atom(whole.end, replace(of_dates("week", begin, stop), implied=whole.moment.implied, fuzzy=True))

    def _month_at(self, text: str, start: int, published: date | None) -> Atom | None:
        """A month whose year is known."""
        whole = self._stretch(text, start, published)
        if whole is None or whole.moment.grain != "month":
            return None
        moment = settled(whole.moment, published)
        return Atom(whole.end, moment) if moment.known and moment.dated else None

    def _stretch(self, text: str, start: int, published: date | None) -> Atom | None:
        """The stretch a part is taken of: a named one, or the present year, month or week."""
        named = self._inner(text, start, published)
        if named is not None:
            return named
        match = self._bare.match(text, start)
        if match is None:
            return None
        unit = str(match.lastgroup)
        if published is None:
            moment = of_months("year", 0, 1, 12) if unit == "year" else unknown(grain_of(unit), "relative")
            return Atom(match.end(), replace(moment, open=True))
        return Atom(match.end(), replace(unit_of(published, unit), implied=(unit,), read_by=("relative",)))


def _halves(moment: Moment, *, first: bool) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    (y1, m1, d1), (y2, m2, d2) = moment.low, moment.high
    if moment.grain == "month":
        return ((y1, m1, 1), (y1, m1, 15)) if first else ((y1, m1, 16), (y1, m1, 31))
    if y2 > y1:
        middle = (y1 + y2) // 2
        return ((y1, m1, d1), (middle, 12, 31)) if first else ((middle + 1, 1, 1), (y2, m2, d2))
    middle = (m1 + m2) // 2
    return ((y1, m1, d1), (y1, middle, 31)) if first else ((y1, middle + 1, 1), (y2, m2, d2))


def _first_months(moment: Moment, count: int) -> Moment:
    year, month, _ = moment.low
    inner = of_months(
        "half" if count == 6 else "quarter" if count == 3 else "month" if count == 1 else "span", year, month, count
    )
    return replace(inner, implied=moment.implied, read_by=moment.read_by)


def _last_months(moment: Moment, count: int) -> Moment:
    inner = _first_months(moment, count)
    year, month, _ = moment.high
    return replace(inner, low=(year, month - count + 1, 1), high=(year, month, 31))
