"""Figures as operands: what rounding of the printed digits allows, and the part each plays in its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from factcheck.claims import Article, Statement
from factcheck.claims.readers import names_of
from factcheck.lexicon.calculations import words_of
from factcheck.lexicon.comparisons import ComparisonWords
from factcheck.model import Interval
from factcheck.parse.figure import Figure

Part = Literal["from", "to", "at", "up", "down", "equal", ""]
HUNDRED = Decimal(100)
# A round figure with a scale word may be rounded to its leading digit, but not by more than this share of it.
_ROUND = Decimal("0.01")
# A printed figure is rounded where its digits end, but "1 triệu đồng" is no 1,4 million.
_OPENING, _BASE = 2, 6  # words
_LONGEST = 60  # figures: more of them are a table, not a sentence
_ROUGHEST = Decimal("0.025")
_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9, 12))
# Dimensions whose values rise and fall by so much: a change of a level is one of them.
MOVING = frozenset({"point", "money", "count", "measure", "mass", "length", "area", "volume", "energy", "number"})
_EXACT = frozenset({"count", "number", "money", "time", "age"})
_CHANGES = frozenset({"up", "down", "equal"})
_RESULTS = frozenset({"percent", "times", "point"})
_CLAUSE_START = re.compile(r"[,;(:.](?:\s|$)|\(")
_APART = re.compile(r"[.;!?\n]")


def printed(figure: Statement) -> Interval:
    """What the printed digits and the hedge allow: `142,62` is [142,615 ; 142,625]; `4.347 USD` is exact."""
    f = figure.figure
    assert f.low is not None
    if f.hedge is not None and not _cancelled(figure):
        return f.soft
    if f.low != f.high or f.vague:
        return f.soft
    if not f.scaled and f.step == 1 and f.dimension in _EXACT:
        return Interval.point(f.low)
    half = f.step / 2
    return Interval.around(f.low, half if f.dimension in _RESULTS else min(half, abs(f.low) * _ROUGHEST))


def tolerant(figure: Statement) -> Interval:
    """The benign reading: a round figure may be rounded to its leading digit, a hedge reaches as far as it may."""
    f = figure.figure
    assert f.low is not None
    if f.hedge is not None and not _cancelled(figure):
        return f.hard.join(f.soft)
    if not f.scaled or f.low != f.high:
        return printed(figure)
    return Interval.around(f.low, min(f.leading / 2, abs(f.low) * _ROUND)).join(printed(figure))


def _cancelled(statement: Statement) -> bool:
    """`lên tới 2,5 tỷ` tells a new level, `tương đương 40%` the same again; the figure is what is printed.

    `200 triệu euro, tương đương 300 triệu USD` is as round as sums of money are.
    """
    figure = statement.figure
    again = figure.dimension != "money" and statement.text.view.lower[figure.hedge_start : figure.hedge_end] in words_of(
        "restates"
    )
    return figure.hedge == "up-to" or again


def magnitude(interval: Interval) -> Interval:
    """The interval without its sign: `-3,07%` is a fall of 3,07%."""
    return -interval if interval.high is not None and interval.high <= 0 else interval


def signed_as(interval: Interval, statement: Statement) -> Interval:
    """An amount of change with the sign that a figure is written with: `giảm 2%`, `-2%`."""
    low = statement.figure.low
    return -magnitude(interval) if low is not None and low < 0 else magnitude(interval)


def same_unit(a: Statement, b: Statement) -> bool:
    """Whether two figures side by side have one unit; the per-unit may be said of one of them only."""
    first, second = a.figure, b.figure
    if first.dimension != second.dimension or not one_noun(first, second):
        return False
    return per(a) == per(b) or per(a) is None or per(b) is None


def one_noun(a: Figure, b: Figure) -> bool:
    """One unit; of things counted the noun may be said in part: `150 ca mắc`, `1.500 ca`; `340 ngôi nhà`, `200 nhà`."""
    if a.unit == b.unit:
        return True
    if a.dimension != "count" or not a.head or not b.head:
        return False
    return _same_start(a.head, b.head) or _same_start(bare_noun(a), bare_noun(b))


def _same_start(one: str, other: str) -> bool:
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def bare_noun(figure: Figure) -> str:
    """`nhà` of `ngôi nhà`."""
    classifier, _, noun = figure.head.partition(" ")
    return noun if noun and classifier in words_of("classifiers") else figure.head


def shared_scale(a: Statement, b: Statement) -> Decimal | None:
    """What the first of two figures takes over from the second: 1000000 in `từ 12 lên 15 triệu đồng`.

    None when the first has a unit of its own, so that they cannot be read as one pair.
    """
    first, second = a.figure, b.figure
    if first.unit is not None or first.dimension != "number" or first.low is None or second.low is None:
        return Decimal(1) if same_unit(a, b) else None
    if first.scaled or not second.scaled:
        return Decimal(1)
    near = (scale for scale in _SCALES if second.low / 20 <= first.low * scale <= second.low * 20)
    return next(near, None)


def per(statement: Statement) -> str | None:
    """What one unit price is for, its own or the one it takes over from a price before."""
    return statement.per or statement.figure.per


@dataclass(slots=True)
class Step:
    """A figure in the order of its sentence, with its part and the words between the figure before and itself."""

    statement: Statement
    part: Part
    gap: str
    after: str
    factor: Decimal = Decimal(1)

    def value(self, reading: Callable[[Statement], Interval]) -> Interval:
        return reading(self.statement).scaled(self.factor)

    def amended(self, swap: Callable[[Statement], Statement]) -> Step:
        """The step with another figure in its place."""
        return replace(self, statement=swap(self.statement))

    @property
    def stated(self) -> Decimal:
        return (self.statement.figure.low or Decimal(0)) * self.factor

    @property
    def percent(self) -> bool:
        return self.statement.figure.dimension == "percent"


def sentences(articles: Iterable[Article], words: ComparisonWords) -> Iterator[list[Step]]:
    """The figures of every sentence that speaks for its article, with their parts; dates and ordinals left out."""
    for article in articles:
        if article.steps is None:  # four checks ask for them
            article.steps = [read for line in article.lines.values() if (read := _of_line(line, words))]
        for line in article.steps:
            yield [Step(step.statement, step.part, step.gap, step.after) for step in line]  # a check may give a factor


def _of_line(line: list[Statement], words: ComparisonWords) -> list[Step]:
    told = [s for s in line if s.role not in ("teaser", "byline") and _counts(s)]
    return steps(told, words) if 0 < len(told) <= _LONGEST else []


def _counts(statement: Statement) -> bool:
    return statement.figure.kind not in ("date", "time", "ordinal", "identifier", "score") and statement.figure.low is not None


def steps(statements: list[Statement], words: ComparisonWords) -> list[Step]:
    found = names_of(statements[0]) if len(statements) > 1 else ()  # dear, and a lone figure is compared with nothing
    named = [(name.start, name.end) for name in found if name.kind != "name"]
    statements = [
        s
        for i, s in enumerate(statements)
        if not any(start <= s.figure.start < end for start, end in named) and (not i or not _is_per_unit(statements[i - 1], s))
    ]
    out: list[Step] = []
    for index, statement in enumerate(statements):
        lower = statement.text.view.lower
        start, stop = statement.bounds
        begin = statements[index - 1].figure.end if index else start
        until = statements[index + 1].figure.start if index + 1 < len(statements) else stop
        gap = lower[begin : statement.figure.start]
        out.append(Step(statement, _part(gap, statement, words), gap, lower[statement.figure.end : until]))
    return out


def _is_per_unit(before: Statement, statement: Statement) -> bool:
    """`18.000 đồng một ký`: what one price is for, not a figure of its own."""
    figure = statement.figure
    return figure.spelled and figure.low == 1 and figure.start == before.figure.end + 1 and before.figure.dimension == "money"


def _part(gap: str, statement: Statement, words: ComparisonWords) -> Part:
    """The part of the last part word in the gap; a sign in front of a percentage is one, too."""
    last = ""
    for match in words.parts.finditer(gap):
        last = match[0]
        end = match.end()
    if not last or len(gap[end:].split()) > 3 or _APART.search(gap[end:]):
        return "equal" if gap.rstrip().endswith("(") else ""
    return words.part_of[last]  # type: ignore[return-value]


def referred(previous: Sequence[Step], line: Sequence[Step], words: ComparisonWords) -> Step | None:
    """The one value of the sentence before that this sentence goes on about: `Mức này đắt hơn 50% so với 10 USD`."""
    if not previous or not line or not words.referring.search(line[0].gap):
        return None
    first, here = previous[0].statement, line[0].statement
    if first.text is not here.text or here.sentence - first.sentence != 1:
        return None
    unit = next((step.statement for step in line if step.statement.figure.dimension not in ("percent", "times")), None)
    values = [step for step in previous if unit is not None and same_unit(step.statement, unit)]
    return values[0] if len(values) == 1 else None


def restates(gap: str, words: ComparisonWords) -> bool:
    """Whether a gap leads back to the figure before it and brings no measure of its own.

    `, tức giảm` and `, tương đương` do; `, lợi nhuận tăng` tells of another thing.
    """
    clause = _CLAUSE_START.split(gap)[-1]
    changes = [m for m in words.parts.finditer(clause) if words.part_of[m[0]] in _CHANGES]
    found = changes[-1] if changes else words.parts.search(clause) or words.ratio.search(clause)
    lead = clause[: found.start()] if found else clause
    return all(word in words.fillers or word.isdigit() or "/" in word for word in lead.split())


def ends(step: Step, words: ComparisonWords) -> bool:
    """Whether nothing is counted behind the percentage: `giảm 17%,` is a change, `gạo 25% tấm` is a name."""
    after = step.after
    if not after.startswith(" "):
        return True
    word = after.split()[0] if after.split() else ""
    return not word[:1].isalpha() or word.strip(',.;:)"”') in words.after_change


def versus(step: Step, words: ComparisonWords) -> bool:
    """`so với mức A`: whether the figure is what another one is held against."""
    lead = step.gap.lstrip(" ),")
    return "," not in lead and lead.startswith(tuple(f"{word} " for word in words.versus))


def opens(gap: str, words: ComparisonWords) -> bool:
    """Whether nothing stands between a change and the values it is told of: `tăng 14%, từ A lên B`.

    The time of the first value may: `tăng 14% so với năm ngoái, từ A lên B`.
    """
    if "." in gap:
        return False
    lead, comma, last = gap.replace("(", ",").rpartition(",")
    based = words.unnamed.search(lead) is not None and lead.lstrip().startswith(tuple(words.versus))
    told = last if comma and based and len(lead.split()) <= _BASE else gap.replace("(", " ").replace(",", " ")
    return len(told.split()) <= _OPENING


def based_elsewhere(step: Step, words: ComparisonWords) -> bool:
    """`tăng 15% so với cùng kỳ`: a percentage of something that was not told."""
    near = step.after.lstrip(" )")[:40]
    return any(near.startswith(base) for base in words.base_elsewhere)


def direction(step: Step, words: ComparisonWords) -> int:
    """+1 or -1 by the sign or the last word of change before the figure, 0 when neither is there."""
    low = step.statement.figure.low
    if step.percent and low is not None and low < 0:
        return -1
    lower = step.statement.text.view.lower
    if lower[step.statement.figure.start : step.statement.figure.start + 1] == "+":
        return 1
    found = [words.part_of[m[0]] for m in words.parts.finditer(step.gap)]
    turns = [part for part in found if part in ("up", "down")]
    return 0 if not turns else 1 if turns[-1] == "up" else -1
