"""Pairs of claims of one declared metric that may be compared, and why the others may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.checks.context import Context
from factcheck.checks.figures import printed
from factcheck.claims import Article, Statement
from factcheck.model import Interval
from factcheck.rulebook import Metric

_PLANS = frozenset({"planned", "forecast"})
DAYS_APART = 7
_UP_TO = "up-to"
_TWICE = 2
_SHARE = Decimal("0.2")


@dataclass(slots=True)
class Told:
    """Two claims of one metric about one thing. `loose`: one of a model, one of its maker, good for agreement only."""

    metric: Metric
    a: Statement
    b: Statement
    loose: bool

    @property
    def agree(self) -> bool:
        """Whether one value fits both, in the widest reading of hedge and rounding."""
        return _widest(self.a).meets(_widest(self.b))

    @property
    def agree_softly(self) -> bool:
        """Whether the printed figures fit; under two different hedges they are not held against each other."""
        hedges = {self.a.figure.hedge, self.b.figure.hedge}
        if hedges == {None}:
            return True
        if len(hedges) == 1:
            return self.a.figure.soft.meets(self.b.figure.soft)
        return not hedges & {_UP_TO} or _near(self.a.figure.soft, self.b.figure.soft)


def _near(a: Interval, b: Interval) -> bool:
    """`lỗ tới 8 tỷ` tells of 8, not of anything below it: within a fifth of the other figure."""
    if a.high is None or b.high is None:
        return True
    return a.widened(max(a.high, b.high) * _SHARE).meets(b)


def _widest(statement: Statement) -> Interval:
    return statement.figure.hard.join(printed(statement))


def told_twice(articles: Sequence[Article], context: Context) -> Iterator[Told]:
    """Every pair of claims of one metric that may be compared; reasons for the rest go to the ledger."""
    drafted, published = _by_metric(articles), _by_metric(context.held.articles)
    for name, metric in context.book.metrics.items():
        if name not in drafted:
            continue
        for a, b in context.pairs(_unrepeated(drafted[name]), list(_unrepeated(published.get(name, ())))):
            reason = _apart(a, b, metric)
            if reason is None:
                yield Told(metric, a, b, a.owner != b.owner)
            else:
                context.ledger.leave(a, reason)
                context.ledger.leave(b, reason)


def _by_metric(articles: Sequence[Article]) -> dict[str, list[Statement]]:
    claims: dict[str, list[Statement]] = {}
    for article in articles:
        for statement in article.statements:
            if statement.metric is not None:
                claims.setdefault(statement.metric, []).append(statement)
    return claims


def _unrepeated(claims: Iterable[Statement]) -> Iterator[Statement]:
    """An article that tells one figure over and over tells it twice at most."""
    told: Counter[tuple[object, ...]] = Counter()
    for s in claims:
        figure = s.figure.hedge, s.figure.low, s.figure.high
        key = (id(s.article), s.owner, s.as_of, s.scope, s.modality, *figure, *sorted(s.keys.items()))
        told[key] += 1
        if told[key] <= _TWICE:
            yield s


def _apart(a: Statement, b: Statement, metric: Metric) -> str | None:
    """Why two claims of a metric are not comparable, or None when they are."""
    if a.denied or b.denied:
        return "denied"
    if a.figure.unit != b.figure.unit:
        return "unit"
    if a.figure.vague or b.figure.vague:
        return "vague"
    if metric.owner.required and (a.owner is None or b.owner is None):
        return "owner-unknown"
    if a.owner != b.owner and not a.text.entities.related(a.owner, b.owner):
        return "owner"
    return _apart_by_keys(a, b, metric) or _apart_by_time(a, b, metric)


def _apart_by_keys(a: Statement, b: Statement, metric: Metric) -> str | None:
    for name, key in metric.keys.items():
        mine, other = a.keys.get(name), b.keys.get(name)
        if mine != other or (key.required and mine is None):
            return "key"
    if a.scope != b.scope:
        return "old"
    if metric.plans == "apart" and (a.modality in _PLANS) != (b.modality in _PLANS):
        return "plan"
    return None


def _apart_by_time(a: Statement, b: Statement, metric: Metric) -> str | None:
    if metric.time == "none":
        return None
    if a.as_of != b.as_of and a.as_of is not None and b.as_of is not None:
        return "period"
    if (_needs_day(metric) or a.owner not in a.text.entities.entities) and (a.as_of is None or b.as_of is None):
        return "period"
    first, second = a.article.document.day, b.article.document.day
    if a.article is not b.article and (a.as_of is None or b.as_of is None) and first and second:
        return "period" if abs((first - second).days) > DAYS_APART else None
    return None


def _needs_day(metric: Metric) -> bool:
    """Percentages and points change with every session; an amount lost is told of one day for weeks."""
    return metric.time == "day" and metric.dimension in ("percent", "point")
