"""Per-units that a price takes over from a price beside it.

`60 USD cho một triệu token đầu ra, còn R1 chỉ cần 2,19 USD`; `0,014 USD cho cùng một số lượng token`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.claims.article import Article, Statement
from factcheck.lexicon.comparisons import ComparisonWords

_NEAR = 48
_FARTHEST = 500


def inherit_per_units(article: Article, words: ComparisonWords) -> None:
    """Set `per` of the prices that take it over: said to be the same, or in one sentence with the price that has it."""
    prices = [s for s in article.statements if s.figure.dimension == "money"]
    last: Statement | None = None
    for index, price in enumerate(prices):
        price.per = price.figure.per or _spelled(price, words)
        if price.per is not None:
            _backward(prices[:index], price)
        elif last is not None and _takes_over(price, last, words):
            price.per = last.per
        if price.per is not None:
            last = price


def _spelled(price: Statement, words: ComparisonWords) -> str | None:
    """`60 USD cho mỗi triệu token`: a per-unit whose scale word stands alone."""
    end = price.figure.end
    lower = price.text.view.lower
    found = words.per_phrase.match(lower, end + (lower[end : end + 1] == " "))
    return words.per_of[found[0]] if found else None


def _takes_over(price: Statement, last: Statement, words: ComparisonWords) -> bool:
    if price.text is not last.text or price.figure.unit != last.figure.unit or price.figure.scaled != last.figure.scaled:
        return False
    end = price.figure.end
    if words.same_per.search(price.text.view.lower, end, min(end + _NEAR, price.bounds[1])):
        return price.sentence - last.sentence <= 1
    if price.sentence == last.sentence:
        return _alike(price, last)
    lead = price.text.view.lower[max(price.bounds[0], price.figure.start - _NEAR) : price.figure.start]
    told = (last.per or "").endswith(words.per_noun) and words.counterpart.search(lead) is not None
    return told and price.sentence - last.sentence == 1


def _backward(before: Sequence[Statement], price: Statement) -> None:
    """`A thu 3 USD và B thu 10 USD cho mỗi triệu token`."""
    for earlier in reversed(before):
        if earlier.sentence != price.sentence or earlier.text is not price.text or earlier.per is not None:
            return
        if earlier.figure.unit != price.figure.unit or earlier.figure.scaled != price.figure.scaled:
            return
        if not _alike(earlier, price):
            return
        earlier.per = price.per


def _alike(one: Statement, other: Statement) -> bool:
    """Whether two prices can be for the same: not a house of 30 billion and its rent of 50 million."""
    low, high = sorted(abs(statement.figure.low or Decimal(0)) for statement in (one, other))
    return high <= low * _FARTHEST
