"""From one date to another: `28/1 đến 5/2`, `tháng 3 - tháng 5/2024`, `năm 2020 đến 2025`; the year is shared."""

from __future__ import annotations

from datetime import date

from factcheck.parse.temporal.moment import Moment, bounds, in_year, of_years, replace
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import Atom, Lexis, Reader

_GRAINS = frozenset({"day", "month", "quarter", "year"})
_GAPS = frozenset(" -–—‒―")


class Ranges:
    """`worded` reads a date that begins with a word, `figures` one that begins with a figure."""

    _until = Pattern(" ?<dash> ?| <until> (?:<plural> )?")

    def __init__(self, lexis: Lexis, worded: Reader, figures: Reader) -> None:
        self._lexis, self._worded, self._figures = lexis, worded, figures

    def from_first(self, text: str, atom: Atom, published: date | None) -> Atom:
        """The stretch that begins with a date, or that date alone."""
        first = atom.moment
        if not first.known or first.grain not in _GRAINS or text[atom.end : atom.end + 1] not in _GAPS:
            return atom
        until = self._until.match(text, atom.end)
        if until is None or first.read_by:
            return atom
        second = self._second(text, until.end(), first, published)
        if second is None or second.moment.grain != first.grain or not second.moment.known or second.moment.read_by:
            return atom
        joined = _joined(first, second.moment)
        return Atom(second.end, joined) if joined else atom

    def _second(self, text: str, start: int, first: Moment, published: date | None) -> Atom | None:
        if start >= len(text):
            return None
        if not text[start].isdecimal():
            return self._worded(text, start, published)
        return _bare_year(text, start) if first.grain == "year" else self._figures(text, start, published)


def _bare_year(text: str, start: int) -> Atom | None:
    shown = text[start : start + 4]
    if not shown.isdecimal() or not 1000 <= int(shown) <= 2199 or text[start + 4 : start + 5].isdecimal():
        return None
    return Atom(start + 4, of_years("year", int(shown), int(shown)))


def _joined(first: Moment, last: Moment) -> Moment | None:
    """From the first to the last; a year that only one of them shows is shared. None when they run backwards."""
    if not first.low[1] or not last.low[1]:
        return None
    if last.dated and not first.dated:
        first = in_year(first, last.low[0] - (first.low[1:] > last.low[1:]))
    if first.dated and not last.dated:
        last = in_year(last, first.low[0] + (last.low[1:] < first.low[1:]))
    if first.dated and bounds(first)[0] > bounds(last)[1]:
        return None
    return replace(first, grain="span", low=first.low, high=last.high)
