"""The surroundings of a figure, made ready for comparison: weighted syllables, clause, neighbours, head noun, names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from factcheck.align.names import NameSense, plain
from factcheck.claims import Article, FieldText, Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.alignment import AlignmentWords
from factcheck.lexicon.entities import EntityWords

_SYLLABLE = compiled(r"[^\W\d_]+")
_CLAUSE_END = compiled(r"[,;:()–\"“”]| - ")
_OPENED, _CLOSED = compiled(r" \([“\"]?"), compiled(r"[”\"]?\)")
_BEFORE, _AFTER = 6, 5
_WIDE = 9
_NAMING = frozenset({"identifier", "ordinal"})
_START = attrgetter("start")
_BLANK = "·"


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence with its weighted syllables and its names, shared by its figures."""

    words: dict[str, float]
    total: float
    names: frozenset[str]
    start: int
    text: str
    plain: str


@dataclass(slots=True, eq=False)
class Profile:
    """A figure and the words around it."""

    statement: Statement
    sentence: Sentence
    before: tuple[str, ...]
    after: tuple[str, ...]
    clause: frozenset[str]
    head: tuple[str, ...]
    around: str
    page: tuple[Sentence, ...]


class Profiler:
    """Makes profiles; remembers the sentences it has seen."""

    def __init__(self, words: AlignmentWords, entities: EntityWords | None = None) -> None:
        self.words = words
        self.sense = NameSense(words, entities)
        body = "|".join(map(re.escape, sorted(words.phrases, key=len, reverse=True)))
        self._phrases = compiled(rf"(?<!\w)(?:{body})(?!\w)")
        self._aliases: dict[int, dict[str, str]] = {}
        self._sentences: dict[tuple[int, int], Sentence] = {}
        self._worded: dict[tuple[int, int], Sentence] = {}
        self._pages: dict[int, tuple[Sentence, ...]] = {}

    def profile(self, statement: Statement, alone: bool = False) -> Profile:
        """A figure with its surroundings; `alone`: its field stands for itself, as a title against the body."""
        page = self.page(statement.article, statement.text if alone else None)
        return self._profile(statement, self.sentence(statement.text, statement.sentence), page)

    def worded(self, statement: Statement) -> Profile:
        """The same without names and without the page: all that a likeness is made of, in a fifth of the time."""
        key = (id(statement.text), statement.sentence)
        if key not in self._worded:
            words, lower = self.weighted(statement.quote), statement.quote
            self._worded[key] = Sentence(words, sum(words.values()), frozenset(), statement.bounds[0], lower, "")
        return self._profile(statement, self._worded[key], ())

    def _profile(self, statement: Statement, sentence: Sentence, page: tuple[Sentence, ...]) -> Profile:
        head = statement.figure.head
        before, after, clause = self.sides(statement)
        around = f" {' '.join(before)} {head} {' '.join(after)} "
        near = tuple(before[-_BEFORE:]), tuple(after)
        return Profile(statement, sentence, *near, clause, tuple(_SYLLABLE.findall(head)), around, page)

    def sides(self, statement: Statement) -> tuple[list[str], list[str], frozenset[str]]:
        """The syllables next to a figure, before and after it, and those of its clause."""
        figure, (start, end) = statement.figure, statement.bounds
        lower = statement.text.view.lower
        left = self._one_wording(lower[start : min(figure.start, figure.hedge_start) if figure.hedge else figure.start])
        right = self._one_wording(lower[figure.end : end])
        return _SYLLABLE.findall(left)[-_WIDE:], _SYLLABLE.findall(right)[:_AFTER], self._clause(left, right)

    def page(self, article: Article, field: FieldText | None = None) -> tuple[Sentence, ...]:
        """All sentences of an article, or of one field, those without figures too."""
        key = id(field or article)
        if key not in self._pages:
            fields = [field] if field else article.fields
            self._pages[key] = tuple(self.sentence(text, i) for text in fields for i in range(len(text.sentences)))
        return self._pages[key]

    def sentence(self, text: FieldText, index: int) -> Sentence:
        key = (id(text), index)
        if key not in self._sentences:
            self._sentences[key] = self._sentence(text, index)
        return self._sentences[key]

    def _sentence(self, text: FieldText, index: int) -> Sentence:
        start, end = text.sentences[index]
        lower = text.view.lower[start:end]
        words, known = self.weighted(lower), self.known_as(text)
        names = frozenset(known.get(name, name) for name in self.sense.names(_without_figures(text, start, end)))
        return Sentence(words, sum(words.values()), names, start, lower, plain(lower))

    def weighted(self, lower: str) -> dict[str, float]:
        """The syllables of a sentence with their weights."""
        return {word: self.words.weight(word) for word in _SYLLABLE.findall(self._one_wording(lower))}

    def known_as(self, text: FieldText) -> dict[str, str]:
        """Abbreviations that a field introduces: `Bệnh viện Sản Nhi Hải Tân (BV SNHT)`."""
        if id(text) not in self._aliases:
            found, cased = self.sense.found(text.view.text), text.view.text
            self._aliases[id(text)] = {
                short.name: full.name
                for full, short in pairwise(found)
                if _OPENED.fullmatch(cased, full.end, short.start) and _CLOSED.match(cased, short.end)
            }
        return self._aliases[id(text)]

    def _one_wording(self, text: str) -> str:
        """The text with phrases of one meaning in one wording."""
        return self._phrases.sub(lambda match: self.words.phrases[match[0]], text)

    @staticmethod
    def _clause(left: str, right: str) -> frozenset[str]:
        cut = max((match.end() for match in _CLAUSE_END.finditer(left)), default=0)
        stop = _CLAUSE_END.search(right)
        clause = left[cut:] + " " + (right[: stop.start()] if stop else right)
        return frozenset(_SYLLABLE.findall(clause))


def _without_figures(text: FieldText, start: int, end: int) -> str:
    """A sentence with its figures blanked, but those that name: `phạt bà Lan 20 năm` names no `Lan 20`."""
    out = text.view.text[start:end]
    for figure in text.figures[bisect_left(text.figures, start, key=_START) : bisect_left(text.figures, end, key=_START)]:
        if figure.kind not in _NAMING:
            first, behind = figure.start - start, figure.end - start
            out = out[:first] + _BLANK * (behind - first) + out[behind:]
    return out
