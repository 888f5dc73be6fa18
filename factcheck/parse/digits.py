"""Numbers written in digits, with Vietnamese or English separators.

The dot groups thousands and the comma begins decimals in Vietnamese; English copy has them the other way round. The
shape decides where it can; `1,250` and `1.250` can be either, and keep the second reading.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from factcheck.kept.expressions import compiled
from factcheck.kept.unicode_expressions import unicode_compiled

VULGAR = {
    "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅛": Decimal("0.125"),
    "⅓": 1 / Decimal(3), "⅔": 2 / Decimal(3),
}  # fmt: skip
DIGITS = compiled(r"[0-9]+(?:[.,][0-9]+){0,12}")
_GROUPED = compiled(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_GROUPED_DECIMAL = compiled(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:,\d{3})+\.\d+")
_SPACED = compiled(r"(?: [0-9]{3}){2,}(?![0-9]|[.,][0-9])(?! [0-9])")  # "1 234 567"
_MIXED = compiled(r" (1|3)/(2|4)(?=$| [^\W\d]|[.,;)\n])")
# Style votes: "3,5" or "1.234.567" speak for Vietnamese, "3.5%" or "1,234,567" for English.
_SIGNED = unicode_compiled(r"(?<![0-9])[0-9]{1,40}[.,][0-9.,]*[0-9]")
_VIETNAMESE = compiled(r"\d+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
_ENGLISH = compiled(r"[1-9]\d{0,2}(?:,\d{3}){2,}")
_ENGLISH_SHARE = compiled(r"\d+\.\d{1,2}")
_PERCENT = compiled(r"\s?%")


class Digits(NamedTuple):
    """A figure in digits: its value, how many decimals it shows, and its value under the other style, if any."""

    value: Decimal
    decimals: int
    end: int
    other: Decimal | None = None


def style_of(text: str) -> str:
    """The separator style of an article: `vi` unless the shapes that leave no doubt speak for `en`."""
    english = vietnamese = 0
    for match in _SIGNED.finditer(text):
        shown = match[0]
        if _VIETNAMESE.fullmatch(shown):
            vietnamese += 1
        else:
            english += _speaks_english(text, match)
    return "en" if english > vietnamese else "vi"


def _speaks_english(text: str, match: regex.Match[str]) -> bool:
    if _ENGLISH.fullmatch(match[0]):
        return True
    share = _ENGLISH_SHARE.fullmatch(match[0]) and _PERCENT.match(text, match.end())
    return share is not None and text[match.start() - 1] != "/"


def digits_at(text: str, start: int, style: str = "vi") -> Digits | None:
    """Read the digits that begin at `start`; None when they are no number (`1.2.3`).

    >>> digits_at("1.234,5 tỷ", 0).value, digits_at("20.000", 0).value, digits_at("0,014", 0).value
    (Decimal('1234.5'), Decimal('20000'), Decimal('0.014'))
    """
    match = DIGITS.match(text, start)
    if match is None:
        return _vulgar(text, start, Decimal(0))
    shown = match[0]
    if shown.isdecimal():
        return _whole(text, shown, match.end())
    if _GROUPED_DECIMAL.fullmatch(shown):
        return _decimal(shown, max(shown.rfind("."), shown.rfind(",")), match.end())
    grouped = _GROUPED.fullmatch(shown)
    if grouped is None:
        return _one_separator(shown, match.start(), match.end())
    whole = Decimal(shown.replace(grouped[1], ""))
    if shown.count(grouped[1]) > 1:
        return Digits(whole, 0, match.end())
    return _either(shown, grouped[1], whole, style, match.end())


def _whole(text: str, shown: str, end: int) -> Digits | None:
    """Digits without a sign; `1 234 567` and `2½` go on."""
    behind = text[end : end + 1]
    if behind == " " and text[end + 2 : end + 3] == "/" and len(shown) <= 2 and (match := _MIXED.match(text, end)):
        return Digits(Decimal(shown) + Decimal(match[1]) / Decimal(match[2]), 1, match.end())  # "2 1/2"
    if behind == " " and text[end + 1 : end + 2].isdecimal() and len(shown) <= 3 and (match := _SPACED.match(text, end)):
        return Digits(Decimal((shown + match[0]).replace(" ", "")), 0, match.end())
    if behind in VULGAR and behind:
        return _vulgar(text, end, Decimal(shown))
    return Digits(Decimal(shown), 0, end)


def _vulgar(text: str, start: int, whole: Decimal) -> Digits | None:
    """`½`, `2½`."""
    share = VULGAR.get(text[start : start + 1])
    return Digits(whole + share, max(-int(share.as_tuple().exponent), 0), start + 1) if share else None


def _either(shown: str, sign: str, whole: Decimal, style: str, end: int) -> Digits:
    """One group of three: thousands in the style whose thousands sign this is, decimals in the other."""
    fraction = Decimal(shown.replace(sign, "."))
    if (sign == ".") == (style == "vi"):
        return Digits(whole, 0, end, fraction)
    return Digits(fraction, 3, end, whole)


def _one_separator(shown: str, start: int, end: int) -> Digits | None:
    signs = [i for i, c in enumerate(shown) if c in ".,"]
    if len(signs) == 1:
        return _decimal(shown, signs[0], end)
    if shown[signs[-1]] != shown[signs[0]]:
        return None
    # "1,5,10" is a list without spaces; read what stands before the second sign as nothing we know.
    return None


def _decimal(shown: str, at: int, end: int) -> Digits:
    whole = shown[:at].replace(".", "").replace(",", "")
    return Digits(Decimal(f"{whole}.{shown[at + 1 :]}"), len(shown) - at - 1, end)
