"""How one figure changes over the days on which articles told it.

Findings that share a figure tell of one series; a series with figures of two days at least can be drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factcheck.model.finding import Anchor, Finding, Verdict
from factcheck.model.report import Report
from factcheck.report.html.axis import Axis, Tick
from factcheck.report.html.numbers import Labels, ordinal
from factcheck.report.html.ranges import day, line

WIDTH, HEIGHT = 400, 150
_TOP, _BOTTOM, _SIDE = 26, 116, 14
_LABELLED = 7  # points; more of them are told by the axis
_LETTER = 6.2
_MOST = 60

Told = tuple[date, Decimal]
Place = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on a day; `mine` when it belongs to the finding that is shown."""

    x: float
    y: float
    label: str
    title: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing, and what it says in words."""

    points: Sequence[Point]
    ticks: Sequence[Tick]
    path: str
    said: str
    unit: str
    width: int = WIDTH
    height: int = HEIGHT
    base: int = _BOTTOM + 12


class Series:
    """The figures of a report that are one figure told again, found through the findings that compare them."""

    def __init__(self, report: Report) -> None:
        self._published = {document.id: day(document.published) for document in report.documents}
        self._parent: dict[Place, Place] = {}
        self._anchors: dict[Place, Anchor] = {}
        for finding in report.findings:
            self._join(_compared(finding))
        self._members: Mapping[Place, Sequence[Anchor]] = self._gathered()

    def of(self, finding: Finding) -> tuple[list[Told], set[Told]] | None:
        """All figures of the series of a finding by day, and which of them are its own; None when there is no change."""
        mine = _compared(finding)
        if not mine:
            return None
        told = sorted(self._told(self._members[self._root(_place(mine[0]))]))[:_MOST]
        days, values = {when for when, _ in told}, {value for _, value in told}
        enough = finding.verdict is Verdict.SUPERSEDED or len(told) > 2
        return (told, self._told(mine)) if enough and len(days) > 1 and len(values) > 1 else None

    def _told(self, anchors: Iterable[Anchor]) -> set[Told]:
        found = ((self._published.get(anchor.doc), _middle(anchor)) for anchor in anchors)
        return {(when, value) for when, value in found if when and value is not None}

    def _join(self, anchors: Sequence[Anchor]) -> None:
        for anchor in anchors:
            self._anchors.setdefault(_place(anchor), anchor)
            self._parent[self._root(_place(anchor))] = self._root(_place(anchors[0]))

    def _root(self, place: Place) -> Place:
        while (parent := self._parent.setdefault(place, place)) != place:
            self._parent[place] = self._parent.get(parent, parent)
            place = parent
        return place

    def _gathered(self) -> Mapping[Place, Sequence[Anchor]]:
        members: dict[Place, list[Anchor]] = defaultdict(list)
        for place, anchor in self._anchors.items():
            members[self._root(place)].append(anchor)
        return members


def timeline(found: tuple[list[Told], set[Told]], unit: str, labels: Labels) -> Timeline:
    """The drawing of a series."""
    told, mine = found
    across = Axis.over((ordinal(when) for when, _ in told), _SIDE, WIDTH - _SIDE, days=True)
    up = Axis.over((value for _, value in told), _BOTTOM, _TOP)
    few = len(told) <= _LABELLED
    points = [
        Point(
            x=across.at(ordinal(when)),
            y=up.at(value),
            label=labels.number(value) if few or (when, value) in mine else "",
            title=f"{labels.day(when)}: {labels.number(value)}",
            mine=(when, value) in mine,
        )
        for when, value in told
    ]
    return Timeline(
        points=_legible(points),
        ticks=across.ticks(labels),
        path=" ".join(f"{'L' if index else 'M'}{point.x} {point.y}" for index, point in enumerate(points)),
        said="; ".join(point.title for point in points),
        unit=unit,
    )


def _legible(points: Sequence[Point]) -> list[Point]:
    """Without the labels that would be written over another; those of the finding itself come first."""
    taken: list[tuple[float, float]] = []
    out: dict[int, Point] = {}
    for index, point in sorted(enumerate(points), key=lambda pair: not pair[1].mine):
        room = len(point.label) * _LETTER
        free = all(abs(point.x - x) > room or abs(point.y - y) > 12 for x, y in taken)
        if free and point.label:
            taken.append((point.x, point.y))
        out[index] = point if free else Point(point.x, point.y, "", point.title, point.mine)
    return [out[index] for index in range(len(points))]


def _compared(finding: Finding) -> list[Anchor]:
    """The figures a finding holds to be one figure; not those that it computes with."""
    found = None if finding.computed else line(finding)
    if found is None or found.days:
        return []
    return [row.anchor for row in found.rows if row.anchor]


def _place(anchor: Anchor) -> Place:
    return anchor.doc, anchor.field, anchor.start


def _middle(anchor: Anchor) -> Decimal | None:
    value = anchor.value
    if value is None or value.stated_low is None or value.stated_high is None:
        return None
    return (value.stated_low + value.stated_high) / 2
