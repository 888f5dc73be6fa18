"""From values to places on a drawing: one axis of numbers (linear, or logarithmic for what lies far apart) or of days.

Values stay decimals until here; a place on a drawing is a float.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.report.html.numbers import Labels, day_of

_TICKS = 4
_FAR_APART = 50  # times; beyond it a linear axis shows one value and a wall
_ROOM = 0.14  # of the axis on each side, for values without end
_STEPS = (1, 2, 5, 10)
_DAY_STEPS = (1, 2, 3, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652, 7305, 18262, 36525)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """What is drawn from `start` to `end`, in points of the drawing."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False
    days: bool = False

    @classmethod
    def over(cls, values: Iterable[Decimal], start: float, end: float, *, days: bool = False) -> Axis:
        """The axis that shows all of these values, with room on both sides."""
        known = [float(value) for value in values]
        low, high = min(known), max(known)
        log = not days and low > 0 and high / low > _FAR_APART
        if log:
            low, high = math.log10(low), math.log10(high)
        room = (high - low) * _ROOM or abs(low) * _ROOM or 1.0
        return cls(low - room, high + room, start, end, log, days)

    def at(self, value: Decimal) -> float:
        """The place of a value."""
        number = math.log10(float(value)) if self.log else float(value)
        share = (number - self.low) / (self.high - self.low)
        return round(self.start + min(max(share, 0.0), 1.0) * (self.end - self.start), 1)

    def ticks(self, labels: Labels) -> Sequence[Tick]:
        """A few round values, none written over its neighbour."""
        if self.days:
            named = [(value, labels.day(day_of(value))) for value in self._days()]
        else:
            named = [(value, labels.number(value)) for value in (self._powers() if self.log else self._round())]
        return _apart([Tick(self.at(value), label) for value, label in named], self.start, self.end)

    def _round(self) -> list[Decimal]:
        raw = (self.high - self.low) / _TICKS
        power = math.floor(math.log10(raw))
        step = next(Decimal(step).scaleb(power) for step in _STEPS if step * 10.0**power >= raw * 0.99)
        first, last = (math.ceil(Decimal(self.low) / step), math.floor(Decimal(self.high) / step))
        return [step * index for index in range(first, last + 1)]

    def _powers(self) -> list[Decimal]:
        first, last = math.ceil(self.low), math.floor(self.high)
        every = max(1, math.ceil((last - first) / (_TICKS + 1)))
        return [Decimal(1).scaleb(power) for power in range(first, last + 1, every)]

    def _days(self) -> list[Decimal]:
        step = next((step for step in _DAY_STEPS if step >= (self.high - self.low) / _TICKS), _DAY_STEPS[-1])
        return [Decimal(day) for day in range(math.ceil(self.low), math.floor(self.high) + 1, step)]


_LETTER = 6.2  # points of a label's letter, on the generous side


def _apart(ticks: Sequence[Tick], start: float, end: float) -> list[Tick]:
    """Those ticks whose labels fit beside each other and inside the drawing."""
    kept: list[Tick] = []
    free = start
    for tick in ticks:
        half = len(tick.label) * _LETTER / 2
        if tick.at - half >= free and tick.at + half <= end:
            kept.append(tick)
            free = tick.at + half + 2 * _LETTER
    return kept
