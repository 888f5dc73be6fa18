"""The number line of a finding: each figure as the stretch of values it may have, and the gap where none may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.report.html.axis import Axis, Tick
from factcheck.report.html.numbers import Labels
from factcheck.report.html.ranges import Drawn, Line

WIDTH = 400
_ROW = 36
_BAR = 24  # from the top of a row
_AXIS = 34
_NAME = 34  # letters
_LEAST = 1.5  # points: a value without width is drawn as a dot


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch: from `left` to `right` at height `at`; open ends get an arrow, a single value a dot."""

    index: int
    name: str
    value: str
    left: float
    right: float
    at: int
    open_left: bool
    open_right: bool

    @property
    def dot(self) -> bool:
        return self.right - self.left < _LEAST

    @property
    def label(self) -> str:
        """The figure as it is written, and what it is read as where that tells more."""
        name = self.name if len(self.name) <= _NAME else f"{self.name[: _NAME - 1]}…"
        return name if self.value in name else f"{name} · {self.value}"

    @property
    def computed(self) -> bool:
        return self.index < 0


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A drawing of `width` × `height` points, and what it says in words."""

    bars: Sequence[Bar]
    ticks: Sequence[Tick]
    gap: tuple[float, float] | None
    height: int
    unit: str
    said: str
    apart: str | None = None
    width: int = WIDTH


def number_line(line: Line, labels: Labels) -> NumberLine:
    """The drawing of these stretches."""
    axis = Axis.over((end for row in line.rows for end in row.ends), 6, WIDTH - 6, days=line.days)
    bars = [_bar(index, row, axis, labels) for index, row in enumerate(line.rows)]
    gap = _gap(line.rows)
    return NumberLine(
        bars=bars,
        ticks=axis.ticks(labels),
        gap=(axis.at(gap[0]), axis.at(gap[1])) if gap else None,
        height=len(bars) * _ROW + _AXIS,
        unit=labels.unit(line.unit) if line.unit else "",
        said="; ".join(f"{bar.name}: {bar.value}" for bar in bars),
        apart=_apart(gap, line, labels) if gap else None,
    )


def _bar(index: int, row: Drawn, axis: Axis, labels: Labels) -> Bar:
    name = f"“{' '.join(row.anchor.text.split())}”" if row.anchor else labels.wording.text("html.computed")
    return Bar(
        index=index if row.anchor else -1,
        name=name,
        value=labels.stretch(row.low, row.high, days=axis.days),
        left=axis.start if row.low is None else axis.at(row.low),
        right=axis.end if row.high is None else axis.at(row.high),
        at=index * _ROW + _BAR,
        open_left=row.low is None,
        open_right=row.high is None,
    )


def _gap(rows: Sequence[Drawn]) -> tuple[Decimal, Decimal] | None:
    """Between two stretches that do not meet; with more of them there may be several gaps, and none is drawn."""
    if len(rows) != 2:
        return None
    for one, other in (rows, rows[::-1]):
        if one.high is not None and other.low is not None and one.high < other.low:
            return one.high, other.low
    return None


def _apart(gap: tuple[Decimal, Decimal], line: Line, labels: Labels) -> str:
    width = gap[1] - gap[0]
    if line.unit is None:
        return labels.wording.text("html.apart.days", days=labels.number(width))
    return labels.wording.text("html.apart", amount=labels.difference(width, line.unit))
