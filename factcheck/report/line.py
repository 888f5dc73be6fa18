"""What a text report is made of: indented lines of styled runs, drawn plainly or on a terminal."""

from __future__ import annotations

from typing import Literal, NamedTuple

Style = Literal["text", "figure", "place", "rule", "message", "quiet", "error", "warning", "info", "none"]


class Run(NamedTuple):
    """Text of one style."""

    text: str
    style: Style = "text"


class Line(NamedTuple):
    """One line; an empty one separates."""

    runs: tuple[Run, ...] = ()
    indent: int = 0
