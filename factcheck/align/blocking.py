"""Which articles are worth aligning: those that share enough telling pairs of syllables.

An inverted index over the telling pairs of each article, so that unrelated articles never meet. A pair of syllables in more
than `_CROWDED` articles tells nothing and is not indexed, which keeps the work near linear in the number of articles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt

from factcheck.claims import Article
from factcheck.lexicon.alignment import AlignmentWords

_PART = re.compile(r"[^\w\s]|\n")
_TELLING = 7.0  # the least weight of a pair of syllables together
_ALIKE, _HELD = 0.05, 0.1  # shared pairs by the geometric mean of both counts, and by the lesser count
_FEW = 3  # an article with fewer telling pairs meets every other
_CROWDED = 400


def related(articles: Sequence[Article], words: AlignmentWords) -> Iterator[tuple[int, int]]:
    """Pairs of indices of articles that may tell of one thing, the lesser index first, in order."""
    terms = [_terms(article, words) for article in articles]
    index: dict[str, list[int]] = defaultdict(list)
    short: list[int] = []
    for second, own in enumerate(terms):
        shared: Counter[int] = Counter()
        for term in own:
            earlier = index[term]
            if len(earlier) <= _CROWDED:
                shared.update(earlier)
            earlier.append(second)
        for first in range(second) if len(own) < _FEW else sorted({*shared, *short}):
            if _enough(shared[first], len(terms[first]), len(own)):
                yield first, second
        if len(own) < _FEW:
            short.append(second)


def _enough(shared: int, first: int, second: int) -> bool:
    least = min(first, second)
    return least < _FEW or shared >= _ALIKE * sqrt(first * second) or shared >= _HELD * least


def _terms(article: Article, words: AlignmentWords) -> frozenset[str]:
    """`hầm đèo`, `phú quý`: neighbouring syllables that together are rare."""
    found = set()
    for text in article.fields:
        for part in _PART.split(text.view.lower):
            for first, second in pairwise(part.split()):
                if words.weight(first) + words.weight(second) >= _TELLING and not (first[0].isdigit() or second[0].isdigit()):
                    found.add(f"{first} {second}")
    return frozenset(found)
