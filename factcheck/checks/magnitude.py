"""A figure of a declared metric against the range its pack calls plausible: 3 USD for one token is none.

The ledger counts what was compared with another figure, so this check writes nothing into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from factcheck.checks.build import finding, shown
from factcheck.checks.context import Context
from factcheck.checks.figures import per
from factcheck.claims import Article, Statement
from factcheck.lexicon.rates import rates
from factcheck.model import Finding, Interval, Verdict
from factcheck.rulebook import Metric

RULE = "magnitude"
_DOLLAR = "USD"


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for article in articles:
        for statement in article.statements:
            metric = context.book.metrics.get(statement.metric or "")
            if metric is None or metric.plausible is None or statement.denied or statement.figure.vague:
                continue
            found = _judged(statement, metric, metric.plausible, context)
            if found is not None:
                yield found


def _judged(statement: Statement, metric: Metric, plausible: tuple[Decimal, Decimal], context: Context) -> Finding | None:
    value = _of_one(statement, metric)
    if value is None:
        context.ledger.leave(statement, "unit")
        return None
    fields = {
        "metric": getattr(metric.title, context.wording.lang),
        "figure": statement.surface,
        "low": shown(plausible[0]),
        "high": shown(plausible[1]),
        "unit": _unit(metric),
    }
    derivation = f"{statement.surface} = {_shown(value)} {_unit(metric)}"
    holds = value.meets(Interval(*plausible))
    verdict, key = (Verdict.CONSISTENT, "check.magnitude.holds") if holds else (Verdict.CONTRADICTION, "check.magnitude")
    return finding(RULE, verdict, [statement], context.wording.text(key, **fields), derivation)


def _shown(value: Interval) -> str:
    """One number, or the two ends of what the hedge, the rounding and the rate allow."""
    ends = [shown(end) for end in (value.low, value.high) if end is not None]
    return "–".join(dict.fromkeys(ends))


def _unit(metric: Metric) -> str:
    unit = _DOLLAR if metric.dimension == "money" else (metric.counted or ("",))[0]
    return f"{unit}/{metric.per}" if metric.per else unit


def _of_one(statement: Statement, metric: Metric) -> Interval | None:
    """The figure for one priced unit, in dollars; None for a currency without rates."""
    figure = statement.figure
    value = figure.hard
    if metric.dimension == "money" and figure.unit != _DOLLAR:
        published = statement.article.document.day
        years = (published.year - 1, published.year) if published else (None, None)
        rate = rates().between(figure.unit or "", _DOLLAR, *years)
        if rate is None:
            return None
        value = value * rate
    many = (per(statement) or "").split(" ")[0]
    return value.scaled(1 / Decimal(many)) if metric.per and many[:1].isdigit() else value
