"""Pairing the figures of two texts one to one, pairs that agree first.

What agrees is bound first, so that only figures left over can differ; a figure that the other text states elsewhere is no
counterpart of another. The greedy order is that of Gale and Shapley's stable matching for a common score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.align.counted import counted
from factcheck.align.features import Comparer, Likeness
from factcheck.align.profile import Profile, Sentence
from factcheck.align.swaps import opposed
from factcheck.align.values import Relation, relation

_WITHIN_DAYS = frozenset({"day", "part-of-day", "hour", "minute"})
_NAMES = frozenset({"identifier", "ordinal"})


@dataclass(slots=True, eq=False)
class Pair:
    """Two figures, how alike their surroundings are, and how their values relate."""

    a: Profile
    b: Profile
    likeness: Likeness
    score: float
    relation: Relation
    margin: float = 0.0
    agreeing: int = 0
    differing: int = 0
    elsewhere: bool = False
    place: float = 1.0
    clause_place: float = 1.0
    near: tuple[float, float] = (0.0, 0.0)

    @property
    def differs(self) -> bool:
        return self.relation >= Relation.SOFT

    @property
    def printed_apart(self) -> bool:
        """Whether other values are printed, be it by rounding only."""
        return self.relation >= Relation.ROUNDED

    @property
    def sentences(self) -> tuple[int, int]:
        return id(self.a.sentence), id(self.b.sentence)


class Assigner:
    """Pairs figures with the weights of a model (`rules/alignment.yaml`)."""

    def __init__(self, comparer: Comparer, model: dict[str, dict[str, float]]) -> None:
        self.comparer = comparer
        self.model = model

    def pairs(self, a: Sequence[Profile], b: Sequence[Profile]) -> list[Pair]:
        """The assigned pairs, with what the pairs around each say."""
        candidates = self._candidates(a, b)
        chosen = self._assigned(candidates)
        self._margins(chosen, candidates)
        self._neighbours(chosen)
        self._elsewhere(chosen, candidates)
        self._places(chosen)
        return chosen

    def _places(self, chosen: list[Pair]) -> None:
        for pair in chosen:
            if pair.relation >= Relation.ROUNDED or pair.a.statement.figure.when is None:
                pair.place, pair.clause_place = self.comparer.places(pair.a, pair.b)
                pair.near = self.comparer.near(pair.a, pair.b)

    def _candidates(self, a: Sequence[Profile], b: Sequence[Profile]) -> list[Pair]:
        least, second = self.model["assign"]["overlap"], _by_sentence(b)
        found = []
        for own, mine in _by_sentence(a):
            for other, theirs in second:
                if self.comparer.overlap(own, other)[0] >= least:
                    found += [pair for x in mine for y in theirs if (pair := self._candidate(x, y))]
        return found

    def _candidate(self, a: Profile, b: Profile) -> Pair | None:
        if not self.comparer.compatible(a, b):
            return None
        related = counted(a.statement, b.statement, self.comparer.words)
        if related is None:
            related = relation(a.statement.figure, b.statement.figure)
        if related is None:
            return None
        likeness = self.comparer.likeness(a, b)
        score = likeness.score(self.model["likeness"])
        return Pair(a, b, likeness, score, related) if score >= self.model["assign"]["least_score"] else None

    def _assigned(self, candidates: list[Pair]) -> list[Pair]:
        taken: set[int] = set()
        chosen = []
        for pair in sorted(candidates, key=self._rank):
            if id(pair.a) in taken or id(pair.b) in taken:
                continue
            taken.update((id(pair.a), id(pair.b)))
            chosen.append(pair)
        return chosen

    def _rank(self, pair: Pair) -> tuple[float, int, int]:
        score = pair.score
        if pair.relation == Relation.EQUAL and opposed(pair.a, pair.b, self.comparer.words):
            return -score, *_places(pair)  # "mua 1.375" agrees with no "bán 1.375"
        if _same(pair):
            score += self.model["assign"]["equal"] * self._telling(pair)
        elif not pair.differs and not _nested(pair):
            score += self.model["assign"]["compatible"] * self._telling(pair)
        return -score, *_places(pair)

    def _telling(self, pair: Pair) -> float:
        """How much it says that two values are the same: `5.423` says more than `2` or `2024`."""
        rules, figure = self.model["assign"], pair.a.statement.figure
        if figure.when is not None:
            return rules["bare_year"] if figure.when.grain == "year" else 1.0
        if pair.relation != Relation.EQUAL or figure.low is None or figure.dimension in _NAMES:
            return 1.0
        digits = len(figure.low.normalize().as_tuple().digits)
        return rules["one_digit"] if digits == 1 else rules["two_digits"] if digits == 2 else 1.0

    @staticmethod
    def _margins(chosen: list[Pair], candidates: list[Pair]) -> None:
        """How far ahead of its best rival each pair is."""
        best: dict[int, list[tuple[float, Pair]]] = {}
        for pair in candidates:
            for side in (pair.a, pair.b):
                best.setdefault(id(side), []).append((pair.score, pair))
        for pair in chosen:
            rivals = [s for side in (pair.a, pair.b) for s, other in best[id(side)] if other is not pair]
            pair.margin = max(-1.0, min(2.0, pair.score - max(rivals))) if rivals else 2.0

    @staticmethod
    def _neighbours(chosen: list[Pair]) -> None:
        agreeing = Counter(pair.sentences for pair in chosen if not pair.differs)
        differing = Counter(pair.sentences for pair in chosen if pair.differs)
        for pair in chosen:
            pair.agreeing = agreeing[pair.sentences] - (not pair.differs)
            pair.differing = differing[pair.sentences] - pair.differs

    @staticmethod
    def _elsewhere(chosen: list[Pair], candidates: list[Pair]) -> None:
        """Whether either figure is stated, with some likeness, in another place of the other text."""
        stated = {id(side) for pair in candidates if _same(pair) for side in (pair.a, pair.b)}
        for pair in chosen:
            pair.elsewhere = pair.differs and (id(pair.a) in stated or id(pair.b) in stated)


def _by_sentence(profiles: Sequence[Profile]) -> list[tuple[Sentence, list[Profile]]]:
    groups: dict[int, tuple[Sentence, list[Profile]]] = {}
    for profile in profiles:
        groups.setdefault(id(profile.sentence), (profile.sentence, []))[1].append(profile)
    return list(groups.values())


def _places(pair: Pair) -> tuple[int, int]:
    return pair.a.statement.figure.start, pair.b.statement.figure.start


def _same(pair: Pair) -> bool:
    """Whether both say one thing: equal values, or a day and an hour of it."""
    a, b = pair.a.statement.figure.when, pair.b.statement.figure.when
    if a is None or b is None:
        return pair.relation == Relation.EQUAL
    return not pair.printed_apart and (pair.relation == Relation.EQUAL or (a.start[:10] == b.start[:10] and not _nested(pair)))


def _nested(pair: Pair) -> bool:
    """A day within a month or a stretch agrees with too many others to be bound for it; an hour of the day does not."""
    a, b = pair.a.statement.figure.when, pair.b.statement.figure.when
    return a is not None and b is not None and a.grain != b.grain and not {a.grain, b.grain} <= _WITHIN_DAYS
