"""A figure or a date as it stands in the text, read into an exact value."""

from __future__ import annotations

from typing import Literal

from factcheck.model.noun import Noun
from factcheck.model.span import Span
from factcheck.model.terms import Number

Kind = Literal[
    "money", "count", "number", "percent", "ratio", "measure", "ordinal", "identifier", "score", "duration", "date", "time"
]
Grain = Literal[
    "minute", "hour", "part-of-day", "day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "span"
]


class Value(Noun):
    """A quantity: the figure as written (scale applied) and the hard interval its hedge and rounding allow.

    `low` and `high` are None where there is no end. Units are ISO 4217 codes, `percent`, `percentage_point`, `x`
    (times), SI symbols, or the counted noun as written; `per` is what one unit price is for (`1000000 token`).
    """

    stated: Number | None
    stated_low: Number | None
    stated_high: Number | None
    low: Number | None
    high: Number | None
    unit: str | None
    per: str | None = None


class Hedge(Noun):
    """A word that widens the figure (`gần`, `trở lên`), by its id in `rules/lexicon/hedges.yaml`."""

    id: str
    span: Span


class Period(Noun):
    """A closed stretch of time. ISO 8601; an unknown year is written `--01-27`, an unknown day `T10:43`."""

    start: str
    end: str
    grain: Grain
    implied: tuple[str, ...] = ()
    fuzzy: bool = False


class Mention(Noun):
    """One figure, date or time of the text, with how it was read (lexicon ids, in order).

    A date or time that returns says how often in `repeats`, a length of ISO 8601: `P1D` of `mỗi ngày`; its period says when
    in each round, as `-W-1` of `thứ hai hằng tuần` and `---05` of `ngày 5 hằng tháng`, or is None.
    """

    kind: Kind
    span: Span
    text: str
    value: Value | None = None
    hedge: Hedge | None = None
    period: Period | None = None
    repeats: str | None = None
    read_by: tuple[str, ...] = ()
