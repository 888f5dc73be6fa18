"""The lunar calendar of Vietnam, at 105°E, for 1900 to 2100.

The algorithm is Ho Ngoc Duc's ("Computing the Vietnamese lunar calendar", https://www.informatik.uni-leipzig.de/~duc/amlich/),
after Jean Meeus, "Astronomical Algorithms" (1998): a month begins on the day of the new moon, the eleventh month holds
the winter solstice, and in a year of thirteen months the first one without a major solar term is the leap month. This
file owns that arithmetic alone and knows no words.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from math import floor, pi, sin

FIRST_YEAR, LAST_YEAR = 1900, 2100
_ZONE = 7.0 / 24
_EPOCH = 1721425  # the Julian day number of the day before date.fromordinal(1)
_SYNODIC = 29.530588853


def solar(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The day on which a lunar date falls; None when there is none (a 30th of a short month, no such leap month).

    >>> solar(2025, 1, 1), solar(2024, 7, 15), solar(2025, 6, 1, leap=True), solar(2025, 5, 1, leap=True)
    (datetime.date(2025, 1, 29), datetime.date(2024, 8, 18), datetime.date(2025, 7, 25), None)
    """
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    start = _months(year).get((month, leap))
    if start is None or not 1 <= day <= start[1]:
        return None
    return start[0] + timedelta(days=day - 1)


def tet(year: int) -> date | None:
    """The first day of the lunar year.

    >>> tet(1985), tet(2007), tet(2030)
    (datetime.date(1985, 1, 21), datetime.date(2007, 2, 17), datetime.date(2030, 2, 2))
    """
    return solar(year, 1, 1)


def month_length(year: int, month: int, *, leap: bool = False) -> int:
    """29 or 30 days; 0 when the year has no such month.

    >>> month_length(2024, 12)
    29
    """
    start = _months(year).get((month, leap)) if FIRST_YEAR <= year <= LAST_YEAR else None
    return start[1] if start else 0


@lru_cache(maxsize=256)
def _months(year: int) -> dict[tuple[int, bool], tuple[date, int]]:
    """First day and length of each month of a lunar year, by number and whether it is the leap one."""
    out: dict[tuple[int, bool], tuple[date, int]] = {}
    for half in (year, year + 1):
        for number, leap, start, length in _winter_year(half):
            inside = number < 11 if half == year else number >= 11
            if inside:
                out[number, leap] = (date.fromordinal(start - _EPOCH), length)
    return out


@lru_cache(maxsize=256)
def _winter_year(year: int) -> tuple[tuple[int, bool, int, int], ...]:
    """The months from the eleventh of `year - 1` up to that of `year`: number, leap, first day, length."""
    first, following = _eleventh(year - 1), _eleventh(year)
    moon = floor(0.5 + (first - 2415021.076998695) / _SYNODIC)
    count = 13 if following - first > 365 else 12
    starts = [first, *(_new_moon(moon + i) for i in range(1, count)), following]
    leap_at = _leap_at(starts) if count == 13 else 0
    months = []
    for i in range(count):
        order = i - 1 if leap_at and i >= leap_at else i
        months.append(((10 + order) % 12 + 1, bool(leap_at) and i == leap_at, starts[i], starts[i + 1] - starts[i]))
    return tuple(months)


def _leap_at(starts: list[int]) -> int:
    """The first month in which the sun enters no new twelfth of its path."""
    terms = [_sun_twelfth(start) for start in starts]
    return next(i for i in range(1, len(starts) - 1) if terms[i] == terms[i + 1])


def _eleventh(year: int) -> int:
    """First day of the month that holds the winter solstice of `year`."""
    off = date(year, 12, 31).toordinal() + _EPOCH - 2415021
    moon = floor(off / _SYNODIC)
    start = _new_moon(moon)
    return _new_moon(moon - 1) if _sun_twelfth(start) >= 9 else start


@lru_cache(maxsize=4096)
def _new_moon(k: int) -> int:
    """Julian day number, at 105°E, of the k-th new moon since 1 January 1900."""
    t = k / 1236.85
    t2, t3, rad = t * t, t * t * t, pi / 180
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
    mean += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t2) * rad)
    m = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * rad
    mpr = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * rad
    f = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * rad
    c = (0.1734 - 0.000393 * t) * sin(m) + 0.0021 * sin(2 * m) - 0.4068 * sin(mpr) + 0.0161 * sin(2 * mpr)
    c += -0.0004 * sin(3 * mpr) + 0.0104 * sin(2 * f) - 0.0051 * sin(m + mpr) - 0.0074 * sin(m - mpr)
    c += 0.0004 * sin(2 * f + m) - 0.0004 * sin(2 * f - m) - 0.0006 * sin(2 * f + mpr)
    c += 0.0010 * sin(2 * f - mpr) + 0.0005 * sin(2 * mpr + m)
    return floor(mean + c - _delta_t(t) + 0.5 + _ZONE)


def _delta_t(t: float) -> float:
    """Days by which the clock of the planets runs ahead of that of the earth."""
    if t < -11:
        return 0.001 + 0.000839 * t + 0.0002261 * t**2 - 0.00000845 * t**3 - 0.000000081 * t**4
    return -0.000278 + 0.000265 * t + 0.000262 * t**2


def _sun_twelfth(day: int) -> int:
    """Which twelfth of its path the sun is in at midnight, at 105°E, of a Julian day."""
    t = (day - 2451545.5 - _ZONE) / 36525
    t2, rad = t * t, pi / 180
    m = (357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * rad
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(m)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000290 * sin(3 * m)
    return floor((longitude * rad % (2 * pi)) / pi * 6)
