"""Whether two articles are worth aligning: when they are of one time and share enough telling pairs of syllables.

How the articles that share some are found, in memory or in a store, is told in `keys` and `meeting`.
"""

from __future__ import annotations

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
    return not _far_apart(a, b, rules["days"]) and _enough(shared, a, b, rules)


def card(article: Article, terms: int) -> Card:
    return Card(terms, article.document.day, is_claim(article))


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


def _enough(shared: int, a: Card, b: Card, rules: dict[str, float]) -> bool:
    """`alike` by the geometric mean of both counts, or `held` by the lesser; with fewer than `few` nobody can tell."""
    least = min(a.terms, b.terms)
    held = rules["held_claim"] if a.claim or b.claim else rules["held"]
    return least < rules["few"] or shared >= rules["alike"] * sqrt(a.terms * b.terms) or shared >= held * least


def telling_pairs(article: Article, words: AlignmentWords, telling: float) -> frozenset[str]:
    """`hầm đèo`, `phú quý`: neighbouring syllables that together are rare."""
    found = set()
    for text in article.fields:
        for part in _PART.split(text.view.lower):
            for first, second in pairwise(part.split()):
                if words.weight(first) + words.weight(second) >= telling and not (first[0].isdigit() or second[0].isdigit()):
                    found.add(f"{first} {second}")
    return frozenset(found)
