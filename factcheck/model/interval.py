"""Intervals of exact decimals: what a figure may be, given its hedge and its rounding.

Arithmetic follows IEEE 1788 in spirit (every result that operands can give lies inside), with ends that are open
or closed and may be infinite (`None`).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal(0)


class Interval(NamedTuple):
    """All values from `low` to `high`; `None` is without end.

    >>> Interval(Decimal(1), Decimal(2)).meets(Interval(Decimal(2), None))
    True
    >>> Interval(Decimal(1), Decimal(2), high_open=True).meets(Interval(Decimal(2), None))
    False
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, radius: Decimal) -> Interval:
        return cls(value - radius, value + radius)

    def meets(self, other: Interval) -> bool:
        """Whether one value lies in both."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """Whether every value here is less than every value of the other."""
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low

    def holds(self, value: Decimal) -> bool:
        return self.meets(Interval.point(value))

    def widened(self, radius: Decimal) -> Interval:
        low = None if self.low is None else self.low - radius
        high = None if self.high is None else self.high + radius
        return Interval(low, high, self.low_open, self.high_open)

    def join(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = _least(self, other)
        high, high_open = _greatest(self, other)
        return Interval(low, high, low_open, high_open)

    def __add__(self, other: Interval) -> Interval:  # type: ignore[override]  # of values, not of tuples
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __neg__(self) -> Interval:
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def scaled(self, factor: Decimal) -> Interval:
        """Every value times a number that is not negative."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high, self.low_open, self.high_open)

    def __mul__(self, other: Interval) -> Interval:  # type: ignore[override]
        """Product of intervals that hold no negative value."""
        low = (self.low or ZERO) * (other.low or ZERO)
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient of intervals that hold no negative value; dividing by zero is without end."""
        low = ZERO if other.high is None else (self.low or ZERO) / other.high if other.high else ZERO
        high = None if self.high is None or not other.low else self.high / other.low
        return Interval(low, high, self.low_open or other.high_open, self.high_open or other.low_open)


def _least(a: Interval, b: Interval) -> tuple[Decimal | None, bool]:
    if a.low is None or b.low is None:
        return None, False
    if a.low == b.low:
        return a.low, a.low_open and b.low_open
    return (a.low, a.low_open) if a.low < b.low else (b.low, b.low_open)


def _greatest(a: Interval, b: Interval) -> tuple[Decimal | None, bool]:
    if a.high is None or b.high is None:
        return None, False
    if a.high == b.high:
        return a.high, a.high_open and b.high_open
    return (a.high, a.high_open) if a.high > b.high else (b.high, b.high_open)
