"""A length against its two ends: `1975–2025, 40 năm`, `kéo dài 3 ngày từ 5 đến 9/3`, `kỷ niệm 50 năm (1975-2025)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.context import Context
from factcheck.checks.passage import DATES, before, ends, gap, passages
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.lexicon.calculations import phrases, syllables_of, words_of
from factcheck.model import Finding, Interval

RULE = "duration"
_UNITS = ("year", "month", "week", "day")
_SIGNS = re.compile(r"[(),:–-]")
_FAR, _LEAP, _DAYS = 14, 2000, 1500


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for line in passages(articles, DATES):
        for length, stretch in _pairs(line):
            computed = _computed(length, stretch)
            if computed is not None:
                yield _told(length, stretch, computed, context)


def _pairs(line: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """A length and the stretch beside it, in either order."""
    used: set[int] = set()
    for a, b in pairwise(s for s in line if not _is_feast(s)):
        length, stretch = (a, b) if _is_length(a) else (b, a)
        if not _is_length(length) or _span(stretch) is None or {id(length), id(stretch)} & used:
            continue
        if _of_one(gap(a, b)) or (length is a and _remembered(length, stretch)):
            used |= {id(length), id(stretch)}
            yield length, stretch


def _is_feast(statement: Statement) -> bool:
    """`Ngày giải phóng miền Nam`: what is remembered, not an end of the stretch."""
    when = statement.figure.when
    return when is not None and when.grain == "day" and not any(letter.isdigit() for letter in statement.surface)


def _is_length(statement: Statement) -> bool:
    figure = statement.figure
    return figure.dimension == "time" and figure.unit in _UNITS and figure.low is not None and not figure.vague


def _span(statement: Statement) -> tuple[date, date] | None:
    """First and last day; two days without a year may lie on both sides of New Year."""
    when, span = statement.figure.when, ends(statement, _LEAP)
    if when is None or span is None or when.grain != "span" or when.fuzzy:
        return None
    first, last = span
    return (first, last) if first <= last else (first, last.replace(year=last.year + 1))


def _of_one(between: str) -> bool:
    return all(word in syllables_of("of_one_stretch") for word in _SIGNS.sub(" ", between).split())


def _remembered(length: Statement, stretch: Statement) -> bool:
    """`kỷ niệm 50 năm Ngày giải phóng (30/4/1975 - 30/4/2025)`, `15 năm thi hành Điều lệ (2011-2025)`."""
    between = gap(length, stretch)
    if any(sign in between for sign in ".;:") or len(between.split()) > _FAR:
        return False
    if _is_anniversary(length):
        return between.endswith("(")
    plain = "," not in between and phrases("lasting").match(between.lstrip()) is not None
    return plain and (between.endswith("(") or between.split()[-1] in words_of("since_when"))


def _computed(length: Statement, stretch: Statement) -> Interval | None:
    """How many units lie between the two ends, the last one counted or not."""
    span = _span(stretch)
    if span is None:
        return None
    (first, last), unit = span, length.figure.unit
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if unit == "year" and last.year > first.year:
        return _years(first, last, Decimal(0 if _is_anniversary(length) else 1) if whole_years else None)
    if whole_years and first.year != last.year:
        return None
    if unit == "year" or (unit in ("week", "day") and (last - first).days > _DAYS):
        return None
    if unit == "month":
        count = (last.year - first.year) * 12 + last.month - first.month
        return Interval(Decimal(count - 1), Decimal(count + 1))
    days = (last - first).days
    return Interval(Decimal(days), Decimal(days + 1)) if unit == "day" else Interval(Decimal(days // 7), Decimal(days // 7 + 1))


def _years(first: date, last: date, over: Decimal | None) -> Interval:
    """Years between two years (the last one counted or not: `over`), or between two days (the one begun counted or not)."""
    count = Decimal(last.year - first.year)
    if over is not None:
        return Interval(count, count + over)
    begin, stop = (first.month, first.day), (last.month, last.day)
    return Interval(count - (stop < begin), count + (stop > begin))


def _is_anniversary(length: Statement) -> bool:
    return phrases("anniversary").search(before(length, 24)) is not None


def _told(length: Statement, stretch: Statement, computed: Interval, context: Context) -> Finding:
    holds = length.figure.hard.meets(computed)
    unit = context.wording.text(f"unit.{length.figure.unit}")
    shown = f"{computed.low} {unit}" if computed.low == computed.high else f"{computed.low}–{computed.high} {unit}"
    ordered = sorted((length, stretch), key=lambda s: s.figure.start)
    fields = {"length": length.surface, "stretch": stretch.surface, "computed": shown}
    return told(context, RULE, answer(holds), ordered, f"{stretch.surface}: {shown}", fields)
