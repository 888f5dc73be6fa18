"""Events of one affair that cannot come in the order their dates tell: arrested on 5/3/2024, tried on 1/2/2024.

Only two dated events with their years, in one sentence or alone in two neighbouring ones, are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from factcheck.checks.context import Context
from factcheck.checks.passage import DATES, ends, gap, iso, passages
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.lexicon.calculations import phrases, stage_words, stages
from factcheck.model import Finding

RULE = "order"
_NEAR, _FAR, _LEAP = 48, 30, 2000  # the year of two dates "cùng năm"


@dataclass(slots=True)
class Event:
    """A dated stage of an affair (`khởi công` comes before `khánh thành`), or of several: of a festival and of a war."""

    dated: Statement
    first: date
    last: date
    stages: dict[str, int]

    def before(self, other: Event) -> bool:
        """Whether this has to come first in some affair that both are stages of."""
        return any(stage < other.stages.get(affair, stage) for affair, stage in self.stages.items())


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    previous: list[Statement] = []
    for line in passages(articles, DATES):
        pairs = list(_pairs(line)) or list(_pairs_across(previous, line))
        for earlier, later in pairs:
            yield _told(earlier, later, context)
        previous = line


def _pairs(line: list[Statement]) -> Iterator[tuple[Event, Event]]:
    """Neighbouring events of one affair, the one that has to come first before the other."""
    dated = [s for s in line if s.figure.when is not None]
    one_year = bool(dated) and phrases("same_year").search(line[0].quote) is not None
    before = [None, *dated]
    events = [event for s, previous in zip(dated, before, strict=False) if (event := _event(s, previous, one_year))]
    if len(events) != 2 or phrases("other_affair").search(line[0].quote):
        return
    for a, b in pairwise(events):
        if len(gap(a.dated, b.dated).split()) < _FAR:
            yield from _in_order(a, b)


def _pairs_across(previous: list[Statement], line: list[Statement]) -> Iterator[tuple[Event, Event]]:
    """`Nghi phạm bị khởi tố ngày 20/10/2024. Ngày 5/12/2024, tòa mở phiên xét xử`: one date in each of two sentences."""
    if not previous or previous[0].text is not line[0].text or line[0].sentence != previous[0].sentence + 1:
        return
    dated = [[s for s in sentence if s.figure.when is not None] for sentence in (previous, line)]
    if any(len(found) != 1 or phrases("other_affair").search(found[0].quote) for found in dated):
        return
    a, b = (_event(found[0], None, one_year=False) for found in dated)
    if a and b:
        yield from _in_order(a, b)


def _in_order(a: Event, b: Event) -> Iterator[tuple[Event, Event]]:
    """The one that has to come first before the other; nothing when affairs say both."""
    if a.before(b) != b.before(a):
        yield (a, b) if a.before(b) else (b, a)


def _event(statement: Statement, previous: Statement | None, one_year: bool) -> Event | None:
    """The last stage named before the date, behind the date before it; a year must be written."""
    span, when = ends(statement, _LEAP if one_year else None), statement.figure.when
    if span is None or when is None or when.fuzzy or when.grain not in ("day", "month", "year"):
        return None
    if when.implied and not one_year:
        return None
    lower = statement.text.view.lower
    begin = max(previous.figure.end if previous else statement.bounds[0], statement.figure.start - _NEAR)
    end = statement.figure.start
    named = next(reversed(list(stage_words().finditer(lower, begin, end))), None)
    if named is None and not lower[begin:end].strip():
        named = _behind(statement)
    if named is None:
        return None
    first, last = (told_day.replace(year=_LEAP) for told_day in span) if one_year else span
    return Event(statement, first, last, stages()[named[0]])


def _behind(statement: Statement) -> re.Match[str] | None:
    """`Ngày 5/12/2024, tòa mở phiên xét xử`: the first stage behind a date that opens the sentence."""
    lower, end, line = statement.text.view.lower, statement.figure.end, statement.article.line(statement)
    until = min([statement.bounds[1], end + _NEAR, *(s.figure.start for s in line if s.figure.start >= end)])
    return stage_words().search(lower, end, until)


def _told(earlier: Event, later: Event, context: Context) -> Finding:
    ordered = sorted((earlier.dated, later.dated), key=lambda s: s.figure.start)
    fields = {"first": earlier.dated.surface, "second": later.dated.surface}
    days = {"earlier": _shown(earlier.first), "later": _shown(later.last)}
    holds = earlier.first <= later.last
    derivation = f"{days['earlier']} {'≤' if holds else '>'} {days['later']}"
    return told(context, RULE, answer(holds), ordered, derivation, fields | days)


def _shown(told_day: date) -> str:
    return f"{told_day.day}/{told_day.month}" if told_day.year == _LEAP else iso(told_day)
