"""Numbers in words: a run of number words to its value. Knows no text and no offsets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from factcheck.lexicon.numerals import NumeralWords

_PADDING = ["", "", "", ""]
_LONGEST_FRACTION = 9
_FEWEST_DIGITS, _YEAR_DIGITS = 3, 4


@dataclass(slots=True)
class Spelled:
    """What a run of words says: its value, how many of the words say it, and the place of its last digit.

    `last` is the last scale word (`hai triệu`: a million). `bare` numbers begin with a scale word (`trăm hai`, `nghìn tỷ`).
    """

    value: Decimal
    used: int
    step: Decimal
    last: Decimal
    bare: bool = False
    fraction: bool = False
    tailed: bool = False


class SpelledReader:
    """Reads runs of number words.

    >>> from factcheck.lexicon.numerals import numeral_words
    >>> SpelledReader(numeral_words()).read("hai nghìn ba trăm tỷ".split()).value
    Decimal('2300000000000')
    """

    def __init__(self, words: NumeralWords) -> None:
        self.words = words
        self._scales = {word: int(scale) for word, scale in words.scales.items()}

    def read(self, run: list[str], *, alone: bool = False) -> Spelled | None:
        """The longest number at the beginning of a run; `alone` when nothing stands behind the run."""
        words = run + _PADDING
        whole = self._one_by_one(words) or self._whole(words, 0, alone)
        if whole is None:
            return None
        behind = words[whole.used]
        if behind in self.words.half and whole.last == 1 and not whole.bare:
            return Spelled(whole.value + Decimal("0.5"), whole.used + 1, Decimal("0.5"), whole.last, tailed=True)  # "ba rưỡi"
        if behind in self.words.points and not whole.bare:
            return self._with_decimals(words, whole, alone)
        if behind in self.words.fractions and not whole.bare:
            return self._of_parts(words, whole, alone)
        return whole

    def pair(self, run: list[str]) -> tuple[int, int, int, int] | None:
        """`hai ba ngày`, `năm bảy chục`: low, high, scale and words used of an approximate pair; None for none."""
        units = self.words.units
        low, high = units.get(run[0], 0), units.get(run[1], 0) if len(run) > 1 else 0
        if not low or not (high == low + 1 or (low == 5 and high == 7)):
            return None
        words = run + _PADDING
        if (
            words[1] in self.words.years
            or (words[0] in self.words.years and high == 6 and not self.factor(words[2]))
            or words[2] in self.words.points
        ):
            return None
        scale, used = self.scale(words, 2)
        if words[2] in self.words.tens:
            scale, used = self.scale(words, 3)
            scale *= 10
        return (low, high, scale, used) if self._ends_pair(words, used) else None

    def _ends_pair(self, words: list[str], used: int) -> bool:
        """`hai ba năm` are years, `hai ba bốn` goes on."""
        return words[used] not in self.words.units or (
            words[used] in self.words.years and words[used + 1] not in self.words.units
        )

    def scale(self, words: list[str], at: int) -> tuple[int, int]:
        """The product of the scale words that stand here, and where they end."""
        product = 1
        while at < len(words) and (factor := self.factor(words[at])):
            product, at = product * factor, at + 1
        return product, at

    def factor(self, word: str) -> int:
        if word in self.words.hundred:
            return 100
        return self.words.dozens.get(word) or self._scales.get(word, 0)

    def _one_by_one(self, words: list[str]) -> Spelled | None:
        """`một chín bảy lăm`, `hai không hai tư`: three digits or more, each said alone, that do not just count up."""
        digits: list[int] = []
        for word in words:
            digit = self.words.units.get(word)
            if digit is None or len(digits) == _LONGEST_FRACTION:
                break
            digits.append(digit)
        end = words[len(digits)]
        if len(digits) > 1 and end in self.words.glued_tails and words[len(digits) + 1] not in self.words.tail_not_before:
            digits.append(self.words.tails[end])
        used = len(digits)
        if used < _FEWEST_DIGITS or not digits[0] or self.factor(words[used]) or words[used] in self.words.tens:
            return None
        if self.words.years.intersection(words[: used if used < _YEAR_DIGITS else 1]):
            return None  # "hai năm ba tháng"
        if all(b - a == 1 for a, b in pairwise(digits)):
            return None  # "một hai ba"
        return Spelled(Decimal("".join(map(str, digits))), used, Decimal(1), Decimal(1), tailed=True)

    # -- whole numbers --------------------------------------------------------------------------------------------

    def _whole(self, words: list[str], begin: int, alone: bool) -> Spelled | None:
        """Groups below a thousand, each with its scale word; a larger scale word gathers what stands before it."""
        parts: list[tuple[int, int]] = []  # value and scale, the largest first
        at, step, tailed = begin, 1, False
        bare = words[begin] in self._scales or words[begin] in self.words.hundred or words[begin] in self.words.dozens
        while True:
            value, after = self._under_thousand(words, at, not parts, alone)
            scale = self._scales.get(words[after], 0)
            if after == at and (not scale or (parts and scale <= parts[-1][1])):
                break
            if not scale:
                value, step, tailed = self._last_group(words, at, after, value, parts, step, alone)
                if value or not parts:
                    parts.append((value, 1))
                    at = after
                break
            if parts and scale == parts[-1][1]:
                break
            gathered = [part for part in parts if part[1] < scale]
            if gathered and len(gathered) < len(parts) and scale >= parts[0][1]:
                break
            parts = parts[: len(parts) - len(gathered)]
            inner = sum(part for part, _ in gathered) + (value if after > at or gathered else 1)
            step = step * scale if after == at and gathered else scale
            parts.append((inner * scale, scale))
            at = after + 1
            if words[at] in self.words.half:
                parts[-1] = (parts[-1][0] + scale // 2, scale)
                step, at, tailed = scale // 10, at + 1, True
        if at == begin:
            return None
        last = next((scale for _, scale in reversed(parts) if scale > 1), 1)
        total = sum(part for part, _ in parts)
        if last == 1 and step == 1 and total % 100 == 0 and total:
            last = 100
        return Spelled(Decimal(total), at, Decimal(step), Decimal(last), bare, tailed=tailed or at > begin + 1 + (last > 100))

    def _last_group(
        self, words: list[str], at: int, after: int, value: int, parts: list[tuple[int, int]], step: int, alone: bool
    ) -> tuple[int, int, bool]:
        """A group without a scale word: units, or the elided tenth of the scale before it (`ba tỷ tư`)."""
        last = parts[-1][1] if parts else 1
        if last < 1000 or after > at + 1 or words[at] in self.words.ten:
            return value, 1, False
        if words[at] in self.words.years:
            return 0, step, False  # "hai triệu năm": years
        if words[at] in self.words.ones and not alone:
            return 0, step, False  # "hai mươi nghìn một cân"
        return value * last // 10, last // 10, True

    def _under_thousand(self, words: list[str], at: int, first: bool, alone: bool) -> tuple[int, int]:
        """`[digit trăm] [linh digit | tens]`: the value and the index behind it (the same when there is none)."""
        word = words[at]
        digit = self.words.units.get(word)
        if digit is not None and words[at + 1] in self.words.hundred:
            rest, after = self._after_hundred(words, at + 2)
            return digit * 100 + rest, after
        if first and word in self.words.hundred:
            rest, after = self._after_hundred(words, at + 1)
            return 100 + rest, after
        if first:
            return self._under_hundred(words, at, alone)
        if word in self.words.joints:
            value, after = self._after_joint(words, at)
            return (value, after) if after > at else (0, at)
        if word in self.words.tails and words[at + 1] not in self.words.tail_not_before:
            return self.words.tails[word], at + 1
        return self._under_hundred(words, at, alone)

    def _after_joint(self, words: list[str], at: int) -> tuple[int, int]:
        tail = self.words.tails.get(words[at + 1])
        if tail is not None:
            return tail, at + 2
        value, after = self._under_hundred(words, at + 1, False)
        return (value, after) if after > at + 1 else (0, at)

    def _after_hundred(self, words: list[str], at: int) -> tuple[int, int]:
        word = words[at]
        if word in self.words.joints:
            return self._after_joint(words, at)
        if word in self.words.half:
            return 50, at + 1
        value, after = self._under_hundred(words, at, True)
        if after > at + 1 or word in self.words.ten:
            return value, after
        if after == at:
            tail = self.words.tails.get(word)
            return (tail * 10, at + 1) if tail and words[at + 1] not in self.words.tail_not_before else (0, at)
        if self._starts_more(words[after]) or (word in self.words.years and words[after] not in self._scales):
            return 0, at
        return value * 10, after  # "một trăm hai" is 120

    def _starts_more(self, word: str) -> bool:
        return word in self.words.hundred or word in self.words.tens

    def _under_hundred(self, words: list[str], at: int, pairs: bool) -> tuple[int, int]:
        lexicon, word, behind = self.words, words[at], words[at + 1]
        if word in lexicon.ten:
            return self._with_tail(words, 10, at + 1)
        if word in lexicon.shorts:
            value, after = self._with_tail(words, lexicon.shorts[word], at + 1)
            return (value, after) if after > at + 1 else (0, at)
        digit = lexicon.units.get(word)
        if digit is None:
            return (lexicon.dozens[word], at + 1) if at == 0 and word in lexicon.dozens else (0, at)
        if behind in lexicon.tens:
            return self._with_tail(words, digit * 10, at + 2)
        if behind in lexicon.dozens:
            return self._dozens(words, digit * lexicon.dozens[behind], at + 2)
        if digit > 1 and behind in lexicon.glued_tails and words[at + 2] not in lexicon.tail_not_before:
            return digit * 10 + lexicon.tails[behind], at + 2
        unit = lexicon.units.get(behind)
        if digit and unit is not None and self._two_digits(words, at, pairs):
            return digit * 10 + unit, at + 2
        return digit, at + 1

    def _two_digits(self, words: list[str], at: int, pairs: bool) -> bool:
        """Whether two digits in a row are said one by one (`một trăm hai hai`, `hai hai phẩy năm`)."""
        third = words[at + 2]
        if third in self.words.units or self._starts_more(third) or third in self.words.tens:
            return False
        if words[at + 1] in self.words.years and third not in self._scales:
            return False
        return pairs or third in self.words.points or third in self.words.fractions or third in self._scales

    def _dozens(self, words: list[str], value: int, at: int) -> tuple[int, int]:
        if words[at] in self.words.half:
            return value + 5, at + 1
        tail = self.words.tails.get(words[at])
        return (value + tail, at + 1) if tail and words[at + 1] not in self.words.tail_not_before else (value, at)

    def _with_tail(self, words: list[str], tens: int, at: int) -> tuple[int, int]:
        word = words[at]
        digit = self.words.tails.get(word, self.words.units.get(word))
        if not digit or self._starts_more(words[at + 1]) or words[at + 1] in self.words.tail_not_before:
            return tens, at
        if word in self.words.years and words[at + 1] not in self._scales:
            return tens, at  # "hai mươi năm": years
        return tens + digit, at + 1

    # -- decimals and fractions -------------------------------------------------------------------------------------

    def _with_decimals(self, words: list[str], whole: Spelled, alone: bool) -> Spelled:
        shown, after = self._digits(words, whole.used + 1, alone)
        if not shown:
            return whole
        scale, end = self.scale(words, after)
        value = (whole.value + Decimal(f"0.{shown}")) * scale
        return Spelled(value, end, Decimal(scale).scaleb(-len(shown)), Decimal(scale), tailed=True)

    def _digits(self, words: list[str], at: int, alone: bool) -> tuple[str, int]:
        """Decimals, digit by digit (`không năm`) or as a number (`hai mươi lăm`)."""
        value, after = self._under_thousand(words, at, True, False)
        if after > at + 1 or words[at] in self.words.ten:
            return (str(value), after) if words[at] not in self.words.hundred else ("", at)
        shown, index = "", at
        while (digit := self.words.units.get(words[index])) is not None and len(shown) < _LONGEST_FRACTION:
            if words[index] in self.words.years and shown.strip("0") and not alone:
                break  # "ba phẩy hai năm": years
            shown, index = shown + str(digit), index + 1
        if shown and words[index] in self.words.glued_tails and words[index + 1] not in self.words.tail_not_before:
            return shown + str(self.words.tails[words[index]]), index + 1
        return shown, index

    def _of_parts(self, words: list[str], top: Spelled, alone: bool) -> Spelled:
        """`một phần ba`, `ba phần tư`; the number alone before `phần trăm`."""
        at = top.used + 1
        tail = self.words.tails.get(words[at])
        if tail is not None:
            bottom = None if words[at + 1] in self.words.tail_not_before else Spelled(Decimal(tail), at + 1, top.step, top.last)
        else:
            bottom = self._whole(words, at, alone)
        if bottom is None or bottom.bare or bottom.value < 2 or top.value % 1:
            return top
        value = top.value / bottom.value
        return Spelled(value, bottom.used, Decimal(1), Decimal(1), fraction=True, tailed=True)
