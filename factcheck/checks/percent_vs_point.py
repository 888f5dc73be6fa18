"""The distance of two percentages: `lãi suất từ 5% lên 6%, tăng 1%` is one percentage point, and 20% of the old rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.checks.build import shown
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Holds, Swap, repair
from factcheck.checks.figures import (
    HUNDRED,
    Step,
    based_elsewhere,
    ends,
    magnitude,
    opens,
    printed,
    restates,
    steps,
    tolerant,
    versus,
)
from factcheck.checks.parts import is_figure
from factcheck.checks.passage import passages
from factcheck.checks.saying import told
from factcheck.checks.years import a_year_later
from factcheck.claims import Article
from factcheck.lexicon.calculations import phrases
from factcheck.lexicon.comparisons import ComparisonWords, comparison_words
from factcheck.model import Finding, Interval, Verdict

RULE = "percent-vs-point"
_WORDS_TO_CHANGE, _TO = 7, 3
_MOVES = frozenset({"up", "down"})


@dataclass(slots=True)
class Shift:
    """Two percentages and the change that is told of them, in percent or in points."""

    before: Step
    after: Step
    change: Step

    @property
    def in_points(self) -> bool:
        return self.change.statement.figure.dimension == "percentage_point"


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    words = comparison_words()
    for line in passages(articles, "percent"):
        figures = [s for s in line if is_figure(s)]
        if sum(s.figure.dimension in ("percent", "percentage_point") for s in figures) > 1:
            for shift in _shifts(steps(figures, words), words):
                yield _told(shift, context)


def _shifts(line: list[Step], words: ComparisonWords) -> Iterator[Shift]:
    for index in range(len(line) - 1):
        found = _in_three(line[index : index + 3], words) if index + 2 < len(line) else None
        if found is not None:
            yield found
            continue
        before, after = line[index], line[index + 1]
        if not _turns(before, after) and not _yearly(before, after, words):
            continue
        behind = line[index + 2] if index + 2 < len(line) else None
        ahead = line[index - 1] if index else None
        if behind is not None and _is_change(behind) and _restates(behind, words):
            yield Shift(before, after, behind)
        elif ahead is not None and _is_change(ahead) and ahead.part in ("up", "down") and opens(before.gap, words):
            yield Shift(before, after, ahead)


def _in_three(window: list[Step], words: ComparisonWords) -> Shift | None:
    """`Từ 12%, tỷ lệ nghèo giảm 4% xuống còn 8%`; `đạt 85%, tăng 10% so với mức 75%`."""
    if (
        window[0].part in ("up", "down") and window[1].part == "to" and window[2].part == "from"
    ):  # "giảm 3% còn 18%, từ mức 21%"
        change, after, before = window
        plain = _is_change(change) and ends(change, words) and _percents(before, after) and opens(before.gap, words)
        return Shift(before, after, change) if plain and len(after.gap.split()) <= _TO else None
    first, change, last = window
    if change.part not in ("up", "down") or not _is_change(change) or not ends(change, words):
        return None
    if any(len(step.gap.split()) > _WORDS_TO_CHANGE or any(sign in step.gap for sign in ";()") for step in window[1:]):
        return None
    if first.part == "from" and last.part == "to" and len(last.gap.split()) <= _TO and _percents(first, last):
        return Shift(first, last, change)
    compared = first.part in ("at", "to") and last.part == "from" and versus(last, words) and restates(change.gap, words)
    return Shift(last, first, change) if compared and _percents(last, first) else None


def _percents(before: Step, after: Step) -> bool:
    a, b = before.statement.figure, after.statement.figure
    return a.dimension == b.dimension == "percent" and (a.low or 0) > 0 and (b.low or 0) > 0


def _turns(before: Step, after: Step) -> bool:
    """`từ 5% lên 6%`, `từ 5 lên 6%`."""
    a, b = before.statement.figure, after.statement.figure
    if before.part != "from" or after.part != "to" or b.dimension != "percent" or not a.low or not b.low:
        return False
    if a.dimension != "percent" and not (a.dimension == "number" and not a.scaled and a.low < HUNDRED):
        return False
    return a.low > 0 and b.low > 0 and not any(sign in after.gap for sign in ";()")


def _yearly(before: Step, after: Step, words: ComparisonWords) -> bool:
    """`năm 2023 là 98%, năm 2024 là 99%`."""
    return _percents(before, after) and not {before.part, after.part} & _MOVES and a_year_later(before, after, words)


def _is_change(step: Step) -> bool:
    figure = step.statement.figure
    return figure.dimension in ("percent", "percentage_point") and not figure.vague and bool(figure.low)


def _restates(change: Step, words: ComparisonWords) -> bool:
    if len(change.gap.split()) > _WORDS_TO_CHANGE or ";" in change.gap or not restates(change.gap, words):
        return False
    return change.part in ("up", "down", "equal") and ends(change, words) and not based_elsewhere(change, words)


def _told(shift: Shift, context: Context) -> Finding:
    statements = [step.statement for step in (shift.before, shift.after, shift.change)]
    points = shift.after.stated - shift.before.stated
    share = points / shift.before.stated * HUNDRED
    old, new = shown(shift.before.stated), shown(shift.after.stated)
    derivation = f"{new} - {old} = {shown(points)}; {shown(points)} / {old} = {shown(share, 3)}%"
    fields = {"before": statements[0].surface, "after": statements[1].surface, "percent": statements[2].surface}
    computed = {"points": shown(abs(points)), "computed": shown(abs(share), 3)}
    verdict = _verdict(shift)
    found = told(context, RULE, verdict, statements, derivation, fields | computed, holds=_mended(shift))
    if verdict is not Verdict.DISCREPANCY:
        return found
    sayings = (f"{shown(abs(points))} {context.wording.text('unit.percentage_point')}", f"{shown(abs(share), 3)}%")
    worded = [repair(statements, 2, "percent-point", text, context.wording) for text in sayings]
    return found.model_copy(update={"repairs": (*worded, *found.repairs)})


def _mended(shift: Shift) -> Holds:
    def holds(swap: Swap) -> bool:
        before, after, change = (step.amended(swap) for step in (shift.before, shift.after, shift.change))
        return _verdict(replace(shift, before=before, after=after, change=change)) is Verdict.CONSISTENT

    return holds


def _verdict(shift: Shift) -> Verdict:
    """A percentage that fits as points is a slip of wording; one that fits neither way is a slip of a figure."""
    change = magnitude(_read(shift.change, shift))
    distance, share = _distance(shift), _share(shift)
    if shift.in_points:
        return Verdict.CONSISTENT if distance.meets(change) else Verdict.CONTRADICTION
    if magnitude(_share(shift, exact=True)).meets(change):
        return Verdict.CONSISTENT
    if magnitude(_distance(shift, exact=True)).meets(change):
        return Verdict.DISCREPANCY
    if share.meets(change):
        return Verdict.CONSISTENT
    return Verdict.DISCREPANCY if distance.meets(change) else Verdict.CONTRADICTION


def _read(step: Step, shift: Shift) -> Interval:
    """The rounding of the printed digits; rates of interest and of tax are not rounded."""
    statement = step.statement
    if statement.figure.hedge is None and phrases("set_rates").search(statement.quote) and step is not shift.change:
        return Interval.point(step.stated)
    return step.value(printed) if statement.figure.hedge is None else step.value(tolerant)


def _distance(shift: Shift, *, exact: bool = False) -> Interval:
    """Points between the two, without their sign."""
    if exact:
        return Interval.point(abs(shift.after.stated - shift.before.stated))
    distance = _read(shift.after, shift) - _read(shift.before, shift)
    return distance if shift.after.stated >= shift.before.stated else -distance


def _share(shift: Shift, *, exact: bool = False) -> Interval:
    """The change as a percentage of the one before, without its sign."""
    if exact:
        return Interval.point(abs(shift.after.stated / shift.before.stated - 1) * HUNDRED)
    share = (_read(shift.after, shift) / _read(shift.before, shift)).scaled(HUNDRED) - Interval.point(HUNDRED)
    return share if shift.after.stated >= shift.before.stated else -share
