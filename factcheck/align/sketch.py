"""A sketch of an article, small enough to store: the words of its sentences with figures, and a mark of each figure.

Two sketches show whether anything may be told of any two figures of the articles, by the score that `judge` would give at most;
articles of which nothing may be told need not be read. Words are hashed to 27 bits and carry their weights.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from factcheck.align.marks import HALVES, Mark, Meeting, Sentence, bound, hashed, mark, read, weight, written
from factcheck.align.profile import Profiler
from factcheck.claims import Article, Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.alignment import AlignmentWords, alignment_words

_SYLLABLE = compiled(r"[^\W\d_]+")
_BEFORE = 6
_CODES = "I"


def sketch(article: Article) -> bytes:
    """How many sentences there are; then, of each with a figure, how many words and codes of marks, and these."""
    sentences: dict[tuple[str, int, int], list[Statement]] = {}
    for statement in article.statements:
        if statement.role != "teaser":
            sentences.setdefault((statement.text.name, *statement.bounds), []).append(statement)
    texts = {text.name: text.view.lower for text in article.fields}
    out = array(_CODES, [sum(len(text.sentences) for text in article.fields)])
    for (name, start, end), figures in sentences.items():
        words = sorted(_codes(_profiler().weighted(texts[name][start:end])))
        marks = [code for figure in figures for code in written(marked(figure))]
        out.extend([len(words), len(marks), *words, *marks])
    return out.tobytes()


def marked(statement: Statement) -> Mark:
    """The mark of a figure with the words around it."""
    before, after, clause = _profiler().sides(statement)
    words = before[-_BEFORE:], after, clause, _SYLLABLE.findall(statement.figure.head)
    return mark(statement, *map(_codes, words))


def _codes(words: Iterable[str]) -> list[int]:
    weights = alignment_words()
    return [hashed(word) | int(2 * weights.weight(word)) for word in words]


@cache
def _profiler() -> Profiler:
    return Profiler(alignment_words())


class Likeness:
    """Compares one sketched article with others."""

    def __init__(self, own: bytes, words: AlignmentWords, rules: dict[str, float]) -> None:
        self._least_weight, self._least_share = 2 * rules["sentence_weight"], rules["sentence_share"]
        codes = array(_CODES, own)
        self._pages = codes[0]
        self._own = [Sentence(frozenset(told), weight(told), list(read(marks))) for told, marks in _sentences(codes)]
        self._words = frozenset[int]().union(*(sentence.words for sentence in self._own))
        self._holding: dict[int, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self._own):
            for word in sentence.words:
                self._holding[word].append(number)

    def holds(self, other: bytes) -> bool:
        """Whether anything may be told of a figure of ours and one of the sketch, in two sentences much alike."""
        codes = array(_CODES, other)
        pages = max(self._pages, codes[0])
        return bound().reached([meeting for words, marks in _sentences(codes) for meeting in self._met(words, marks, pages)])

    def _met(self, words: Sequence[int], marks: Sequence[int], pages: int) -> list[Meeting]:
        alike = self._alike(words)
        if not alike:
            return []
        other = Sentence(frozenset(words), weight(words), list(read(marks)))
        return [Meeting(self._own[number], other, shared, pages) for number, shared in alike]

    def _alike(self, words: Sequence[int]) -> list[tuple[int, int]]:
        """The sentences of ours that share enough weight with these words, and what they share."""
        shared: dict[int, int] = defaultdict(int)
        for code in self._words.intersection(words):
            halves = code & HALVES
            for number in self._holding[code]:
                shared[number] += halves
        enough = [(number, common) for number, common in shared.items() if common >= self._least_weight]
        if not enough:
            return enough
        total, share = weight(words), self._least_share
        return [(number, common) for number, common in enough if common >= share * min(total, self._own[number].total)]


def _sentences(codes: Sequence[int]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """The words and the codes of the marks of each sentence."""
    at = 1
    while at < len(codes):
        words = at + 2
        marks = words + codes[at]
        end = marks + codes[at + 1]
        yield codes[words:marks], codes[marks:end]
        at = end
