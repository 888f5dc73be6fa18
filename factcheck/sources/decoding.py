"""Bytes to text: UTF-8, then byte order marks, then the fonts of before Unicode, then a careful guess.

Anything else is refused with its place.
"""

from __future__ import annotations

import codecs
import unicodedata

from factcheck.errors import SourceError
from factcheck.text.legacy import font, plain

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ["cp1258", "cp1252"]
_SAMPLE = 200_000
_FOREIGN_SHARE = 0.01
_TONES = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
_EXTRA_LETTERS = frozenset("\u0111\u0110")
# Signs that the TCVN3 and VNI fonts put between letters.
_LEGACY_SIGNS = frozenset("\u00a2\u00a3\u00a5\u00a6\u00a7\u00a8\u00aa\u00ac\u00ae\u00af\u00b5\u00b6\u00b8\u00b9\u00bc\u00be")


def decoded(path: str, data: bytes) -> str:
    """The text of a file, as it stands: no line end or letter is changed, a byte order mark is left out.

    >>> decoded("a.txt", "Giá 5 tỷ đồng".encode("utf-16"))
    'Giá 5 tỷ đồng'
    >>> decoded("a.txt", "gi¸ 5 tû ®ång".encode("cp1252"))
    'giá 5 tỷ đồng'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(path, data, encoding)
    if b"\0" in data:
        return _without_mark(path, data)
    try:
        return plain(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _guessed(path, data, error.start)


def _strict(path: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"the byte order mark says {encoding.removesuffix('-sig').upper()}, but byte {error.start} is none"
        raise SourceError(path, f"{problem}; save the file as UTF-8") from error


def _without_mark(path: str, data: bytes) -> str:
    """UTF-16 saved without its mark, where that gives Vietnamese; else the file is binary."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_vietnamese(text):
            return text
    raise SourceError(path, f"is a binary file (byte {data.index(0)} is NUL); give text, Markdown, HTML or JSON lines")


def _guessed(path: str, data: bytes, broken: int) -> str:
    legacy = data.decode("cp1252", errors="replace")
    if font(legacy[:_SAMPLE]) and _reads_as_vietnamese(read := plain(legacy)):
        return read
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    for guess in from_bytes(data[:_SAMPLE], cp_isolation=_GUESSES):
        text = data.decode(guess.encoding, errors="replace")
        if _reads_as_vietnamese(text):
            return text
    problem = f"is not UTF-8 at byte {broken} (0x{data[broken]:02x}), and no other encoding gives Vietnamese"
    raise SourceError(path, f"{problem}; save it as UTF-8")


def _reads_as_vietnamese(text: str) -> bool:
    """Whether nearly all is letters of Vietnamese, digits and plain punctuation.

    >>> _reads_as_vietnamese("Nguyễn"), _reads_as_vietnamese("NguyÔn V¨n")
    (True, False)
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    foreign = sum(_is_foreign(char) for char in sample)
    return bool(sample) and foreign <= len(sample) * _FOREIGN_SHARE


def _is_foreign(char: str) -> bool:
    category = unicodedata.category(char)
    if category[0] == "L":
        pieces = unicodedata.normalize("NFD", char)
        known = pieces[0].isascii() or pieces[0] in _EXTRA_LETTERS
        return not known or any(mark not in _TONES for mark in pieces[1:]) or _strange_pile(pieces)
    unprintable = category in ("Cc", "Co", "Cn", "Cs", "Mn") and char not in "\n\r\t\f"
    return unprintable or char == "\ufffd" or char in _LEGACY_SIGNS


def _strange_pile(pieces: str) -> bool:
    """A circumflex or tilde on a letter that Vietnamese never gives one: a sign of a legacy font, "Ñ", "Î"."""
    marks = set(pieces[1:])
    return ("\u0303" in marks and pieces[0] in "nN") or ("\u0302" in marks and pieces[0] not in "aeoAEO")
