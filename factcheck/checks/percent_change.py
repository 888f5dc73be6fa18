"""A stated percentage against (b - a) / a: `từ 142,62 xuống 119,77 USD, giảm 17%`.

Two figures of one unit, old and new, stand beside the percentage: `từ A lên B, tăng p%`, `tăng p%, từ A lên B`,
`B, tăng p% so với mức A`. A percentage of something that was not told is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.checks.build import shown
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Holds, Swap
from factcheck.checks.figures import (
    HUNDRED,
    Step,
    based_elsewhere,
    direction,
    ends,
    magnitude,
    opens,
    printed,
    referred,
    restates,
    sentences,
    shared_scale,
    signed_as,
    tolerant,
    versus,
)
from factcheck.checks.saying import told
from factcheck.checks.years import a_year_later
from factcheck.claims import Article, Statement
from factcheck.claims.readers import names_of
from factcheck.lexicon.comparisons import ComparisonWords, comparison_words
from factcheck.model import Finding, Interval, Verdict

RULE = "percent-change"
_WORDS_BETWEEN = 9
_WORDS_TO_PERCENT, _EARLIER = 8, 9
_NO_CHANGES = frozenset({"fraction", "time"})  # "tức một nửa, 50%", "sau một năm, tăng 25%"
_NOT_AMOUNTS = frozenset({"percent", "percentage_point", "times", "ordinal", "fraction", "permille", "age"})


@dataclass(slots=True)
class Change:
    """The figure before, the figure after, and the percentage that is told of them."""

    before: Step
    after: Step
    percent: Step
    sign: int


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    words = comparison_words()
    previous: list[Step] = []
    for line in sentences(articles, words):
        for change in _changes(line, previous, words):
            yield _judged(change, context)
        previous = line


def _changes(line: list[Step], previous: list[Step], words: ComparisonWords) -> Iterator[Change]:
    """At most one change for each percentage, the nearest shape first."""
    used: set[int] = set()
    meant = referred(previous, line, words)
    if meant is not None and (found := _told_in_three([meant, *line[:2]], words)):
        used.add(id(found.percent))
        yield found
    for index in range(len(line)):
        found = _turned(line, index, words) or _told_in_three(line[index : index + 3], words)
        found = found or _yearly(line, index, previous, words)
        if found is not None and id(found.percent) not in used:
            used.add(id(found.percent))
            yield found


def _turned(line: list[Step], index: int, words: ComparisonWords) -> Change | None:
    if index + 1 == len(line):
        return None
    first, second = line[index], line[index + 1]
    if _turns(first, second):
        return _beside(line, index, first, second, words)
    if first.part == "to" and second.part == "from" and opens(second.gap, words) and _amounts(second, first):
        return _beside(line, index, second, first, words)  # "lên 66.000 đồng từ mức 60.000 đồng"
    return None


def _yearly(line: list[Step], index: int, previous: list[Step], words: ComparisonWords) -> Change | None:
    """`Năm 2023 lãi 200 tỷ đồng; năm 2024 lãi 260 tỷ đồng, tăng 30%`; `Năm 2024, lãi tăng 30% lên 260 tỷ đồng`."""
    percent = line[index]
    if not percent.percent or percent.part not in ("up", "down"):
        return None
    led = index + 1 < len(line) and line[index + 1].part == "to" and _close(line[index + 1])
    if led and ends(percent, words) and not based_elsewhere(percent, words):
        after, ahead = line[index + 1], line[:index]
    elif index and _restates(percent, words):
        after, ahead = line[index - 1], line[: index - 1]
    else:
        return None
    before = ahead[-1] if ahead else previous[-1] if previous else None
    if before is None or not _amounts(before, after) or not a_year_later(before, after, words):
        return None
    return Change(before, after, percent, direction(percent, words))


def _turns(before: Step, after: Step) -> bool:
    """`từ A lên B`."""
    return before.part == "from" and after.part == "to" and _amounts(before, after) and _near(after, _WORDS_BETWEEN)


def _amounts(a: Step, b: Step) -> bool:
    first, second = a.statement.figure, b.statement.figure
    if first.dimension in _NOT_AMOUNTS or not first.low or not second.low or first.low < 0 or second.low < 0:
        return False
    scale = shared_scale(a.statement, b.statement)
    a.factor = scale or Decimal(1)
    return scale is not None


def _near(step: Step, words: int) -> bool:
    return len(step.gap.split()) <= words and not any(sign in step.gap for sign in ";()")


def _beside(line: list[Step], index: int, before: Step, after: Step, words: ComparisonWords) -> Change | None:
    """The percentage behind `từ A lên B`, or before it."""
    sign = direction(before, words) or direction(after, words)
    rest = (step for step in line[index + 2 :] if step.statement.figure.dimension not in _NO_CHANGES)
    behind = next(rest, None)
    if behind is not None and behind.percent and _restates(behind, words) and not _owned_between(line[index + 1], behind):
        return Change(before, after, behind, direction(behind, words) or sign)
    ahead = line[index - 1] if index else None
    if ahead is not None and ahead.percent and ahead.part in ("up", "down") and opens(line[index].gap, words):
        return Change(before, after, ahead, direction(ahead, words))
    return None


def _restates(percent: Step, words: ComparisonWords) -> bool:
    gap = percent.gap
    if len(gap.split()) > _WORDS_TO_PERCENT or ";" in gap or "." in gap.strip(". "):
        return False
    if not restates(gap, words):
        return False
    return percent.part in ("up", "down", "equal") and ends(percent, words) and not based_elsewhere(percent, words)


def _owned_between(first: Step, last: Step) -> bool:
    """Whether another owner is named between two figures."""
    begin, end = first.statement.figure.end, last.statement.figure.start
    return any(begin <= name.start < end and name.kind in ("company", "model", "index") for name in names_of(first.statement))


def _told_in_three(window: list[Step], words: ComparisonWords) -> Change | None:
    """`đạt B, tăng p% so với mức A`, `giảm p%, còn B, so với A`, `từ A, giảm p% xuống B`."""
    if len(window) < 3 or sum(step.percent for step in window) != 1:
        return None
    percent = next(step for step in window if step.percent)
    before = _base(window, words)
    after = next((step for step in window if step not in (percent, before)), None)
    if before is None or after is None or percent.part not in ("up", "down"):
        return None
    if percent is window[2] and not _restates(percent, words):
        return None
    if not _amounts(before, after):
        return None
    if after.part in ("up", "down", "from") or not all(_close(step) for step in window[1:]):
        return None
    if (before is window[0] and not ends(percent, words)) or _owned_between(window[0], window[2]):
        return None
    return Change(before, after, percent, direction(percent, words))


def _base(window: list[Step], words: ComparisonWords) -> Step | None:
    """The old figure: `từ A` at the front, or `so với (mức) A`, `so với năm trước (A)` at the end."""
    first, last = window[0], window[2]
    if first.part == "from" and not first.percent:
        return first
    if last.percent:
        middle = window[1]
        return middle if versus(middle, words) and middle.part in ("from", "equal") else None
    if words.earlier.match(last.gap) and last.part in ("at", "equal", "") and len(last.gap.split()) <= _EARLIER:
        return last
    return last if versus(last, words) and last.part in ("from", "equal") else None


def _close(step: Step) -> bool:
    return len(step.gap.split()) <= _WORDS_TO_PERCENT and ";" not in step.gap


def _judged(change: Change, context: Context) -> Finding:
    statements = [step.statement for step in (change.before, change.after, change.percent)]
    context.ledger.compare(*statements)
    holds = _meets(change, printed) or _meets(change, tolerant)
    verdict = Verdict.CONSISTENT if holds else Verdict.CONTRADICTION
    return _told(change, verdict, context)


def _share(change: Change, reading: Callable[[Statement], Interval]) -> Interval:
    """The change in percent, below zero for a fall."""
    before, after = change.before.value(reading), change.after.value(reading)
    return (after / before).scaled(HUNDRED) - Interval.point(HUNDRED)


def _meets(change: Change, reading: Callable[[Statement], Interval]) -> bool:
    share = _share(change, reading)
    told = magnitude(reading(change.percent.statement))
    return share.meets(told if change.sign >= 0 else -told) or (change.sign == 0 and share.meets(-told))


def _told(change: Change, verdict: Verdict, context: Context) -> Finding:
    before, after, percent = (step.statement for step in (change.before, change.after, change.percent))
    old, new = change.before.stated or Decimal(1), change.after.stated
    share = (new - old) / old * HUNDRED
    derivation = f"({shown(new, 6)} - {shown(old, 6)}) / {shown(old, 6)} = {shown(share, 3)}%"
    fields = {"before": before.surface, "after": after.surface, "percent": percent.surface, "computed": shown(share, 3)}
    made = (percent, signed_as(_share(change, tolerant), percent))
    statements = [before, after, percent]
    return told(context, RULE, verdict, statements, derivation, fields, computed=made, holds=_mended(change))


def _mended(change: Change) -> Holds:
    def holds(swap: Swap) -> bool:
        before, after, percent = (step.amended(swap) for step in (change.before, change.after, change.percent))
        return _meets(replace(change, before=before, after=after, percent=percent), printed)

    return holds
