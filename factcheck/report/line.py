"""What a text report is made of: indented lines of styled runs, drawn plainly or on a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["text", "figure", "place", "rule", "message", "quiet", "error", "warning", "info", "none"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style."""

    text: str
    style: Style = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One line; an empty one separates."""

    runs: tuple[Run, ...] = ()
    indent: int = 0
