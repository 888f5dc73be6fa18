"""The time a figure holds for: the date named beside it, as a day or a year."""

from __future__ import annotations

from typing import Literal

from factcheck.claims.article import Statement
from factcheck.lexicon.comparisons import comparison_words
from factcheck.parse.figure import When

Time = Literal["none", "day", "year"]
_WHOLE = 4
_LEAD = 24


def as_of(statement: Statement, time: Time) -> str | None:
    """`2025-01-27` for a metric that changes daily, `2024` (or `2024-Q3`) for a yearly one; None when no date is named."""
    if time == "none":
        return None
    whens = [when for when in _dates(statement) if (time == "day") == (when.grain == "day")]
    return _name(whens[0], time) if whens else None


def _dates(statement: Statement) -> list[When]:
    """The dates of the sentence, the nearest before the figure first."""
    figure = statement.figure
    found = [s.figure for s in statement.article.line(statement) if s.figure.when is not None and not _is_base(s)]
    before = sorted((f for f in found if f.end <= figure.start), key=lambda f: -f.end)
    behind = sorted((f for f in found if f.start >= figure.end), key=lambda f: f.start)
    return [f.when for f in (*before, *behind) if f.when is not None]


def _is_base(date: Statement) -> bool:
    """`so với phiên hôm qua`: what the figure is measured against, not when it holds."""
    before = date.text.view.lower[max(date.bounds[0], date.figure.start - _LEAD) : date.figure.start]
    return any(f"{word} " in before for word in comparison_words().versus if " " in word)


def _name(when: When, time: Time) -> str:
    if time == "day":
        return when.start
    year = when.start[:_WHOLE]
    return year if when.grain == "year" else f"{year}:{when.start}/{when.end}"
