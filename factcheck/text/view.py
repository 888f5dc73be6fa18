"""Normalised text with an exact way back to the raw offsets.

Owns: NFC, odd spaces and digits, invisible characters, HTML entities, hidden words, the fonts of before Unicode. Leaves
words and sentences to others.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache

from factcheck.kept.expressions import compiled
from factcheck.text.legacy import font, from_tcvn3, vni_pattern, vni_pieces
from factcheck.text.toneless import toneless

# One raw character for one normal character: offsets stay.
_ONE_TO_ONE = {
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u205f\u3000\u2002\u2003\u2004\u2005\u2006\u2008\t", " "),
    **dict.fromkeys("\u2212\u2010\u2011\u2012\ufe63\uff0d", "-"),
    **dict.fromkeys("\u00d0\u0189", "\u0110"),  # "Ð" and "Ɖ" are typed for "Đ"
    **{chr(0xFF10 + i): str(i) for i in range(10)},
    "\uff05": "%", "\uff0c": ",", "\uff0e": ".", "\ufe6a": "%", "\u0256": "\u0111",
}  # fmt: skip
_TABLE = str.maketrans(_ONE_TO_ONE)
_COMBINING = "\u0300-\u036f"
_ODD = compiled("[" + "".join(map(re.escape, _ONE_TO_ONE)) + "]")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONSONANTS = "BCDĐGHKLMNPQRSTVXbcdđghklmnpqrstvx"
_SYLLABLE = compiled(rf"(?:ng|[cgknpt])?h|gi|ng|qu|tr|[{_CONSONANTS}]|")
_VOWELS = compiled(r"[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
# Pieces that become shorter, each with a quick sign that a text may hold one. A pattern of all of them would look at
# every letter of every text.
_SHRINKS = (
    ("&", r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);"),
    (f"[{_INVISIBLE}]", f"[{_INVISIBLE}]+"),
    ("\r\n", "\r\n"),
    ("  ", "  +"),
    (f"[{_COMBINING}]", rf"\w[{_COMBINING}]+"),
    # "ch.ết", "đán.h": a dot hides a word from those who search for it.
    (
        r"\.(?:[\u00e0-\u1ef9]|[chgmnpt]{1,2}(?!\w))",
        rf"(?<![\w.])(?:(?:[{_CONSONANTS}]{{1,3}}|gi|qu)\.[^\W\d_]{{1,5}}|[^\W\d_]{{2,5}}\.[chgmnpt]{{1,2}})(?![\w.])",
    ),
)
_SIGNS = tuple((sign, compiled(sign)) for sign, _ in _SHRINKS)
_SEEN_AT_ONCE = ("&", "\r\n", "  ")  # by a plain search
_RARE_SIGNS = (f"[{_INVISIBLE}]", f"[{_COMBINING}]")
_RARE = compiled(f"[{''.join(map(re.escape, _ONE_TO_ONE))}{_INVISIBLE}{_COMBINING}]")  # nine of ten texts hold none


class View:
    """A raw text, normalised, in its own and in lower case, of equal lengths.

    >>> view = View("Gia\u0301 5 USD")
    >>> view.text, view.raw_span(4, 9)
    ('Giá 5 USD', (5, 10))
    >>> View("3 người ch.ết, t.ử vong, gi.ết, P.Ân, TP.Đà Nẵng").text
    '3 người chết, tử vong, giết, P.Ân, TP.Đà Nẵng'
    """

    __slots__ = ("_pieces", "lower", "raw", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._pieces: _Pieces | None = None
        typed = font(raw)
        text = from_tcvn3(raw) if typed == "TCVN3" else raw
        rare = _RARE.search(text) is not None
        text = _plain(text) if rare else text
        signs = (*_seen(text, rare), typed == "VNI")
        if any(signs) or not unicodedata.is_normalized("NFC", text):
            text, self._pieces = _shrunk(text, _shrinking(signs), vni=signs[-1])
        self.text = text
        self.lower = _same_length_lower(text)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `[start, end)` of the normalised text stands in the raw text."""
        pieces = self._pieces
        return (start, end) if pieces is None else (pieces.raw_at(start), pieces.raw_end(end - 1))

    def at_raw(self, offset: int) -> int:
        """The first normal character that stands at or after a raw offset."""
        return offset if self._pieces is None else self._pieces.normal_at(offset)


class _Pieces:
    """How a normalised text was made: where each piece begins in both texts, and whether it was kept as it was."""

    __slots__ = ("kept", "normal", "raw")

    def __init__(self) -> None:
        self.normal: list[int] = []
        self.raw: list[int] = []
        self.kept: list[bool] = []

    def add(self, normal: int, raw: int, kept: bool) -> None:
        self.normal.append(normal)
        self.raw.append(raw)
        self.kept.append(kept)

    def raw_at(self, index: int) -> int:
        at = bisect_right(self.normal, index) - 1
        return self.raw[at] + (index - self.normal[at] if self.kept[at] else 0)

    def raw_end(self, index: int) -> int:
        """Where the raw piece of a normal character ends; invisible characters behind it are left out."""
        at = bisect_right(self.normal, index) - 1
        return self.raw[at] + (index - self.normal[at] + 1) if self.kept[at] else self.raw[at + 1]

    def normal_at(self, offset: int) -> int:
        at = bisect_right(self.raw, offset) - 1
        begin = self.normal[at]
        if offset == self.raw[at] or at + 1 == len(self.normal):
            return begin
        return begin + offset - self.raw[at] if self.kept[at] else self.normal[at + 1]


def _plain(raw: str) -> str:
    """With the usual sign for each odd one."""
    for sign in set(_ODD.findall(raw)):
        raw = raw.replace(sign, _ONE_TO_ONE[sign])
    return raw


def _seen(text: str, rare: bool) -> tuple[bool, ...]:
    """Which kinds of pieces that become shorter a text may hold."""
    return tuple(
        sign in text if sign in _SEEN_AT_ONCE else (rare or sign not in _RARE_SIGNS) and pattern.search(text) is not None
        for sign, pattern in _SIGNS
    )


def _same_length_lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _shrinking(signs: tuple[bool, ...]) -> re.Pattern[str] | None:
    """A pattern for the kinds of pieces that a text may hold; None when it holds none."""
    patterns = [pattern for (_, pattern), seen in zip((*_SHRINKS, ("", vni_pattern())), signs, strict=True) if seen]
    return compiled("|".join(patterns)) if patterns else None


def _shrunk(text: str, shrinks: re.Pattern[str] | None, *, vni: bool = False) -> tuple[str, _Pieces]:
    """Replace each shrinking piece, and keep where each piece stands in both texts."""
    out: list[str] = []
    pieces = _Pieces()
    raw = normal = 0
    pieces_of_vni = vni_pieces() if vni else {}
    for match in shrinks.finditer(text) if shrinks else ():
        piece = pieces_of_vni.get(match[0]) or _normal(match[0])
        if piece == match[0]:
            continue  # "&foo;" is no entity
        if match.start() > raw:
            pieces.add(normal, raw, True)
            out.append(_kept(text[raw : match.start()]))
            normal += match.start() - raw
        pieces.add(normal, match.start(), False)
        out.append(piece)
        normal, raw = normal + len(piece), match.end()
    pieces.add(normal, raw, True)
    out.append(_kept(text[raw:]))
    pieces.add(normal + len(text) - raw, len(text), True)
    return "".join(out), pieces


def _shown(piece: str) -> str:
    """The syllable that a dot hides; the piece itself where it would be none, or is no Vietnamese word for sure.

    >>> _shown("ch.ết"), _shown("đán.h"), _shown("TP.đà"), _shown("tr.đồng"), _shown("gm.ail")
    ('chết', 'đánh', 'TP.đà', 'tr.đồng', 'gm.ail')
    """
    word = piece.replace(".", "")
    lower = word.lower()
    onset = _SYLLABLE.match(lower)
    rime = toneless(lower[onset.end() if onset else 0 :])
    return word if not word.isascii() and word[1:].islower() and _VOWELS.fullmatch(rime) else piece


def _kept(piece: str) -> str:
    if unicodedata.is_normalized("NFC", piece):
        return piece
    # A lone singleton (U+212B for Å): composed one by one so that offsets stay.
    return "".join(c if len(n := unicodedata.normalize("NFC", c)) != 1 else n for c in piece)


def _normal(piece: str) -> str:
    if piece[0] == "&":
        from html import unescape

        return unescape(piece).translate(_TABLE)
    if piece == "\r\n":
        return "\n"
    if piece[0] == " ":
        return " "
    if "." in piece:
        return _shown(piece)
    return unicodedata.normalize("NFC", piece) if piece[0].isalnum() else ""
