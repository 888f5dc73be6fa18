"""An age against a year of birth: in 2025, `sinh năm 1990, 45 tuổi`. The age in the Vietnamese count (one more) holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.context import Context
from factcheck.checks.passage import before, ends, gap, passages
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.lexicon.calculations import phrases, syllables_of, words_of
from factcheck.model import Finding, Interval

RULE = "age"
_SIGNS = re.compile(r"[,()]")
_APART = re.compile(r"[,(;0-9]")
_OPENING = 10
_LABELS = frozenset({"identifier", "ordinal", "number"})  # "ngụ phường 5"


@dataclass(slots=True)
class Life:
    """A birth (or the span of a life) and an age told of it; `years` are those the age may be of."""

    birth: Statement
    age: Statement
    born: int
    years: tuple[int, ...]


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for line in passages(articles, "age"):
        for life in _lives(line):
            yield _judged(life, context)


def _lives(line: list[Statement]) -> Iterator[Life]:
    used: set[int] = set()
    for first, second in pairwise(s for s in line if not _present(s) and s.figure.kind not in _LABELS):
        birth, age = (second, first) if _aged(first) else (first, second)
        if not _aged(age) or id(age) in used or not _of_one(birth, age):
            continue
        born = _born(birth)
        years = _years(birth, line)
        if born is not None and years:
            used.add(id(age))
            yield Life(birth, age, born, years)
    yield from _whole_lives(line)
    yield from _at_that_time(line, used)


def _whole_lives(line: list[Statement]) -> Iterator[Life]:
    """`sinh năm 1950, mất năm 2020, hưởng thọ 70 tuổi`."""
    for birth, death, age in zip(line, line[1:], line[2:], strict=False):
        born, died = _born(birth), ends(death)
        if born is None or died is None or not _aged(age) or not phrases("aged").search(before(death, 12)):
            continue
        lived = phrases("lived").search(gap(death, age)) or gap(death, age).strip(" ,") in words_of("at_age")
        if lived and not _APART.search(gap(birth, death).strip(" ,)")):
            yield Life(birth, age, born, (died[1].year,))


def _at_that_time(line: list[Statement], used: set[int]) -> Iterator[Life]:
    """`sinh năm 2006, vô địch năm 2024 khi mới 18 tuổi`: the age at the time of what is told of nobody else."""
    for birth, when, age in zip(line, line[1:], line[2:], strict=False):
        born, span = _born(birth), ends(when)
        if born is None or span is None or not _aged(age) or id(age) in used or _present(when):
            continue
        between = birth.text.view.text[birth.figure.end : when.figure.start]
        of_one = not phrases("relatives").search(between.lower()) and not any(word[:1].isupper() for word in between.split())
        if of_one and len(between.split()) <= _OPENING and gap(when, age).strip(" ,") in words_of("at_age"):
            used.add(id(age))
            yield Life(birth, age, born, tuple(sorted({end.year for end in span})))


def _present(statement: Statement) -> bool:
    """`năm nay` between a birth and an age."""
    when = statement.figure.when
    return when is not None and when.grain == "year" and "relative" in statement.figure.read_by


def _aged(statement: Statement) -> bool:
    figure = statement.figure
    return figure.dimension == "age" and figure.unit != "" and figure.low is not None and not figure.vague


def _of_one(birth: Statement, age: Statement) -> bool:
    """Nothing but signs and small words between: `, hiện`, ` (sinh năm`; a name or a title may follow `ở tuổi 50,`."""
    first, second = sorted((birth, age), key=lambda s: s.figure.start)
    between = first.text.view.text[first.figure.end : second.figure.start]
    # "Sinh năm 1985, nữ diễn viên Hoa đã 50 tuổi"
    opening = first is birth and birth.figure.start - first.bounds[0] <= _OPENING
    known = syllables_of("of_one_life") | (syllables_of("persons") if opening else frozenset())
    named = opening or (first is age and age.surface.lower().startswith(tuple(words_of("age_nouns"))))
    words = (word for part in _SIGNS.split(between) if not _home(part) for word in part.split())
    return all(
        word.lower() in known or (named and (word.istitle() or word.lower() in syllables_of("persons"))) for word in words
    )


def _home(part: str) -> bool:
    """`trú tại Thanh Hóa`: where the person lives."""
    lower = part.strip().lower()
    short = len(lower.split()) <= _OPENING and not any(sign in part for sign in ".;:")
    return short and phrases("lives_at").match(lower) is not None


def _born(birth: Statement) -> int | None:
    """The year of birth: behind `sinh năm`, or the first of a life's two years in brackets."""
    when = birth.figure.when
    if when is None or "year" in when.implied or not when.start[:4].isdigit():
        return None
    if when.grain == "span":
        return int(when.start[:4]) if before(birth, 2).endswith("(") and phrases("aged").search(_around(birth)) else None
    cued = any(not _APART.search(found.string, found.end()) for found in phrases("born").finditer(before(birth, 16)))
    return int(when.start[:4]) if cued and when.grain in ("year", "day", "month") else None


def _around(statement: Statement) -> str:
    start, end = statement.bounds
    return statement.text.view.lower[start:end]


def _years(birth: Statement, line: list[Statement]) -> tuple[int, ...]:
    """The years the age may be of: that of death, any other the sentence names, publication."""
    when = birth.figure.when
    if when is not None and when.grain == "span":
        return (int(when.end[:4]),)
    named = {end.year for s in line if s is not birth and (span := ends(s)) for end in span}
    published = birth.article.document.day
    if not named and phrases("lived").search(_around(birth)):
        return ()  # the year of death is not told
    if phrases("then").search(_around(birth)) and not named:
        return ()
    return tuple(sorted(named | ({published.year} if published else set())))


def _judged(life: Life, context: Context) -> Finding:
    ages = [Interval(Decimal(year - life.born - 1), Decimal(year - life.born + 1)) for year in life.years]
    told_age = life.age.figure.hard
    year = life.years[-1]
    fields = {"birth": life.birth.surface, "age": life.age.surface, "year": year, "computed": year - life.born}
    ordered = sorted((life.birth, life.age), key=lambda s: s.figure.start)
    holds = any(told_age.meets(age) for age in ages)
    return told(context, RULE, answer(holds), ordered, f"{year} - {life.born} = {year - life.born}", fields)
