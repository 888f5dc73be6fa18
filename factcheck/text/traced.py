"""Text taken out of other text, with the place of every character there: of HTML, of annotated text."""

from __future__ import annotations

from array import array

from factcheck.model.span import Span


class Traced:
    """A text that is put together piece by piece; each character knows `[start, end)` in what it was taken from.

    >>> traced = Traced()
    >>> traced.copy("5 ", 3)
    >>> traced.stand_in("&", 5, 10)
    >>> traced.text, traced.source(Span(start=0, end=3))
    ('5 &', Span(start=3, end=10))
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts, self._ends = array("Q"), array("Q")

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def copy(self, piece: str, start: int) -> None:
        """Characters that stand there as they are."""
        self._pieces.append(piece)
        self._starts.extend(range(start, start + len(piece)))
        self._ends.extend(range(start + 1, start + len(piece) + 1))

    def stand_in(self, piece: str, start: int, end: int) -> None:
        """Characters that stand for `[start, end)` together, such as those of an entity."""
        self._pieces.append(piece)
        self._starts.extend([start] * len(piece))
        self._ends.extend([end] * len(piece))

    def source(self, span: Span) -> Span:
        """Where a span of the text was taken from; what was skipped within it is within."""
        return Span(start=self._starts[span.start], end=max(self._ends[span.start : span.end]))
