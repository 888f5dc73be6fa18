"""The other end of a range: `A–B`, `A đến B`, `giữa A và B`, `hai hoặc ba`, `10 ± 2`."""

from __future__ import annotations

import re

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import QuantityWords
from factcheck.parse.numerals import Numeral, NumeralReader

_DASH = r" ?[-–—~] ?(?=[$€£¥₫]?[0-9])|-(?=[^\W\d_])"
_AROUND = compiled(r" ?(?:±|\+/-) ?(?=[0-9])")
_COMMA = r"(?P<comma>, (?=[^\W\d_]))"
_SIGNS = frozenset(" -–—~,")
_WORD = compiled(r"[^\W\d_]+")
_REACH = 8


class RangeReader:
    """Finds second ends with the connectives of a lexicon."""

    def __init__(self, words: QuantityWords, numerals: NumeralReader) -> None:
        self._words, self._numerals = words, numerals
        lexicon = numerals.words
        to, either, both = ("|".join(sorted(group)) for group in (lexicon.to, lexicon.or_, words.and_))
        self._joins = frozenset((*"-–—~", *(word[0] for word in (*lexicon.to, *lexicon.or_, *words.and_))))
        self._join = compiled(
            rf"{_DASH}| (?:{to}) (?=\w)|(?P<either> (?:{either}) (?=\w))|(?P<both> (?:{both}) (?=\w))|{_COMMA}"
        )

    def goes_on(self, text: str, end: int) -> bool:
        """Whether what stands behind `end` may join another number: all that most figures need to know of ranges."""
        sign = text[end : end + 1]
        return text[end + 1 : end + 2] in self._joins if sign == " " else sign in _SIGNS

    def second(self, text: str, end: int, first: Numeral, style: str) -> Numeral | None:
        """The number at the other end of the range whose first end was read up to `end`."""
        if first.spelled and not first.low:
            return None  # "không đến 6 triệu": less than
        match = self._join.match(text, end)
        if match is None:
            return None
        if match.lastgroup in ("either", "comma"):
            return self._next_digit(text, match, first)
        if match.lastgroup == "both" and not self._between(text, first.start):
            return None
        begin = match.end() + (text[match.end() : match.end() + 1] in self._words.signs)
        if begin >= len(text) or not (text[begin].isdigit() or _word(text, begin) in self._numerals.openers):
            return None
        second = self._numerals.at(text, begin, style)
        return None if second is None or (second.spelled and second.year) else second

    def around(self, text: str, end: int, style: str) -> Numeral | None:
        """The margin of `10 ± 2`."""
        match = _AROUND.match(text, end) if text[end : end + 2].strip()[:1] in ("±", "+") else None
        return self._numerals.at(text, match.end(), style) if match else None

    def _next_digit(self, text: str, match: re.Match[str], first: Numeral) -> Numeral | None:
        """`hai, ba ngày`, `2 hoặc 3 ngày`: one more than the first, and small."""
        if first.low > 20 or not first.exact or (text[match.start()] == "," and not first.spelled):
            return None
        if not (text[match.end()].isdigit() or _word(text, match.end()) in self._numerals.openers):
            return None
        second = self._numerals.at(text, match.end())
        if second is None or not second.exact or second.low != first.low + 1 or second.spelled != first.spelled:
            return None
        return None if second.year else second

    def _between(self, text: str, start: int) -> bool:
        before = text[max(0, start - _REACH) : start].rpartition("\n")[2].split()
        return bool(before) and before[-1] in self._words.between


def _word(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match[0] if match else ""
