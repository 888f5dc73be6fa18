"""Whether two figures say the same value: yes, no under the soft reading only, or no at all.

Equal hedges cancel and the printed figures are compared; a hedge on one side uses its interval; bare round figures may
be roundings of each other, within a cap.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import IntEnum

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import quantity_words
from factcheck.model import Interval
from factcheck.parse.figure import Figure, When

_NOTHING = Decimal("0.01")
_HEDGED_CAP = Decimal("0.1")
_BARE_CAP = Decimal("0.08")
_BELOW_CAP = Decimal("0.2")  # "gần 10 km" is not 7
_WHOLE_CAP = Decimal("0.02")
_ONE = Decimal(1)
_LABEL = compiled("[-–/]")
_WHOLE = frozenset({"count", "age", "ordinal", "score"})
_STRETCHES = ("quarter", "half", "span")
_WHOLE_OF = "~"  # behind all that a coarser date begins: "--09" holds "--09-11"
_SPANS = ("span", "minute", "hour")


class Relation(IntEnum):
    """How two values relate, from agreement to open conflict."""

    EQUAL = 0
    COMPATIBLE = 1
    ROUNDED = 2  # one may be a rounding of the other
    SOFT = 3
    HARD = 4


def relation(a: Figure, b: Figure) -> Relation | None:
    """How the values of two comparable figures relate; None when they cannot be compared."""
    if _impossible(a) or _impossible(b):
        return Relation.HARD if a.kind == b.kind and not (_impossible(a) and _impossible(b)) else None
    if _one_night(a, b):
        return Relation.COMPATIBLE
    if a.when is not None or b.when is not None:
        return _periods(a.when, b.when) if a.when and b.when else None
    if a.dimension == "identifier":
        return _labels(a.unit or "", b.unit or "")
    if a.low is None or b.low is None:
        return None
    scale_a, scale_b = _to_base(a), _to_base(b)
    if _same(a, b, scale_a, scale_b):
        return Relation.EQUAL
    if a.dimension == "score" or b.dimension == "score":
        return Relation.HARD
    return _quantities(a, b, scale_a, scale_b)


def _labels(a: str, b: str) -> Relation:
    """`7` is `07`, `lớp 8` may be of `lớp 8-10`, and `Thông tư 14/2020` is `14/2020/TT-BYT`."""
    first, second = ([part.lstrip("0") for part in _LABEL.split(label)] for label in (a, b))
    if first == second:
        return Relation.EQUAL
    if "/" in a + b and first[: len(second)] == second[: len(first)]:
        return Relation.EQUAL
    ranges = "/" not in a + b and (set(first) <= set(second) or set(second) <= set(first))
    return Relation.COMPATIBLE if ranges else Relation.HARD


def _impossible(figure: Figure) -> bool:
    return figure.kind == "date" and "impossible" in figure.read_by


def _to_base(figure: Figure) -> Decimal:
    base = quantity_words().conversions.get(figure.unit or "")
    return base[1] if base else _ONE


def _same(a: Figure, b: Figure, scale_a: Decimal, scale_b: Decimal) -> bool:
    if a.low is None or b.low is None or a.high is None or b.high is None:
        return (a.low, a.high) == (b.low, b.high)
    return a.low * scale_a == b.low * scale_b and a.high * scale_a == b.high * scale_b


def _quantities(a: Figure, b: Figure, scale_a: Decimal, scale_b: Decimal) -> Relation:
    if _ranged(a) and _ranged(b):
        return _ranges(a, b, scale_a, scale_b)
    hard = a.hard.scaled(scale_a).meets(b.hard.scaled(scale_b))
    if a.hedge == b.hedge and not (_ranged(a) or _ranged(b) or a.vague or b.vague):
        return Relation.ROUNDED if _rounds(a, b, scale_a, scale_b) else Relation.SOFT if a.hedge and hard else Relation.HARD
    if _soft(a, scale_a).meets(_soft(b, scale_b)):
        held = _holds(a, b, scale_a, scale_b) or _holds(b, a, scale_b, scale_a)
        return Relation.COMPATIBLE if held or a.vague or b.vague else Relation.ROUNDED
    if (a.hedge or b.hedge) and _close(a, b, scale_a, scale_b):
        return Relation.ROUNDED  # "1.496 tỷ" and "hơn 1.500 tỷ"
    return Relation.SOFT if hard else Relation.HARD


def _close(a: Figure, b: Figure, scale_a: Decimal, scale_b: Decimal) -> bool:
    """Whether two figures differ by less than a hedge is ever meant to say, and one is printed round."""
    if a.low is None or b.low is None or a.leading * scale_a == b.leading * scale_b:
        return False
    first, second = a.low * scale_a, b.low * scale_b
    return abs(first - second) <= _NOTHING * max(abs(first), abs(second))


def _holds(a: Figure, b: Figure, scale_a: Decimal, scale_b: Decimal) -> bool:
    """Whether a hedge or a range of one says room for what the other prints."""
    if b.low is None or not (a.hedge or _ranged(a)):
        return False
    return a.soft.scaled(scale_a).holds(b.low * scale_b)


def _ranged(figure: Figure) -> bool:
    return figure.low != figure.high and not figure.vague


def _ranges(a: Figure, b: Figure, scale_a: Decimal, scale_b: Decimal) -> Relation:
    """Two printed ranges with other ends cannot both be what was said, though they may overlap."""
    meets = Interval(a.low, a.high).scaled(scale_a).meets(Interval(b.low, b.high).scaled(scale_b))
    return Relation.SOFT if meets else Relation.HARD


def _rounds(a: Figure, b: Figure, scale_a: Decimal, scale_b: Decimal) -> bool:
    """Whether the figure that is printed more finely rounds to the other; equally fine figures must be equal."""
    fine_a, fine_b = a.leading * scale_a, b.leading * scale_b
    if fine_a == fine_b or a.low is None or b.low is None:
        return False
    (coarse, scale), other = ((b, scale_b), a.low * scale_a) if fine_a < fine_b else ((a, scale_a), b.low * scale_b)
    assert coarse.low is not None
    if coarse.hedge and coarse.soft.scaled(scale).holds(other):
        return abs(coarse.low * scale - other) <= _HEDGED_CAP * abs(other)  # "hơn 450" and "hơn 456"
    radius = _rounding(coarse)
    if a.step != b.step and coarse.dimension not in _WHOLE:
        radius = max(radius, coarse.step / 2)  # "40%" and "40,1%"
    return abs(coarse.low * scale - other) <= radius * scale


def _printed(figure: Figure, scale: Decimal) -> Interval:
    """The figure as printed, with the rounding a writer may have done to it."""
    stated = Interval(figure.low, figure.high)
    if figure.vague or figure.low != figure.high or figure.low is None:
        return stated.scaled(scale)
    return stated.widened(_rounding(figure)).scaled(scale)


def _rounding(figure: Figure) -> Decimal:
    value = abs(figure.low or Decimal(0))
    if figure.scaled:
        return min(figure.leading / 2, value * _BARE_CAP)
    if figure.step < 1:
        return figure.leading / 2
    if figure.leading >= 100:
        return min(figure.leading / 2, value * _WHOLE_CAP)
    return Decimal(0)


def _soft(figure: Figure, scale: Decimal) -> Interval:
    if not figure.hedge:
        return _printed(figure, scale)
    soft = figure.soft
    if soft.high is not None and soft.high == figure.low == figure.high and soft.low is not None:
        soft = Interval(max(soft.low, soft.high * (_ONE - _BELOW_CAP)), soft.high, high_open=soft.high_open)
    return soft.scaled(scale)


_NIGHT = frozenset({"evening", "night", "dawn", "midnight"})


def _one_night(a: Figure, b: Figure) -> bool:
    """`tối 28/2` and `rạng sáng 1/3` are one night, here and abroad."""
    if a.when is None or b.when is None or not (_NIGHT & set(a.read_by) and _NIGHT & set(b.read_by)):
        return False
    apart = days_apart(a.when, b.when)
    return apart is not None and apart <= 1


def _periods(a: When, b: When) -> Relation | None:
    if (a.start, a.end) == (b.start, b.end):
        return Relation.EQUAL
    if grain(a) != grain(b):
        return _nested(a, b)
    if _open_year(a) != _open_year(b):
        same = a.start[-5:] == b.start[-5:] and a.end[-5:] == b.end[-5:]
        return Relation.EQUAL if same and _day_like(a) else Relation.HARD if _day_like(a) and _day_like(b) else None
    if ("year" in a.implied or "year" in b.implied) and a.start[4:] == b.start[4:] and a.end[4:] == b.end[4:]:
        return Relation.COMPATIBLE  # the year was filled in by the reader
    meets = a.start <= b.end + _WHOLE_OF and b.start <= a.end + _WHOLE_OF
    if meets and (a.start == a.end) != (b.start == b.end):
        return Relation.COMPATIBLE  # a moment within a stretch
    if meets and grain(a) in _SPANS and not (a.fuzzy or b.fuzzy):
        return Relation.SOFT  # two stretches with other ends
    return Relation.COMPATIBLE if meets else Relation.HARD


def grain(when: When) -> str:
    """`hai ngày 18 và 19/8` is a stretch as `từ 18 đến 19/8` is."""
    return "span" if when.grain == "day" and when.start != when.end else when.grain


def _nested(a: When, b: When) -> Relation | None:
    """Of two grains the finer may lie in the coarser; outside it they conflict."""
    if a.start.startswith("T") or b.start.startswith("T") or _open_year(a) != _open_year(b):
        return None
    if _open_year(a):
        apart = a.start[:7] > b.end[:7] or b.start[:7] > a.end[:7]
        return (Relation.HARD if apart else Relation.COMPATIBLE) if len(a.start) > 4 and len(b.start) > 4 else None
    if not (a.start[:10] <= b.end[:10] and b.start[:10] <= a.end[:10]):
        return Relation.HARD
    stretches = a.grain in _STRETCHES and b.grain in _STRETCHES
    return Relation.SOFT if stretches and a.start == b.start else Relation.COMPATIBLE  # three months against six


def _open_year(when: When) -> bool:
    return when.start.startswith("--")


def _day_like(when: When) -> bool:
    return when.grain == "day" and not when.start.startswith("T")


def days_apart(a: When, b: When) -> int | None:
    """How many days lie between the beginnings of two dated periods."""
    try:
        return abs((_first(a) - _first(b)).days)
    except ValueError:
        return None


def _first(when: When) -> date:
    """The first day; of an open year (`--07-09`) in a leap year, so that differences within a year hold."""
    return date.fromisoformat("2000" + when.start[1:7] if _open_year(when) else when.start[:10])
