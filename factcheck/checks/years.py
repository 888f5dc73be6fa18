"""Two figures of one measure, told of one year and of the next."""

from __future__ import annotations

import re

from factcheck.checks.figures import Step
from factcheck.claims import Statement
from factcheck.lexicon.comparisons import ComparisonWords

_SYLLABLE = re.compile(r"[^\W\d_]+")
_YEAR = 4


def a_year_later(before: Step, after: Step, words: ComparisonWords) -> bool:
    """`Năm 2023, công ty lãi 200 tỷ đồng; năm 2024 lãi 260 tỷ đồng`: nothing new is said of the second figure."""
    first, second = before.statement, after.statement
    if first.text is not second.text or second.sentence - first.sentence > 1:
        return False
    mine, other = _year(first), _year(second)
    if mine is None or other is None or int(other.start_year) - int(mine.start_year) != 1:
        return False
    told = set(_SYLLABLE.findall(first.text.view.lower[mine.end : first.figure.start]))
    again = second.text.view.lower[other.end : second.figure.start]
    if words.referring.search(again):
        return True
    new = set(_SYLLABLE.findall(again))
    return bool(new) and new <= told


class _Year:
    """A year that stands before a figure."""

    __slots__ = ("end", "start_year")

    def __init__(self, end: int, start_year: str) -> None:
        self.end = end
        self.start_year = start_year


def _year(statement: Statement) -> _Year | None:
    """The nearest year before the figure in its sentence, no other figure between."""
    last: _Year | None = None
    for other in statement.article.line(statement):
        if other.figure.end > statement.figure.start:
            break
        when = other.figure.when
        named = when is not None and when.grain == "year" and when.start[:_YEAR].isdigit()
        last = _Year(other.figure.end, when.start[:_YEAR]) if named and when is not None else None
    return last
