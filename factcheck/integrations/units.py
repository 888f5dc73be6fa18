"""Offsets as others count them: UTF-8 bytes (PHP, Go, Rust), UTF-16 code units (JavaScript, Java, LSP), code points.

The names are those of the Language Server Protocol's `PositionEncodingKind`.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]


class Units:
    """Code points of one text into the units of an encoding, and back.

    >>> units = Units("😀 5 tỷ", "utf-16")
    >>> units.of(2), units.code_point(3)
    (3, 2)
    """

    def __init__(self, text: str, encoding: Encoding) -> None:
        self.text, self.encoding = text, encoding
        self._plain = encoding == "utf-32" or text.isascii() or (encoding == "utf-16" and max(text) <= "\uffff")

    def of(self, offset: int) -> int:
        """How many units stand before a code point."""
        return offset if self._plain else self._size(self.text[:offset])

    def code_point(self, units: int) -> int:
        """The code point that begins at or after a number of units; the end of the text when there is none."""
        if self._plain:
            return min(units, len(self.text))
        return bisect_left(range(len(self.text)), units, key=self.of)

    def _size(self, text: str) -> int:
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
