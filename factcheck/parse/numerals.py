"""Numbers at a place in the text: digits with scale words, spelled numbers, and what lies between.

Owns the number and its scale; units, hedges and ranges with their own connectives are read in `quantities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.lexicon.numerals import NumeralWords, Vague
from factcheck.parse.digits import digits_at

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r" ?")
_TEN = Decimal(10)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with its scale: `low` and `high` differ for bare pairs (`năm bảy`) and vague words (`vài trăm`)."""

    low: Decimal
    high: Decimal | None
    start: int
    end: int
    step: Decimal = Decimal(1)
    leading: Decimal = Decimal(1)
    scaled: bool = False
    spelled: bool = False
    vague: str | None = None
    open: bool = False
    other: Decimal | None = None
    scale: Decimal = Decimal(1)
    year: bool = False
    durations: bool = False

    @property
    def exact(self) -> bool:
        return self.low == self.high and self.vague is None


class Words:
    """The run of words that begins at a place, one space apart, read one by one as they are asked for."""

    __slots__ = ("_at", "_text", "read")

    def __init__(self, text: str, start: int) -> None:
        self._text, self._at = text, start
        self.read: list[tuple[str, int, int]] = []

    def __getitem__(self, index: int) -> str:
        while len(self.read) <= index:
            match = _WORD.match(self._text, self._at)
            if match is None:
                return ""
            self.read.append((match[0], match.start(), match.end()))
            gap = match.end()
            self._at = gap + 1 if self._text[gap : gap + 1] == " " else len(self._text)
        return self.read[index][0]

    def end(self, count: int) -> int:
        return self.read[count - 1][2]


class NumeralReader:
    """Reads numbers with the words of a lexicon."""

    def __init__(self, words: NumeralWords) -> None:
        self.words = words
        self.openers = words.openers()

    def at(self, text: str, start: int, style: str = "vi") -> Numeral | None:
        """The longest number that begins at `start` in lower-case text."""
        if "0" <= text[start] <= "9":
            return self._digital(text, start, style)
        return self._spelled(text, start)

    # -- digits -------------------------------------------------------------------------------------------------

    def _digital(self, text: str, start: int, style: str) -> Numeral | None:
        digits = digits_at(text, start, style)
        if digits is None:
            return None
        scale, end = self._scale_after(text, digits.end)
        step = scale.scaleb(-digits.decimals)
        other = None if digits.other is None else digits.other * scale
        value = digits.value * scale
        first = Numeral(value, value, start, end, step, _leading(digits.value, scale), scale > 1, other=other, scale=scale)
        return self._continued(text, first)

    def _scale_after(self, text: str, end: int) -> tuple[Decimal, int]:
        """The product of the scale words behind a number (`nghìn tỷ`), glued or one space apart."""
        scale = Decimal(1)
        glued = _WORD.match(text, end)
        if glued is not None:
            word = glued[0]
            if word not in self.words.glued_scales:
                return scale, end
            scale, end = self.words.glued_scales[word], glued.end()
        while text[end : end + 1] == " ":
            match = _WORD.match(text, end + 1)
            factor = self._factor(match[0]) if match else None
            if match is None or factor is None:
                break
            scale, end = scale * factor, match.end()
        return scale, end

    def _factor(self, word: str) -> Decimal | None:
        if word in self.words.hundred:
            return Decimal(100)
        if word in self.words.dozens:
            return Decimal(self.words.dozens[word])
        return self.words.scales.get(word)

    def _continued(self, text: str, first: Numeral) -> Numeral:
        """`1 tỷ 200 triệu`, `3 tỷ 2`, `1tr5`, `2 triệu rưỡi`."""
        if first.scale < 100:
            return first
        tail = re.compile(r" ?([0-9])(?![0-9.,%\w])|").match(text, first.end) if text[first.end - 1].isalpha() else None
        half = _WORD.match(text, first.end + 1) if text[first.end : first.end + 1] == " " else None
        if half and half[0] in self.words.half:
            return _plus(first, first.scale / 2, half.end(), first.scale / 10)
        if half and half[0] in self.words.tails and half[0] not in self.words.years and first.scale >= 1000:
            return _plus(first, self.words.tails[half[0]] * first.scale / 10, half.end(), first.scale / 10)
        more = self._lower_part(text, first)
        if more is not None:
            return replace(_plus(first, more.low, more.end, more.step), scale=more.scale)
        glued = text[first.end - 1].isalpha() and text[first.end : first.end + 1].isdigit()
        if tail and tail[1] and (glued or self._elided(text, tail.end())):
            return _plus(first, Decimal(tail[1]) * first.scale / 10, tail.end(), first.scale / 10)
        return first

    def _elided(self, text: str, end: int) -> bool:
        """Whether nothing that could be counted follows: `3 tỷ 2.` but not `3 tỷ 2 người`."""
        follows = text[end : end + 2]
        return not follows.strip() or follows[0] in ".,;)"

    def _lower_part(self, text: str, first: Numeral) -> Numeral | None:
        if text[first.end : first.end + 1] != " " or not text[first.end + 1 : first.end + 2].isdigit():
            return None
        more = self._digital(text, first.end + 1, "vi")
        return more if more is not None and 1 < more.scale < first.scale and more.low < first.scale else None

    # -- words --------------------------------------------------------------------------------------------------

    def _spelled(self, text: str, start: int) -> Numeral | None:
        words = Words(text, start)
        first = words[0]
        if first in self.words.halves:
            return self._half(words, start)
        vague = self._vague(words)
        if vague is not None:
            return self._of_vague(words, start, *vague)
        return self._pair(words, start) or self._exact(words, start)

    def _half(self, words: Words, start: int) -> Numeral:
        scale, used = self._scales(words, 1)
        value = scale / 2
        return Numeral(value, value, start, words.end(used), scale / 10, scale / 2, used > 1, spelled=True, scale=scale)

    def _vague(self, words: Words) -> tuple[Vague, int] | None:
        for count in (2, 1):
            phrase = " ".join(words[i] for i in range(count))
            if phrase in self.words.vague:
                return self.words.vague[phrase], count
        return None

    def _of_vague(self, words: Words, start: int, vague: Vague, used: int) -> Numeral | None:
        scale, after = self._scales(words, used)
        if vague.needs_scale and after == used:
            return None
        high = None if vague.open else vague.high * scale
        return Numeral(
            vague.low * scale, high, start, words.end(after), scale, scale, after > used, True, vague.id, vague.open,
            scale=scale, durations=vague.durations,
        )  # fmt: skip

    def _pair(self, words: Words, start: int) -> Numeral | None:
        """`năm bảy người`, `hai ba ngày`, `mươi mười lăm`: two digits in a row are an approximate range."""
        units = self.words.units
        low, high = units.get(words[0], 0), units.get(words[1], 0)
        if not (0 < low < high <= low + 2) or words[1] in self.words.years or (words[0] in self.words.years and high == 6):
            return None
        scale, used = self._scales(words, 2)
        if words[2] in self.words.tens:
            scale, used = self._scales(words, 3)
            scale *= 10
        return Numeral(low * scale, high * scale, start, words.end(used), scale, scale, used > 2, True, "pair", scale=scale)

    def _scales(self, words: Words, index: int) -> tuple[Decimal, int]:
        scale = Decimal(1)
        while (factor := self._factor(words[index])) is not None:
            scale, index = scale * factor, index + 1
        return scale, index

    def _exact(self, words: Words, start: int) -> Numeral | None:
        total, used, last = Decimal(0), 0, Decimal(0)
        step = Decimal(1)
        decimals = False
        while True:
            value, after = self._under_thousand(words, used, first=used == 0)
            if after == used:
                break
            scale, end = self._scales(words, after)
            if last and scale >= last:
                break
            if last and end == after and not self._tail_fits(words, used, after, last):
                break
            if last and end == after and after == used + 1 and last >= 1000:
                total, used, step = total + value * last / 10, after, last / 10  # "ba triệu sáu"
                break
            total, used, last, step = total + value * scale, end, scale, scale
            if end == after:
                break
        if used and words[used] in self.words.half and last >= 100:
            total, used, step = total + last / 2, used + 1, last / 10
        elif used and words[used] in self.words.points:
            total, used, step, decimals = self._with_decimals(words, total, used)
        if not used:
            return None
        scale, end = self._scales(words, used) if decimals else (Decimal(1), used)
        year = used == 1 and words[0] in self.words.years
        return Numeral(
            total * scale, total * scale, start, words.end(end), step * scale, _leading(total * scale, Decimal(1)),
            (last > 1 or scale > 1), spelled=True, scale=max(last, scale), year=year,
        )  # fmt: skip

    def _tail_fits(self, words: Words, used: int, after: int, last: Decimal) -> bool:
        return after > used + 1 or words[used] not in self.words.years or last < 1000

    def _with_decimals(self, words: Words, total: Decimal, used: int) -> tuple[Decimal, int, Decimal, bool]:
        index, shown = used + 1, ""
        while (digit := self.words.units.get(words[index])) is not None and len(shown) < 6:
            if words[index] in self.words.years and shown:
                break
            shown, index = shown + str(digit), index + 1
            if words[index] in self.words.glued_tails or words[index] in self.words.tens:
                break
        if shown and words[index] in self.words.glued_tails:
            shown, index = shown + str(self.words.tails[words[index]]), index + 1
        elif not shown or words[index] in self.words.tens:
            value, index = self._under_thousand(words, used + 1)
            shown = str(value) if index > used + 1 else ""
        if not shown:
            return total, used, Decimal(1), False
        return total + Decimal(f"0.{shown}"), index, _TEN ** -len(shown), True

    def _under_thousand(self, words: Words, index: int, *, first: bool = False) -> tuple[int, int]:
        """`[digit trăm] [linh digit | tens]`; returns the value and the index behind it (the same when none)."""
        units, lexicon = self.words.units, self.words
        digit = units.get(words[index])
        if digit is not None and words[index + 1] in lexicon.hundred:
            rest, after = self._after_hundred(words, index + 2)
            return digit * 100 + rest, after
        if not first and words[index] in lexicon.joints and units.get(words[index + 1]) is not None:
            return units[words[index + 1]], index + 2
        return self._tens(words, index)

    def _after_hundred(self, words: Words, index: int) -> tuple[int, int]:
        if words[index] in self.words.joints:
            digit = self.words.units.get(words[index + 1], self.words.tails.get(words[index + 1]))
            return (digit, index + 2) if digit is not None else (0, index)
        value, after = self._tens(words, index)
        if after == index + 1 and words[index] in self.words.ten:
            return value, after
        if after == index + 1 and not (words[index] in self.words.years or self._more_follows(words, after)):
            return value * 10, after  # "một trăm hai" is 120
        if after == index + 1:
            return 0, index
        if after == index and words[index] in self.words.tails:
            return self.words.tails[words[index]] * 10, index + 1
        return value, after

    def _more_follows(self, words: Words, index: int) -> bool:
        return words[index] in self.words.hundred or words[index] in self.words.tens

    def _tens(self, words: Words, index: int) -> tuple[int, int]:
        lexicon = self.words
        word = words[index]
        if word in lexicon.ten:
            return self._with_tail(words, 10, index + 1)
        digit = lexicon.units.get(word)
        if digit is None:
            return self._dozen(words, index)
        if words[index + 1] in lexicon.tens:
            return self._with_tail(words, digit * 10, index + 2)
        if words[index + 1] in lexicon.glued_tails and digit > 1:
            return digit * 10 + lexicon.tails[words[index + 1]], index + 2
        return digit, index + 1

    def _dozen(self, words: Words, index: int) -> tuple[int, int]:
        value = self.words.dozens.get(words[index])
        return (value, index + 1) if value and index == 0 else (0, index)

    def _with_tail(self, words: Words, tens: int, index: int) -> tuple[int, int]:
        word = words[index]
        digit = self.words.tails.get(word, self.words.units.get(word))
        if not digit or word in self.words.years or self._more_follows(words, index + 1):
            return tens, index
        return tens + digit, index + 1


def _plus(first: Numeral, value: Decimal, end: int, step: Decimal) -> Numeral:
    total = first.low + value
    return replace(first, low=total, high=total, end=end, step=step, leading=min(step, first.leading), other=None)


def _leading(value: Decimal, scale: Decimal) -> Decimal:
    """The place value of the last digit that is not zero: 600 → 100, 1305 → 1, 2.5 → 0.1."""
    if not value:
        return scale
    return _TEN ** value.normalize().as_tuple().exponent * scale  # type: ignore[operator]
