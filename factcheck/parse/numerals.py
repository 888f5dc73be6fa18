"""Numbers at a place in the text: digits with scale words, spelled numbers, and what lies between.

Owns the number and its scale; units, hedges and ranges with their own connectives are read in `quantities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from factcheck.kept.expressions import compiled
from factcheck.lexicon.numerals import NumeralWords, Vague
from factcheck.lexicon.trie import pattern
from factcheck.parse.digits import VULGAR, Digits, digits_at
from factcheck.parse.spelled import Spelled, SpelledReader

_TEN, _ONE, _HALF = Decimal(10), Decimal(1), Decimal("0.5")
_THOUSAND = Decimal(1000)
_FRACTION_BOTTOM = 999
_MARGIN = 6
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans(_SUPERSCRIPTS + "⁻", "0123456789-")
_MOST_ZEROS, _LARGEST_BASE = 24, 100
_LONGEST_RUN = 40  # a number below 10^15 takes at most 35 words


@dataclass(slots=True)
class Numeral:
    """A number with its scale: `low` and `high` differ for bare pairs (`năm bảy`) and vague words (`vài trăm`).

    `bare` numbers begin with a scale word (`trăm`, `chục`); `tailed` ones hold more than a number and its scale words.
    """

    low: Decimal
    high: Decimal | None
    start: int
    end: int
    step: Decimal = _ONE
    leading: Decimal = _ONE
    scaled: bool = False
    spelled: bool = False
    vague: str | None = None
    open: bool = False
    other: Decimal | None = None
    scale: Decimal = _ONE
    year: bool = False
    durations: bool = False
    fraction: bool = False
    bare: bool = False
    tailed: bool = False

    def moved(self, start: int) -> Numeral:
        """The same number that begins at `start` (written out: it is done for every spelled number)."""
        return Numeral(
            self.low, self.high, start, start + self.end - self.start, self.step, self.leading, self.scaled, self.spelled,
            self.vague, self.open, self.other, self.scale, self.year, self.durations, self.fraction, self.bare, self.tailed,
        )  # fmt: skip

    @property
    def exact(self) -> bool:
        return self.low == self.high and self.vague is None


class NumeralReader:
    """Reads numbers with the words of a lexicon."""

    def __init__(self, words: NumeralWords) -> None:
        self.words = words
        self.openers = words.openers()
        self._spelling = SpelledReader(words)
        part = rf"(?:{pattern(words.parts())})(?!\w)"
        scale = rf"(?:{pattern({*words.scales, *words.hundred, *words.dozens})})(?!\w)"
        # "tr" of "1tr5", "k" of "1k5", " nghìn tỷ"
        self._scale = compiled(rf"(?:{pattern(words.glued_scales)})(?![^\W\d_])|")
        self._scales = compiled(rf"(?: {scale}){{1,4}}")
        self._run = compiled(rf"{part}(?: {part}){{0,{_LONGEST_RUN}}}")
        self._tail = compiled(rf" ({pattern({*words.tails, *words.units})})(?!\w)")
        self._half = compiled(rf" (?:{pattern(words.half)})(?!\w)")
        self._glued_digit = compiled(rf"([0-9]{{1,3}})(?:(?<=[0-9]{{3}})(?:{pattern(words.glued_scales)}))?(?![0-9.,%\w])")
        self._elided_digit = compiled(r" ([0-9])(?=$|[.,;)](?!\d)|\s*\n| (?!\w))")
        self._bottom = compiled(rf" (?:{pattern(words.fractions)}) (?:([0-9]{{1,3}})(?![0-9.,]\d|\w)|(?={part}))")
        self._vague = compiled(rf"(?:{pattern(words.vague)})(?!\w)")
        self._halves = compiled(rf"(?:{pattern(words.halves)})(?!\w)")
        self._shares = frozenset(f" {word[0]}" for word in (*words.fractions, *words.half))
        self._scale_signs = frozenset(f" {word[0]}" for word in (*words.scales, *words.hundred, *words.dozens))
        self._few = compiled(rf" (?:{pattern(words.few)})(?!\w)")
        # "10^6", "10 mũ 6", "1,5 x 10^6", "3×10⁸"
        raised = pattern(words.raised)
        by = rf"(?:\^([-−–]?[0-9]{{1,2}})| (?:{raised}) ([0-9]{{1,2}})|([⁻]?[{_SUPERSCRIPTS}]{{1,2}}))(?![\w.,]\d)"
        self._power = compiled(rf"( ?[x×*·] ?10)?{by}")
        self._power_firsts = frozenset(("^", "x", "×", "*", "·", "⁻", *_SUPERSCRIPTS, *(word[0] for word in words.raised)))
        self._closing = compiled(r"\s*$")
        self._nearly_half = " " + min(words.halves, key=len)
        self._of_run = lru_cache(maxsize=4096)(self._read_run)  # a few runs of words ("hai", "mười lăm") make most
        self._products: dict[str, Decimal] = {}

    def at(self, text: str, start: int, style: str = "vi") -> Numeral | None:
        """The longest number that begins at `start` in lower-case text."""
        if "0" <= text[start] <= "9" or text[start] in VULGAR:
            numeral = self._digital(text, start, style)
        else:
            numeral = self._worded(text, start)
        if numeral is not None and text.startswith(" m", numeral.end) and (few := self._few.match(text, numeral.end)):
            return _and_few(numeral, few.end())
        return numeral

    # -- digits -------------------------------------------------------------------------------------------------

    def _digital(self, text: str, start: int, style: str, below: Decimal | None = None) -> Numeral | None:
        """Digits with their scale words; behind another number (`1 tỷ 200 triệu`) only with scale words `below` its own."""
        digits = digits_at(text, start, style)
        if digits is None:
            return None
        end = digits.end
        if (
            below is None
            and text[end : end + 2].lstrip(" ")[:1] in self._power_firsts
            and (power := self._power.match(text, end))
        ):
            return _to_power(_base(text, start, digits), start, power)
        scale, behind = self._scale_after(text, end) if end < len(text) else (_ONE, end)
        if below is not None and not 1 < scale < below:
            return None
        if behind == end:
            return self._plain(text, start, digits)
        value = digits.value * scale
        other = None if digits.other is None else digits.other * scale
        numeral = Numeral(
            value, value, start, behind, scale.scaleb(-digits.decimals), _leading(digits, scale), scale > 1, other=other,
            scale=scale, tailed=digits.decimals > 0,
        )  # fmt: skip
        return self._continued(text, numeral) if scale >= 100 else numeral

    def _plain(self, text: str, start: int, digits: Digits) -> Numeral:
        value, decimals = digits.value, digits.decimals
        step = _ONE.scaleb(-decimals) if decimals else _ONE
        numeral = Numeral(value, value, start, digits.end, step, _last_place(value))
        if decimals or digits.other is not None:
            numeral.other, numeral.tailed = digits.other, decimals > 0
        if text[digits.end : digits.end + 2] not in self._shares:
            return numeral
        if bottom := self._bottom.match(text, digits.end):
            return self._parts_of(text, numeral, bottom) or numeral
        if not decimals and (half := self._half.match(text, digits.end)):
            return _plus(numeral, _HALF, half.end(), _HALF)  # "3 rưỡi"
        return numeral

    def _parts_of(self, text: str, top: Numeral, bottom: re.Match[str]) -> Numeral | None:
        """`3 phần 4`, `2 phần ba`; not `5 phần trăm`."""
        value, end = (Decimal(bottom[1]), bottom.end()) if bottom[1] else (Decimal(0), bottom.end())
        if not bottom[1]:
            tail = self._tail.match(text, end - 1)
            spelled = self._worded(text, end) if tail is None or tail[1] not in self.words.tails else None
            if spelled is not None and not spelled.bare and spelled.exact:
                value, end = spelled.low, spelled.end
            elif tail and tail[1] in self.words.tails and self._ends_tail(text, tail.end()):
                value, end = Decimal(self.words.tails[tail[1]]), tail.end()
        if not 1 < value <= _FRACTION_BOTTOM or top.low % 1 or top.low >= value:
            return None
        share = top.low / value
        return replace(top, low=share, high=share, end=end, step=_ONE, leading=_ONE, fraction=True, tailed=True)

    def _scale_after(self, text: str, end: int) -> tuple[Decimal, int]:
        """The product of the scale words behind a number (`nghìn tỷ`), glued or one space apart."""
        scale = _ONE
        if text[end].isalpha():
            match = self._scale.match(text, end)
            if match is None or not match[0]:
                return scale, end
            scale, end = self.words.glued_scales[match[0]], match.end()
        if text[end : end + 2] in self._scale_signs and (match := self._scales.match(text, end)):
            return scale * self._product(match[0]), match.end()
        return scale, end

    def _product(self, shown: str) -> Decimal:
        """The product of scale words; there are few ways to combine them, so each is worked out once."""
        product = self._products.get(shown)
        if product is None:
            product = self._products[shown] = Decimal(self._spelling.scale(shown.split(), 0)[0])
        return product

    def _continued(self, text: str, first: Numeral) -> Numeral:
        """`1 tỷ 200 triệu`, `3 tỷ 2`, `1tr5`, `2 triệu rưỡi`, `4 triệu sáu`."""
        end, tenth = first.end, first.scale / 10
        follows = text[end : end + 2]
        if "0" <= follows[:1] <= "9":
            match = self._glued_digit.match(text, end) if text[end - 1].isalpha() else None
            if match is None:
                return first
            step = first.scale.scaleb(-len(match[1]))  # "1tr5", "1tr25", "1tr250"
            return _plus(first, Decimal(match[1]) * step, match.end(), step)
        if follows[:1] != " " or len(follows) < 2:
            return first
        if half := self._half.match(text, end):
            return _plus(first, first.scale / 2, half.end(), tenth)
        if first.tailed or first.scale < _THOUSAND:
            return first
        if "0" <= follows[1] <= "9":
            return self._lower_digits(text, first)
        return self._lower_words(text, first)

    def _lower_digits(self, text: str, first: Numeral) -> Numeral:
        more = self._digital(text, first.end + 1, "vi", first.scale)
        if more is not None and more.low < first.scale:
            return replace(_plus(first, more.low, more.end, more.step), scale=more.scale)
        match = self._elided_digit.match(text, first.end)
        return _plus(first, Decimal(match[1]) * first.scale / 10, match.end(), first.scale / 10) if match else first

    def _lower_words(self, text: str, first: Numeral) -> Numeral:
        match = self._tail.match(text, first.end)
        if match is None or match[1] in self.words.years:
            return first
        more = self._worded(text, first.end + 1)
        if more is not None and more.exact and not more.bare and 1 < more.scale < first.scale and more.low < first.scale:
            return replace(_plus(first, more.low, more.end, more.step), scale=more.scale, tailed=True)
        digit = self.words.tails.get(match[1], self.words.units.get(match[1], 0))
        if not digit or (more is not None and more.end != match.end()) or not self._ends_tail(text, match.end()):
            return first
        glued = text[first.start].isdecimal() and " " not in text[first.start : first.end] and match[1] in self.words.units
        if (glued or match[1] in self.words.ones) and text[match.end() + 1 : match.end() + 2].isalpha():
            return first  # "20 nghìn một cân", "25k hai cốc"
        return _plus(first, digit * first.scale / 10, match.end(), first.scale / 10)

    def _ends_tail(self, text: str, end: int) -> bool:
        """`một tỷ tư.` but not `một tỷ tư nhân`."""
        word = text[end + 1 : text.find(" ", end + 1) if " " in text[end + 1 : end + 9] else end + 9]
        return not text.startswith(" ", end) or word.rstrip(".,;)\n") not in self.words.tail_not_before

    # -- words --------------------------------------------------------------------------------------------------

    def _worded(self, text: str, start: int) -> Numeral | None:
        vague = self._vague.match(text, start)
        if vague is not None:
            return self._of_vague(text, self.words.vague[vague[0]], start, vague.end())
        match = self._run.match(text, start)
        if match is None or text.startswith(self._nearly_half, match.end()):
            if (half := self._halves.match(text, start)) is not None:
                return self._half_of(text, half)
            if match is None:
                return None
        alone = match.end() >= len(text) - 2 and self._closing.match(text, match.end()) is not None
        numeral = self._of_run(match[0], alone)
        return numeral.moved(start) if numeral else None

    def _read_run(self, shown: str, alone: bool) -> Numeral | None:
        """The number at the beginning of a run of number words, as if it stood at 0."""
        run = shown.split(" ")
        pair = self._spelling.pair(run) if len(run) > 1 else None
        if pair is not None:
            low, high, factor, used = pair
            scale = Decimal(factor)
            return Numeral(
                low * scale, high * scale, 0, _end(0, run, used), scale, scale, factor > 1, True, "pair", scale=scale
            )  # fmt: skip
        spelled = self._spelling.read(run, alone=alone)
        return None if spelled is None else self._of_spelled(spelled, run, 0)

    def _of_spelled(self, spelled: Spelled, run: list[str], start: int) -> Numeral:
        value, last = spelled.value, spelled.last
        return Numeral(
            value, value, start, _end(start, run, spelled.used), spelled.step, _last_place(value), last > 1, spelled=True,
            scale=last, year=spelled.used == 1 and run[0] in self.words.years, fraction=spelled.fraction, bare=spelled.bare,
            tailed=spelled.tailed,
        )  # fmt: skip

    def _of_vague(self, text: str, vague: Vague, start: int, end: int) -> Numeral | None:
        match = self._scales.match(text, end)
        if match is None and vague.needs_scale:
            return None
        scale, end = (self._product(match[0]), match.end()) if match else (_ONE, end)
        high = None if vague.open else vague.high * scale
        return Numeral(
            vague.low * scale, high, start, end, scale, scale, scale > 1, True, vague.id, vague.open, scale=scale,
            durations=vague.durations,
        )  # fmt: skip

    def _half_of(self, text: str, half: re.Match[str]) -> Numeral:
        """`nửa triệu`, `nửa năm`, `một nửa`."""
        start, end = half.span()
        match = self._scales.match(text, end)
        scale = self._product(match[0]) if match else _ONE
        value = scale / 2
        return Numeral(
            value, value, start, match.end() if match else end, scale / 10, value, match is not None, True, scale=scale,
            fraction=" " in half[0],
        )  # fmt: skip


def _base(text: str, start: int, digits: Digits) -> tuple[Decimal, int, bool]:
    """What is raised, its decimals, and whether ten is raised beside it: `2.10^5` is 200.000."""
    times = text[start : digits.end].removesuffix(".10")
    if times.isdecimal() and times != text[start : digits.end]:
        return Decimal(times), 0, True
    return digits.value, digits.decimals, False


def _to_power(base: tuple[Decimal, int, bool], start: int, power: re.Match[str]) -> Numeral | None:
    """`1,5 x 10^6`, `10⁻³`; a base other than ten is raised as well (`2^10`)."""
    shown = power[2] or power[3] or power[4].translate(_RAISED)
    exponent = int(shown.replace("−", "-").replace("–", "-"))
    number, decimals, tens = base
    tens = tens or power[1] is not None
    if exponent > _MOST_ZEROS or (not tens and not 0 < number <= _LARGEST_BASE):
        return None
    value = number.scaleb(exponent) if tens else number**exponent
    value = value.quantize(_ONE) if exponent >= 0 and not value % 1 else value
    step = _ONE.scaleb(exponent - decimals) if tens else min(value, _ONE)
    return Numeral(value, value, start, power.end(), step, step, scaled=exponent > 0, tailed=True)


def _and_few(numeral: Numeral, end: int) -> Numeral:
    """`hai mươi mấy`, `20 mấy`: 21 to 29."""
    if not numeral.exact or numeral.low % _TEN or not _TEN <= numeral.low <= 90:
        return numeral
    return replace(numeral, low=numeral.low + 1, high=numeral.low + 9, end=end, vague="a-few")


def _end(start: int, run: list[str], used: int) -> int:
    """Where the first words of a run end; they stand one space apart."""
    return start + sum(map(len, run[:used])) + used - 1


def _plus(first: Numeral, value: Decimal, end: int, step: Decimal) -> Numeral:
    total = first.low + value
    return replace(first, low=total, high=total, end=end, step=step, leading=min(step, first.leading), other=None, tailed=True)


def _leading(digits: Digits, scale: Decimal) -> Decimal:
    """The place value of the last digit that is not zero: 600 → 100, 1305 → 1, 2.5 → 0.1."""
    return _last_place(digits.value) * scale if scale != _ONE else _last_place(digits.value)


def _last_place(value: Decimal) -> Decimal:
    if not value:
        return _ONE
    if value % _TEN and value == value.to_integral_value():
        return _ONE
    _, digits, exponent = value.as_tuple()
    place = int(exponent)
    for digit in reversed(digits):
        if digit:
            break
        place += 1
    return _ONE.scaleb(place) if place else _ONE


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether a span is all of a paragraph but for a few spaces.

    >>> is_alone("năm", 0, 3), is_alone("Giá?\n\nnăm \n\nHay", 6, 9), is_alone("Giá\nnăm", 4, 7)
    (True, True, False)
    """
    if start and text[start - 1] not in " \n":
        return False
    before = text[max(0, start - _MARGIN - 2) : start].rstrip(" ")
    behind = text[end : end + _MARGIN + 2].lstrip(" ")
    first = start <= _MARGIN and before in ("", "\n")
    last = end + _MARGIN >= len(text) and behind in ("", "\n")
    return (first or before.endswith("\n\n")) and (last or behind.startswith("\n\n"))
