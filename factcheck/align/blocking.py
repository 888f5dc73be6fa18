"""Which articles are worth aligning: those that share enough telling pairs of syllables.

An inverted index over the telling pairs of each article, so that unrelated articles never meet. A pair of syllables in more
than `crowded` articles of the collection tells nothing and is dropped, which keeps the work near linear in the number of
articles. Which articles meet depends on the collection, never on its order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt

from factcheck.claims import Article
from factcheck.kept.expressions import compiled
from factcheck.lexicon.alignment import AlignmentWords

_SHORT = 3  # sentences
_PART = compiled(r"[^\w\s]|\n")


@dataclass(frozen=True, slots=True)
class Card:
    """What decides, besides the telling pairs that two articles share, whether they meet."""

    terms: int
    day: date | None
    claim: bool


def meet(a: Card, b: Card, shared: int, rules: dict[str, float]) -> bool:
    """Whether two articles that share so many telling pairs of syllables may tell of one thing."""
    return not _far_apart(a, b, rules["days"]) and _enough(shared, a.terms, b.terms, rules)


def card(article: Article, terms: int) -> Card:
    return Card(terms, article.document.day, is_claim(article))


def related(articles: Sequence[Article], words: AlignmentWords, rules: dict[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs of indices of articles that may tell of one thing, the lesser first, in order; `rules` from alignment.yaml."""
    if len(articles) < 2:
        return
    terms = [telling_pairs(article, words, rules["telling"]) for article in articles]
    cards = [card(article, len(own)) for article, own in zip(articles, terms, strict=True)]
    held = Counter(term for own in terms for term in own)
    index: dict[str, list[int]] = defaultdict(list)
    short: list[int] = []
    for second, own in enumerate(terms):
        shared: Counter[int] = Counter()
        for term in own:
            if 1 < held[term] <= rules["crowded"]:
                shared.update(index[term])
                index[term].append(second)
        for first in range(second) if len(own) < rules["few"] else sorted({*shared, *short}):
            if meet(cards[first], cards[second], shared[first], rules):
                yield first, second
        if len(own) < rules["few"]:
            short.append(second)


def is_claim(article: Article) -> bool:
    """A few sentences that no outlet, file or title vouches for restate one thing: a claim held against an article."""
    document = article.document
    if document.source or document.title or (document.origin and not document.origin.record):
        return False
    return sum(len(text.sentences) for text in article.fields) <= _SHORT


def _far_apart(a: Card, b: Card, days: float) -> bool:
    """Whether two articles were published so many days apart, or who knows how many, that a difference tells of two times.

    A claim may be of any time, and articles of which none is dated are taken to be of one.
    """
    if a.claim or b.claim:
        return False
    if a.day is None or b.day is None:
        return a.day is not b.day
    return abs((a.day - b.day).days) > days


def _enough(shared: int, first: int, second: int, rules: dict[str, float]) -> bool:
    """`alike` by the geometric mean of both counts or `held` by the lesser; with fewer than `few` nobody can tell."""
    least = min(first, second)
    return least < rules["few"] or shared >= rules["alike"] * sqrt(first * second) or shared >= rules["held"] * least


def telling_pairs(article: Article, words: AlignmentWords, telling: float) -> frozenset[str]:
    """`hầm đèo`, `phú quý`: neighbouring syllables that together are rare."""
    found = set()
    for text in article.fields:
        for part in _PART.split(text.view.lower):
            for first, second in pairwise(part.split()):
                if words.weight(first) + words.weight(second) >= telling and not (first[0].isdigit() or second[0].isdigit()):
                    found.add(f"{first} {second}")
    return frozenset(found)
