"""Comparisons in the text: `rẻ hơn từ 20 đến 40 lần`, `cao gấp 3 lần`, `bằng một phần mười`, `rẻ hơn 96,4%`.

Owns what the comparison says (which side is greater, how many times, under either convention) and who is compared;
finding the two values is `operands`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from factcheck.checks.figures import HUNDRED, Step
from factcheck.claims.names import Name
from factcheck.claims.readers import names_of
from factcheck.lexicon.comparisons import ComparisonWords, RatioWords
from factcheck.model import Interval

ONE = Interval.point(Decimal(1))
_PARTIES = frozenset({"company", "model", "country", "name", "index", "project"})
_SMALL = 10
_PART = re.compile(r"([1-9])/([1-9][0-9]{0,2})(?![0-9/.])")  # "bằng 1/20"; not "1/20.000"
_TENTH = Decimal("0.1")


@dataclass(slots=True)
class Comparison:
    """How many times the greater side is the lesser one, in every benign reading, and the two parties where named."""

    step: Step
    up: bool
    cue: str
    times: tuple[Interval, ...]
    subject: Name | None
    object: Name | None

    def allows(self, quotient: Interval) -> bool:
        return any(quotient.meets(times) for times in self.times)


def comparison(step: Step, words: ComparisonWords) -> Comparison | None:
    """What a ratio or a percentage compares, if it does."""
    figure = step.statement.figure
    if figure.low is None or figure.low <= 0 or figure.vague:
        return None
    found = _cue(step, words)
    if found is None:
        return None
    cue, at = found
    how = words.ratios[cue]
    hedged = figure.hedge is not None and bool(step.gap[at + len(cue) :].strip())  # "rẻ hơn" itself is no hedge
    times = _times(step, how, hedged, words)
    if not times:
        return None
    start = step.statement.bounds[0]
    begin = step.statement.figure.start - len(step.gap) + at
    before = [n for n in names_of(step.statement) if n.kind in _PARTIES and start <= n.start < begin]
    behind = [n for n in names_of(step.statement) if n.kind in _PARTIES and n.start >= begin]
    subject, thing = _parties(step, before, behind, words)
    return Comparison(step, how.up, cue, times, subject, thing)


def _cue(step: Step, words: ComparisonWords) -> tuple[str, int] | None:
    """The comparison that ends right before the number, with its place in the gap."""
    found = None
    for match in words.ratio.finditer(step.gap):
        if all(word in words.ratio_gap for word in _unnamed(step, match.end()).replace(",", " ").split()):
            found = match
            break
    if found is None:
        worded = words.ratio.match(step.statement.text.view.lower, step.statement.figure.start)
        return (worded[0], len(step.gap)) if worded else None
    return found[0], found.start()


def _unnamed(step: Step, at: int) -> str:
    """The gap from a place on, without the names in it: `rẻ hơn o1 tới 27 lần`."""
    lower = step.statement.text.view.lower
    start, end = step.statement.figure.start - len(step.gap) + at, step.statement.figure.start
    pieces = []
    for name in names_of(step.statement):
        if start <= name.start and name.end <= end:
            pieces.append(lower[start : name.start])
            start = name.end
    return " ".join([*pieces, lower[start:end]])


def _times(step: Step, how: RatioWords, hedged: bool, words: ComparisonWords) -> tuple[Interval, ...]:
    figure = step.statement.figure
    if figure.dimension == "percent":
        return _of_percent(step, how, hedged, words)
    if any(part in step.gap for part in words.one_part):
        return (_rounded(step, hedged),)
    if how.id == "part" and (part := _PART.match(step.statement.surface)):
        whole = Decimal(part[2]) / Decimal(part[1])
        return (Interval.around(whole, whole * _TENTH),)
    if how.id == "part" and figure.dimension == "fraction" and figure.low and figure.low < 1:
        whole = 1 / figure.low  # "bằng một phần mười"
        return (Interval.around(whole, whole * _TENTH),)
    if figure.dimension != "times" or how.id == "part":
        return ()
    stated = _rounded(step, hedged)
    return tuple(stated + Interval.point(extra) for extra in how.conventions)


def _of_percent(step: Step, how: RatioWords, hedged: bool, words: ComparisonWords) -> tuple[Interval, ...]:
    figure = step.statement.figure
    if not any(step.gap.rstrip().endswith(cue) or f"{cue} " in step.gap for cue in words.in_percent) or figure.low is None:
        return ()
    exact = figure.low == figure.high and not hedged
    share = (Interval.around(figure.low, figure.step / 2) if exact else figure.hard).scaled(1 / HUNDRED)
    if how.id == "part":
        return (ONE / share,)
    if how.up:
        return (ONE + share,)
    return (ONE / (ONE - share),) if share.high is not None and share.high < 1 else ()


def _rounded(step: Step, hedged: bool) -> Interval:
    """`27 lần` is 26,5 to 27,5; a round number of times is told within a tenth; hedges reach as far as they may."""
    figure = step.statement.figure
    assert figure.low is not None
    assert figure.high is not None
    if figure.low != figure.high:
        return Interval(figure.low, figure.high)
    if hedged:
        return figure.hard
    if figure.leading > 1 or (figure.low >= _SMALL and figure.low % 5 == 0):
        return Interval.around(figure.low, max(figure.low * _TENTH, figure.step / 2))
    return Interval.around(figure.low, figure.step / 2)


def _parties(step: Step, before: list[Name], behind: list[Name], words: ComparisonWords) -> tuple[Name | None, Name | None]:
    """`A rẻ hơn n lần (so với) B`; `so với B, A rẻ hơn n lần`; `so với A` without a name is no party."""
    subject = before[-1] if before else None
    gap = step.statement.text.view.lower[min(step.statement.figure.end, behind[0].start) : behind[0].start] if behind else ""
    if behind and not any(sign in gap for sign in ".;:") and len(gap.split()) <= 12 and "," not in gap:
        return subject, behind[0]
    lower = step.statement.text.view.lower
    for name in before[:-1]:
        lead = lower[max(name.start - 24, step.statement.bounds[0]) : name.start]
        if any(f"{versus} " in lead for versus in words.versus if " " in versus):
            return subject, name
    return subject, None
