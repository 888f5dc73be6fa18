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


@dataclass(slots=True)
class Life:
    """A birth (or the span of a life) and an age told of it; `years` are those the age may be of."""

    birth: Statement
    age: Statement
    born: int
    years: tuple[int, ...]


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for line in passages(articles):
        for life in _lives(line):
            yield _judged(life, context)


def _lives(line: list[Statement]) -> Iterator[Life]:
    used: set[int] = set()
    for first, second in pairwise(s for s in line if not _present(s)):
        birth, age = (second, first) if _aged(first) else (first, second)
        if not _aged(age) or id(age) in used or not _of_one(birth, age):
            continue
        born = _born(birth)
        years = _years(birth, line)
        if born is not None and years:
            used.add(id(age))
            yield Life(birth, age, born, years)
    yield from _whole_lives(line)


def _whole_lives(line: list[Statement]) -> Iterator[Life]:
    """`sinh năm 1950, mất năm 2020, hưởng thọ 70 tuổi`."""
    for birth, death, age in zip(line, line[1:], line[2:], strict=False):
        born, died = _born(birth), ends(death)
        if born is None or died is None or not _aged(age) or not phrases("aged").search(before(death, 12)):
            continue
        if phrases("lived").search(gap(death, age)) and not _APART.search(gap(birth, death).strip(" ,)")):
            yield Life(birth, age, born, (died[1].year,))


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
    words = _SIGNS.sub(" ", first.text.view.text[first.figure.end : second.figure.start]).split()
    known = syllables_of("of_one_life")
    if first is birth and birth.figure.start - first.bounds[0] <= _OPENING:
        known |= syllables_of("persons")  # "Sinh năm 1985, nữ diễn viên đã 50 tuổi"
    named = first is age and age.surface.lower().startswith(tuple(words_of("age_nouns")))
    return all(
        word.lower() in known or (named and (word.istitle() or word.lower() in syllables_of("persons"))) for word in words
    )


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
