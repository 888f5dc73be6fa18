"""Two figures of one measure, told of one year and of the next, or of `tháng trước` and `tháng này`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.checks.figures import Step
from factcheck.claims import Statement
from factcheck.lexicon.comparisons import ComparisonWords

_SYLLABLE = re.compile(r"[^\W\d_]+")
_ISO, _DAY = 10, timedelta(days=1)
_NAMED, _RELATIVE = frozenset({"year"}), frozenset({"year", "quarter", "month", "week"})


def a_year_later(before: Step, after: Step, words: ComparisonWords) -> bool:
    """`Năm 2023, công ty lãi 200 tỷ đồng; năm 2024 lãi 260 tỷ đồng`: nothing new is said of the second figure."""
    first, second = before.statement, after.statement
    if first.text is not second.text or second.sentence - first.sentence > 1:
        return False
    mine, other = _period(first), _period(second)
    if mine is None or other is None or not _follows(mine, other):
        return False
    told = set(_SYLLABLE.findall(f"{first.text.view.lower[mine.figure.end : first.figure.start]} {first.figure.head}"))
    again = second.text.view.lower[other.figure.end : second.figure.start]
    if words.referring.search(again):
        return True
    new = set(_SYLLABLE.findall(words.parts.sub("", again))) - words.levels  # "số hộ nghèo"
    return bool(again.strip(" ,:")) and new <= told


def _follows(mine: Statement, other: Statement) -> bool:
    """Whether one period begins where the other ends; quarters and months are often held against those of another year."""
    a, b = mine.figure.when, other.figure.when
    if a is None or b is None or a.grain != b.grain or not a.end[:1].isdigit() or not b.start[:1].isdigit():
        return False
    relative = all("relative" in period.figure.read_by for period in (mine, other))
    if a.grain not in (_RELATIVE if relative else _NAMED):
        return False
    return date.fromisoformat(a.end[:_ISO]) + _DAY == date.fromisoformat(b.start[:_ISO])


def _period(statement: Statement) -> Statement | None:
    """The nearest period before the figure in its sentence, no other figure but a percentage between."""
    last: Statement | None = None
    for other in statement.article.line(statement):
        if other.figure.end > statement.figure.start:
            break
        if other.figure.dimension != "percent":
            last = other if other.figure.when is not None else None
    return last
