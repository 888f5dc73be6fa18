"""Offsets of time zones: `giờ Hà Nội` is +07:00 always, `giờ New York` by the day."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.kept.expressions import compiled

LOCAL = "local"
_SUMMER = {"eu": ((3, -1), (10, -1)), "us": ((3, 2), (11, 1))}  # month and which Sunday; -1 is the last
_OFFSET = compiled(r"([+-])([01]?\d)(?::?([0-5]\d))?")


def offset(zone: str, day: date | None) -> str:
    """The offset of a zone on a day, as `+07:00`; empty when it is not known, as where summer counts and no day is.

    >>> offset("us-05:00", date(2025, 7, 5)), offset("eu+01:00", date(2025, 2, 5)), offset("+07:00", None)
    ('-04:00', '+01:00', '+07:00')
    >>> offset("us-05:00", None), offset("local", None)
    ('', '')
    """
    rule = zone[:2]
    if rule not in _SUMMER:
        return "" if zone == LOCAL else zone
    if day is None:
        return ""
    begin, end = (_sunday(day.year, *change) for change in _SUMMER[rule])
    hours = int(zone[2:5]) + (begin <= day < end)
    return f"{hours:+03}{zone[5:]}"


def _sunday(year: int, month: int, which: int) -> date:
    """The n-th Sunday of a month, or its last."""
    if which < 0:
        last = date(year, month, 31)
        return last - timedelta(days=last.isoweekday() % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(7 - first.isoweekday()) % 7 + 7 * (which - 1))


def written(shown: str) -> str:
    """The offset that is written behind GMT or UTC.

    >>> written("+7"), written("-0530"), written("+9:00"), written("+19")
    ('+07:00', '-05:30', '+09:00', '')
    """
    match = _OFFSET.fullmatch(shown.replace(" ", ""))
    if match is None or int(match[2]) > 14:
        return ""
    return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}"
