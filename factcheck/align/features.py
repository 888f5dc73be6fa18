"""How alike the surroundings of two figures are, as named numbers between 0 and 1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.align.profile import Profile, Sentence
from factcheck.lexicon.alignment import AlignmentWords
from factcheck.parse.figure import Figure

# Dimensions that are compared with each other although their nouns differ.
_LOOSE = frozenset({"count", "number"})
# "tiền thưởng 300 triệu": the unit of money is often left off behind a scale word.
_DROPPED = frozenset({"money", "number"})


# "2 giờ 45 ngày 23-3" is of the day "ngày 23-3".
_DATED = frozenset({"date", "time"})


@dataclass(slots=True)
class Likeness:
    """The features of one candidate pair."""

    most: float
    least: float
    before: float
    after: float
    clause: float
    head: float
    touch_before: float
    touch_after: float

    def score(self, weights: dict[str, float]) -> float:
        return (
            weights["most"] * self.most
            + weights["least"] * self.least
            + weights["before"] * self.before
            + weights["after"] * self.after
            + weights["clause"] * self.clause
            + weights["head"] * self.head
            + weights["touch_before"] * self.touch_before
            + weights["touch_after"] * self.touch_after
        )


class Comparer:
    """Compares profiles with the weights of a lexicon; remembers pairs of sentences."""

    def __init__(self, words: AlignmentWords) -> None:
        self.words = words
        self._against = tuple(f" {word}" for word in words.differences)
        self._overlaps: dict[tuple[int, int], tuple[float, float]] = {}
        self._best: dict[tuple[int, int], float] = {}
        self._dices: dict[tuple[int, int], float] = {}
        self._sides: dict[tuple[str, ...] | frozenset[str], tuple[frozenset[str], float]] = {}

    def compatible(self, a: Profile, b: Profile) -> bool:
        """Whether the two figures could be of one measure, by dimension alone."""
        first, second = a.statement.figure, b.statement.figure
        if first.dimension == "identifier" or second.dimension == "identifier":
            alike = first.dimension == second.dimension and first.head == second.head
            return alike and self._compared_with(a) == self._compared_with(b)
        if first.dimension == "money" and second.dimension == "money":
            return first.unit == second.unit
        if {first.dimension, second.dimension} == _DROPPED and first.scaled and second.scaled:
            return True
        if first.dimension in _LOOSE and second.dimension in _LOOSE:
            return True
        if {first.dimension, second.dimension} == _DATED:
            return _on_a_day(first) and _on_a_day(second)
        return first.dimension == second.dimension or self._said_before(a, b) or self._said_before(b, a)

    def _compared_with(self, labelled: Profile) -> bool:
        """`nhanh gấp ba so với WiFi 6`: whether something else is held against what the label names."""
        before = labelled.before[: len(labelled.before) - len(labelled.head)]
        return f" {' '.join(before)}".endswith(self._against)

    @staticmethod
    def _said_before(bare: Profile, other: Profile) -> bool:
        """`độ tuổi trung bình là 20,5`: the unit of the other figure stands before a bare number."""
        figure, unit = bare.statement.figure, other.head
        return (
            figure.dimension == "number"
            and other.statement.figure.kind == "measure"
            and len(unit) == 1
            and unit[0] in bare.before
        )

    def overlap(self, a: Sentence, b: Sentence) -> tuple[float, float]:
        """Shares of each sentence's weight that the other holds: the greater, the lesser.

        Weights are halves of whole numbers, so sums are exact in any order.
        """
        key = (id(a), id(b))
        if key not in self._overlaps:
            shared = sum(map(a.words.__getitem__, a.words.keys() & b.words.keys()))
            shares = (shared / a.total if a.total else 0.0, shared / b.total if b.total else 0.0)
            self._overlaps[key] = (max(shares), min(shares))
        return self._overlaps[key]

    def places(self, a: Profile, b: Profile) -> tuple[float, float]:
        """How near each sentence comes to the best match the other text has for it; the same for the clauses."""
        whole = min(self._place(a.sentence, b), self._place(b.sentence, a))
        return whole, min(self._clause_place(a, b), self._clause_place(b, a))

    def _place(self, sentence: Sentence, other: Profile) -> float:
        key = (id(sentence), id(other.page))
        if key not in self._best:
            self._best[key] = max((self._held(sentence, s) for s in other.page), default=0.0)
        return self._held(sentence, other.sentence) / self._best[key] if self._best[key] else 1.0

    def _held(self, a: Sentence, b: Sentence) -> float:
        """The Dice coefficient of two sentences."""
        key = (id(a), id(b))
        if key not in self._dices:
            shared = sum(map(a.words.__getitem__, a.words.keys() & b.words.keys()))
            self._dices[key] = shared / min(a.total, 1e9) if a.total else 0.0
        return self._dices[key]

    def near(self, a: Profile, b: Profile) -> tuple[float, float]:
        """Shares of the words next to each figure that stand anywhere in the other's sentence: the greater, the lesser."""
        shares = self._near_in(a, b.sentence), self._near_in(b, a.sentence)
        return max(shares), min(shares)

    def _near_in(self, a: Profile, sentence: Sentence) -> float:
        near = set(a.before[-4:]) | set(a.after[:4])
        total = self._weight(near)
        return self._weight(near & sentence.words.keys()) / total if total else 0.5

    def _clause_place(self, a: Profile, b: Profile) -> float:
        near = a.clause | set(a.before[-4:]) | set(a.after[:4])
        shares = [self._weight(shared) for s in b.page if (shared := near & s.words.keys())]
        best = max(shares, default=0.0)
        return self._weight(near & b.sentence.words.keys()) / best if best else 1.0

    def likeness(self, a: Profile, b: Profile) -> Likeness:
        most, least = self.overlap(a.sentence, b.sentence)
        return Likeness(
            most,
            least,
            self._dice(a.before, b.before),
            self._dice(a.after, b.after),
            self._containment(a.clause, b.clause),
            self._head(a, b),
            float(bool(a.before and b.before) and a.before[-1] == b.before[-1]),
            float(bool(a.after and b.after) and a.after[0] == b.after[0]),
        )

    def _weight(self, words: Iterable[str]) -> float:
        weights, other = self.words.weights, self.words.other
        return sum([weights.get(word, other) for word in words])

    def _dice(self, a: tuple[str, ...], b: tuple[str, ...]) -> float:
        (first, weight), (second, other) = self._weighed(a), self._weighed(b)
        shared = first & second
        return 2 * self._weight(shared) / (weight + other) if shared else 0.0

    def _containment(self, a: frozenset[str], b: frozenset[str]) -> float:
        shared = a & b
        return self._weight(shared) / min(self._weighed(a)[1], self._weighed(b)[1]) if shared else 0.0

    def _weighed(self, words: tuple[str, ...] | frozenset[str]) -> tuple[frozenset[str], float]:
        """The words next to a figure, each once, with their weight: a figure meets many others."""
        known = self._sides.get(words)
        if known is None:
            once = frozenset(words)
            known = self._sides[words] = (once, self._weight(once))
        return known

    def _head(self, a: Profile, b: Profile) -> float:
        one, other = a.statement.figure, b.statement.figure
        if one.dimension not in _LOOSE:
            unit = one.kind != "duration" or one.unit == other.unit
            return 1.0 if unit and one.per == other.per else 0.3
        first, second = a.head, b.head
        if not first or not second:
            return 0.5 if not first and not second else 0.3
        if first[:2] == second[:2]:
            return 1.0
        if first[0] == second[0]:
            return 0.8 if 1 in (len(first), len(second)) else 0.5
        return 0.6 if _ends(first, second) or self._synonyms(first, second) else 0.0

    def _synonyms(self, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        table = self.words.synonyms
        first = {table.get(" ".join(a[:n])) for n in (1, 2, 3)} - {None}
        second = {table.get(" ".join(b[:n])) for n in (1, 2, 3)} - {None}
        return bool(first & second)


def _on_a_day(figure: Figure) -> bool:
    return figure.when is not None and not figure.when.start.startswith("T")


def _ends(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """`cảnh sát` ends `nhân viên cảnh sát`."""
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) > 1 and longer[-len(shorter) :] == shorter
