"""Line charts as SVG, with nothing but text: axes, a grid, one line a series, and a legend."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log10

Point = tuple[float, float]
COLOURS = ("#1b6ca8", "#c2410c", "#15803d", "#7c3aed")
WIDTH, HEIGHT = 640, 400
FONT = 'font-family="sans-serif" font-size="12"'
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 40, 52


@dataclass(slots=True)
class Axis:
    """A scale from `low` to `high` with labelled ticks; `log`: by powers of ten."""

    title: str
    low: float
    high: float
    ticks: Sequence[float]
    log: bool = False
    label: Callable[[float], str] = "{:g}".format

    def share(self, value: float) -> float:
        """Where a value lies between both ends, 0 to 1."""
        low, high, value = (log10(x) if self.log else x for x in (self.low, self.high, value))
        return (value - low) / (high - low)


def line_chart(title: str, x: Axis, y: Axis, lines: Mapping[str, Sequence[Point]], marks: Mapping[str, Sequence[Point]]) -> str:
    """The chart; `marks` are dots on the line of that name."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" {FONT}>',
        f"<title>{title}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="24" font-size="14" font-weight="bold">{title}</text>',
        *_grid(x, y),
    ]
    for i, (name, points) in enumerate(lines.items()):
        colour = COLOURS[i % len(COLOURS)]
        path = " ".join(f"{_x(x, a):.1f},{_y(y, b):.1f}" for a, b in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{_x(x, a):.1f}" cy="{_y(y, b):.1f}" r="4" fill="{colour}"/>' for a, b in marks.get(name, ())]
        parts.append(f'<text x="{LEFT + 12}" y="{HEIGHT - BOTTOM - 12 - 16 * i}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _grid(x: Axis, y: Axis) -> list[str]:
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts = []
    for tick in x.ticks:
        at = _x(x, tick)
        parts.append(f'<line x1="{at:.1f}" y1="{TOP}" x2="{at:.1f}" y2="{bottom}" stroke="#ddd"/>')
        parts.append(f'<text x="{at:.1f}" y="{bottom + 18}" text-anchor="middle">{x.label(tick)}</text>')
    for tick in y.ticks:
        at = _y(y, tick)
        parts.append(f'<line x1="{LEFT}" y1="{at:.1f}" x2="{right}" y2="{at:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{y.label(tick)}</text>')
    parts.append(f'<text x="{(LEFT + right) / 2}" y="{HEIGHT - 12}" text-anchor="middle">{x.title}</text>')
    parts.append(f'<text transform="translate(16 {(TOP + bottom) / 2}) rotate(-90)" text-anchor="middle">{y.title}</text>')
    return parts


def _x(axis: Axis, value: float) -> float:
    return LEFT + axis.share(value) * (WIDTH - LEFT - RIGHT)


def _y(axis: Axis, value: float) -> float:
    return HEIGHT - BOTTOM - axis.share(value) * (HEIGHT - TOP - BOTTOM)
