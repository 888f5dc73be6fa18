"""Other figures in place of a written one: ten times as much, two digits swapped, a comma for a dot."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.lexicon.numerals import numeral_words

DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_DECIMALS = re.compile(r"([.,])(\d{1,2}|\d{4,})$")  # "5,6", "142,62"; not "1.250"


def times(surface: str, power: int) -> str | None:
    """The figure times a power of ten: another scale word where there is one, else more digits.

    >>> times("600 tỷ USD", 1), times("5 triệu đồng", 3), times("4.600 người", 3), times("5,62 ha", 1)
    ('6.000 tỷ USD', '5 tỷ đồng', '4.600.000 người', '56,2 ha')
    """
    match = DIGITS.search(surface)
    return (_other_scale(surface, power) if power > 1 else None) or (_longer(surface, match, power) if match else None)


def _other_scale(surface: str, power: int) -> str | None:
    scales = numeral_words().scales
    for word, value in scales.items():
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", surface.lower())
        other = next((w for w, v in scales.items() if v == value * 10**power), None)
        if found and other:
            return surface[: found.start()] + other + surface[found.end() :]
    return None


def _longer(surface: str, match: re.Match[str], power: int) -> str | None:
    decimals = _DECIMALS.search(match[0])
    if decimals is None:
        return replaced(surface, match, _grouped(re.sub(r"[.,]", "", match[0]) + "0" * power, "," if "," in match[0] else "."))
    if power > 1:
        return None
    whole, rest = match[0][: decimals.start()], decimals[2]
    return replaced(surface, match, whole + rest[0] + (decimals[1] + rest[1:] if rest[1:] else ""))


def _grouped(digits: str, sign: str) -> str:
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", sign, digits)


def swapped(surface: str) -> str | None:
    """Two neighbouring digits that differ change places.

    >>> swapped("4.600 người"), swapped("5,6 ha"), swapped("55%")
    ('6.400 người', '6,5 ha', None)
    """
    match = DIGITS.search(surface)
    places = [match.start() + i for i, c in enumerate(match[0]) if c.isdigit()] if match else []
    for i, j in pairwise(places):
        if surface[i] != surface[j] and not (i == places[0] and surface[j] == "0"):
            return surface[:i] + surface[j] + surface[i + 1 : j] + surface[i] + surface[j + 1 :]
    return None


def separated(surface: str) -> str | None:
    """A comma for the dot, or a dot for the comma.

    >>> separated("1.250 tỷ"), separated("5,6 ha"), separated("12 ha")
    ('1,250 tỷ', '5.6 ha', None)
    """
    match = DIGITS.search(surface)
    signs = [c for c in match[0] if c in ".,"] if match else []
    return replaced(surface, match, match[0].translate(str.maketrans(".,", ",."))) if match and len(signs) == 1 else None


def changed(surface: str) -> str | None:
    """Another first digit.

    >>> changed("4.600 người")
    '6.600 người'
    """
    match = DIGITS.search(surface)
    if match is None or match[0][0] == "0":
        return None
    digit = int(match[0][0])
    return replaced(surface, match, str(digit + 2 if digit <= 7 else digit - 2) + match[0][1:])


def other_day(surface: str) -> str | None:
    """Another day of the same month.

    >>> other_day("ngày 12/2/2025")
    'ngày 15/2/2025'
    """
    match = re.search(r"\d\d?(?=[/.-])", surface)
    return replaced(surface, match, str(int(match[0]) + (3 if int(match[0]) < 20 else -3))) if match else None


def replaced(surface: str, match: re.Match[str], written: str) -> str:
    """The surface with something else in place of a match."""
    return surface[: match.start()] + written + surface[match.end() :]
