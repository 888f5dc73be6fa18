"""A date as it is written, some of its fields missing, and how it becomes a period of the calendar.

Owns date arithmetic and the choice of a missing year. Knows no words.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

from factcheck.model import Grain
from factcheck.parse.figure import When

Field = tuple[int, int, int]
# "future" lies ahead for certain ("20/1 tới"); "ahead" is told in the future tense, at most a month back.
Side = Literal["nearest", "past", "future", "ahead"]
_FINE: frozenset[Grain] = frozenset({"day", "part-of-day"})


class Moment(NamedTuple):
    """First and last day as (year, month, day); a zero is a field that is not written.

    `known` is False for a date no calendar can tell: a day that does not exist, or one told from an unknown day.
    """

    grain: Grain
    low: Field
    high: Field
    implied: tuple[str, ...] = ()
    fuzzy: bool = False
    known: bool = True
    side: Side = "nearest"
    open: bool = False
    read_by: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        return self.low[0] > 0


def replace(moment: Moment, **changes: Any) -> Moment:
    """The same moment with other fields (three times as fast as a dataclass would be)."""
    return moment._replace(**changes)


_TWO_DIGITS = tuple(f"{number:02}" for number in range(32))
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_days(year: int, month: int) -> int:
    """
    >>> month_days(2024, 2), month_days(1900, 2)
    (29, 28)
    """
    if month == 2 and year % 4 == 0 and (year % 100 or year % 400 == 0):
        return 29
    return _LENGTHS[month]


def of_day(year: int, month: int, day: int) -> Moment:
    """A day; 31 April and 29 February 2023 are read and not known."""
    longest = 29 if month == 2 and not year else month_days(year or 2000, month)
    field = (year, month, day)
    if day <= longest:
        return Moment("day", field, field)
    return Moment("day", field, field, known=False, read_by=("impossible",))


def of_months(grain: Grain, year: int, first: int, count: int) -> Moment:
    """`count` months from the month `first`; they may run into the next year."""
    last = first + count - 1
    over = (last - 1) // 12
    return Moment(grain, (year, first, 1), (year + over if year else 0, (last - 1) % 12 + 1, 31))


def of_years(grain: Grain, first: int, last: int) -> Moment:
    return Moment(grain, (first, 1, 1), (last, 12, 31))


def of_dates(grain: Grain, first: date, last: date) -> Moment:
    return Moment(grain, (first.year, first.month, first.day), (last.year, last.month, last.day))


def unknown(grain: Grain, *read_by: str) -> Moment:
    return Moment(grain, (0, 0, 0), (0, 0, 0), known=False, read_by=read_by)


def in_year(moment: Moment, year: int) -> Moment:
    """The same days of a given year."""
    grain, (_, m1, d1), (_, m2, d2), implied, fuzzy, known, side, open_, read_by = moment
    if d1 > 28 and grain in _FINE and d1 > month_days(year, m1):
        return replace(moment, low=(year, m1, d1), high=(year, m2, d2), known=False, read_by=(*read_by, "impossible"))
    high = (year + ((m2, d2) < (m1, d1)), m2, d2)
    return Moment(grain, (year, m1, d1), high, implied, fuzzy, known, side, open_, read_by)


def settled(moment: Moment, published: date | None) -> Moment:
    """Fill the missing year or month from publication."""
    if not moment.known or moment.dated or moment.open or published is None:
        return moment
    if not moment.low[1]:
        return _in_month(moment, published)
    same = in_year(moment, published.year)
    if same.known and moment.side == "nearest" and _distance(same, published)[0] < 180:
        grain, low, high, implied, fuzzy, known, side, open_, read_by = same
        return Moment(grain, low, high, (*implied, "year"), fuzzy, known, side, open_, read_by)
    years = [y for y in (published.year - 1, published.year, published.year + 1) if 1 <= y <= 9998]
    choices = [m for m in (in_year(moment, year) for year in years) if m.known]
    if moment.low[1:] == (2, 29) and not choices:
        return replace(moment, known=False, read_by=(*moment.read_by, "impossible"))
    best = min(choices, key=lambda choice: _distance(choice, published))
    return replace(best, implied=(*moment.implied, "year"))


def _distance(moment: Moment, published: date) -> tuple[int, int]:
    """Days from publication; those on the wrong side of it come last, and of two as near the past comes first."""
    low, high = bounds(moment)
    if moment.side == "future":
        return (0, (high - published).days) if high >= published else (1, (published - high).days)
    if moment.side == "ahead" and (published - high).days > 30:
        return 366, 1
    if moment.side == "past":
        return (0, (published - low).days) if low <= published else (1, (low - published).days)
    if low > published:
        return (low - published).days, 1
    return max((published - high).days, 0), 0


def _in_month(moment: Moment, published: date) -> Moment:
    """A day of the month alone: of the months around publication the nearest, the past first."""
    day = moment.low[2]
    choices = []
    for offset in (-1, 0, 1):
        year, month = shifted_month(published.year, published.month, offset)
        if day <= month_days(year, month):
            choices.append(replace(of_day(year, month, day), side=moment.side, read_by=moment.read_by, grain=moment.grain))
    best = min(choices, key=lambda choice: _distance(choice, published))
    return replace(best, implied=(*moment.implied, "month", "year"))


def bounds(moment: Moment) -> tuple[date, date]:
    """First and last day of a moment with a year."""
    return _date(moment.low), _date(moment.high)


def _date(field: Field) -> date:
    year, month, day = field
    return date(year, month, min(day, month_days(year, month)) if day > 28 else day)


def _iso(field: Field) -> str:
    year, month, day = field
    if day > 28:
        day = min(day, month_days(year, month))
    return f"{year:04}-{_TWO_DIGITS[month]}-{_TWO_DIGITS[day]}"


def when(moment: Moment) -> When | None:
    """The period of a settled moment in ISO 8601; None when nothing can be said."""
    if not moment.known:
        return None
    if moment.dated:
        start = _iso(moment.low)
        end = start if moment.high == moment.low else _iso(moment.high)
        return When(start, end, moment.grain, moment.implied, moment.fuzzy)
    if not moment.low[1]:
        return When(f"---{moment.low[2]:02}", f"---{moment.high[2]:02}", moment.grain, moment.implied, moment.fuzzy)
    whole = moment.low[2] == 1 and moment.high[2] == 31 and moment.grain not in _FINE
    start, end = (f"--{m:02}" if whole else f"--{m:02}-{_shown_day(m, d):02}" for _, m, d in (moment.low, moment.high))
    return When(start, end, moment.grain, moment.implied, moment.fuzzy)


def _shown_day(month: int, day: int) -> int:
    return min(day, month_days(2000, month))


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """
    >>> shifted_month(2025, 1, -1)
    (2024, 12)
    """
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1


def shifted(day: date, unit: str, by: int) -> date:
    """A day some units later (before, when negative), at most the ends of the calendar.

    >>> shifted(date(2024, 2, 29), "year", -1), shifted(date(2025, 1, 31), "month", 1)
    (datetime.date(2023, 2, 28), datetime.date(2025, 2, 28))
    """
    days = {"minute": 0, "hour": 0, "day": 1, "week": 7}.get(unit)
    if days is not None:
        ordinal = day.toordinal() + days * by
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal() - 400))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = shifted_month(day.year, day.month, months * by)
    year = min(max(year, 1), 9998)
    return date(year, month, min(day.day, month_days(year, month)))


def unit_of(day: date, unit: str) -> Moment:
    """The day, week, month, quarter or year that holds a day."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return of_dates("week", monday, monday + timedelta(days=6))
    if unit == "month":
        return of_months("month", day.year, day.month, 1)
    if unit == "quarter":
        return of_months("quarter", day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "year":
        return of_years("year", day.year, day.year)
    if unit == "decade":
        return of_years("decade", max(day.year // 10 * 10, 1), day.year // 10 * 10 + 9)
    if unit == "century":
        first = (day.year - 1) // 100 * 100 + 1
        return of_years("century", first, first + 99)
    return of_dates("day", day, day)


def section(moment: Moment, part: str) -> Moment:
    """The `start`, `middle` or `end` of a stretch; its edges are fuzzy.

    >>> section(of_months("month", 2025, 1, 1), "end").low
    (2025, 1, 21)
    """
    (y1, m1, d1), (y2, m2, d2) = moment.low, moment.high
    months = (m2 - m1) % 12 + 1
    if moment.grain == "month" and months == 1:
        first, last = {"start": (1, 10), "middle": (11, 20), "end": (21, 31)}[part]
        return replace(moment, low=(y1, m1, first), high=(y2, m2, last), fuzzy=True)
    if moment.grain == "week" and moment.dated:
        first, last = {"start": (0, 1), "middle": (2, 3), "end": (5, 6)}[part]
        monday = _date(moment.low)
        days = of_dates("week", monday + timedelta(days=first), monday + timedelta(days=last))
        return replace(days, implied=moment.implied, fuzzy=True)
    if moment.grain in ("year", "season", "quarter", "half") and (d1, d2) == (1, 31):
        return _third(moment, part, months)
    if moment.grain in ("decade", "century", "span") and moment.dated and y2 > y1:
        return _years(moment, part)
    if moment.dated and moment.grain not in _FINE:
        return _share(moment, part)
    return replace(moment, fuzzy=True, grain="part-of-day" if moment.grain == "day" else moment.grain)


def _share(moment: Moment, part: str) -> Moment:
    """A third, by days, of a stretch that is not made of calendar months (a lunar year)."""
    low, high = bounds(moment)
    take = timedelta(days=(high - low).days // 3)
    first, last = {"start": (low, low + take), "middle": (low + take, high - take), "end": (high - take, high)}[part]
    days = of_dates(moment.grain, first, last)
    return replace(days, implied=moment.implied, fuzzy=True, read_by=moment.read_by)


def _third(moment: Moment, part: str, months: int) -> Moment:
    """A quarter at either end of a year, a third of shorter stretches, and all between them."""
    take = 3 if months == 12 else max(months // 3, 1)
    skip = {"start": 0, "middle": take, "end": months - take}[part]
    count = months - 2 * take if part == "middle" else take
    (year, m1, _) = moment.low
    y, m = shifted_month(year or 4, m1, skip)
    inner = of_months(moment.grain, y if year else 0, m, count)
    return replace(moment, low=inner.low, high=inner.high, fuzzy=True)


def _years(moment: Moment, part: str) -> Moment:
    first, last = moment.low[0], moment.high[0]
    take = max((last - first + 1) // 3, 1)
    start = {"start": first, "middle": first + take, "end": last - take + 1}[part]
    stop = {"start": first + take - 1, "middle": last - take, "end": last}[part]
    return replace(of_years(moment.grain, start, max(start, stop)), fuzzy=True)
