"""What the gates look at: the word lists of a lexicon, the pairs of two articles, and the figures around each figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factcheck.align.assign import Pair
from factcheck.align.contrast import contrast
from factcheck.align.names import NameSense, plain
from factcheck.align.profile import Profile, Profiler
from factcheck.align.swaps import redistributed
from factcheck.align.values import Relation
from factcheck.claims import Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.alignment import AlignmentWords
from factcheck.model import Document
from factcheck.parse.figure import Figure

_BESIDE = 40


class Scene:
    """Two articles and what is said in them, for the gates."""

    def __init__(self, words: AlignmentWords, profiler: Profiler, pairs: Sequence[Pair]) -> None:
        self.words = words
        self.profiler = profiler
        self.sense: NameSense = profiler.sense
        self.pairs = pairs
        self._texts: dict[int, str] = {}
        self._neighbours: dict[int, list[Statement]] = {}
        self.tolls = any_word(words.tolls)
        self.running = any_word(words.running)
        self.series = any_word(words.series)
        self.not_series = any_word(words.not_series)
        self.distances = any_word(words.distances)
        self.negated = any_word(words.negations)
        self.reports = any_word(words.report_days)
        self.joins = any_word(words.joins)
        self.weeks = any_word(words.weeks)
        self.terms = any_word(words.terms)
        self.today = any_word(words.today)
        self.weather = any_word(words.weather)
        self.conditions = any_word(words.conditions)
        self.opposites = contrast(words.opposites)
        self.variants = contrast(words.variants)
        self.kinds = any_word(words.kinds)
        self.asides = [any_word(line) for line in words.asides]
        self.parts = any_word(words.roles["part"])
        self.contents = any_word(words.contents)
        self.falling = any_word(words.falling)
        self.wholes = any_word(words.roles["whole"])
        self.counted_to = any_word(words.counted_to)
        self.acts = any_word(tuple(words.acts))
        self.stages = any_word(words.stages)
        self.topics = any_word(words.topics)
        self.generics = any_word(tuple(words.generics))
        self.no_roles = any_word((*words.also, *words.named_total))
        self.extents = frozenset(words.extents)
        self.ranks = frozenset(words.ranks)
        self.citations = frozenset(word.split()[0] for word in words.citations)

    def text(self, profile: Profile) -> str:
        """All that the article says, as words one space apart."""
        article = profile.statement.article
        if id(article) not in self._texts:
            self._texts[id(article)] = plain("\n".join(text.view.lower for text in article.fields))
        return self._texts[id(article)]

    def named(self, profile: Profile) -> frozenset[str]:
        """All names of the article."""
        return frozenset(name for sentence in profile.page for name in sentence.names)

    def neighbours(self, profile: Profile) -> list[Statement]:
        """The other figures of the sentence."""
        statement = profile.statement
        if id(statement) not in self._neighbours:
            self._neighbours[id(statement)] = [
                s
                for s in statement.article.statements
                if s.text is statement.text and s.sentence == statement.sentence and s is not statement
            ]
        return self._neighbours[id(statement)]

    def serial(self, text: str) -> list[str]:
        """The words of prices and markets in a text; `trị giá` and `đánh giá` speak of none."""
        return self.series.findall(self.not_series.sub(" ", text))

    def same_move(self, pair: Pair) -> bool:
        """A figure with decimals right beside, the same in both, dates them alike: `tăng 4,38 điểm (+1,56%)`."""
        return any(
            other.relation == Relation.EQUAL
            and other.sentences == pair.sentences
            and other.a.statement.figure.step < 1
            and all(len(gap(x.statement, y.statement)) <= _BESIDE for x, y in ((pair.a, other.a), (pair.b, other.b)))
            for other in self.pairs
        )

    def parted_otherwise(self, pair: Pair) -> bool:
        """`4 nam và 2 nữ`, `5 nữ và 1 nam`: a slip between two figures, not two rows of a list."""
        return redistributed(pair, self.pairs, self.words) is not None

    def reports_at(self, profile: Profile) -> bool:
        """`Ngày 20/7, Công an …`: the day of the report opens the sentence."""
        return len(profile.before) <= 2 and bool(self.reports.search(" ".join(profile.after)))

    def dated(self, profile: Profile) -> list[Figure]:
        """The dated figures of the sentence; `19h` alone names no day."""
        found = (s.figure for s in self.neighbours(profile))
        return [figure for figure in found if figure.when is not None and not figure.when.start.startswith("T")]


def near(pattern: re.Pattern[str], profile: Profile) -> bool:
    return bool(pattern.search(profile.around))


def documents(pair: Pair) -> tuple[Document, Document]:
    return pair.a.statement.article.document, pair.b.statement.article.document


def times_differ(pair: Pair) -> bool:
    """Whether the articles are, or may be, of two moments."""
    a, b = documents(pair)
    if a is b:
        return False
    return a.published is None or b.published is None or a.published != b.published


def left(profile: Profile, reach: int) -> str:
    """The words before a figure within a reach of characters, its sentence at most."""
    statement = profile.statement
    start = max(statement.bounds[0], statement.figure.start - reach)
    return statement.text.view.lower[start : statement.figure.start]


def right(profile: Profile, reach: int) -> str:
    statement = profile.statement
    return statement.text.view.lower[statement.figure.end : min(statement.bounds[1], statement.figure.end + reach)]


def gap(a: Statement, b: Statement) -> str:
    """The text between two figures of one sentence."""
    first, second = sorted((a.figure, b.figure), key=lambda figure: figure.start)
    return a.text.view.lower[first.end : second.start]


@cache
def any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)")
