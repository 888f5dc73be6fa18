"""The same digits with a dot and with a comma in one article: `1,250 tỷ đồng` and `1.250 tỷ đồng` may be 1.000 times apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from factcheck.checks.context import Context
from factcheck.checks.saying import told
from factcheck.claims import Article, Statement
from factcheck.model import Finding, Verdict

RULE = "separator"
_ONE_SIGN = re.compile(r"([0-9]{1,3})([.,])([0-9]{3})(?![0-9.,]*[0-9])")
_WHOLE = frozenset({"count", "number", "age", "score"})


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for article in articles:
        for first, second in _pairs(article):
            derivation = f"{first.surface} / {second.surface}"
            fields = {"first": first.surface, "second": second.surface}
            yield told(context, RULE, Verdict.AMBIGUOUS, [first, second], derivation, fields, confidence=0.8)


def _pairs(article: Article) -> Iterator[tuple[Statement, Statement]]:
    """The first pair for each row of digits, of one unit and one word of scale."""
    groups: dict[tuple[str, str], list[tuple[str, Statement]]] = {}
    for statement in article.statements:
        found = _ONE_SIGN.match(statement.surface)
        if found is not None and statement.role not in ("teaser", "byline") and _may_be_broken(statement):
            rest = statement.surface[found.end() :].split()
            key = (found[1] + found[3], rest[0].lower() if statement.figure.scaled and rest else statement.figure.unit or "")
            groups.setdefault(key, []).append((found[2], statement))
    for group in groups.values():
        apart = ((a, b) for (sign, a), (other, b) in combinations(group, 2) if sign != other)
        pair = next(apart, None)
        if pair is not None:
            yield pair


def _may_be_broken(statement: Statement) -> bool:
    """Whether a decimal makes sense: `1,25 tỷ`, `1,25 km`; people come whole."""
    figure = statement.figure
    return figure.low is not None and figure.low == figure.high and (figure.scaled or figure.dimension not in _WHOLE)
