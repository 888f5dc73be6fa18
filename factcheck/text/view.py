"""Normalised text with an exact way back to the raw offsets.

Owns: NFC, odd spaces and digits, invisible characters, HTML entities. Leaves words and sentences to others.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from bisect import bisect_left

# One raw character for one normal character: offsets stay.
_ONE_TO_ONE = {
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u205f\u3000\u2002\u2003\u2004\u2005\u2006\u2008\t", " "),
    **dict.fromkeys("\u2212\u2010\u2011\ufe63\uff0d", "-"),
    **dict.fromkeys("\u00d0\u0189", "\u0110"),  # "Ð" and "Ɖ" are typed for "Đ"
    **{chr(0xFF10 + i): str(i) for i in range(10)},
    "\uff05": "%", "\uff0c": ",", "\uff0e": ".", "\ufe6a": "%", "\u0256": "\u0111",
}  # fmt: skip
_TABLE = str.maketrans(_ONE_TO_ONE)
_ODD = re.compile("[" + "".join(map(re.escape, _ONE_TO_ONE)) + "]")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069"
# A piece that becomes shorter: an entity, invisible characters, a run of spaces, a base letter with its marks.
_SHRINKS = re.compile(rf"&(?:#\d{{1,7}}|#x[0-9a-fA-F]{{1,6}}|[a-zA-Z]{{2,8}}\d?);|[{_INVISIBLE}]+|\r\n|\w[\u0300-\u036f]+|  +")


class View:
    """A raw text, normalised, in its own and in lower case, of equal lengths.

    >>> view = View("Gia\u0301 5 USD")
    >>> view.text, view.raw_span(4, 9)
    ('Giá 5 USD', (5, 10))
    """

    __slots__ = ("_starts", "lower", "raw", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._starts: array[int] | None = None
        text = raw.translate(_TABLE) if _ODD.search(raw) else raw
        if _SHRINKS.search(text) or not unicodedata.is_normalized("NFC", text):
            text, self._starts = _shrunk(text)
        self.text = text
        self.lower = _same_length_lower(text)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `[start, end)` of the normalised text stands in the raw text."""
        if self._starts is None:
            return start, end
        return self._starts[start], self._starts[end - 1] + self._width(end - 1)

    def _width(self, index: int) -> int:
        """How many raw code points the normal character holds (trailing invisible ones are left out)."""
        starts = self._starts
        assert starts is not None
        begin, until = starts[index], starts[index + 1]
        piece = self.raw[begin:until].rstrip("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
        return max(len(piece), 1)

    def at_raw(self, offset: int) -> int:
        """The first normal character that stands at or after a raw offset."""
        return offset if self._starts is None else bisect_left(self._starts, offset)


def _same_length_lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _shrunk(text: str) -> tuple[str, array[int]]:
    """Replace each shrinking piece, and keep for every normal character where its raw piece begins."""
    out: list[str] = []
    starts: array[int] = array("q")
    done = 0
    for match in _SHRINKS.finditer(text):
        _keep(text[done : match.start()], done, out, starts)
        piece = _normal(match[0])
        out.append(piece)
        starts.extend([match.start()] * len(piece))
        done = match.end()
    _keep(text[done:], done, out, starts)
    starts.append(len(text))
    return "".join(out), starts


def _keep(piece: str, start: int, out: list[str], starts: array[int]) -> None:
    if not unicodedata.is_normalized("NFC", piece):
        # A lone singleton (U+212B for Å): composed one by one so that offsets stay.
        piece = "".join(c if len(n := unicodedata.normalize("NFC", c)) != 1 else n for c in piece)
    out.append(piece)
    starts.extend(range(start, start + len(piece)))


def _normal(piece: str) -> str:
    if piece[0] == "&":
        return html.unescape(piece).translate(_TABLE)
    if piece == "\r\n":
        return "\n"
    if piece[0] == " ":
        return " "
    return unicodedata.normalize("NFC", piece) if piece[0].isalnum() else ""
