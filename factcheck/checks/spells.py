"""How many days, months or years a length or a date holds: `một tuần` is 7 days, `tháng 11` has 30, `quý I` is 3 months."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from factcheck.claims import Statement
from factcheck.lexicon.quantities import quantity_words
from factcheck.model import Interval

_ISO, _DAY = 10, timedelta(days=1)
# What one unit of time holds of a shorter one, from the least to the most.
_HOLDS = {
    ("hour", "minute"): (60, 60),
    ("day", "hour"): (24, 24),
    ("week", "day"): (7, 7),
    ("month", "day"): (28, 31),
    ("month", "week"): (4, 5),
    ("quarter", "month"): (3, 3),
    ("year", "day"): (365, 366),
    ("year", "week"): (52, 53),
    ("year", "month"): (12, 12),
    ("year", "quarter"): (4, 4),
}


@cache
def unit_of_time(noun: str) -> str | None:
    """The unit that a noun names.

    >>> unit_of_time("tháng"), unit_of_time("hộ")
    ('month', None)
    """
    units = quantity_words().units.get(noun, ())
    return next((unit.id for unit in units if unit.dimension == "time"), None)


def held_by_one(unit: str, shorter: str) -> Interval | None:
    """What one unit of time holds of another one.

    >>> held_by_one("week", "day") == Interval.point(Decimal(7))
    True
    """
    if unit == shorter:
        return Interval.point(Decimal(1))
    found = _HOLDS.get((unit, shorter))
    return Interval(Decimal(found[0]), Decimal(found[1])) if found else None


def held_by_date(statement: Statement, unit: str) -> Interval | None:
    """What a stretch of the calendar holds of a unit; None for one that is not over, or holds less than two."""
    when, published = statement.figure.when, statement.article.document.day
    if when is None or when.fuzzy or not (when.start[:1].isdigit() and when.end[:1].isdigit()) or len(when.end) != _ISO:
        return None
    first, last = date.fromisoformat(when.start[:_ISO]), date.fromisoformat(when.end[:_ISO])
    if published is None or last > published or when.grain in ("day", "part-of-day"):
        return None
    days = (last - first).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    held = {"day": days, "week": days // 7, "month": months, "quarter": months // 3, "year": months // 12}.get(unit, 0)
    partly = unit == "week" or (unit != "day" and not (first.day == (last + _DAY).day == 1))  # "10 tháng qua" ends today
    return Interval(Decimal(held - partly), Decimal(held + partly)) if held > 1 else None
