"""A change against the two values it led from and to: `tăng 300 đồng, từ 20.000 đồng lên 20.600 đồng` is 600.

The three stand side by side in a sentence, in any order; a change of another time (`mỗi năm`, `so với cùng kỳ`) is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.checks.build import shown
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Holds, Swap
from factcheck.checks.figures import (
    MOVING,
    Step,
    based_elsewhere,
    magnitude,
    printed,
    sentences,
    shared_scale,
    tolerant,
    versus,
)
from factcheck.checks.parts import is_person
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.lexicon.calculations import phrases
from factcheck.lexicon.comparisons import ComparisonWords, comparison_words
from factcheck.lexicon.quantities import quantity_words
from factcheck.model import Finding, Interval

RULE = "change-level"
_MEASURES = MOVING | {"power", "temperature", "age"}
_WORDS_BETWEEN = 7


@dataclass(slots=True)
class Difference:
    """`after - before` should be `change`, whichever is the greater."""

    change: Step
    before: Step
    after: Step


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    words = comparison_words()
    for line in sentences(articles, words):
        yield from (_told(found, context) for found in _differences(line, words))


def _differences(line: list[Step], words: ComparisonWords) -> Iterator[Difference]:
    used: set[int] = set()
    for index in range(len(line) - 2):
        found = _difference(line[index : index + 3], words)
        if found is not None and id(found.change) not in used:
            used.add(id(found.change))
            yield found


def _difference(window: list[Step], words: ComparisonWords) -> Difference | None:
    """`tăng x, từ A lên B`, `từ A lên B, tức tăng x`, `từ A tăng x lên B`; `đạt B, tăng x so với mức A`."""
    change, before = (next((step for step in window if step.part in parts), None) for parts in (("up", "down"), ("from",)))
    after = next((step for step in window if step.part == "to"), None)
    if after is None and before is window[2] and versus(before, words):
        after = next((step for step in window if step.part == "at"), None)
    if change is None or before is None or after is None:
        return None
    if window.index(before) > window.index(after) and not versus(before, words):
        return None
    if not all(_close(step) for step in window[1:]) or _of_another(change, words):
        return None
    return Difference(change, before, after) if _one_measure(change, before, after) else None


def _close(step: Step) -> bool:
    """Few words, and none that says of what else the next figure is."""
    return len(step.gap.split()) <= _WORDS_BETWEEN and not any(sign in step.gap for sign in ";()") and ". " not in step.gap


def _of_another(change: Step, words: ComparisonWords) -> bool:
    return based_elsewhere(change, words) or phrases("mean").search(change.gap) is not None


def _one_measure(change: Step, before: Step, after: Step) -> bool:
    figures = [step.statement.figure for step in (change, before, after)]
    if any(figure.low is None or figure.vague or figure.low < 0 for figure in figures):
        return False
    if any(figure.dimension not in _MEASURES for figure in figures):
        return False
    return _one_unit(before, after) and _one_unit(change, after)


def _one_unit(step: Step, after: Step) -> bool:
    """One unit, said of each or of the last only; a level may be a bare number: `tăng 12 điểm, từ 1.250 lên 1.262`."""
    scale = shared_scale(step.statement, after.statement) or _converted(step.statement, after.statement)
    if scale is None and is_person(step.statement) and is_person(after.statement):
        scale = Decimal(1)
    bare = after.statement.figure.dimension == "number" and not after.statement.figure.scaled
    if scale is None and (not bare or step.part == "from" or step.statement.figure.scaled):
        return False
    step.factor = scale or Decimal(1)
    return True


def _converted(a: Statement, b: Statement) -> Decimal | None:
    """One unit in the other: `dâng 90 cm, từ 8,2 m lên 9,1 m`."""
    table = quantity_words().conversions
    mine, other = table.get(a.figure.unit or ""), table.get(b.figure.unit or "")
    return mine[1] / other[1] if mine and other and mine[0] == other[0] else None


def _meets(found: Difference, reading: Callable[[Statement], Interval]) -> bool:
    difference = found.after.value(reading) - found.before.value(reading)
    up = found.after.stated >= found.before.stated
    return (difference if up else -difference).meets(magnitude(found.change.value(reading)))


def _told(found: Difference, context: Context) -> Finding:
    steps = (found.change, found.before, found.after)
    holds = _meets(found, printed) or _meets(found, tolerant)
    old, new = found.before.stated, found.after.stated
    high, low = max(old, new), min(old, new)
    computed = shown(high - low, 6)
    names = ("change", "before", "after")
    fields = {name: step.statement.surface for name, step in zip(names, steps, strict=True)} | {"computed": computed}
    derivation = f"{shown(high, 7)} - {shown(low, 7)} = {computed}"
    statements = [step.statement for step in steps]
    return told(context, RULE, answer(holds), statements, derivation, fields, key="difference", holds=_mended(found))


def _mended(found: Difference) -> Holds:
    def holds(swap: Swap) -> bool:
        change, before, after = (step.amended(swap) for step in (found.change, found.before, found.after))
        amended = replace(found, change=change, before=before, after=after)
        return _one_measure(change, before, after) and _meets(amended, printed)

    return holds
