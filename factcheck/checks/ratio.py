"""A stated ratio against the two values it compares: `rẻ hơn từ 20 đến 40 lần` beside 2,5 and 0,014 USD.

Both conventions of `rẻ hơn n lần` and `tăng n lần` (n and n + 1 times) are benign; only a ratio that fits neither, with
the rounding of all three figures, is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from factcheck.checks.build import finding, shown
from factcheck.checks.comparisons import Comparison, comparison
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Holds, Swap, repairs
from factcheck.checks.figures import HUNDRED, Step, printed, referred, sentences, tolerant
from factcheck.checks.operands import Operands, concluded, direct, explained, owned, reached, turned
from factcheck.claims import Article, Statement
from factcheck.lexicon.comparisons import ComparisonWords, comparison_words
from factcheck.model import Finding, Interval, Verdict

Reading = Callable[[Statement], Interval]


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    words = comparison_words()
    previous: list[Step] = []
    for line in sentences(articles, words):
        for index, step in enumerate(line):
            if step.statement.figure.dimension not in ("times", "percent", "fraction", "number", "count"):
                continue
            told = comparison(step, words)
            operands = _operands(line, index, told, words) if told else None
            if told and operands is None and index == 0 and (meant := referred(previous, line, words)):
                operands = direct([meant, *line], 1, told, words)
            if told and operands and (found := _judged(told, operands, context)):
                yield found
        previous = line


def _operands(line: list[Step], index: int, told: Comparison, words: ComparisonWords) -> Operands | None:
    found = turned(line, index, told) or reached(line, index, told) or direct(line, index, told, words)
    found = found or explained(line, index, told, words) or owned(told, words)
    if found is None and not words.unnamed.search(line[index].after):
        found = concluded(line, index, words)
    return found


def _judged(told: Comparison, operands: Operands, context: Context) -> Finding | None:
    for reading in (printed, tolerant):
        for pair in operands.pairs:
            if _fits(told, pair, operands.sided, reading):
                return _told(told, pair, Verdict.CONSISTENT, context)
    if len(operands.pairs) > 1:
        context.ledger.leave(told.step.statement, "several-counterparts")
        return None
    first, second = operands.pairs[0]
    if _stated(first) < _stated(second) and told.allows(_value(second, tolerant) / _value(first, tolerant)):
        context.ledger.leave(told.step.statement, "sides-unclear")
        return None
    return _told(told, operands.pairs[0], Verdict.CONTRADICTION, context)


def _fits(told: Comparison, pair: tuple[Step | Statement, Step | Statement], sided: bool, reading: Reading) -> bool:
    greater, lesser = (_value(side, reading) for side in pair)
    return told.allows(greater / lesser) or (not sided and told.allows(lesser / greater))


def _value(side: Step | Statement, reading: Reading) -> Interval:
    return side.value(reading) if isinstance(side, Step) else reading(side)


def _stated(side: Step | Statement) -> Decimal:
    return side.stated if isinstance(side, Step) else side.figure.low or Decimal(0)


def _told(told: Comparison, pair: tuple[Step | Statement, Step | Statement], verdict: Verdict, context: Context) -> Finding:
    statements = [side.statement if isinstance(side, Step) else side for side in pair]
    figure = told.step.statement
    context.ledger.compare(figure, *statements)
    a, b = _stated(pair[0]), _stated(pair[1])
    greater, lesser = max(a, b), min(a, b)
    derivation, computed = _computation(told, greater, lesser, context)
    ordered = sorted(statements, key=lambda s: s.figure.start)
    priced = all(s.figure.dimension == "money" for s in statements)
    key = "check.ratio.holds" if verdict is Verdict.CONSISTENT else "check.ratio"
    fields = {"ratio": figure.surface, "first": ordered[0].surface, "second": ordered[1].surface}
    message = context.wording.text(key, **fields, **({} if verdict is Verdict.CONSISTENT else {"computed": computed}))
    rule, made = "price-ratio" if priced else "ratio", (figure, _times(pair)) if figure.figure.dimension == "times" else None
    fits = verdict is Verdict.CONSISTENT
    mended = () if fits else repairs([figure, *ordered], _mended(told, pair), context.wording)
    return finding(rule, verdict, [figure, *ordered], message, derivation, computed=made, repairs=mended)


def _mended(told: Comparison, pair: tuple[Step | Statement, Step | Statement]) -> Holds:
    def holds(swap: Swap) -> bool:
        greater, lesser = (side.amended(swap) if isinstance(side, Step) else swap(side) for side in pair)
        compared = comparison(told.step.amended(swap), comparison_words())
        return compared is not None and _fits(compared, (greater, lesser), True, printed)

    return holds


def _times(pair: tuple[Step | Statement, Step | Statement]) -> Interval:
    """How many times the lesser side the greater one is."""
    greater, lesser = sorted(pair, key=_stated, reverse=True)
    return _value(greater, tolerant) / _value(lesser, tolerant)


def _computation(told: Comparison, greater: Decimal, lesser: Decimal, context: Context) -> tuple[str, str]:
    quotient = greater / lesser
    times = context.wording.text("check.times", number=shown(quotient))
    division = f"{shown(greater, 6)} / {shown(lesser, 6)} = {shown(quotient)}"
    if told.step.statement.figure.dimension != "percent":
        return division, times
    share = (1 - lesser / greater if not told.up else quotient - 1) * HUNDRED
    if told.step.statement.figure.low and "part" in told.cue:
        share = lesser / greater * HUNDRED
    percent = f"{shown(share, 3)}%"
    return f"{division}; {percent}", percent
