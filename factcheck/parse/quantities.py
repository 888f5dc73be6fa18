"""Numbers with what stands around them: sign, range, unit, counted noun, per-unit, hedge.

Owns the reading of one quantity at one place; the scan decides where to try and what overlaps.
"""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.lexicon.quantities import QuantityWords, UnitWord
from factcheck.model import Kind
from factcheck.parse.figure import Figure
from factcheck.parse.hedges import HedgeReader, widen
from factcheck.parse.nouns import NounReader
from factcheck.parse.numerals import Numeral, NumeralReader

_UNIT = re.compile(r"[^\W\d_]+(?:[-/.][^\W\d_]+)*[23²³]?(?!\w)|[%‰°º$€£¥₫₩][cf]?(?!\w)|µg/m[3³]")
_LETTERS = re.compile(r"[^\W\d_]+")
_DASH = re.compile(r" ?[-–—~] ?(?=[0-9])|-(?=[^\W\d_])")
_SMALLER = re.compile(r" ?([0-9]{1,2}) ?([^\W\d_]+)(?!\w)")
_LONGEST_UNIT = 4
_LONGEST_LABEL = 3


class QuantityReader:
    """Reads quantities with the words of a lexicon; `text` is a view's lower case, `cased` its original case."""

    def __init__(self, words: QuantityWords, numerals: NumeralReader, connectives: frozenset[str]) -> None:
        self.words = words
        self.numerals = numerals
        self.nouns = NounReader(words)
        self.hedges = HedgeReader(words)
        self._sign_ends = frozenset(sign[-1] for sign in words.signs)
        self._to = re.compile(rf" (?:{'|'.join(sorted(connectives))}) (?=\w)")

    def at(self, text: str, cased: str, start: int, style: str = "vi") -> Figure | None:
        """The quantity whose number begins at `start`, or None when the number belongs to a name."""
        numeral = self.numerals.at(text, start, style)
        if numeral is None or self._in_name(text, cased, numeral):
            return None
        figure = self._composed(text, cased, numeral, style)
        if figure is None:
            return None
        self._hedge(text, figure)
        return figure

    # -- names --------------------------------------------------------------------------------------------------

    def _in_name(self, text: str, cased: str, numeral: Numeral) -> bool:
        """Glued to letters on either side: `H800`, `GPT-4`, `34B`, `4o`."""
        before = text[numeral.start - 1] if numeral.start else " "
        if before.isalpha() or before == "_":
            return True
        if before in "-." and numeral.start > 1 and text[numeral.start - 2].isalpha() and not numeral.spelled:
            return True
        if text[numeral.end - 1].isalpha():
            return False
        return self._glued_name(text, cased, numeral.end)

    def _glued_name(self, text: str, cased: str, end: int) -> bool:
        if not text[end : end + 1].isalpha():
            return False
        match = _UNIT.match(text, end)
        units = self.words.units.get(match[0], ()) if match else ()
        return not any(unit.glued and self._cased_right(unit, cased[end : end + 1]) for unit in units)

    @staticmethod
    def _cased_right(unit: UnitWord, letter: str) -> bool:
        return not unit.case or (letter.isupper() if unit.case == "upper" else letter.islower())

    def label_before(self, text: str, start: int) -> str:
        """The label word right before a number (`điều`, `quận`), or nothing."""
        words = text[max(0, start - 24) : start].split(" ")
        if len(words) < 2 or words[-1] != "":
            return ""
        for count in range(_LONGEST_LABEL, 0, -1):
            phrase = " ".join(words[-count - 1 : -1]).lstrip("(\"“'")
            previous = words[-count - 2] if len(words) > count + 1 else ""
            if phrase in self.words.labels and f"{previous} {phrase}" not in self.words.not_labels:
                return phrase
        return ""

    # -- composition --------------------------------------------------------------------------------------------

    def _composed(self, text: str, cased: str, numeral: Numeral, style: str) -> Figure | None:
        first_unit, first_end = self._unit(text, cased, numeral.end, numeral)
        whole = self._whole(text, numeral, style)
        if whole is not None:
            return self._part_of(text, cased, numeral, whole)
        second = self._second(text, first_end if first_unit else numeral.end, numeral, style)
        if second is not None:
            return self._range(text, cased, numeral, second, first_unit)
        figure = _figure(numeral)
        if first_unit is not None:
            self._with_unit(text, figure, first_unit, first_end, numeral)
        else:
            self._without_unit(text, cased, figure, numeral)
        return figure if not numeral.spelled or self._worth(text, figure, numeral) else None

    def _whole(self, text: str, part: Numeral, style: str) -> Numeral | None:
        """The whole in `85/100 điểm`, when something is counted behind it."""
        end = part.end
        if text[end : end + 1] != "/" or not text[end + 1 : end + 2].isdigit() or part.spelled:
            return None
        whole = self.numerals.at(text, end + 1, style)
        if whole is None or whole.low < part.low or text[whole.end : whole.end + 1] == "/":
            return None
        if self._unit(text, text, whole.end, whole)[0] is not None:
            return whole
        return whole if whole.low > 12 and self.nouns.known(text, whole.end + 1) else None  # "3/4 dân số" is a fraction

    def _part_of(self, text: str, cased: str, part: Numeral, whole: Numeral) -> Figure:
        figure = _figure(part)
        unit, end = self._unit(text, cased, whole.end, whole)
        if unit is not None:
            self._with_unit(text, figure, unit, end, whole)
        else:
            self._without_unit(text, cased, figure, whole)
        return figure

    def _worth(self, text: str, figure: Figure, numeral: Numeral) -> bool:
        """A spelled number is a figure when something is counted: a lone `một`, `năm` or `ba` is a word."""
        if numeral.durations:
            return figure.dimension == "time"
        if numeral.low == 0 and numeral.step == 1:
            return False
        if figure.unit is not None and figure.dimension != "count":
            return not (numeral.year and figure.dimension == "time" and figure.unit == "year")
        if numeral.scaled or numeral.low >= 10 or numeral.step < 1:
            return True
        if figure.dimension != "count" or (numeral.low == 1 and not self._counts_one(figure.head)):
            return False
        return self.nouns.known(text, numeral.end + 1) and not (numeral.year and self._year_before(text, numeral))

    def _counts_one(self, head: str) -> bool:
        return head in self.words.ones or head.split()[0] in self.words.ones

    def _year_before(self, text: str, numeral: Numeral) -> bool:
        """`trong năm doanh nghiệp …`: behind a number or a preposition of time `năm` is the year."""
        before = text[max(0, numeral.start - 12) : numeral.start].split()
        return bool(before) and (before[-1][-1].isdigit() or before[-1] in self.numerals.words.year_before)

    def _second(self, text: str, end: int, first: Numeral, style: str) -> Numeral | None:
        """The other end of `A–B` or `A đến B`."""
        match = _DASH.match(text, end) or self._to.match(text, end)
        if match is None or match.end() >= len(text):
            return None
        begin = match.end()
        if not (text[begin].isdigit() or _word(text, begin) in self.numerals.openers):
            return None
        second = self.numerals.at(text, begin, style)
        if second is None or (second.spelled and second.year) or self._glued_name_at(text, second):
            return None
        return second

    def _glued_name_at(self, text: str, numeral: Numeral) -> bool:
        return not text[numeral.end - 1].isalpha() and self._glued_name(text, text, numeral.end)

    def _range(self, text: str, cased: str, first: Numeral, second: Numeral, unit: UnitWord | None) -> Figure | None:
        last_unit, end = self._unit(text, cased, second.end, second)
        if unit is not None and last_unit is not None and unit.dimension != last_unit.dimension:
            alone = _figure(first)
            self._with_unit(text, alone, unit, self._unit(text, cased, first.end, first)[1], first)
            return alone
        low = first.low
        if unit is None and first.scale == 1 and second.scale > 1 and first.low < 1000:
            low = first.low * second.scale  # "20 đến 40 triệu": the scale word is shared
        high = second.high if second.high is not None else second.low
        if low > high:
            return self._score(text, first, second)
        figure = _figure(first)
        figure.stated, figure.low, figure.high = (low if low == high else None), low, high
        figure.end, figure.step, figure.leading = second.end, second.step, second.leading
        figure.scaled = second.scaled
        if last_unit is not None or unit is None:
            if last_unit is not None:
                self._with_unit(text, figure, last_unit, end, second)
            else:
                self._without_unit(text, cased, figure, second)
        else:
            figure.unit, figure.dimension, figure.kind = unit.id, unit.dimension, _kind(unit)
        if figure.dimension == "number" and (_tight(text, first, second) or self._is_score(text, first.start)):
            return self._score(text, first, second)
        return figure

    def _is_score(self, text: str, start: int) -> bool:
        words = text[max(0, start - 24) : start].split()
        return any(" ".join(words[-count:]) in self.words.score_cues for count in (1, 2, 3))

    def _score(self, text: str, first: Numeral, second: Numeral) -> Figure | None:
        if first.spelled or first.low > 150 or second.low > 150 or "-" not in text[first.end : second.start]:
            figure = _figure(first)
            self._without_unit(text, text, figure, first)
            return None if first.spelled else figure
        figure = _figure(first)
        figure.kind, figure.dimension, figure.unit = "score", "score", "score"
        figure.stated, figure.low, figure.high = None, first.low, second.low
        figure.end = second.end
        return figure

    def _with_unit(self, text: str, figure: Figure, unit: UnitWord, end: int, numeral: Numeral) -> None:
        figure.unit, figure.dimension, figure.kind = unit.id, unit.dimension, _kind(unit)
        figure.head = text[numeral.end : end].strip()
        figure.end = end
        if unit.kind == "duration":
            self._compound(text, figure)
        if unit.scale != 1:
            _rescale(figure, unit.scale)
        if unit.dimension == "times" and not self._is_ratio(text, figure.start):
            figure.kind, figure.dimension = "count", "count"
            figure.unit = figure.head
        if unit.dimension not in ("time", "times", "percent", "age"):
            self._per(text, figure)

    def _compound(self, text: str, figure: Figure) -> None:
        """`2 năm 6 tháng`, `1 giờ 30 phút`: a length in two units is one figure in the smaller."""
        match = _SMALLER.match(text, figure.end)
        units = self.words.units.get(match[2], ()) if match else ()
        ratio = self.words.smaller.get((figure.unit or "", units[0].id)) if units else None
        if match is None or ratio is None or figure.stated is None:
            return
        if text[match.end() : match.end() + 2].strip()[:1].isdigit() and units[0].id in ("month", "day"):
            return  # "2 năm 6 tháng 5": a date begins
        figure.stated = figure.low = figure.high = figure.stated * ratio + Decimal(match[1])
        figure.unit, figure.end, figure.head, figure.step = units[0].id, match.end(), match[2], Decimal(1)

    def _is_ratio(self, text: str, start: int) -> bool:
        words = text[max(0, start - 32) : start].split()
        return any(word.strip("(,") in self.words.ratio_cues for word in words[-4:])

    def _without_unit(self, text: str, cased: str, figure: Figure, numeral: Numeral) -> None:
        """A counted noun, a currency sign before the number, or a bare number."""
        if self._signed(text, figure) or self._led(text, figure):
            return
        end = numeral.end
        if text[end : end + 1] != " ":
            return
        if cased[end + 1 : end + 3].istitle():  # "2023 Nguyễn Văn A": a name follows, nothing is counted
            return
        noun_end = self.nouns.at(text, end + 1)
        if noun_end > end + 1 and (not numeral.scaled or self.nouns.known(text, end + 1)):
            figure.head = figure.unit = text[end + 1 : noun_end]
            figure.kind, figure.dimension, figure.end = "count", "count", noun_end

    def _led(self, text: str, figure: Figure) -> bool:
        """`ở tuổi 69`: a unit that may stand before its number."""
        before = text[max(0, figure.start - 12) : figure.start].split(" ")
        unit = self.words.leading.get(before[-2]) if len(before) > 1 and not before[-1] else None
        if unit is None or text[figure.end : figure.end + 1] == "-":
            return False
        figure.start -= len(before[-2]) + 1
        figure.unit, figure.dimension, figure.kind, figure.head = unit.id, unit.dimension, _kind(unit), before[-2]
        return True

    def _signed(self, text: str, figure: Figure) -> bool:
        before = text[max(0, figure.start - 2) : figure.start].strip()
        if not before or before[-1] not in self._sign_ends:
            return False
        for sign, unit in self.words.signs.items():
            for gap in (0, 1):
                begin = figure.start - gap - len(sign)
                if begin >= 0 and text.startswith(sign, begin) and text[begin + len(sign) : figure.start].strip() == "":
                    figure.start = begin
                    figure.unit, figure.dimension, figure.kind = unit.id, unit.dimension, _kind(unit)
                    figure.head = sign
                    self._per(text, figure)
                    return True
        return False

    def _unit(self, text: str, cased: str, end: int, numeral: Numeral) -> tuple[UnitWord | None, int]:
        """The longest unit behind the number, with where it ends."""
        glued = text[end : end + 1] not in (" ", "")
        at = end if glued else end + 1
        best: tuple[UnitWord | None, int] = (None, end)
        begin, count = at, 0
        while count < _LONGEST_UNIT and (match := _UNIT.match(text, at)):
            for stop in _stops(text, match):
                if unit := self._unit_at(text, cased, begin, stop, numeral, glued):
                    best = (unit, stop)
                    break
            count += 1
            if text[match.end() : match.end() + 1] != " ":
                break
            at = match.end() + 1
        return best

    def _unit_at(self, text: str, cased: str, begin: int, end: int, numeral: Numeral, glued: bool) -> UnitWord | None:
        for unit in self.words.units.get(text[begin:end], ()):
            if glued and not unit.glued and text[begin] != "-":
                continue
            if (unit.after_scale and not numeral.scaled) or unit.after_price:
                continue
            if not self._cased_right(unit, cased[begin]) and glued:
                continue
            if not self._continues(text, end, unit):
                return unit
        return None

    def _continues(self, text: str, end: int, unit: UnitWord) -> bool:
        """Whether the next word makes another word of the unit (`đồng chí`)."""
        if text[end : end + 1] != " " or not unit.not_before:
            return False
        first = _word(text, end + 1)
        return first in unit.not_before or f"{first} {_word(text, end + 2 + len(first))}" in unit.not_before

    def _per(self, text: str, figure: Figure) -> None:
        """`/kg`, `mỗi tháng`, `cho một triệu token`."""
        for opener in self.words.per_openers:
            at = figure.end + (0 if opener == "/" else 1)
            if not text.startswith(opener, at) or (opener != "/" and text[figure.end : at] != " "):
                continue
            begin = at + len(opener)
            begin += text[begin : begin + 1] == " "
            if self._counted_per(text, figure, begin, opener):
                return

    def _counted_per(self, text: str, figure: Figure, begin: int, opener: str) -> bool:
        how_many = Decimal(1)
        if begin < len(text) and (text[begin].isdigit() or _word(text, begin) in self.numerals.openers):
            numeral = self.numerals.at(text, begin)
            if numeral is None or not numeral.exact:
                return False
            how_many, begin = numeral.low, numeral.end + 1
        elif opener not in ("/",) and opener == self.words.per_openers[4]:
            return False
        if how_many == 1 and begin < len(text) and (scale := self.numerals.words.scales.get(_word(text, begin))):
            how_many, begin = scale, begin + len(_word(text, begin)) + 1
        counted = self._per_noun(text, begin)
        if not counted:
            return False
        figure.per = counted if how_many == 1 else f"{how_many:f} {counted}"
        figure.end = begin + len(counted)
        return True

    def _per_noun(self, text: str, begin: int) -> str:
        first = _match(_UNIT, text, begin)
        second = _match(_LETTERS, text, begin + len(first) + 1) if first else ""
        for phrase in (f"{first} {second}", first):
            if phrase in self.words.per_counted:
                return phrase
        return ""

    # -- hedges -------------------------------------------------------------------------------------------------

    def _hedge(self, text: str, figure: Figure) -> None:
        self._sign(text, figure)
        small = figure.dimension in ("count", "number") and not figure.scaled and (figure.low or 0) < 10
        found = self.hedges.before(text, figure.start, small=small) or self.hedges.after(text, figure.end)
        if found is not None:
            figure.hedge, figure.hedge_start, figure.hedge_end = found[0].id, found[1], found[2]
        widen(figure, found[0] if found else None)

    @staticmethod
    def _sign(text: str, figure: Figure) -> None:
        """A minus sign: behind a bracket or a space, right before the number of a percentage or a measure."""
        at = figure.start - 1
        if at < 0 or text[at] not in "-+–" or figure.low is None or figure.spelled:
            return
        if (at > 0 and text[at - 1] not in " (:[") or figure.dimension == "count":
            return
        figure.start = at
        if text[at] != "+" and figure.low == figure.high:
            figure.low, figure.high = -figure.low, -figure.low
            figure.stated = figure.low


def _tight(text: str, first: Numeral, second: Numeral) -> bool:
    """`Kuwait 0-2`: two small numbers around a bare hyphen, with nothing counted, are a result."""
    return text[first.end : second.start] == "-" and not first.spelled and first.low <= 30 and second.low <= 30


def _stops(text: str, match: re.Match[str]) -> tuple[int, ...]:
    """Where a unit may end: the whole token, else before its first inner sign (`đồng/mùa`, `đồng.Ngược`)."""
    inner = re.search(r"[/.-]", match[0])
    return (match.end(), match.start() + inner.start()) if inner else (match.end(),)


def _word(text: str, start: int) -> str:
    return _match(_LETTERS, text, start)


def _match(pattern: re.Pattern[str], text: str, start: int) -> str:
    match = pattern.match(text, start)
    return match[0] if match else ""


def _kind(unit: UnitWord) -> Kind:
    return unit.kind  # type: ignore[return-value]


def _rescale(figure: Figure, scale: Decimal) -> None:
    figure.low = figure.low * scale if figure.low is not None else None
    figure.high = figure.high * scale if figure.high is not None else None
    figure.stated = figure.stated * scale if figure.stated is not None else None
    figure.step, figure.leading, figure.scaled = figure.step * scale, figure.leading * scale, True


def _figure(numeral: Numeral) -> Figure:
    return Figure(
        kind="number",
        start=numeral.start,
        end=numeral.end,
        stated=numeral.low if numeral.low == numeral.high or numeral.open else None,
        low=numeral.low,
        high=numeral.high,
        step=numeral.step,
        leading=numeral.leading,
        scaled=numeral.scaled,
        spelled=numeral.spelled,
        vague=numeral.vague is not None,
        other=numeral.other,
    )
