"""Slips of the pen by which one figure becomes another: a power of ten, two digits swapped, a dot for a comma, one digit.

What a slip is, is said here alone: `slip` names the one between two figures, `meant` lists those that may have happened to
one, `repairs` keeps the ones without which the figures of a finding agree. Which of them happened, nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from factcheck.claims import Statement
from factcheck.lexicon.numerals import numeral_words
from factcheck.model import Interval, Repair, Slip
from factcheck.parse.figure import Figure
from factcheck.rulebook.wording import Wording

Swap = Callable[[Statement], Statement]
Holds = Callable[[Swap], bool]
POWERS = (1, 2, 3, 6, 9)
_ONE, _TEN, _THOUSAND = Decimal(1), Decimal(10), Decimal(1000)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_THREE = re.compile(r"^\d{1,3}[.,]\d{3}$")  # "1.250", "1,250": the sign may be either
_TELLING = 3  # digits that must agree before one that differs is a slip


def slip(a: Figure, b: Figure) -> Slip | None:
    """The slip that makes one figure of the other, None when no single one does.

    One digit among three or more is a slip; of two it may be (`short-digit`), and one alone says nothing.
    """
    x, y = a.stated, b.stated
    if x is None or y is None or x <= 0 or y <= 0:
        return None
    if x == y:
        return "currency" if a.dimension == b.dimension == "money" and a.unit != b.unit else None
    if a.unit != b.unit and a.dimension != "count":
        return None
    if x.normalize().as_tuple().digits == y.normalize().as_tuple().digits:
        power = (max(x, y) / min(x, y)).adjusted()
        return None if power not in POWERS else "ten" if power == 1 else "scale"
    return _of_digits(x, y)


def _of_digits(x: Decimal, y: Decimal) -> Slip | None:
    """Between two figures of equally many digits."""
    fine_x, fine_y = (int(value.normalize().as_tuple().exponent) for value in (x, y))
    first, second = (str(int(value.scaleb(-min(fine_x, fine_y)))) for value in (x, y))
    if len(first) != len(second):
        return None
    apart = [i for i, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(first) == sorted(second):
        return "digit-swap"
    if len(apart) != 1 or fine_x != fine_y:
        return None
    return "digit" if len(first.rstrip("0")) >= _TELLING else "short-digit"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a figure may have been meant as: the slip, how it would be written, and its value."""

    kind: Slip
    text: str
    figure: Figure


def repairs(statements: Sequence[Statement], holds: Holds, wording: Wording) -> tuple[Repair, ...]:
    """Every slip, of one figure at a time, without which the figures of a finding agree; none is better than another."""
    found = []
    for index, statement in enumerate(statements):
        for other in meant(statement):
            changed = replace(statement, figure=other.figure)
            if holds(lambda s, old=statement, new=changed: new if s is old else s):  # type: ignore[misc]
                found.append(_repair(statements, index, other.kind, other.text, wording))
    return tuple(found)


def repairs_of_pair(a: Statement, b: Statement, kind: Slip | None, wording: Wording) -> tuple[Repair, ...]:
    """The slip between two figures, told of the one and of the other."""
    if kind is None:
        return ()
    return (_repair([a, b], 0, kind, _digits_of(a, b), wording), _repair([a, b], 1, kind, _digits_of(b, a), wording))


def repair(statements: Sequence[Statement], index: int, kind: Slip, text: str, wording: Wording) -> Repair:
    """A repair that a check knows of by itself."""
    return _repair(statements, index, kind, text, wording)


def meant(statement: Statement) -> Iterator[Meant]:
    """Every figure that one slip makes the printed one."""
    figure, number = statement.figure, _printed(statement)
    if number is None or not figure.stated:
        return
    for kind, text, value in _alternatives(number):
        yield Meant(kind, text, _changed(figure, value, shifted=kind == "digit-swap"))


@dataclass(frozen=True, slots=True)
class _Number:
    """The digits of a figure: `12,5` of `khoảng 12,5 triệu đồng` with a scale of a million."""

    surface: str
    span: tuple[int, int]
    value: Decimal
    decimals: int
    scale: Decimal
    english: bool

    def written(self, value: Decimal) -> str:
        """The surface with another number, its thousands and decimals set off as they were."""
        text = f"{value.normalize():,f}"
        if not self.english:
            text = text.translate(str.maketrans(",.", ".,"))
        return self.surface[: self.span[0]] + text + self.surface[self.span[1] :]


def _printed(statement: Statement) -> _Number | None:
    surface, figure = statement.surface, statement.figure
    found = _NUMBER.search(surface)
    if found is None or figure.stated is None or figure.low != figure.high or figure.spelled or not figure.stated:
        return None
    scale = _ONE if figure.stated > 0 else -_ONE
    for word in surface.lower()[found.end() :].split():
        scale *= numeral_words().scales.get(word, _ONE)
    digits = Decimal(re.sub(r"\D", "", found[0]))
    decimals = (digits * scale / figure.stated).adjusted() if digits else -1
    if decimals < 0 or digits * scale != figure.stated * _TEN**decimals:
        return None
    english = "," in found[0] and (not decimals or found[0].rfind(".") > found[0].rfind(","))
    return _Number(surface, found.span(), digits.scaleb(-decimals), decimals, scale, english)


def _alternatives(number: _Number) -> Iterator[tuple[Slip, str, Decimal]]:
    yield from _of_scale(number)
    for value in (number.value * _TEN, number.value / _TEN):
        if value == value.to_integral_value() or number.decimals:
            yield "ten", number.written(value), value * number.scale
    yield from _swapped(number)
    if _THREE.search(number.surface[slice(*number.span)]):
        other = number.value / _THOUSAND if not number.decimals else number.value * _THOUSAND
        text = number.surface.translate(str.maketrans(".,", ",."))
        yield "separator", text, other * number.scale


def _of_scale(number: _Number) -> Iterator[tuple[Slip, str, Decimal]]:
    """`5 triệu` for `5 tỷ`, `5 nghìn tỷ` for `5 tỷ`; without a scale word three zeros more or less."""
    words = {value: word for word, value in reversed(numeral_words().scales.items())}
    stated = number.value * number.scale
    found = [m for m in re.finditer(r"\w+", number.surface) if m[0].lower() in numeral_words().scales]
    if not found:
        for factor in (_THOUSAND, _ONE / _THOUSAND):
            if (value := number.value * factor) == value.to_integral_value():
                yield "scale", number.written(value), value
        return
    first, own = found[0], numeral_words().scales[found[0][0].lower()]
    for value, word in words.items():
        if value != own and (value / own).adjusted() % 3 == 0 and value >= _THOUSAND:
            yield "scale", number.surface[: first.start()] + word + number.surface[first.end() :], stated / own * value
    if len(found) > 1:
        yield "scale", number.surface[: first.start()] + number.surface[found[1].start() :], stated / own


def _swapped(number: _Number) -> Iterator[tuple[Slip, str, Decimal]]:
    digits = str(int(number.value.scaleb(number.decimals)))
    for i, (one, other) in enumerate(pairwise(digits)):
        if one != other and (i or other != "0"):
            value = Decimal(digits[:i] + other + one + digits[i + 2 :]).scaleb(-number.decimals)
            yield "digit-swap", number.written(value), value * number.scale


def _changed(figure: Figure, value: Decimal, *, shifted: bool) -> Figure:
    """The figure with another value; its rounding and its hedge move along."""
    assert figure.stated is not None
    other = copy(figure)
    if shifted:
        other.hard, other.soft = (i + Interval.point(value - figure.stated) for i in (figure.hard, figure.soft))
    else:
        factor = value / figure.stated
        other.step, other.leading = figure.step * factor, figure.leading * factor
        other.hard, other.soft = figure.hard.scaled(factor), figure.soft.scaled(factor)
    other.set(value)
    return other


def _digits_of(mine: Statement, theirs: Statement) -> str:
    """What one figure would be, were it the other: of things counted its own noun stays, `53 học sinh`."""
    number = _NUMBER.search(theirs.surface) if mine.figure.dimension == "count" and not theirs.figure.scaled else None
    own = _NUMBER.search(mine.surface)
    if number is None or own is None or mine.figure.scaled:
        return theirs.surface
    return mine.surface[: own.start()] + number[0] + mine.surface[own.end() :]


def _repair(statements: Sequence[Statement], index: int, kind: Slip, text: str, wording: Wording) -> Repair:
    others = ", ".join(f"“{s.surface}”" for i, s in enumerate(statements) if i != index)
    fields = {"old": statements[index].surface, "new": text, "slip": wording.text(f"slip.{kind}"), "others": others}
    return Repair(anchor=index, kind=kind, text=text, message=wording.text("finding.repair", **fields))
