"""Offsets of a document as lines and characters of the Language Server Protocol, and back.

Lines end as the protocol says (\\n, \\r\\n, \\r): Python would also end them at form feeds and at U+2028.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, Range

from factcheck.integrations.units import Encoding, Units
from factcheck.model.span import Span

_END = re.compile(r"\r\n|\n|\r")


class Places:
    """The lines of one text, characters counted in the units that the editor counts in.

    >>> places = Places("Giá\\r\\n😀 5 tỷ", "utf-16")
    >>> place = places.position(7)
    >>> (place.line, place.character), places.offset(place)
    ((1, 3), 7)
    """

    def __init__(self, text: str, encoding: Encoding) -> None:
        self._text, self._encoding = text, encoding
        ends = [(found.start(), found.end()) for found in _END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(line).of(min(offset, self._ends[line]) - self._starts[line]))

    def offset(self, position: Position) -> int:
        """The code point at a position; a position behind the end of its line is that end."""
        if position.line >= len(self._starts):
            return len(self._text)
        return self._starts[position.line] + self._units(position.line).code_point(position.character)

    def range(self, span: Span) -> Range:
        return Range(self.position(span.start), self.position(span.end))

    def span_of_line(self, line: int) -> Span | None:
        """A line, counted from 0; None when there is no such line or it is empty."""
        if line >= len(self._starts) or self._starts[line] == self._ends[line]:
            return None
        return Span(start=self._starts[line], end=self._ends[line])

    def _units(self, line: int) -> Units:
        return Units(self._text[self._starts[line] : self._ends[line]], self._encoding)
