"""Hard reasons not to compare two figures of two articles: another owner, role, time of a series, a running toll.

Each gate looks at one assigned pair whose values differ and gives a reason code or None. They hold between articles; a
claim that restates one article is judged by its score alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from factcheck.align.assign import Pair
from factcheck.align.profile import Profile, Profiler
from factcheck.align.values import Relation
from factcheck.claims import Article
from factcheck.lexicon.alignment import AlignmentWords
from factcheck.model import Document

Gate = Callable[[Pair], str | None]
_NEAR = 4
_COUNTS = frozenset({"count", "number"})


class Gates:
    """The gates of a lexicon, for the pairs of two articles."""

    def __init__(self, words: AlignmentWords, profiler: Profiler, pairs: Sequence[Pair]) -> None:
        self.words = words
        self.profiler = profiler
        self.pairs = pairs
        self._tolls = _any_word(words.tolls)
        self._series = _any_word(words.series)
        self._reports = _any_word(words.report_days)
        self._order: tuple[tuple[str, Gate], ...] = (
            ("revision", self._revision),
            ("toll", self._toll),
            ("series", self._in_series),
            ("owner", self._owner),
            ("role", self._role),
            ("opposite", self._opposite),
            ("weak", self._weak),
            ("list", self._list),
            ("report-day", self._report_day),
            ("sum", self._sum),
        )

    def veto(self, pair: Pair) -> str | None:
        """The first reason that keeps the pair from being a conflict."""
        return next((reason for _, gate in self._order if (reason := gate(pair))), None)

    # -- time ---------------------------------------------------------------------------------------------------

    @staticmethod
    def _revision(pair: Pair) -> str | None:
        a, b = _documents(pair)
        same = a.published is not None and a.published == b.published and a.source == b.source
        return "revision" if same else None

    def _toll(self, pair: Pair) -> str | None:
        if pair.a.statement.figure.dimension not in _COUNTS:
            return None
        if not (self._near(self._tolls, pair.a) and self._near(self._tolls, pair.b)):
            return None
        return "running-toll" if self._times_differ(pair) else None

    def _in_series(self, pair: Pair) -> str | None:
        if pair.a.statement.figure.dimension in ("date", "time", "age"):
            return None
        if not (self._near(self._series, pair.a) and self._near(self._series, pair.b)):
            return None
        return "series" if self._times_differ(pair) else None

    @staticmethod
    def _times_differ(pair: Pair) -> bool:
        a, b = _documents(pair)
        return a.published is None or b.published is None or a.published != b.published

    def _near(self, pattern: re.Pattern[str], profile: Profile) -> bool:
        around = " ".join((*profile.before, *profile.head, *profile.after))
        return bool(pattern.search(around))

    # -- whose --------------------------------------------------------------------------------------------------

    def _owner(self, pair: Pair) -> str | None:
        a, b = self._owners(pair.a), self._owners(pair.b)
        if a and b and not _share(a, b):
            return "owner"
        text_a, text_b = _all_text(pair.a), _all_text(pair.b)
        strange_a = [name for name in pair.a.sentence.names if name not in text_b]
        strange_b = [name for name in pair.b.sentence.names if name not in text_a]
        return "owner" if strange_a and strange_b else None

    def _owners(self, profile: Profile) -> frozenset[str]:
        """The names of the sentence, else of the two before, else of the title."""
        if profile.sentence.names:
            return profile.sentence.names
        statement = profile.statement
        for back in (1, 2):
            if statement.sentence >= back:
                names = self.profiler.sentence(statement.text, statement.sentence - back).names
                if names:
                    return names
        title = statement.article.fields[0]
        return self.profiler.sentence(title, 0).names if title.sentences else frozenset()

    # -- which --------------------------------------------------------------------------------------------------

    def _role(self, pair: Pair) -> str | None:
        return "role" if self._roles(pair.a) != self._roles(pair.b) else None

    def _roles(self, profile: Profile) -> frozenset[str]:
        around = " " + " ".join(profile.before[-_NEAR:]) + " "
        return frozenset(role for role, words in self.words.roles.items() if any(f" {w} " in around for w in words))

    def _opposite(self, pair: Pair) -> str | None:
        a, b = _around(pair.a), _around(pair.b)
        for x, y in self.words.opposites:
            for one, other in ((x, y), (y, x)):
                if _has(a, one) and _has(b, other) and not _has(a, other) and not _has(b, one):
                    return "opposite"
        return None

    @staticmethod
    def _weak(pair: Pair) -> str | None:
        likeness = pair.likeness
        local = max(likeness.before, likeness.after)
        weak = likeness.most < 0.45 or likeness.least < 0.15 or likeness.head < 0.6 or local < 0.2
        return "weak" if weak else None

    def _list(self, pair: Pair) -> str | None:
        return "list" if pair.differing >= 1 and pair.differing >= pair.agreeing else None

    def _report_day(self, pair: Pair) -> str | None:
        if pair.a.statement.figure.dimension != "date":
            return None
        return "report-day" if self._reports_at(pair.a) or self._reports_at(pair.b) else None

    def _reports_at(self, profile: Profile) -> bool:
        begins = len(profile.before) <= 2
        return begins and bool(self._reports.search(" ".join(profile.after)))

    def _sum(self, pair: Pair) -> str | None:
        """One side may be the sum of two neighbours of the other (`mua 18 và thuê 22` / `40`)."""
        if pair.relation < Relation.SOFT or pair.a.statement.figure.low is None or pair.b.statement.figure.low is None:
            return None
        return "sum" if _is_sum(pair.a, pair.b) or _is_sum(pair.b, pair.a) else None


def _is_sum(whole: Profile, part: Profile) -> bool:
    neighbours = [
        s.figure.low
        for s in part.statement.article.statements
        if s.text is part.statement.text
        and s.sentence == part.statement.sentence
        and s.figure is not part.statement.figure
        and s.figure.dimension == part.statement.figure.dimension
    ]
    value, own = whole.statement.figure.low, part.statement.figure.low
    return value is not None and own is not None and any(other is not None and own + other == value for other in neighbours)


def _documents(pair: Pair) -> tuple[Document, Document]:
    return pair.a.statement.article.document, pair.b.statement.article.document


def _any_word(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)")


def _share(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(x in y or y in x for x in a for y in b)


def _all_text(profile: Profile) -> str:
    article: Article = profile.statement.article
    return "\n".join(text.view.lower for text in article.fields)


def _around(profile: Profile) -> str:
    return " " + " ".join((*profile.before[-_NEAR:], *profile.head, *profile.after[:_NEAR])) + " "


def _has(around: str, word: str) -> bool:
    return f" {word} " in around
