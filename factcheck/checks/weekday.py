"""A weekday against its date: `thứ Hai (28/1/2025)` was a Tuesday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from factcheck.checks.context import Context
from factcheck.checks.passage import DATES, before, day, gap, iso, passages, place
from factcheck.checks.saying import told
from factcheck.claims import Article, Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.calculations import any_of, phrases
from factcheck.lexicon.calendar import calendar_words
from factcheck.model import Finding, Verdict

RULE = "weekday"
_NUMBER = "weekday:"
_DAY_TOLD = re.compile(r"\d ?[/.\-–]\d|\d \w+ \d")
_OPENS = re.compile(r" ?\($")
_NEAR, _SUNDAY = 45, 7


@dataclass(slots=True)
class Pair:
    """A weekday (1 is Monday) and the day it is told of, with the words of both."""

    number: int
    day: date
    dated: Statement
    named: Statement | None

    @property
    def statements(self) -> list[Statement]:
        return [self.named, self.dated] if self.named else [self.dated]


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for line in passages(articles, DATES):
        for pair in (*_before(line), *_behind(line)):
            verdict = _verdict(pair)
            if verdict is not None:
                yield _told(pair, verdict, context)
            else:
                context.ledger.leave(pair.dated, "period")


def _before(line: list[Statement]) -> Iterator[Pair]:
    """`thứ Hai 27/1`, `thứ Hai (27/1)`: the reader of dates has put the two together."""
    for index, statement in enumerate(line):
        number = next((r for r in statement.figure.read_by if r.startswith(_NUMBER)), None)
        if number is None:
            continue
        follows = line[index + 1] if index + 1 < len(line) else None
        enclosed = follows if follows is not None and _OPENS.match(gap(statement, follows)) else None
        told_day, own = (_day(enclosed) if enclosed else None), _day(statement)
        if enclosed is not None and told_day is not None and not _DAY_TOLD.search(statement.surface):
            yield Pair(int(number.removeprefix(_NUMBER)), told_day, enclosed, statement)
        elif own is not None and _DAY_TOLD.search(statement.surface):
            yield Pair(int(number.removeprefix(_NUMBER)), own, statement, None)


def _day(statement: Statement) -> date | None:
    """The day of a date, or of a time with its day; a day whose month is only implied is none."""
    when = statement.figure.when
    if when is None or "month" in when.implied:
        return None
    if statement.figure.kind == "time" and when.start[:1].isdigit() and when.start[10:11] == "T":
        return date.fromisoformat(when.start[:10])
    return day(statement)


@cache
def _named() -> re.Pattern[str]:
    """`28/1 (thứ hai)`, `28/1, thứ hai,`, `28/1 rơi vào thứ hai.`; not `28/1 là thứ hai trong`."""
    falls_on, day_noun = any_of("falls_on"), any_of("day")
    names = "|".join(sorted(calendar_words().values["weekdays"], key=len, reverse=True))
    return compiled(
        rf"(?: ?\((?:{falls_on})?(?: {day_noun})? ?| (?:{falls_on}) (?:{day_noun} )?|, )(?P<name>{names})(?=[,.;)]|$)"
    )


def _behind(line: list[Statement]) -> Iterator[Pair]:
    for statement in line:
        told_day = _day(statement)
        if told_day is None:
            continue
        if any(read.startswith(_NUMBER) for read in statement.figure.read_by) or not _DAY_TOLD.search(statement.surface):
            continue
        match = _named().match(statement.text.view.lower, statement.figure.end, statement.bounds[1])
        if match is not None:
            number = calendar_words().values["weekdays"][match["name"]]
            named = place(statement.article, statement.text, statement.sentence, *match.span("name"))
            yield Pair(number, told_day, statement, named)


def _verdict(pair: Pair) -> Verdict | None:
    """None where the other side of the date line, or another year, makes it right."""
    if pair.day.isoweekday() == pair.number:
        return Verdict.CONSISTENT
    if pair.named is not None and pair.number < _SUNDAY and phrases("counted_in_order").search(before(pair.named, 12)):
        return None  # "bảng thứ hai (28/1)" is the second table
    start, end = pair.dated.bounds
    if phrases("zones").search(pair.dated.text.view.lower, start, end) and (pair.number - pair.day.isoweekday()) % 7 in (1, 6):
        return None
    when, published = pair.dated.figure.when, pair.dated.article.document.day
    if when is None or "year" not in when.implied or published is None:
        return Verdict.CONTRADICTION
    other = _in_year(pair.day, pair.day.year - 1), _in_year(pair.day, pair.day.year + 1)
    far = abs((pair.day - published).days) > _NEAR
    return Verdict.AMBIGUOUS if far and any(d and d.isoweekday() == pair.number for d in other) else Verdict.CONTRADICTION


def _in_year(told_day: date, year: int) -> date | None:
    return told_day.replace(year=year) if (told_day.month, told_day.day) != (2, 29) else None


def _told(pair: Pair, verdict: Verdict, context: Context) -> Finding:
    right = context.wording.text(f"weekday.{pair.day.isoweekday()}")
    stated = context.wording.text(f"weekday.{pair.number}")
    fields = {"date": iso(pair.day), "stated": stated, "computed": right}
    ordered = sorted(pair.statements, key=lambda s: s.figure.start)
    return told(context, RULE, verdict, ordered, f"{iso(pair.day)} = {right}", fields)
