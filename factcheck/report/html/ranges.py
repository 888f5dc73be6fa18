"""What of a finding can be drawn on one line: the values its figures may have, or the days they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from factcheck.model.finding import Anchor, Finding
from factcheck.model.mention import Value
from factcheck.report.html.numbers import ordinal

_MOST = 8


@dataclass(frozen=True, slots=True)
class Drawn:
    """One stretch of values or days; `anchor` is None for what was computed."""

    anchor: Anchor | None
    low: Decimal | None
    high: Decimal | None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        return tuple(end for end in (self.low, self.high) if end is not None)


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn on one axis; `unit` is that of numbers, and None for days."""

    rows: Sequence[Drawn]
    unit: Value | None

    @property
    def days(self) -> bool:
        return self.unit is None


def line(finding: Finding) -> Line | None:
    """The stretches that a finding holds against each other; None when there are fewer than two."""
    found = _computed(finding) or _values(finding) or _days(finding)
    return found if found and len(found.rows) > 1 and any(row.ends for row in found.rows) else None


def _computed(finding: Finding) -> Line | None:
    """A figure, and what the others make of it."""
    made = finding.computed
    if made is None or (value := finding.anchors[made.anchor].value) is None:
        return None
    return Line([_stretch(finding.anchors[made.anchor], value), Drawn(None, made.low, made.high)], value)


def _values(finding: Finding) -> Line | None:
    """Two figures that are held to be one. Of three or more, one is computed from the others."""
    values = [anchor.value for anchor in finding.anchors]
    if len(values) != 2 or (first := values[0]) is None or (second := values[1]) is None:
        return None
    if (first.unit, first.per) != (second.unit, second.per):
        return None
    return Line([_stretch(a, v) for a, v in zip(finding.anchors, (first, second), strict=True)], first)


def _stretch(anchor: Anchor, value: Value) -> Drawn:
    """As a reader takes it, where the words allow more: `hơn 11.000` and `hơn 15.000` both allow a million."""
    read = anchor.likely or value
    return Drawn(anchor, read.low, read.high)


def _days(finding: Finding) -> Line | None:
    rows = []
    for anchor in finding.anchors[:_MOST]:
        if anchor.period is None:
            continue
        first, last = day(anchor.period.start), day(anchor.period.end)
        if first and last:
            rows.append(Drawn(anchor, ordinal(first), ordinal(last)))
    return Line(rows, None) if rows else None


def day(iso: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None when a part of it is not known.

    >>> day("2025-01-27T07:15"), day("--01-27"), day(None)
    (datetime.date(2025, 1, 27), None, None)
    """
    try:
        return datetime.fromisoformat(iso).date() if iso else None
    except ValueError:
        return None
