"""Hard reasons not to compare two figures of two articles: another owner, role, time of a series, a running toll.

Each gate looks at one assigned pair whose values differ and gives a reason code or None. They hold between articles; a
claim that restates one article is judged by its score alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from factcheck.align.assign import Pair
from factcheck.align.profile import Profile, Profiler
from factcheck.align.values import Relation, relation
from factcheck.claims import Article
from factcheck.lexicon.alignment import AlignmentWords
from factcheck.model import Document
from factcheck.parse.figure import Figure

Gate = Callable[[Pair], str | None]
_NEAR = 4
_WORD = re.compile(r"\w+")
_ALIKE = 0.6
_TWOFOLD = 2
_SAME_WORDS = 0.25
_COUNTS = frozenset({"count", "number", "score"})


class Gates:
    """The gates of a lexicon, for the pairs of two articles."""

    def __init__(self, words: AlignmentWords, profiler: Profiler, pairs: Sequence[Pair]) -> None:
        self.words = words
        self.profiler = profiler
        self.pairs = pairs
        self._texts: dict[int, str] = {}
        self._tolls = _any_word(words.tolls)
        self._running = _any_word(words.running)
        self._series = _any_word(words.series)
        self._citations = frozenset(word.split()[0] for word in words.citations)
        self._negated = _any_word(words.negations)
        self._reports = _any_word(words.report_days)
        self._order: tuple[tuple[str, Gate], ...] = (
            ("revision", self._revision),
            ("grain", self._grain),
            ("label", self._label),
            ("toll", self._toll),
            ("series", self._in_series),
            ("owner", self._owner),
            ("role", self._role),
            ("other-label", self._other_label),
            ("period", self._period),
            ("negation", self._negation),
            ("opposite", self._opposite),
            ("weak", self._weak),
            ("list", self._list),
            ("report-day", self._report_day),
            ("own-day", self._own_day),
            ("attribute", self._attribute),
            ("far", self._far),
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

    @staticmethod
    def _grain(pair: Pair) -> str | None:
        """A day and a month, or a stretch that only begins alike: told apart by whoever asks, not by us."""
        a, b = pair.a.statement.figure.when, pair.b.statement.figure.when
        if a is None or b is None:
            return None
        return "grain" if a.grain != b.grain and not _days(a.grain, b.grain) else None

    def _label(self, pair: Pair) -> str | None:
        """`Quân khu 7`, `tập 2`: another label is another thing; a law cited under two numbers is not."""
        figure = pair.a.statement.figure
        if figure.kind == "identifier":
            return None if figure.head.split()[0] in self._citations else "label"
        return "label" if figure.kind == "ordinal" and pair.likeness.least < _ALIKE else None

    def _toll(self, pair: Pair) -> str | None:
        if pair.a.statement.figure.dimension not in _COUNTS:
            return None
        if not (self._runs(pair.a) and self._runs(pair.b)):
            return None
        return "running-toll" if self._times_differ(pair) else None

    def _runs(self, profile: Profile) -> bool:
        """Whether the figure is of a count that goes on: by its words, by `đến nay` in its sentence, or a result."""
        if profile.statement.figure.dimension == "score":
            return True
        return self._near(self._tolls, profile) or bool(self._running.search(profile.sentence.text))

    def _in_series(self, pair: Pair) -> str | None:
        figure = pair.a.statement.figure
        if figure.kind in ("date", "time", "identifier", "ordinal", "duration", "count") or figure.dimension == "age":
            return None
        per_share = figure.per is not None and pair.b.statement.figure.per is not None
        named = self._near(self._series, pair.a) and self._near(self._series, pair.b)
        if not (named or per_share) or (pair.agreeing and self._same_move(pair)):
            return None
        return "series" if self._times_differ(pair) else None

    def _same_move(self, pair: Pair) -> bool:
        """A figure with decimals that both sentences share dates them alike: the same session of the market."""
        return any(
            not other.differs and other.sentences == pair.sentences and other.a.statement.figure.step < 1 for other in self.pairs
        )

    @staticmethod
    def _times_differ(pair: Pair) -> bool:
        a, b = _documents(pair)
        return a.published is None or b.published is None or a.published != b.published

    def _near(self, pattern: re.Pattern[str], profile: Profile) -> bool:
        return bool(pattern.search(profile.around))

    # -- whose --------------------------------------------------------------------------------------------------

    def _owner(self, pair: Pair) -> str | None:
        a, b = self._owners(pair.a), self._owners(pair.b)
        text_a, text_b = self._text(pair.a), self._text(pair.b)
        if a and b and not any(_said(name, text_b) for name in a):
            return "owner"
        strange_a = any(not _said(name, text_b) for name in pair.a.sentence.names)
        strange_b = any(not _said(name, text_a) for name in pair.b.sentence.names)
        return "owner" if strange_a and strange_b else None

    def _text(self, profile: Profile) -> str:
        """All that the article says, as words one space apart."""
        article: Article = profile.statement.article
        if id(article) not in self._texts:
            words = _WORD.findall("\n".join(text.view.lower for text in article.fields))
            self._texts[id(article)] = f" {' '.join(words)} "
        return self._texts[id(article)]

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

    def _other_label(self, pair: Pair) -> str | None:
        """`iPhone 14` and `iPhone 18` in the two sentences: two things of one series."""
        a, b = (_labels(side) for side in (pair.a, pair.b))
        return "other-label" if any(label in b and a[label].isdisjoint(b[label]) for label in a) else None

    @staticmethod
    def _period(pair: Pair) -> str | None:
        """Both sentences date what they say, and no date of one can be a date of the other."""
        if pair.a.statement.figure.when is not None:
            return None
        a, b = (_dated(side) for side in (pair.a, pair.b))
        if not a or not b:
            return None
        apart = all(relation(x, y) == Relation.HARD for x in a for y in b)
        return "period" if apart else None

    def _negation(self, pair: Pair) -> str | None:
        a, b = (bool(self._negated.search(" ".join(side.before))) for side in (pair.a, pair.b))
        return "negation" if a != b else None

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

    @staticmethod
    def _own_day(pair: Pair) -> str | None:
        """Each article names its own day of publication: two days of a series, not one day told twice."""
        a, b = _documents(pair)
        first, second = pair.a.statement.figure.when, pair.b.statement.figure.when
        if first is None or second is None or a.day is None or b.day is None or a.day == b.day:
            return None
        own = first.start[:10] == a.day.isoformat() and second.start[:10] == b.day.isoformat()
        return "own-day" if own else None

    @staticmethod
    def _attribute(pair: Pair) -> str | None:
        """Of a percentage, a sum of money or a length of time the words before say what it is of."""
        figure = pair.a.statement.figure
        loose = figure.dimension in ("percent", "percentage_point") or figure.kind == "duration"
        return "attribute" if loose and pair.likeness.before < _SAME_WORDS else None

    @staticmethod
    def _far(pair: Pair) -> str | None:
        """Outlets that differ on one figure seldom differ twofold; that far apart all the words must be the same."""
        a, b = pair.a.statement.figure, pair.b.statement.figure
        if not a.low or not b.low or a.low <= 0 or b.low <= 0 or pair.likeness.least >= _ALIKE:
            return None
        return "far" if max(a.low, b.low) > _TWOFOLD * min(a.low, b.low) and max(a.low, b.low) >= 10 else None

    def _sum(self, pair: Pair) -> str | None:
        """One side may be the sum of two neighbours of the other (`mua 18 và thuê 22` / `40`)."""
        if pair.relation < Relation.SOFT or pair.a.statement.figure.low is None or pair.b.statement.figure.low is None:
            return None
        return "sum" if _is_sum(pair.a, pair.b) or _is_sum(pair.b, pair.a) else None


def _is_sum(whole: Profile, part: Profile) -> bool:
    dimension = part.statement.figure.dimension
    neighbours = [figure.low for figure in _neighbours(part) if figure.dimension in (dimension, "number")]
    value, own = whole.statement.figure.low, part.statement.figure.low
    return value is not None and own is not None and any(other is not None and own + other == value for other in neighbours)


def _neighbours(profile: Profile) -> list[Figure]:
    """The other figures of the sentence."""
    statement = profile.statement
    return [
        s.figure
        for s in statement.article.statements
        if s.text is statement.text and s.sentence == statement.sentence and s.figure is not statement.figure
    ]


def _labels(profile: Profile) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for figure in _neighbours(profile):
        if figure.kind == "identifier" and figure.unit:
            found.setdefault(figure.head, set()).add(figure.unit)
    return found


def _dated(profile: Profile) -> list[Figure]:
    return [figure for figure in _neighbours(profile) if figure.kind == "date" and figure.when is not None]


def _documents(pair: Pair) -> tuple[Document, Document]:
    return pair.a.statement.article.document, pair.b.statement.article.document


def _days(*grains: str) -> bool:
    return all(grain in ("day", "part-of-day") for grain in grains)


def _any_word(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)")


def _said(name: str, text: str) -> bool:
    """Whether a text says a name, or two neighbouring words of it (`Nguyễn Văn An` is `Văn An`, `Q.1` is no name)."""
    words = [word for word in _WORD.findall(name) if len(word) > 1]
    if len(words) < 2:
        return not words or f" {words[0]} " in text
    return any(f" {first} {second} " in text for first, second in pairwise(words))


def _around(profile: Profile) -> str:
    return " " + " ".join((*profile.before[-_NEAR:], *profile.head, *profile.after[:_NEAR])) + " "


def _has(around: str, word: str) -> bool:
    return f" {word} " in around
