"""Comparable claims to findings: one kind of check a file, and the CHECKS table that runs them."""

from collections.abc import Callable, Iterable, Sequence

from factcheck.checks import (
    age,
    average,
    change_level,
    currency_parenthesis,
    difference,
    duration,
    formula,
    impossible_date,
    lost_hedge,
    lunar,
    magnitude,
    missing_base,
    order,
    percent_change,
    percent_vs_point,
    product,
    ratio,
    retold,
    reversed_stretch,
    same_measure,
    scale_slip,
    score,
    separator,
    shares,
    sums,
    tense,
    unit_parenthesis,
    weekday,
)
from factcheck.checks.context import Context, Held, Ledger
from factcheck.checks.open_measure import open_measure
from factcheck.claims import Article
from factcheck.model import Finding

Check = Callable[[Sequence[Article], Context], Iterable[Finding]]

CHECKS: dict[str, Check] = {
    "change-level": change_level.check,
    "difference": difference.check,
    "percent-change": percent_change.check,
    "ratio": ratio.check,
    "declared-measure": same_measure.check,
    "scale-slip": scale_slip.check,
    "furniture": retold.check,
    "same-measure": open_measure,
    "weekday": weekday.check,
    "impossible-date": impossible_date.check,
    "reversed-stretch": reversed_stretch.check,
    "tense": tense.check,
    "lunar": lunar.check,
    "age": age.check,
    "duration": duration.check,
    "order": order.check,
    "currency-parenthesis": currency_parenthesis.check,
    "unit-parenthesis": unit_parenthesis.check,
    "percent-vs-point": percent_vs_point.check,
    "sum": sums.check,
    "shares": shares.check,
    "average": average.check,
    "product": product.check,
    "formula": formula.check,
    "separator": separator.check,
    "score": score.check,
    "magnitude": magnitude.check,
    "lost-hedge": lost_hedge.check,
    "missing-base": missing_base.check,
}

__all__ = ["CHECKS", "Check", "Context", "Held", "Ledger"]
