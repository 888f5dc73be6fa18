"""Dates counted back from a day that neither text gives: `4 ngày trước` and `3 hôm trước` differ all the same."""

from __future__ import annotations

from functools import cache

from factcheck.align.values import Relation
from factcheck.claims import Statement
from factcheck.lexicon.alignment import AlignmentWords
from factcheck.lexicon.numerals import numeral_words
from factcheck.parse.numerals import Numeral, NumeralReader

_BEGINNING = "0001"  # as far back as a calendar goes


@cache
def _reader() -> NumeralReader:
    return NumeralReader(numeral_words())


def counted(a: Statement, b: Statement, words: AlignmentWords) -> Relation | None:
    """How two such dates relate; None for others, and for those that count in other units or the other way."""
    if not (_unplaced(a) and _unplaced(b)):
        return None
    first, second = (_parts(s.surface.lower(), words) for s in (a, b))
    if first is None or second is None or first[1] != second[1]:
        return None
    one, other = first[0], second[0]
    if one.vague or other.vague:
        return Relation.COMPATIBLE  # "nhiều năm nay" may be ten
    return Relation.EQUAL if (one.low, one.high) == (other.low, other.high) else Relation.HARD


def _unplaced(statement: Statement) -> bool:
    figure = statement.figure
    if figure.kind != "date" or "relative" not in figure.read_by:
        return False
    return figure.when is None or figure.when.start.startswith(_BEGINNING)


def _parts(surface: str, words: AlignmentWords) -> tuple[Numeral, tuple[str, ...]] | None:
    """The number of `hai tháng trước`, and its other words, each by the first of its synonyms."""
    starts = [0, *(i + 1 for i, sign in enumerate(surface) if sign == " ")]
    for start in starts:
        if (numeral := _reader().at(surface, start)) is not None:
            unit, _, tail = surface[numeral.end :].strip().partition(" ")
            rest = [*surface[:start].split(), unit, *words.phrases.get(tail, tail).split()]
            return numeral, tuple(words.synonyms.get(word, word) for word in rest)
    return None
