"""A figure in a sketch, and how alike two of them are at most, told without either article.

The score is that of `judge`. What the words around two figures tell is weighed as it is; what only the articles themselves
tell (the rivals of a pair, what agrees beside it, whose names stand there) is taken as favourably as it could turn out.
So two figures that cannot reach the score of a finding here do not reach it there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from zlib import crc32

from factcheck.claims import Statement
from factcheck.lexicon.alignment import alignment_model
from factcheck.lexicon.quantities import quantity_words
from factcheck.parse.figure import Figure

HALVES = 31  # the lowest five bits of a code: the weight of a syllable, in halves
_NEAR, _ORDERS, _APART, _LONG, _MARGIN = 4, 2.0, 0.1, 1.7, 2.0
_ROUNDING = 30  # hundredths of an order of magnitude: values further apart are no rounding of each other
_LABEL, _NUMBER, _COUNT, _MEASURE, _SCALED, _WHEN, _DURATION, _PERCENT, _IDENTIFIER, _TELLS, _MONEY, _WIDE, _DATED = (
    1 << n for n in range(13)
)
_LOOSE = _NUMBER | _COUNT
# Features that a sketch does not tell, and between what they lie (`judge.features`). Of articles no rounding is told.
_UNTOLD = {
    "differing": (0.0, 3.0), "elsewhere": (0.0, 1.0), "strangers": (0.0, 1.0), "soft": (0.0, 1.0),
    "hedged": (0.0, 1.0), "place": (0.0, 1.0), "clause_place": (0.0, 1.0),
}  # fmt: skip
_BEGINNING = "0001"  # of what is counted from a day that the text does not give
_GRAINS = {"part-of-day": "day"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a sketch tells of a figure; words are codes."""

    flags: int
    measure: int
    per: int
    value: int
    grain: int
    size: int  # hundredths of an order of magnitude, from 1; 0 when it has none
    head: tuple[int, ...]
    before: Sequence[int]
    after: Sequence[int]
    clause: frozenset[int]

    @property
    def near(self) -> frozenset[int]:
        return frozenset((*self.before[-_NEAR:], *self.after[:_NEAR]))


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """The words of a sentence, what they weigh together in halves, and its figures."""

    words: frozenset[int]
    total: int
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two sentences of two articles with the halves that they share, and how many sentences the longer article has."""

    own: Sentence
    other: Sentence
    shared: int
    sentences: int

    @property
    def most(self) -> float:
        return self.shared / min(self.own.total, self.other.total)

    @property
    def least(self) -> float:
        return self.shared / max(self.own.total, self.other.total)


def written(mark: Mark) -> list[int]:
    """A mark as codes, the number of them first."""
    head, before, after = (list(words) for words in (mark.head, mark.before, mark.after))
    told = [mark.flags, mark.measure, mark.per, mark.value, mark.grain, mark.size, len(head), len(before), len(after)]
    out = [*told, *head, *before, *after, *sorted(mark.clause)]
    return [len(out), *out]


def read(codes: Sequence[int]) -> Iterator[Mark]:
    """The marks that were written one behind the other."""
    at = 0
    while at < len(codes):
        end = at + 1 + codes[at]
        flags, measure, per, value, grain, size, heads, befores, afters = codes[at + 1 : at + 10]
        head = at + 10
        before = head + heads
        after = before + befores
        clause = after + afters
        words = tuple(codes[head:before]), codes[before:after], codes[after:clause], frozenset(codes[clause:end])
        yield Mark(flags, measure, per, value, grain, size, *words)
        at = end


def mark(statement: Statement, before: Iterable[int], after: Iterable[int], clause: Iterable[int], head: Iterable[int]) -> Mark:
    """The mark of a figure; the words around it, in its clause and of its head noun are codes."""
    figure = statement.figure
    return Mark(
        _flags(figure),
        hashed(f"{figure.dimension}\t{figure.unit}" if figure.dimension == "money" else figure.dimension),
        hashed(f"{figure.per}\t{figure.unit if figure.kind == 'duration' else ''}"),
        _value(figure),
        hashed(_GRAINS.get(figure.when.grain, figure.when.grain)) if figure.when else 0,
        _size(figure),
        tuple(head),
        tuple(before),
        tuple(after),
        frozenset(clause),
    )


def _flags(figure: Figure) -> int:
    told = {
        _LABEL: figure.dimension in ("identifier", "ordinal"),
        _NUMBER: figure.dimension == "number",
        _COUNT: figure.dimension == "count",
        _MEASURE: figure.kind == "measure",
        _SCALED: figure.scaled,
        _WHEN: figure.kind in ("date", "time"),
        _DURATION: figure.kind == "duration",
        _PERCENT: figure.dimension == "percent",
        _IDENTIFIER: figure.dimension == "identifier",
        _TELLS: _tells(figure),
        _MONEY: figure.dimension == "money",
        _WIDE: bool(figure.hedge) or figure.vague or figure.low != figure.high,
        _DATED: figure.when is not None and figure.when.start[:1] not in "-T" and not figure.when.start.startswith(_BEGINNING),
    }
    return sum(flag for flag, holds in told.items() if holds)


def _tells(figure: Figure) -> bool:
    """Whether that two texts agree on it may be worth telling (`agreement.tells`)."""
    if figure.when is not None or figure.dimension in ("identifier", "ordinal"):
        return False
    counted = figure.kind == "count" and (figure.low is None or figure.low > 1)
    return counted or (figure.low is not None and len(figure.low.normalize().as_tuple().digits) > 1)


def _value(figure: Figure) -> int:
    """A hash of a value that is equal to no other (`values.relation`); 0 when only the words tell."""
    if figure.dimension == "identifier":
        return hashed(figure.unit or "")
    if figure.when is not None:
        placed = "impossible" not in figure.read_by and not figure.when.start.startswith(_BEGINNING)
        return hashed(f"{figure.when.start}\t{figure.when.end}") if placed else 0
    if figure.low is None or figure.high is None:
        return 0
    base = quantity_words().conversions.get(figure.unit or "")
    scale = base[1] if base else Decimal(1)
    return hashed("\t".join(f"{(end * scale).normalize():f}" for end in (figure.low, figure.high)))


def _size(figure: Figure) -> int:
    if not figure.low or figure.low < 0:
        return 0
    return max(1, round((math.log10(figure.low) + 20) * 100))


@lru_cache(maxsize=65536)
def hashed(word: str) -> int:
    """27 bits, none of them 0 altogether, above those of a weight."""
    return ((crc32(word.encode()) >> 5) or 1) << 5


def weight(codes: Iterable[int]) -> int:
    """What words weigh together, in halves."""
    return sum([code & HALVES for code in codes])


class Bound:
    """The best score that two marked figures can have."""

    def __init__(self, model: dict[str, dict[str, float]]) -> None:
        self._weights, self._likely, self._least_score = model["claim"], model["likeness"], model["assign"]["least_score"]
        weights, least, articles = model["claim"], model["threshold"], model["articles"]
        untold = sum(max(weights[name] * low, weights[name] * high) for name, (low, high) in _UNTOLD.items())
        wanted = min(_odds(least["agreeing"]), (_odds(least["articles"]) - articles["bias"]) / articles["slope"])
        self._least = wanted - weights["bias"] - untold

    def reached(self, meetings: Sequence[Meeting]) -> bool:
        """Whether anything may be told of two figures of any two sentences that meet."""
        return any(
            self._reaches(a, b, meeting, meetings)
            for meeting in meetings
            for a in meeting.own.marks
            for b in meeting.other.marks
            if _worth(a, b)
        )

    def _reaches(self, a: Mark, b: Mark, meeting: Meeting, meetings: Sequence[Meeting]) -> bool:
        least = self._least - self._of_figures(a, b) - self._of_words(a, b) - self._of_sentences(a, b, meeting)
        beside = min(len(meeting.own.marks), len(meeting.other.marks)) - 1
        if self._context(_MARGIN, beside) < least:
            return False
        return self._context(self._margin(a, b, meeting, meetings), _agreeing(a, b, meeting)) >= least

    def _context(self, margin: float, agreeing: int) -> float:
        """What the pairs around add: how far ahead of its rivals a pair is, and how many agree."""
        return self._weights["margin"] * margin + self._weights["agreeing"] * min(agreeing, 3)

    def _margin(self, a: Mark, b: Mark, meeting: Meeting, meetings: Sequence[Meeting]) -> float:
        """At most how far the pair is ahead of its rivals."""
        rivals = (self._score(x, y, where, _least_head(x, y)) for x, y, where in _rivals(a, b, meeting, meetings))
        best = max((score for score in rivals if score >= self._least_score), default=-math.inf)
        return max(-1.0, min(_MARGIN, self._score(a, b, meeting, _head(a, b)) - best))

    def _score(self, a: Mark, b: Mark, meeting: Meeting, head: float) -> float:
        """How alike the surroundings are (`Likeness.score`), with that likeness of the nouns."""
        given = self._likely
        score = given["most"] * meeting.most + given["least"] * meeting.least + given["head"] * head
        score += given["before"] * _dice(a.before, b.before) + given["after"] * _dice(a.after, b.after)
        score += given["clause"] * _contained(a.clause, b.clause)
        return score + given["touch_before"] * _touch_before(a, b) + given["touch_after"] * _touch_after(a, b)

    def _of_sentences(self, a: Mark, b: Mark, meeting: Meeting) -> float:
        given = self._weights
        near = _held(a.near, meeting.other.words), _held(b.near, meeting.own.words)
        score = given["most"] * meeting.most + given["least"] * meeting.least
        score += given["near"] * max(near) + given["near_least"] * min(near)
        return score + given["length"] * min(math.log10(meeting.sentences), _LONG)

    def _of_figures(self, a: Mark, b: Mark) -> float:
        given, both, either = self._weights, a.flags & b.flags, a.flags | b.flags
        score = given["head"] * _head(a, b)
        for name, flag in (
            ("date", _WHEN),
            ("duration", _DURATION),
            ("percent", _PERCENT),
            ("bare", _NUMBER),
            ("label", _LABEL),
        ):
            score += max(given[name] * bool(both & flag), given[name] * bool(either & flag))
        if a.grain and b.grain and a.grain != b.grain:
            score += given["grain"]
        if a.size and b.size:
            score += given["far"] * max(0.0, min(abs(a.size - b.size) / 100 - 0.02, _ORDERS))
        return score

    def _of_words(self, a: Mark, b: Mark) -> float:
        given = self._weights
        before, after = _dice(a.before, b.before), _dice(a.after, b.after)
        score = given["before"] * before + given["after"] * after + given["clause"] * _contained(a.clause, b.clause)
        score += given["touch_before"] * _touch_before(a, b) + given["touch_after"] * _touch_after(a, b)
        return score + (given["apart"] if max(before, after) < _APART else 0.0)


@cache
def bound() -> Bound:
    """The bound of the model in `rules/alignment.yaml`."""
    return Bound(alignment_model())


def _odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def _worth(a: Mark, b: Mark) -> bool:
    """Whether two figures may be one, and their agreement, where they agree, would be told."""
    return _compatible(a, b) and (not a.value or a.value != b.value or bool(a.flags & b.flags & _TELLS))


def _rivals(a: Mark, b: Mark, meeting: Meeting, meetings: Sequence[Meeting]) -> Iterator[tuple[Mark, Mark, Meeting]]:
    """The other pairs of one of two figures that are compared for certain."""
    for where in meetings:
        if where.own is meeting.own:
            yield from ((a, y, where) for y in where.other.marks if y is not b and _certain(a, y))
        if where.other is meeting.other:
            yield from ((x, b, where) for x in where.own.marks if x is not a and _certain(x, b))


def _certain(a: Mark, b: Mark) -> bool:
    """Whether two figures are of one measure and have values that can be compared."""
    if a.measure != b.measure or (a.flags | b.flags) & _IDENTIFIER:
        return False
    dated = bool(a.flags & b.flags & _DATED) and a.grain == b.grain
    return dated or bool(a.size and b.size and not (a.flags | b.flags) & _WHEN)


def _agreeing(a: Mark, b: Mark, meeting: Meeting) -> int:
    """At most how many other figures of two sentences agree."""
    own, others = ([mark for mark in side.marks if mark is not one] for side, one in ((meeting.own, a), (meeting.other, b)))
    return min(sum(any(_agree(x, y) for y in others) for x in own), sum(any(_agree(x, y) for x in own) for y in others))


def _agree(a: Mark, b: Mark) -> bool:
    """Whether the values may be one: equal, or wide, or dates, or near each other."""
    if not _compatible(a, b):
        return False
    known = a.value and b.value and a.size and b.size and not (a.flags | b.flags) & (_WIDE | _WHEN)
    return not known or a.value == b.value or abs(a.size - b.size) <= _ROUNDING


def _compatible(a: Mark, b: Mark) -> bool:
    """What may be of one measure (`Comparer.compatible`)."""
    either = a.flags | b.flags
    if either & _IDENTIFIER:
        return bool(a.flags & b.flags & _IDENTIFIER) and a.head == b.head
    if either & _MONEY and either & _NUMBER:
        return bool(a.flags & b.flags & _SCALED)
    if a.flags & _LOOSE and b.flags & _LOOSE:
        return True
    return a.measure == b.measure or _said_before(a, b) or _said_before(b, a)


def _said_before(bare: Mark, other: Mark) -> bool:
    """Whether the unit of the other figure stands before a bare number."""
    measured = bare.flags & _NUMBER and other.flags & _MEASURE
    return bool(measured) and len(other.head) == 1 and other.head[0] in bare.before


def _head(a: Mark, b: Mark) -> float:
    """At most how alike the counted nouns, or the units, are (`Comparer.likeness`)."""
    if not (a.flags & _LOOSE and b.flags & _LOOSE):
        return 1.0 if a.per == b.per or (a.flags | b.flags) & _LOOSE else 0.3
    if not a.head or not b.head:
        return 0.5
    return 1.0 if a.head[:2] == b.head[:2] else 0.8 if a.head[0] == b.head[0] else 0.6


def _least_head(a: Mark, b: Mark) -> float:
    """At least how alike they are."""
    if not (a.flags & _LOOSE and b.flags & _LOOSE):
        return 1.0 if a.per == b.per else 0.3
    if not a.head and not b.head:
        return 0.5
    return 1.0 if a.head[:2] == b.head[:2] else 0.0


def _touch_before(a: Mark, b: Mark) -> bool:
    return bool(a.before and b.before) and a.before[-1] == b.before[-1]


def _touch_after(a: Mark, b: Mark) -> bool:
    return bool(a.after and b.after) and a.after[0] == b.after[0]


def _dice(a: Sequence[int], b: Sequence[int]) -> float:
    first, second = set(a), set(b)
    shared = first & second
    return 2 * weight(shared) / (weight(first) + weight(second)) if shared else 0.0


def _contained(a: frozenset[int], b: frozenset[int]) -> float:
    shared = a & b
    return weight(shared) / min(weight(a), weight(b)) if shared else 0.0


def _held(near: frozenset[int], sentence: frozenset[int]) -> float:
    total = weight(near)
    return weight(near & sentence) / total if total else 0.5
