"""The probability that two assigned figures that differ are one figure told twice."""

from __future__ import annotations

import math

from factcheck.align.assign import Pair
from factcheck.align.values import Relation

FEATURES = (
    "score", "margin", "most", "least", "agreeing", "differing", "elsewhere", "strangers", "date", "duration", "soft",
)  # fmt: skip


def features(pair: Pair) -> dict[str, float]:
    """The named features of an assigned pair, as the model weighs them."""
    dimension = pair.a.statement.figure.dimension
    return {
        "score": pair.score,
        "margin": pair.margin,
        "most": pair.likeness.most,
        "least": pair.likeness.least,
        "agreeing": float(min(pair.agreeing, 3)),
        "differing": float(min(pair.differing, 3)),
        "elsewhere": float(pair.elsewhere),
        "strangers": _strangers(pair),
        "date": float(dimension in ("date", "time")),
        "duration": float(dimension == "time"),
        "soft": float(pair.relation == Relation.SOFT),
    }


def probability(pair: Pair, weights: dict[str, float]) -> float:
    """Logistic regression over the named features."""
    total = weights["bias"] + sum(weights[name] * value for name, value in features(pair).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _strangers(pair: Pair) -> float:
    """The share of names that stand in one sentence and not in the other."""
    a, b = pair.a.sentence, pair.b.sentence
    if not a.names or not b.names:
        return 0.0
    return min(_missing(a.names, b.text), _missing(b.names, a.text))


def _missing(names: frozenset[str], text: str) -> float:
    return sum(name not in text for name in names) / len(names)
