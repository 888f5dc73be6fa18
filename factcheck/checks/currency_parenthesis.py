"""One sum in two currencies: `1 triệu USD (2,5 tỷ đồng)` makes 2.500 đồng a dollar. All of one article make one rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from factcheck.checks.build import shown
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Swap
from factcheck.checks.figures import printed, tolerant
from factcheck.checks.passage import ends, passages, restated
from factcheck.checks.saying import told
from factcheck.claims import Article, Statement
from factcheck.lexicon.calculations import phrases
from factcheck.lexicon.rates import rates
from factcheck.model import Finding, Interval, Verdict

RULE = "currency-parenthesis"
_ONE, _QUARTER = Decimal(1), Decimal("0.25")


@dataclass(slots=True)
class Converted:
    """A sum and the same sum in another currency; `outer` is the one whose units are priced: 1 USD = x VND."""

    outer: Statement
    inner: Statement
    rate: Interval
    near: Interval
    exact: Decimal

    @property
    def pair(self) -> tuple[str | None, str | None]:
        return self.outer.figure.unit, self.inner.figure.unit

    @property
    def ordered(self) -> list[Statement]:
        return sorted((self.outer, self.inner), key=lambda s: s.figure.start)


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for article in articles:
        found = [converted for line in passages([article], "money") for converted in _conversions(line)]
        likely = [converted for converted in found if _fits(converted, article.document.day)]
        for converted in found:
            softly = converted in likely and _fits_softly(converted, article.document.day)
            verdict = Verdict.CONSISTENT if softly else Verdict.DISCREPANCY if converted in likely else Verdict.CONTRADICTION
            finding = _told(converted, verdict, context)
            if finding is not None:
                yield finding
        yield from _one_rate(likely, context)


def _conversions(line: list[Statement]) -> Iterator[Converted]:
    for first, second in restated(line, _in_two_currencies):
        a, b = first.figure, second.figure
        if not a.low or not b.low:
            continue
        if a.low < 0 or b.low < 0 or not _one_per(a.per, b.per) or a.vague or b.vague:
            continue
        outer, inner = (first, second) if _dearer(a.unit, b.unit) else (second, first)
        rate, near = tolerant(inner) / tolerant(outer), _near(inner) / _near(outer)
        yield Converted(outer, inner, rate, near, (inner.figure.low or _ONE) / (outer.figure.low or _ONE))


def _in_two_currencies(a: Statement, b: Statement) -> bool:
    return a.figure.dimension == b.figure.dimension == "money" and a.figure.unit != b.figure.unit


def _one_per(first: str | None, second: str | None) -> bool:
    """`1.055 yen/giờ (khoảng 170.000 đồng)`: what the price is for is said once."""
    return first is None or second is None or first == second


def _near(statement: Statement) -> Interval:
    """`hơn 25 triệu` may be without end by its words; by its meaning it is no more than a quarter above."""
    value = tolerant(statement)
    low, high = value.low, value.high
    if high is None and low is not None:
        return Interval(low, low * (_ONE + _QUARTER))
    return Interval(high * (_ONE - _QUARTER), high) if low is None and high is not None else value


def _dearer(unit: str | None, other: str | None) -> bool:
    """Whether one unit is worth more than the other, so that the rate is a number above one."""
    usual = rates().between(unit or "", other or "", None, None)
    return usual is None or usual.low is None or usual.low >= 1


def _expected(converted: Converted, published: date | None) -> Interval | None:
    """The rates of the years that may be meant: that of publication, the one before, and any year the sentence names."""
    first, last = (published.year - 1, published.year) if published else (None, None)
    unit, other = converted.pair
    expected = rates().between(unit or "", other or "", first, last)
    if expected is None:
        return None
    for year in _named_years(converted.outer):
        named = rates().between(unit or "", other or "", year, year)
        expected = expected.join(named) if named else expected
    slack = rates().slack
    return expected * Interval(_ONE - slack, _ONE + slack)


def _named_years(statement: Statement) -> set[int]:
    line = (s for s in statement.article.statements if s.text is statement.text and s.sentence == statement.sentence)
    return {end.year for s in line if (span := ends(s)) for end in span}


def _fits(converted: Converted, published: date | None) -> bool:
    expected = _expected(converted, published)
    return expected is None or any(rate.meets(expected) for rate in _rates(converted)) or _of_another_time(converted)


def _fits_softly(converted: Converted, published: date | None) -> bool:
    """`999 USD, tức hơn 2,5 triệu đồng`: the words allow it, the meaning does not."""
    expected = _expected(converted, published)
    one_sided = converted.rate.low is None or converted.rate.high is None
    return not one_sided or expected is None or converted.near.meets(expected) or _of_another_time(converted)


def _rates(converted: Converted) -> Iterator[Interval]:
    """The rate, also with a comma read the English way: `1,500 USD` is 1.500 there; `2.800 tỷ USD` is nothing else."""
    yield converted.rate
    outer, inner = converted.outer.figure, converted.inner.figure
    if outer.other and outer.low and "," in converted.outer.surface:
        yield converted.rate.scaled(outer.low / outer.other)
    if inner.other and inner.low and "," in converted.inner.surface:
        yield converted.rate.scaled(inner.other / inner.low)


def _of_another_time(converted: Converted) -> bool:
    """`theo sức mua tương đương`, or a year before the table begins: the rate is of another kind or time."""
    start, end = converted.outer.bounds
    unit, other = converted.pair
    unknown = any(rates().between(unit or "", other or "", year, year) is None for year in _named_years(converted.outer))
    return unknown or phrases("other_rate").search(converted.outer.text.view.lower, start, end) is not None


def _told(converted: Converted, verdict: Verdict, context: Context) -> Finding | None:
    expected = _expected(converted, converted.outer.article.document.day)
    if expected is None or expected.low is None or expected.high is None:
        context.ledger.leave(converted.inner, "unit")
        return None
    first, second = converted.ordered
    unit, other = converted.pair
    fields = {"first": first.surface, "second": second.surface, "unit": unit, "other": other, "rate": shown(converted.exact)}
    derivation = f"{shown(converted.inner.figure.low or _ONE)} {other} / {shown(converted.outer.figure.low or _ONE)} {unit}"
    derivation += f" = {shown(converted.exact)}"

    def mended(swap: Swap) -> bool:
        return (printed(swap(converted.inner)) / printed(swap(converted.outer))).meets(expected)

    bounds = {"low": shown(expected.low), "high": shown(expected.high)}
    return told(context, RULE, verdict, [first, second], derivation, {**fields, **bounds}, key="currency", holds=mended)


def _one_rate(found: list[Converted], context: Context) -> Iterator[Finding]:
    """Two parentheses, each likely, that no one rate makes."""
    share = Interval(_ONE - rates().one_rate, _ONE + rates().one_rate)
    for a, b in combinations(found, 2):
        if a.pair != b.pair or (_tight(a) * share).meets(_tight(b)) or (a.rate * share).meets(b.rate):
            continue
        unit, other = a.pair
        fields = {"rate": shown(a.exact), "computed": shown(b.exact), "unit": unit, "other": other}
        quotes = {"first": a.ordered[0].surface, "second": b.ordered[0].surface}
        derivation = f"{shown(a.exact)} / {shown(b.exact)} {other}/{unit}"
        statements = [*a.ordered, *b.ordered]
        yield told(context, RULE, Verdict.DISCREPANCY, statements, derivation, {**fields, **quotes}, key="one-rate")
        return


def _tight(converted: Converted) -> Interval:
    return printed(converted.inner) / printed(converted.outer)
