"""One length, weight, area or temperature in two units: `10 dặm (10 km)` should be 16 km."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factcheck.checks.build import shown
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Swap
from factcheck.checks.figures import tolerant
from factcheck.checks.passage import gap, passages, restated
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.calculations import any_of, weights, words_of
from factcheck.lexicon.quantities import quantity_words
from factcheck.model import Finding, Interval
from factcheck.parse.figure import Figure

RULE = "unit-parenthesis"
_SHARE = Interval(Decimal("0.94"), Decimal("1.06"))
_NOT_MEASURES = frozenset({"money", "percent", "percentage_point", "time", "age", "count", "number", "times"})
_ONE = Decimal(1)
_CELSIUS, _FAHRENHEIT = "°C", "°F"


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for line in passages(articles):
        for first, second in _pairs(line):
            expected = _converted(first, second)
            if expected is not None:
                yield _told(first, second, expected, context)


def _pairs(line: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Two measures of one kind in two units; `6 feet 2 inch (1,88 m)` is told in three figures and left alone."""
    sized = ((a, b) for a, b in pairwise(line) if _in_two_units(a, b) and _sized().match(gap(a, b)))
    for first, second in (*restated(line, _in_two_units), *sized):
        a, b = first.figure, second.figure
        if (a.per or first.per) == (b.per or second.per) and not a.vague and not b.vague and not _goes_on(line, first):
            yield first, second


def _in_two_units(first: Statement, second: Statement) -> bool:
    a, b = first.figure, second.figure
    if a.dimension in _NOT_MEASURES or a.unit == b.unit or not a.low or not b.low:
        return False
    return _of_one_kind(a, b)


def _of_one_kind(a: Figure, b: Figure) -> bool:
    """One dimension; gold is weighed in its own units and in grams."""
    return a.dimension == b.dimension or (bool(_kilograms(a)) and bool(_kilograms(b)))


def _kilograms(figure: Figure) -> tuple[Decimal, ...]:
    """What the unit of a weight may be in kilograms; nothing for other measures."""
    base, factor = quantity_words().conversions.get(figure.unit or "", ("", _ONE))
    return weights().get(figure.unit or "", (factor,) if figure.dimension == "mass" and base else ())


@cache
def _sized() -> re.Pattern[str]:
    """`100 dặm dài (khoảng 160 km)`."""
    return compiled(rf" (?:{any_of('sizes')}) \((?:[^\W\d_]+ )?$")


def _goes_on(line: list[Statement], statement: Statement) -> bool:
    """Whether a figure of the same kind stands right before: feet and inches, kilometres and metres."""
    ahead = [s for s in line if s.figure.end <= statement.figure.start and s.figure.dimension == statement.figure.dimension]
    return bool(ahead) and len(gap(ahead[-1], statement).split()) <= 1


def _converted(first: Statement, second: Statement) -> Interval | None:
    """The first measure in the unit of the second."""
    mine, theirs = first.figure.unit, second.figure.unit
    value = tolerant(first)
    if {mine, theirs} == {_CELSIUS, _FAHRENHEIT}:
        return _temperature(value, to_fahrenheit=theirs == _FAHRENHEIT)
    table = quantity_words().conversions
    if first.figure.dimension != second.figure.dimension:
        rates = [one / other for one in _kilograms(first.figure) for other in _kilograms(second.figure)]
        return value.scaled(min(rates)).join(value.scaled(max(rates)))
    if mine not in table or theirs not in table or table[mine][0] != table[theirs][0]:
        return None
    return value.scaled(table[mine][1] / table[theirs][1])


def _temperature(value: Interval, *, to_fahrenheit: bool) -> Interval:
    nine, five, base = Decimal(9), Decimal(5), Interval.point(Decimal(32))
    if to_fahrenheit:
        return value.scaled(nine / five) + base
    return (value - base).scaled(five / nine)


def _is_difference(statement: Statement) -> bool:
    """`tăng 2 độ C`, `cao hơn khoảng 2 độ C`; `tăng lên 40 độ C` is a level."""
    figure = statement.figure
    start = figure.hedge_start if figure.hedge and figure.hedge_start < figure.start else figure.start
    ahead = statement.text.view.lower[statement.bounds[0] : start].rstrip()
    return ahead.endswith(tuple(words_of("differences")))


def _holds(first: Statement, second: Statement, expected: Interval) -> bool:
    stated = tolerant(second)
    if first.figure.dimension == "temperature":
        return stated.meets(expected.widened(Decimal(1))) or _is_difference(first)
    return stated.meets(expected * _SHARE)


def _told(first: Statement, second: Statement, expected: Interval, context: Context) -> Finding:
    holds = _holds(first, second, expected)

    def mended(swap: Swap) -> bool:
        made = _converted(swap(first), swap(second))
        return made is not None and _holds(swap(first), swap(second), made)

    middle = ((expected.low or Decimal(0)) + (expected.high or expected.low or Decimal(0))) / 2
    computed = f"{shown(middle, 3)} {second.figure.head or second.figure.unit}"
    fields = {"first": first.surface, "second": second.surface, "computed": computed}
    derivation = f"{first.surface} = {computed}"
    return told(context, RULE, answer(holds), [first, second], derivation, fields, key="conversion", holds=mended)
