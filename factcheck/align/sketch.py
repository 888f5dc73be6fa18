"""A sketch of an article's sentences, small enough to store, from which it shows whether any two sentences are much alike.

Two figures are found to differ, or to agree, only in sentences with much in common; articles without such a pair need not be
read and aligned. Syllables are hashed to 16 bits: a chance match lets an article through, and never keeps one out.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import lru_cache
from zlib import crc32

from factcheck.claims import Article
from factcheck.kept.expressions import compiled
from factcheck.lexicon.alignment import AlignmentWords

_SYLLABLE = compiled(r"[^\W\d_]+")
_END = 0  # stands behind every sentence


def sketch(article: Article) -> bytes:
    """The syllables of each sentence with a figure, two bytes each."""
    sentences = dict.fromkeys((s.text.name, *s.bounds) for s in article.statements if s.role != "teaser")
    texts = {text.name: text.view.lower for text in article.fields}
    out = array("H")
    for name, start, end in sentences:
        out.extend(sorted({_hashed(syllable) for syllable in _SYLLABLE.findall(texts[name][start:end])}))
        out.append(_END)
    return out.tobytes()


class Likeness:
    """Compares the sentences of one sketched article with those of others."""

    def __init__(self, own: bytes, words: AlignmentWords, rules: dict[str, float]) -> None:
        self._weights = {_hashed(syllable): weight for syllable, weight in words.weights.items()}
        self._other = words.other
        self._least_weight, self._least_share = rules["sentence_weight"], rules["sentence_share"]
        self._totals: list[float] = []
        self._holding: dict[int, list[int]] = defaultdict(list)
        self._index(array("H", own))

    def _index(self, own: array[int]) -> None:
        total = 0.0
        for syllable in own:
            if syllable == _END:
                self._totals.append(total)
                total = 0.0
            else:
                total += self._weights.get(syllable, self._other)
                self._holding[syllable].append(len(self._totals))

    def holds(self, other: bytes) -> bool:
        """Whether some sentence of the sketch shares so much weight with one of ours, and so great a part of either's."""
        weights, holding = self._weights, self._holding
        shared: dict[int, float] = defaultdict(float)
        total = 0.0
        for syllable in array("H", other):
            if syllable == _END:
                if any(self._alike(weight, total, own) for own, weight in shared.items()):
                    return True
                shared, total = defaultdict(float), 0.0
                continue
            weight = weights.get(syllable, self._other)
            total += weight
            for own in holding.get(syllable, ()):
                shared[own] += weight
        return False

    def _alike(self, shared: float, total: float, own: int) -> bool:
        return shared >= self._least_weight and shared >= self._least_share * min(total, self._totals[own])


@lru_cache(maxsize=65536)
def _hashed(syllable: str) -> int:
    return crc32(syllable.encode()) & 0xFFFF or 1
