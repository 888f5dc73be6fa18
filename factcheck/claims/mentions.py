"""Figures (offsets of the normalised text) to public mentions (offsets of the raw text)."""

from __future__ import annotations

from functools import lru_cache

from factcheck.model import Grain, Hedge, Mention, Period, Span, Value
from factcheck.model.noun import maker
from factcheck.parse.figure import Figure
from factcheck.text import View

_make_mention, _make_span, _make_value = maker(Mention), maker(Span), maker(Value)
_MOST_PERIODS = 4096


def mention(view: View, figure: Figure, per: str | None = None) -> Mention:
    """The public form of a figure that was read in a view; `per` is a per-unit it takes over from a price beside it."""
    start, end = view.raw_span(figure.start, figure.end)
    when = figure.when
    return _make_mention(
        {
            "kind": figure.kind,
            "span": _make_span({"start": start, "end": end}),
            "text": view.raw[start:end],
            "value": _value(figure, figure.per or per),
            "hedge": None if figure.hedge is None else _hedge(view, figure, figure.hedge),
            "period": None if when is None else _period(when.start, when.end, when.grain, when.implied, when.fuzzy),
            "repeats": figure.repeats,
            "read_by": figure.read_by,
        }
    )


def _value(figure: Figure, per: str | None) -> Value | None:
    if figure.low is None or figure.kind in ("date", "time"):
        return None
    hard = figure.hard
    return _make_value(
        {
            "stated": figure.stated,
            "stated_low": figure.low,
            "stated_high": figure.high,
            "low": hard.low,
            "high": hard.high,
            "unit": figure.unit,
            "per": per,
        }
    )


def _hedge(view: View, figure: Figure, id_: str) -> Hedge | None:
    if figure.hedge_end <= figure.hedge_start:
        return None
    start, end = view.raw_span(figure.hedge_start, figure.hedge_end)
    return Hedge.trusted(id=id_, span=_make_span({"start": start, "end": end}))


@lru_cache(maxsize=_MOST_PERIODS)
def _period(start: str, end: str, grain: Grain, implied: tuple[str, ...], fuzzy: bool) -> Period:
    """The period of these ends; an article tells of few, again and again."""
    return Period.trusted(start=start, end=end, grain=grain, implied=implied, fuzzy=fuzzy)
