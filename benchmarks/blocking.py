"""How many of the pairs of articles that are worth comparing the keys of `align/keys.py` find, and how few others.

    python benchmarks/blocking.py CLUSTERS.jsonl

All articles are one collection. Every two of them are looked at once without keys (what they share, and what their sketches
allow), once through keys, as a run, an archive and Spark do. Then every two articles of one event are compared directly.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby

from growing import articles

from factcheck import Checker
from factcheck.align.blocking import meet
from factcheck.align.keys import entry
from factcheck.align.meeting import related
from factcheck.align.sketch import Likeness, sketch
from factcheck.claims import Article
from factcheck.lexicon.alignment import alignment_model, alignment_words

Pairs = set[tuple[int, int]]


def everything(read: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing, every two articles looked at."""
    words, rules = alignment_words(), alignment_model()["blocking"]
    entries, sketches = [entry(one, words, rules) for one in read], [sketch(one) for one in read]
    terms = [frozenset(one.terms) for one in entries]
    for first, own in enumerate(entries):
        alike = Likeness(sketches[first], words, rules)
        for second in range(first + 1, len(read)):
            other = entries[second]
            if not meet(own.card, other.card, len(terms[first] & terms[second]), rules):
                continue
            if own.card.claim or other.card.claim or alike.holds(sketches[second]):
                yield first, second


def told(checker: Checker, read: Sequence[Article], pairs: Iterable[tuple[int, int]]) -> Pairs:
    """Pairs of which something is told."""
    return {(a, b) for a, b in pairs if checker.between(read[a].document, [(read[b].document, True)])}


def of_events(read: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Every two articles of one event."""
    events = groupby(range(len(read)), key=lambda number: read[number].document.id.rpartition("/")[0])
    return (pair for _, numbers in events for pair in combinations(numbers, 2))


def main() -> None:
    checker = Checker()
    read = [checker.read(one) for one in articles(sys.argv[1:])]
    begun = time.process_time()
    found = set(related(read, alignment_words(), alignment_model()["blocking"]))
    print(f"{len(read)} articles: keys find {len(found)} pairs in {time.process_time() - begun:.1f} s")
    looked_at = list(everything(read))
    print(
        f"every two looked at: {len(looked_at)} pairs are worth comparing, {len(found.intersection(looked_at))} of them found"
    )
    for name, pairs in (("every two looked at", looked_at), ("every two of one event", of_events(read))):
        wanted = told(checker, read, pairs)
        lost = sorted(wanted - found)
        print(f"{name}: of {len(wanted)} pairs something is told, recall {1 - len(lost) / len(wanted):.4f}")
        for a, b in lost:
            print(f"  lost: {read[a].document.id} {read[b].document.id}")


if __name__ == "__main__":
    main()
