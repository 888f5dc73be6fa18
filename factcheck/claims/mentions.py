"""Figures (offsets of the normalised text) to public mentions (offsets of the raw text)."""

from __future__ import annotations

from factcheck.model import Hedge, Mention, Period, Span, Value
from factcheck.parse.figure import Figure
from factcheck.text import View


def mention(view: View, figure: Figure, per: str | None = None) -> Mention:
    """The public form of a figure that was read in a view; `per` is a per-unit it takes over from a price beside it."""
    start, end = view.raw_span(figure.start, figure.end)
    return Mention.trusted(
        kind=figure.kind,
        span=Span.trusted(start=start, end=end),
        text=view.raw[start:end],
        value=_value(figure, figure.per or per),
        hedge=_hedge(view, figure),
        period=_period(figure),
        read_by=figure.read_by,
    )


def _value(figure: Figure, per: str | None) -> Value | None:
    if figure.kind in ("date", "time") or figure.low is None:
        return None
    return Value.trusted(
        stated=figure.stated,
        stated_low=figure.low,
        stated_high=figure.high,
        low=figure.hard.low,
        high=figure.hard.high,
        unit=figure.unit,
        per=per,
    )


def _hedge(view: View, figure: Figure) -> Hedge | None:
    if figure.hedge is None or figure.hedge_end <= figure.hedge_start:
        return None
    start, end = view.raw_span(figure.hedge_start, figure.hedge_end)
    return Hedge.trusted(id=figure.hedge, span=Span.trusted(start=start, end=end))


def _period(figure: Figure) -> Period | None:
    when = figure.when
    if when is None:
        return None
    return Period.trusted(start=when.start, end=when.end, grain=when.grain, implied=when.implied, fuzzy=when.fuzzy)
