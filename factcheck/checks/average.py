"""A total, a count and their mean: `3 người, bình quân 2,5 triệu đồng, tổng 9 triệu đồng` would be 7,5."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from factcheck.checks.build import shown
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Holds
from factcheck.checks.figures import bare_noun, one_noun, printed, shared_scale, tolerant
from factcheck.checks.parts import is_figure, is_person
from factcheck.checks.passage import after, before, passages
from factcheck.checks.saying import answer, told
from factcheck.checks.spells import held_by_date, held_by_one, unit_of_time
from factcheck.claims import Article, Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.calculations import any_of, phrases, words_of
from factcheck.model import Finding, Interval

RULE = "average"
ONE = Interval.point(Decimal(1))
_NEAR = 30
_CLAUSE = re.compile(r"[,;:.(]")
_LEAST, _MOST = 3, 6
_ROUGH = Decimal("0.2")  # "1 triệu đồng mỗi người" is no half a million
_AMOUNTS = frozenset({"money", "mass", "length", "area", "volume", "energy", "power", "count", "point", "number"})


@dataclass(slots=True)
class Mean:
    """`total / count` should be `mean`; `held` is what one of the count, or a date, holds of what the mean is for."""

    total: Statement
    count: Statement
    mean: Statement
    held: Interval = ONE


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for line in passages(articles):
        found = _mean(line)
        if found is not None:
            yield _told(found, context)


def _mean(line: list[Statement]) -> Mean | None:
    """The three figures of a sentence that has one mean, one total and one count."""
    if len(line) < _LEAST:
        return None
    figures = [s for s in line if is_figure(s)]
    if not 2 <= len(figures) <= _MOST or not _speaks_of_means(line[0].quote):
        return None
    found = [s for s in figures if _is_mean(s, figures)]
    means = [s for s in found if not any(_is_per(s, other) for other in found if other is not s)]  # "chia đều cho 25 cầu thủ"
    if len(means) != 1:
        return None
    mean = means[0]
    alike = [s for s in figures if s is not mean and _one_kind(s, mean) and s.figure.per is None]
    counts = {id(s): (s, held) for s in figures if s is not mean and s not in alike and (held := _counted(s, mean))}
    if not counts:
        counts = _dates(line, mean)
        alike = [s for s in alike if s.figure.start < mean.figure.start]
    named = len(counts) == 1 and any(_is_named(s, mean) for s, _ in counts.values())
    totals = [s for s in alike if _is_total(s)] or (alike if named else [])
    others = [s for s in figures if s is not mean and s not in totals and id(s) not in counts and not _one(s)]
    if len(totals) != 1 or len(counts) != 1 or others:
        return None
    count, held = next(iter(counts.values()))
    return Mean(totals[0], count, mean, held)


def _speaks_of_means(quote: str) -> bool:
    return phrases("mean").search(quote) is not None and phrases("mean_of_other").search(quote) is None


def _is_mean(statement: Statement, figures: list[Statement]) -> bool:
    """Behind `bình quân` (`mỗi người` may stand between), with no other figure but `một` between."""
    words = before(statement, _NEAR)
    cue = phrases("mean").search(words)
    if cue is None or statement.figure.dimension not in _AMOUNTS or _one(statement):
        return False
    begin = statement.figure.start - len(words) + cue.start()
    if not _per_nouns(statement) and not _bare(words[: cue.start()]):
        return False  # "lương bình quân" is of wages, whatever the total is of
    return not any(begin < s.figure.start < statement.figure.start and not _one(s) for s in figures)


def _bare(ahead: str) -> bool:
    """Whether nothing but a small word stands between the last sign and the mean."""
    return all(word in words_of("mean_leads") for word in _CLAUSE.split(ahead)[-1].split())


def _one(statement: Statement) -> bool:
    """`một người`: what one mean is for."""
    return statement.figure.low == 1 and statement.figure.high == 1


def _one_kind(a: Statement, b: Statement) -> bool:
    """One unit; a bare `2,5 triệu` beside đồng is of đồng."""
    if a.figure.dimension == b.figure.dimension:
        return one_noun(a.figure, b.figure)
    return shared_scale(b, a) is not None and {a.figure.dimension, b.figure.dimension} == {"number", "money"}


def _is_total(statement: Statement) -> bool:
    return phrases("total").search(before(statement, _NEAR)) is not None


def _counted(statement: Statement, mean: Statement) -> Interval | None:
    """What one of a count holds of what the mean is per: of what is named behind it (`mỗi người`, `/ha`), or is counted."""
    figure = statement.figure
    if not figure.low or figure.vague or figure.unit == mean.figure.unit:
        return None
    if figure.dimension == "time":
        return _held(statement, mean) if _per_nouns(mean) else ONE if figure.low > 1 else None
    if figure.dimension == "count":
        return ONE if figure.low > 1 and (not _per_nouns(mean) or _is_per(statement, mean)) else None
    return ONE if figure.unit in _per_nouns(mean) else None


def _held(statement: Statement, mean: Statement) -> Interval | None:
    """`một tuần` beside `mỗi ngày`: seven; `6 tháng` beside `mỗi tháng`: one for each."""
    figure, units = statement.figure, [unit for noun in _per_nouns(mean) if (unit := unit_of_time(noun))]
    if len(units) != 1 or (figure.low == 1 and figure.unit == units[0]):
        return None
    return held_by_one(figure.unit or "", units[0])


def _dates(line: list[Statement], mean: Statement) -> dict[int, tuple[Statement, Interval]]:
    """`Tháng 11, … bình quân mỗi ngày`: 30; of the one date of the sentence."""
    units = [unit for noun in _per_nouns(mean) if (unit := unit_of_time(noun))]
    dated = [s for s in line if s.figure.when is not None]
    held = held_by_date(dated[0], units[0]) if len(dated) == len(units) == 1 else None
    return {id(dated[0]): (dated[0], held)} if held else {}


def _is_named(count: Statement, mean: Statement) -> bool:
    """Whether the text says what the mean is for, and it is what is counted: `50 em, mỗi em 10 triệu đồng`."""
    return (count.figure.dimension != "count" and bool(_per_nouns(mean))) or _is_per(count, mean)


def _is_per(count: Statement, mean: Statement) -> bool:
    nouns = _per_nouns(mean)
    named = {noun.split()[0] for noun in (count.figure.head, bare_noun(count.figure)) if noun}
    return bool(named) and (bool(named & nouns) or (is_person(count) and bool(words_of("people") & nouns)))


def _per_nouns(mean: Statement) -> set[str]:
    """What the mean is for: `bình quân mỗi hộ …`, `… đồng/người`, `… một sinh viên`."""
    words = before(mean, _NEAR)
    cue = phrases("mean").search(words)
    opening = _CLAUSE.split(before(mean, 2 * _NEAR))[-1]
    around = f"{opening} {words[cue.start() if cue else len(words) :]} {after(mean, 16)} {mean.surface.lower()}"
    return {found["noun"] for found in _per_one().finditer(around)} | ({mean.figure.per} if mean.figure.per else set())


@cache
def _per_one() -> re.Pattern[str]:
    return compiled(rf"(?:(?<!\w)(?:{any_of('priced')}|{any_of('one_each')}) |/ ?)(?P<noun>[^\W\d_]+)")


def _told(found: Mean, context: Context) -> Finding:
    statements = [found.mean, found.total, found.count]
    holds = _meets(found, exact=True) or _meets(found, exact=False)
    total, count = found.total.figure.low or Decimal(0), (found.count.figure.low or Decimal(1)) * (found.held.low or 1)
    computed = shown(total / count)
    derivation = f"{shown(total, 6)} / {shown(count, 6)} = {computed}"
    fields = {"total": found.total.surface, "count": found.count.surface, "mean": found.mean.surface, "computed": computed}
    made = (found.mean, _quotient(found, exact=False))
    return told(context, RULE, answer(holds), statements, derivation, fields, computed=made, holds=_mended(found))


def _meets(found: Mean, *, exact: bool) -> bool:
    return _quotient(found, exact).meets(_value(found.mean, found.total, exact))


def _mended(found: Mean) -> Holds:
    return lambda swap: _meets(Mean(swap(found.total), swap(found.count), swap(found.mean), found.held), exact=True)


def _quotient(found: Mean, exact: bool) -> Interval:
    dated = found.count.figure.when is not None
    return _total(found, exact) / (found.held if dated else _value(found.count, found.count, exact) * found.held)


def _total(found: Mean, exact: bool) -> Interval:
    """The total as figures are read elsewhere: `2 tỷ đồng` is no 1,5 billion."""
    scale = shared_scale(found.total, found.mean) or Decimal(1)
    return (printed(found.total) if exact else tolerant(found.total)).scaled(scale)


def _value(statement: Statement, beside: Statement, exact: bool) -> Interval:
    """A mean is rounded at its last printed digit even where nothing says so."""
    scale = shared_scale(statement, beside) or Decimal(1)
    figure = statement.figure
    reading = printed(statement) if exact else tolerant(statement)
    if figure.dimension not in ("count", "time") and figure.low == figure.high:
        low = figure.low or Decimal(0)
        reading = reading.join(Interval.around(low, min(figure.step / 2, abs(low) * _ROUGH)))
    return reading.scaled(scale)
