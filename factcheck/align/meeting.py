"""Which articles of a run are worth aligning: by the keys of `align.keys`, as archives and Spark find them, in memory.

Unrelated articles never meet, and a key under which too many articles lie lists no pairs, so the work grows with the number
of articles. Whether a word is rare is told within the days of its key: a longer run finds what each of its days would.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from factcheck.align.blocking import meet
from factcheck.align.keys import ALWAYS, CLAIMS, SHORT, Entry, Key, entry
from factcheck.align.sketch import Likeness, sketch
from factcheck.claims import Article
from factcheck.lexicon.alignment import AlignmentWords

T = TypeVar("T")
Lying = dict[Key, list[int]]


def common(lying: Iterable[tuple[Key, Sequence[T]]], rules: dict[str, float]) -> set[T]:
    """What lies under enough of the keys sought. A key with too much under it tells nothing, unless it is `_free`."""
    counts: Counter[T] = Counter()
    free: set[T] = set()
    for key, found in lying:
        if _free(key):
            free.update(found)
        elif len(found) <= rules["crowded"]:
            counts.update(found)
    return free | {one for one, times in counts.items() if times >= rules["common"]}


def _free(key: Key) -> bool:
    """Whether a key is of claims or short articles, which share too few words to be counted by them."""
    return key[0] == CLAIMS or key[1] == SHORT


def related(articles: Sequence[Article], words: AlignmentWords, rules: dict[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs of indices of articles that may tell of one thing, the lesser first, in order; `rules` from alignment.yaml."""
    if len(articles) < 2:
        return
    entries = [entry(article, words, rules) for article in articles]
    sketches = [sketch(article) for article in articles]
    partners = _partners(entries, rules)
    for first, own in enumerate(entries):
        alike = Likeness(sketches[first], words, rules) if partners[first] else None
        for second in sorted(partners[first]):
            other = entries[second]
            if not meet(own.card, other.card, own.shared(other), rules):
                continue
            if own.card.claim or other.card.claim or (alike and alike.holds(sketches[second])):
                yield first, second


def _partners(entries: Sequence[Entry], rules: dict[str, float]) -> list[set[int]]:
    """For each article those behind it that lie where it seeks, or seek where it lies."""
    lying = _lying(entries, rules)
    everywhere = {place for place, _ in lying}
    partners: list[set[int]] = [set() for _ in entries]
    for own, one in enumerate(entries):
        found = ((key, lying[key]) for key in _sought(one, everywhere, rules) if key in lying)
        for other in common(found, rules):
            if other != own:
                partners[min(own, other)].add(max(own, other))
    return partners


def _lying(entries: Sequence[Entry], rules: dict[str, float]) -> Lying:
    lying: Lying = defaultdict(list)
    for number, one in enumerate(entries):
        for key in one.filed(rules):
            if key[0] != ALWAYS:
                lying[key].append(number)
    return dict(lying)


def _sought(one: Entry, everywhere: Iterable[int], rules: dict[str, float]) -> Iterable[Key]:
    """Every two articles look for each other, so a claim may leave articles to seek it, and a short one all but its like."""
    sought = one.sought(rules)
    if one.card.claim:
        return ((CLAIMS, word) for word in sought.claims or (SHORT,))
    return sought.keys(everywhere) if sought.words else ((place, SHORT) for place in sought.places or ())
