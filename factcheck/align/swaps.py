"""Figures that changed places between two words that name opposites: `mua 1.375, bán 1.500` / `mua 1.500, bán 1.375`.

The word that a figure belongs to tells more than its value, so equal values under opposite words are not bound together; and
two figures that make one whole, parted otherwise (`4 nam và 2 nữ` / `5 nữ và 1 nam`), differ though the list does as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.align.contrast import contrast
from factcheck.align.profile import Profile
from factcheck.claims import Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.alignment import AlignmentWords

if TYPE_CHECKING:
    from factcheck.align.assign import Pair

_SYLLABLE = re.compile(r"[^\W\d_]+")
_BREAK = r"[,;:.()–]|(?<= )- "
_BEFORE, _AFTER = 4, 2


def opposed(a: Profile, b: Profile, words: AlignmentWords) -> bool:
    """Whether the words at one figure name the opposite of those at the other."""
    ends = _ends(words.joins)
    return contrast((*words.opposites, *words.variants)).apart(_own_words(a.statement, ends), _own_words(b.statement, ends))


@cache
def _ends(joins: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"{_BREAK}|(?<= )(?:{'|'.join(map(re.escape, joins))})(?= )")


def redistributed(pair: Pair, others: Sequence[Pair], words: AlignmentWords) -> Pair | None:
    """The pair beside this one that makes the same whole of both sides, parted otherwise; None when there is none."""
    for other in others:
        if other is pair or other.sentences != pair.sentences or not (pair.differs and other.differs):
            continue
        if _one_whole(pair, other) and _two_names(pair.a, other.a, words) and _two_names(pair.b, other.b, words):
            return other
    return None


def _one_whole(pair: Pair, other: Pair) -> bool:
    values = [side.statement.figure.low for side in (pair.a, other.a, pair.b, other.b)]
    a, other_a, b, other_b = values
    if a is None or other_a is None or b is None or other_b is None:
        return False
    if not (a == other_b and other_a == b) and _days(pair):
        return False
    dimensions = {side.statement.figure.dimension for side in (pair.a, other.a, pair.b, other.b)}
    return len(dimensions) == 1 and a + other_a == b + other_b


def _days(pair: Pair) -> bool:
    """Whether the articles are of two days: sums may be equal by chance, as 30 shares that rise or fall."""
    first, second = (side.statement.article.document.day for side in (pair.a, pair.b))
    return first != second


def _two_names(a: Profile, b: Profile, words: AlignmentWords) -> bool:
    line = a.statement.article.line(a.statement)
    beside = any({id(x), id(y)} == {id(a.statement), id(b.statement)} for x, y in pairwise(line))
    return beside and opposed(a, b, words)


def _own_words(statement: Statement, ends: re.Pattern[str]) -> str:
    """The words between a figure and those beside it, as far as the next mark, and its noun."""
    lower, (start, end) = statement.text.view.lower, statement.bounds
    for other in statement.article.line(statement):
        if other.figure.end <= statement.figure.start:
            start = max(start, other.figure.end)
        elif other.figure.start >= statement.figure.end:
            end = min(end, other.figure.start)
    left = ends.split(lower[start : statement.figure.start])[-1]
    right = ends.split(lower[statement.figure.end : end])[0]
    before, after = _SYLLABLE.findall(left)[-_BEFORE:], _SYLLABLE.findall(right)[:_AFTER]
    return f" {' '.join((*before, statement.figure.head, *after))} "
