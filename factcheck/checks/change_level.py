"""Points, percent and new level of one move agree: `giảm 612,47 điểm (-3,07%) xuống còn 19.341,43 điểm`.

The three figures stand side by side in a sentence, in any order; the level before is computed and never read.
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
    MOVING,
    Step,
    based_elsewhere,
    direction,
    ends,
    magnitude,
    printed,
    restates,
    same_unit,
    sentences,
    signed_as,
    tolerant,
)
from factcheck.checks.saying import told
from factcheck.claims import Article, Statement
from factcheck.claims.readers import names_of
from factcheck.lexicon.comparisons import ComparisonWords, comparison_words
from factcheck.model import Finding, Interval, Verdict
from factcheck.parse.figure import Figure

RULE = "change-level"
_AGAIN = frozenset({"up", "down", "equal"})
_LARGEST = Decimal(1)
_WORDS_BETWEEN = 8


@dataclass(slots=True)
class Move:
    """A change, the same change in percent, and the level it led to (or came from)."""

    change: Step
    percent: Step
    level: Step
    sign: int
    before: bool


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    words = comparison_words()
    for line in sentences(articles, words):
        for move in _moves(line, words):
            yield _judged(move, context)


def _moves(line: list[Step], words: ComparisonWords) -> Iterator[Move]:
    used: set[int] = set()
    for index in range(len(line) - 2):
        window = line[index : index + 3]
        if index in used or not _together(window):
            continue
        move = _move(window, words)
        if move is not None:
            used |= {index + 1, index + 2}
            yield move


def _together(window: list[Step]) -> bool:
    """One percentage and two figures of one unit, close together, with no other name between them."""
    if sum(step.percent for step in window) != 1:
        return False
    if any(len(step.gap.split()) > _WORDS_BETWEEN or ";" in step.gap for step in window[1:]):
        return False
    first, last = window[0].statement, window[-1].statement
    between = (name for name in names_of(first) if first.figure.end <= name.start < last.figure.start)
    return not any(name.kind in ("index", "company", "name") for name in between)


def _move(window: list[Step], words: ComparisonWords) -> Move | None:
    percent = next(step for step in window if step.percent)
    amounts = [step for step in window if not step.percent]
    level = next((s for s in amounts if s.part in ("to", "at", "from")), None)
    change = next((s for s in amounts if s is not level and s.part in ("up", "down", "equal")), None)
    if level is None or change is None or not _comparable(change, level) or percent.part in ("to", "from", "at"):
        return None
    if not ends(percent, words):
        return None
    if change.part == "equal" and any(f"{word} " in change.gap for word in words.versus if " " in word):
        return None  # "tăng 20% so với năm 2023 (10.000 tỷ đồng)": the old level
    if change.part == "equal" and percent.part not in ("up", "down"):
        return None
    sign = direction(change, words) or direction(percent, words)
    if not sign or not (_adjacent(change, percent, words) or _last(window, percent, words)):
        return None
    return Move(change, percent, level, sign, level.part == "from")


def _adjacent(change: Step, percent: Step, words: ComparisonWords) -> bool:
    """The percentage restates the change: in brackets, behind `tương đương`, or with a word of change itself."""
    later = max(change, percent, key=lambda step: step.statement.figure.start)
    first, last = sorted((change.statement.figure, percent.statement.figure), key=lambda figure: figure.start)
    if not restates(later.gap, words) or (not _side_by_side(later, first.end, last) and not _equals(later, words)):
        return False
    return later.part in ("equal", "up", "down") or later.gap.strip() in (",", "-", "")


def _last(window: list[Step], percent: Step, words: ComparisonWords) -> bool:
    """`lùi 0,54 điểm, xuống 107,46 điểm, giảm 0,5%`: the change, its level, and the change again in percent."""
    change, level = window[0], window[1]
    if percent is not window[2] or change.part not in ("up", "down") or level.part != "to" or percent.part not in _AGAIN:
        return False
    return restates(percent.gap, words) and not based_elsewhere(percent, words)


def _side_by_side(later: Step, end: int, last: Figure) -> bool:
    return last.start - len(later.gap) == end


def _equals(step: Step, words: ComparisonWords) -> bool:
    return any(words.part_of[found[0]] == "equal" for found in words.parts.finditer(step.gap))


def _comparable(change: Step, level: Step) -> bool:
    a, b = change.statement.figure, level.statement.figure
    if a.dimension not in MOVING or a.low is None or b.low is None or b.low == 0:
        return False
    if a.dimension != b.dimension:
        return a.dimension == "point" and b.dimension == "number"
    return same_unit(change.statement, level.statement) and abs(a.low) < abs(b.low) * _LARGEST


def _judged(move: Move, context: Context) -> Finding:
    statements = [move.change.statement, move.percent.statement, move.level.statement]
    context.ledger.compare(*statements)
    read = magnitude(printed(move.percent.statement))
    if _share(move, printed).meets(read) or _share(move, tolerant).meets(magnitude(tolerant(move.percent.statement))):
        verdict = Verdict.CONSISTENT
    else:
        verdict = Verdict.CONTRADICTION
    return _told(move, verdict, context)


def _share(move: Move, reading: Callable[[Statement], Interval]) -> Interval:
    """The change as a percentage of the level before it."""
    change = magnitude(reading(move.change.statement))
    level = reading(move.level.statement)
    base = level if move.before else level - change if move.sign > 0 else level + change
    return (change / base).scaled(HUNDRED)


def _told(move: Move, verdict: Verdict, context: Context) -> Finding:
    change, percent, level = (s.statement for s in (move.change, move.percent, move.level))
    amount, end = abs(change.figure.low or Decimal(0)), level.figure.low or Decimal(0)
    base = end if move.before else end - move.sign * amount
    share = amount / base * HUNDRED if base else Decimal(0)
    derivation = f"{shown(amount, 6)} / {shown(base, 7)} = {shown(share, 3)}%"
    if not move.before:
        derivation = f"{shown(end, 7)} {'-' if move.sign > 0 else '+'} {shown(amount, 6)} = {shown(base, 7)}; {derivation}"
    fields = {"change": change.surface, "percent": percent.surface, "level": level.surface, "computed": shown(share, 3)}
    made = (percent, signed_as(_share(move, tolerant), percent))
    return told(context, RULE, verdict, [change, percent, level], derivation, fields, computed=made, holds=_mended(move))


def _mended(move: Move) -> Holds:
    def holds(swap: Swap) -> bool:
        change, percent, level = (step.amended(swap) for step in (move.change, move.percent, move.level))
        amended = replace(move, change=change, percent=percent, level=level)
        return _comparable(change, level) and _share(amended, printed).meets(magnitude(printed(percent.statement)))

    return holds
