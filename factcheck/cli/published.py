"""The value of `--published`: a date as ISO 8601 or as Vietnam writes it, or a date with a time."""

from __future__ import annotations

import calendar
from datetime import date, datetime

from factcheck.errors import UsageError
from factcheck.kept.expressions import compiled

_DAY_FIRST = compiled(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")  # 28/1/2025; not 28/1/25
_YEAR_FIRST = compiled(r"(\d{4})-(\d{2})-(\d{2})")  # 2025-01-28; not 2025-1


def published(value: str) -> date | datetime:
    """Read the date; an impossible one is refused with what would be right.

    >>> published("28/1/2025")
    datetime.date(2025, 1, 28)
    >>> published("2025-02-30")
    Traceback (most recent call last):
    factcheck.errors.UsageError: --published 2025-02-30: 02/2025 has days 1 to 28; the last one is 2025-02-28
    """
    text = value.strip()
    day_first, year_first = _DAY_FIRST.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    if day_first:
        day, month, year = map(int, day_first.groups())
        return _date(value, year, month, day)
    if year_first:
        return _date(value, *map(int, year_first.groups()))
    return _moment(value, text)


def _date(value: str, year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise UsageError(f"--published {value}: there is no month {month}; day and month come as 28/1/2025 or 2025-01-28")
    if not 1 <= year <= 9999:
        raise UsageError(f"--published {value}: there is no year {year}; write it in full, as in 2025-01-28")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        right = date(year, month, last).isoformat()
        raise UsageError(f"--published {value}: {month:02}/{year} has days 1 to {last}; the last one is {right}")
    return date(year, month, day)


def _moment(value: str, text: str) -> datetime:
    try:
        if not _YEAR_FIRST.match(text):
            raise ValueError
        return datetime.fromisoformat(text)
    except ValueError:
        problem = "not a date; write 2025-01-28, 28/1/2025 or 2025-01-28T10:43"
        raise UsageError(f"--published {value}: {problem}") from None
