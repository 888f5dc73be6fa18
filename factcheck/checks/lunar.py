"""A lunar date against the solar one beside it: `rằm tháng Giêng (13/2/2025)` was 12/2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from factcheck.checks.context import Context
from factcheck.checks.passage import DATES, day, iso, passages, restated
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.model import Finding
from factcheck.parse.temporal.lunar import FIRST_YEAR, LAST_YEAR, solar

RULE = "lunar"
_NEAR = 60  # days from publication within which no other year is meant


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for line in passages(articles, DATES):
        for first, second in restated(line, _of_two_calendars):
            of_moon, of_sun = (first, second) if "lunar" in first.figure.read_by else (second, first)
            told_moon, told_sun = day(of_moon), day(of_sun)
            if told_moon and told_sun:
                yield _judged(of_moon, told_moon, of_sun, told_sun, context)


def _of_two_calendars(a: Statement, b: Statement) -> bool:
    return ("lunar" in a.figure.read_by) != ("lunar" in b.figure.read_by)


def _judged(of_moon: Statement, told_moon: date, of_sun: Statement, told_sun: date, context: Context) -> Finding:
    holds = any(same == told_sun for same in _readings(of_moon, told_moon, of_sun, told_sun))
    fields = {"lunar": of_moon.surface, "solar": of_sun.surface, "computed": iso(told_moon)}
    ordered = sorted((of_moon, of_sun), key=lambda s: s.figure.start)
    return told(context, RULE, answer(holds), ordered, f"{of_moon.surface} = {iso(told_moon)}", fields)


def _readings(of_moon: Statement, told_moon: date, of_sun: Statement, told_sun: date) -> Iterator[date]:
    """Every day that may be meant: a year that is not written may be the one before or after, a month the leap one."""
    yield told_moon
    published = of_moon.article.document.day
    near = published is not None and abs((told_moon - published).days) <= _NEAR
    implied = not near and of_moon.figure.when is not None and "year" in of_moon.figure.when.implied
    open_year = of_sun.figure.when is not None and "year" in of_sun.figure.when.implied
    year, month, of_month = _lunar(told_moon)
    for other in (year - 1, year, year + 1) if implied else (year,):
        for leap in (False, True):
            same = solar(other, month, of_month, leap=leap)
            if same is None:
                continue
            yield same
            if open_year and (same.month, same.day) == (told_sun.month, told_sun.day):
                yield told_sun


def _lunar(told_day: date) -> tuple[int, int, int]:
    """Year, month and day of the moon; (0, 0, 0) outside the table."""
    if not FIRST_YEAR < told_day.year < LAST_YEAR:
        return 0, 0, 0
    for year in (told_day.year, told_day.year - 1):
        for month in range(12, 0, -1):
            for leap in (True, False):
                first = solar(year, month, 1, leap=leap)
                if first is not None and first <= told_day and (told_day - first).days < 30:
                    return year, month, (told_day - first).days + 1
    return 0, 0, 0
