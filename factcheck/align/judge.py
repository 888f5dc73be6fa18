"""The probability that two assigned figures that differ are one figure told twice."""

from __future__ import annotations

import math

from factcheck.align.assign import Pair
from factcheck.align.values import Relation
from factcheck.parse.figure import Figure, When

_ORDERS = 2.0
_APART = 0.1  # next to nothing in common on either side
_DAYS = {"day", "part-of-day"}
FEATURES = (
    "most", "least", "before", "after", "clause", "head", "touch_before", "touch_after",
    "margin", "agreeing", "differing", "elsewhere", "strangers", "soft",
    "date", "duration", "percent", "bare", "label", "grain", "far", "place", "clause_place", "length",
    "rounded", "hedged", "near", "near_least", "apart",
)  # fmt: skip


def features(pair: Pair) -> dict[str, float]:
    """The named features of an assigned pair, as the model weighs them."""
    likeness, figure, other = pair.likeness, pair.a.statement.figure, pair.b.statement.figure
    return {
        "most": likeness.most,
        "least": likeness.least,
        "before": likeness.before,
        "after": likeness.after,
        "clause": likeness.clause,
        "head": likeness.head,
        "touch_before": likeness.touch_before,
        "touch_after": likeness.touch_after,
        "margin": pair.margin,
        "agreeing": float(min(pair.agreeing, 3)),
        "differing": float(min(pair.differing, 3)),
        "elsewhere": float(pair.elsewhere),
        "strangers": _strangers(pair),
        "soft": float(pair.relation == Relation.SOFT),
        "date": float(figure.kind in ("date", "time")),
        "duration": float(figure.kind == "duration"),
        "percent": float(figure.dimension == "percent"),
        "bare": float(figure.dimension == "number" or other.dimension == "number"),
        "label": float(figure.dimension in ("identifier", "ordinal")),
        "grain": float(_grains_differ(figure.when, other.when)),
        "far": _far(figure, other),
        "place": pair.place,
        "clause_place": pair.clause_place,
        "rounded": float(pair.relation == Relation.ROUNDED),
        "hedged": float(figure.hedge != other.hedge),
        "near": pair.near[0],
        "near_least": pair.near[1],
        "apart": float(max(likeness.before, likeness.after) < _APART),
        "length": min(math.log10(max(len(pair.a.page), len(pair.b.page))), 1.7),
    }


def other_thing(pair: Pair) -> bool:
    """No name in common and two orders of magnitude apart: not even a claim that changes names means this."""
    return _strangers(pair) == 1.0 and _far(pair.a.statement.figure, pair.b.statement.figure) >= _ORDERS


def logit(pair: Pair, weights: dict[str, float]) -> float:
    """The log odds that a claim restates the figure: the weighted sum of the named features."""
    return weights["bias"] + sum(weights[name] * value for name, value in features(pair).items())


def claim_probability(pair: Pair, model: dict[str, dict[str, float]]) -> float:
    """That a text of a few sentences means this figure of the article, and tells it otherwise."""
    return _logistic(logit(pair, model["claim"]))


def passage_probability(pair: Pair, model: dict[str, dict[str, float]]) -> float:
    """That a text of a few sentences means this figure of another as short: the same score, worth more."""
    return _logistic(model["passage"]["bias"] + model["passage"]["slope"] * logit(pair, model["claim"]))


def article_probability(pair: Pair, model: dict[str, dict[str, float]]) -> float:
    """That two articles mean one figure: the same score, mapped to what it is worth between articles."""
    return _logistic(model["articles"]["bias"] + model["articles"]["slope"] * logit(pair, model["claim"]))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _grains_differ(a: When | None, b: When | None) -> bool:
    return a is not None and b is not None and a.grain != b.grain and {a.grain, b.grain} != _DAYS


def _far(a: Figure, b: Figure) -> float:
    """Orders of magnitude between two values, at most 2: a slip of the pen stays near."""
    if not a.low or not b.low or a.low < 0 or b.low < 0:
        return 0.0
    return min(abs(math.log10(a.low / b.low)), _ORDERS)


def _strangers(pair: Pair) -> float:
    """The share of names that stand in one sentence and not in the other."""
    a, b = pair.a.sentence, pair.b.sentence
    if not a.names or not b.names:
        return 0.0
    return min(_missing(a.names, b.plain), _missing(b.names, a.plain))


def _missing(names: frozenset[str], text: str) -> float:
    return sum(f" {name} " not in text for name in names) / len(names)
