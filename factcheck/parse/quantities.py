"""Numbers with what stands around them: sign, range, unit, counted noun, per-unit, hedge.

Owns the reading of one quantity at one place; the scan decides where to try and what overlaps.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import QuantityWords, UnitWord
from factcheck.parse.before import CURRENCY, HEDGE, LEADING, MINUS, RANK, Before
from factcheck.parse.continuations import GLUED_DECIMALS, ContinuationReader, glued
from factcheck.parse.figure import Figure
from factcheck.parse.hedges import HedgeReader, widen
from factcheck.parse.named_numbers import NamedNumbers
from factcheck.parse.nouns import NounReader
from factcheck.parse.numerals import Numeral, NumeralReader, is_alone
from factcheck.parse.ranges import RangeReader
from factcheck.parse.rates import RateReader
from factcheck.parse.scores import is_score_before, score, tight
from factcheck.parse.signs import SignReader
from factcheck.parse.units import UnitReader
from factcheck.parse.worth import Worth

_LARGEST_SHARE = 5
_NEAR = 40
_MANY = 100  # "3.000 bảng" are pounds
_ADDED = compiled(r" ?\+ ?([0-9]{1,2})(?![\w.,]\d)")
_PER_HEADS = compiled(r"/ ?1[0.]{2,9}00 (?=[^\W\d_])")  # "6-16/100.000 dân"
_OVER = compiled(r"/(?=[0-9])| / (?=[0-9])")
_PRIME = compiled(r"(?:\+([0-9]{1,2}))?['′’](?!\w)")
_QUOTE = compiled(r"(?<![0-9])['’]")  # an opening quotation mark makes a closing one of the prime
_CLAUSES = compiled(r"[,;.:] ")
_YEAR = compiled(r"(?:19|20)[0-9]{2}")
_CAPITALS = compiled(r"[^\W\d_]+ [^\W\d_a-zđ]")
_LONGEST_ROW = 5
_LONGEST_MATCH = 130
_BY = compiled(r" ?[x×] ?(?=[0-9])")


class QuantityReader:
    """Reads quantities with the words of a lexicon; `text` is a view's lower case, `cased` its original case."""

    def __init__(self, words: QuantityWords, numerals: NumeralReader) -> None:
        self.words = words
        self.numerals = numerals
        self.nouns = NounReader(words)
        self.hedges = HedgeReader(words)
        self.units = UnitReader(words)
        self._ranges = RangeReader(words, numerals)
        self._rates = RateReader(words, numerals)
        self._continuations = ContinuationReader(words, numerals, self.units)
        self._signs = SignReader(numerals.words)
        lexicon = numerals.words
        links = "|".join(sorted(words.and_ | lexicon.or_))
        self._shared = compiled(rf"(?:,? ({links}) |, )(?=[0-9])")
        self._worth = Worth(words, numerals.words, self.nouns)
        self._named = NamedNumbers(words, self.units, self.nouns)
        self.before: dict[int, Callable[[str], bool]] = {
            HEDGE: self.hedges.ends.__contains__,
            LEADING: words.leading.__contains__,
            RANK: words.ranks.__contains__,
            MINUS: lexicon.minus.__contains__,
            CURRENCY: self.units.opens,
        }

    def at(self, text: str, cased: str, start: int, style: str, before: Before) -> Figure | None:
        """The quantity whose number begins at `start`, or None when the number belongs to a name."""
        numeral = self.numerals.at(text, start, style)
        if numeral is None or self._named.holds(text, cased, numeral):
            return None
        figure = self._composed(text, cased, numeral, style, before)
        if figure is not None:
            self.hedge(text, figure, before if figure.start == start else Before(before.floor))
        return figure

    def elided(self, text: str, word: str, start: int, before: Before) -> Figure | None:
        """`mét bảy`, `ký rưỡi`: a unit that says one of itself."""
        if word not in self.words.elided and word not in self.words.elided_halves:
            return None
        unit = next(row for row in self.words.units[word] if not row.after_price)
        figure = self._continuations.elided(text, start, unit)
        if figure is not None:
            self.hedge(text, figure, before)
        return figure

    # -- composition --------------------------------------------------------------------------------------------

    def _composed(self, text: str, cased: str, numeral: Numeral, style: str, before: Before) -> Figure | None:
        if "/" in text[numeral.end : numeral.end + 2] and _PER_HEADS.match(text, numeral.end) is None:
            whole = self._whole(text, cased, numeral, style)
            if whole is not None:
                return self._part_of(text, cased, numeral, whole)
        if not numeral.spelled and (english := self.units.english(text, numeral.end)) is not None:
            figure = _figure(numeral)
            if not self._signed(text, cased, figure, before):
                self._magnified(text, cased, figure, *english)
            if figure.dimension == "money":
                return figure  # "£20m" are no metres, "5 million USD" count nothing
        unit = self.units.at(text, cased, numeral.end, scaled=numeral.scaled or numeral.low >= _MANY)
        end = unit[1] if unit else numeral.end
        second = self._ranges.second(text, end, numeral, style) if self._ranges.goes_on(text, end) else None
        if second is not None and (second.end == len(text) or not self._named.glued(text, cased, second)):
            return self._range(text, cased, numeral, second, unit[0] if unit else None, before)
        figure = _figure(numeral)
        if unit is not None:
            self._with_unit(text, cased, figure, *unit, numeral)
        else:
            self._without_unit(text, cased, figure, numeral, before)
        if unit is None and figure.dimension == "number":
            self._bare(text, cased, figure, numeral, style)
        return figure if not numeral.spelled or self._worth.holds(text, figure, numeral) else None

    def _bare(self, text: str, cased: str, figure: Figure, numeral: Numeral, style: str) -> None:
        """A number without a unit: `10 ± 2`, `10 x 18cm`, `5M USD`, `82,5 triệu/lượng`."""
        end = numeral.end
        if numeral.fraction:
            figure.dimension = "fraction"
        elif margin := self._ranges.around(text, end, style):
            figure.low, figure.high = numeral.low - margin.low, numeral.low + margin.low
            figure.stated, figure.end = None, margin.end
            if unit := self.units.at(text, cased, margin.end):
                self._with_unit(text, cased, figure, *unit, margin)
        elif _PER_HEADS.match(text, end):
            self._per_counted(text, figure)
        elif prime := _PRIME.match(text, end):
            self._of_play(text, cased, figure, prime)
        elif by := _BY.match(text, end):
            if (unit_behind := self._unit_behind(text, cased, by.end())) is not None:
                figure.measure(unit_behind)
        elif not _YEAR.fullmatch(text, figure.start, end) and (shared := self._shared_unit(text, cased, end)) is not None:
            self._share(figure, *shared)  # "(SN 1970, 45 tuổi)": a year of birth
        elif numeral.scaled and not numeral.spelled and (per := self._rates.priced(text, end)) is not None:
            figure.per, figure.end = per
            figure.unit, figure.dimension, figure.kind = self.words.per_currency, "money", "money"
        elif magnitude := self.units.magnitude(cased, end):
            self._magnified(text, cased, figure, *magnitude)

    def _shared_unit(self, text: str, cased: str, end: int, depth: int = 0) -> tuple[UnitWord, str] | None:
        """The unit, with its words, of the last of `9 và 10 tuổi`, `36, 42 và 50 kg`: digits in a row share it."""
        link = self._shared.match(text, end)
        numeral = self.numerals.at(text, link.end()) if link else None
        if link is None or numeral is None or numeral.scaled or numeral.spelled:
            return None
        if link[1] is None:  # a comma: the row ends in a word
            further = self._shared_unit(text, cased, numeral.end, depth + 1) if depth < _LONGEST_ROW else None
            if further is not None or depth:
                return further
        unit = self.units.at(text, cased, numeral.end)
        if link[1] is None and (unit is None or unit[0].dimension != "age"):
            return None  # "16, 17 tuổi", but "3, 5 kg" may be two things
        if unit is None or unit[0].dimension not in self.words.shared or unit[0].scale != 1:
            return None
        return unit[0], text[numeral.end : unit[1]].strip()

    @staticmethod
    def _share(figure: Figure, unit: UnitWord, head: str) -> None:
        figure.measure(unit)
        figure.head = head

    def _of_play(self, text: str, cased: str, figure: Figure, prime: re.Match[str]) -> None:
        """`Thanh Trung 40'`, `(Văn Toàn 90+2')`: the minute of a match behind a name."""
        lead = cased[max(0, figure.start - 60) : figure.start]
        word = lead.rstrip(" ,(").rpartition(" ")[2]
        if figure.low is None or not 1 <= figure.low <= _LONGEST_MATCH or figure.step != 1 or len(_QUOTE.findall(lead)) % 2:
            return
        if not (word[:1].isupper() or word[-1:] == prime[0][-1]):
            return
        figure.set(figure.low + Decimal(prime[1] or 0))
        figure.end = prime.end()
        figure.measure(self.words.match_minute)

    def _magnified(self, text: str, cased: str, figure: Figure, scale: Decimal, end: int) -> None:
        """`5M USD`, `1,2M`: only before a currency or behind decimals; `3M` is a company."""
        unit = self.units.at(text, cased, end, scaled=True)
        if unit is None or unit[0].dimension != "money":
            if figure.step == 1:
                return
            unit = None
        figure.rescale(scale)
        figure.end = end
        if unit is not None:
            figure.unit, figure.dimension, figure.kind, figure.end = unit[0].id, "money", "money", unit[1]

    def _unit_behind(self, text: str, cased: str, start: int, depth: int = 0) -> UnitWord | None:
        """The length that a later side of `10 x 18 x 20 cm` is given in."""
        numeral = self.numerals.at(text, start)
        if numeral is None:
            return None
        unit = self.units.at(text, cased, numeral.end)
        if unit is not None:
            return unit[0] if unit[0].dimension == "length" else None
        by = _BY.match(text, numeral.end)
        return self._unit_behind(text, cased, by.end(), depth + 1) if by and depth < 2 else None

    def _whole(self, text: str, cased: str, part: Numeral, style: str) -> Numeral | None:
        """The whole in `85/100 điểm`, when something is counted behind it."""
        link = _OVER.match(text, part.end)
        if link is None or part.spelled:
            return None
        whole = self.numerals.at(text, link.end(), style)
        if whole is None or whole.low < part.low or text[whole.end : whole.end + 1] == "/":
            return None
        if self.units.at(text, cased, whole.end) is not None or (part.step < 1 and whole.low <= _MANY):
            return whole  # "85/100 điểm", "3,98/4"
        return whole if whole.low > 12 and self.nouns.known(text, whole.end + 1) else None  # "3/4 dân số" is a fraction

    def _part_of(self, text: str, cased: str, part: Numeral, whole: Numeral) -> Figure:
        figure = _figure(part)
        if whole.scale > 1 == part.scale:
            figure.rescale(whole.scale)  # "2.477/10.825 tỷ đồng"
        unit = self.units.at(text, cased, whole.end)
        if unit is not None:
            if unit[0].dimension in self.words.divided and part.low < whole.low <= _LARGEST_SHARE and part.step == 1:
                figure.set(part.low / whole.low)  # "1/2 kg", but "3/5 điểm" are three of five
            self._with_unit(text, cased, figure, *unit, whole)
        else:
            self._without_unit(text, cased, figure, whole, Before(part.start))
            figure.end = max(figure.end, whole.end)
        return figure

    # -- ranges -------------------------------------------------------------------------------------------------

    def _range(
        self, text: str, cased: str, first: Numeral, second: Numeral, unit: UnitWord | None, before: Before
    ) -> Figure | None:
        last = self.units.at(text, cased, second.end, scaled=second.scaled)
        if unit is not None and last is not None and unit.dimension != last[0].dimension:
            return self._first_alone(text, cased, first)
        low = first.low
        if unit is None and first.scale == 1 < second.scale and (first.low < 1000 or first.low < second.low / second.scale):
            low = first.low * second.scale  # "20 đến 40 triệu", "16.000 - 18.000 tỷ": the scale word is shared
        high = second.high if second.high is not None else second.low
        if low > high:
            return self._score(text, cased, first, second, before)
        figure = _figure(first)
        figure.stated, figure.low, figure.high = (low if low == high else None), low, high
        figure.end, figure.step, figure.leading = second.end, second.step, second.leading
        figure.scaled = second.scaled
        if last is not None:
            self._with_unit(text, cased, figure, *last, second)
        elif unit is None:
            if not self._scores_for(text, cased, first, second):
                self._without_unit(text, cased, figure, second, before)
        else:
            figure.measure(unit)
        if figure.dimension == "number" and _PER_HEADS.match(text, figure.end):
            self._per_counted(text, figure)
            if figure.per is not None:
                return figure
        if figure.dimension == "number":
            if first.spelled and not first.scaled and first.low < 10 and text[first.end] in " ,":
                return None  # "năm, sáu" with nothing counted
            if (
                tight(text, first, second) and not (first.low >= 10 and is_alone(text, first.start, second.end))
            ) or is_score_before(text, first.start, self.words.score_cues):
                return self._score(text, cased, first, second, before)
        return figure

    def _scores_for(self, text: str, cased: str, first: Numeral, second: Numeral) -> bool:
        """`TP HCM 0-2 HAGL`: a name in capitals behind a result is not counted."""
        name = cased[second.end + 1 : second.end + 3]
        return name.isupper() and len(name) == 2 and tight(text, first, second) and not self.nouns.known(text, second.end + 1)

    def _first_alone(self, text: str, cased: str, first: Numeral) -> Figure:
        figure = _figure(first)
        unit = self.units.at(text, cased, first.end, scaled=first.scaled)
        if unit is not None:
            self._with_unit(text, cased, figure, *unit, first)
        return figure

    def _score(self, text: str, cased: str, first: Numeral, second: Numeral, before: Before) -> Figure | None:
        figure = _figure(first)
        if score(text, figure, first, second):
            return figure
        self._without_unit(text, cased, figure, first, before)
        return None if first.spelled else figure

    # -- units and nouns ------------------------------------------------------------------------------------------

    def _with_unit(self, text: str, cased: str, figure: Figure, unit: UnitWord, end: int, numeral: Numeral) -> None:
        figure.measure(unit)
        figure.head = text[numeral.end : end].strip()
        figure.end = end
        if numeral.other is not None and unit.whole and numeral.scale == 1 and figure.step < 1:
            figure.set(numeral.other)  # "25,000 đồng": nothing smaller is paid
            figure.step = figure.leading = Decimal(1)
        if unit.scale != 1:
            figure.rescale(unit.scale)
        self._continuations.read(text, cased, figure, unit)
        if unit.dimension == "times" and (
            self._recurs(text, figure) or (not self._is_ratio(cased, figure.start) and self._occasions(text, figure))
        ):
            figure.kind, figure.dimension = "count", "count"
            figure.unit = figure.head
            self._per_counted(text, figure, worded=True)
        elif unit.dimension == "time":
            self._per_counted(text, figure)
        if unit.dimension == "percent":
            self._per_counted(text, figure)
        elif unit.dimension not in ("time", "times", "age"):
            self._per(text, figure)

    def _recurs(self, text: str, figure: Figure) -> bool:
        """`kiểm định lớn 5 năm một lần`: how often, whatever cue stands before."""
        unit = self.words.units.get(_short_word(text, figure.start)) if figure.stated == 1 else None
        return unit is not None and unit[0].dimension == "time"

    def _occasions(self, text: str, figure: Figure) -> bool:
        """`2 lần`, `5,9 lần mỗi tháng`; but `P/B 1,3 lần` is a ratio."""
        return figure.step == 1 or self._rates.counted(text, figure.end, worded=True) is not None

    def _is_ratio(self, cased: str, start: int) -> bool:
        """Whether a cue stands among the four words before, in small letters (`Mạnh Quỳnh` is a name)."""
        words = _CLAUSES.split(cased[max(0, start - 32) : start].rpartition("\n")[2])[-1].split()
        named = [at for at, word in enumerate(words) if at and word[0].isupper() and words[at - 1][0].isupper()]
        names = {*named, *(at - 1 for at in named)}
        last = range(max(len(words) - 4, 0), len(words))
        return any(words[at].strip("(,").lower() in self.words.ratio_cues for at in last if at not in names)

    def _without_unit(self, text: str, cased: str, figure: Figure, numeral: Numeral, before: Before) -> None:
        """A counted noun, a currency before the number, or a bare number."""
        floor, roles = before
        if not numeral.spelled and roles & CURRENCY and self._signed(text, cased, figure, before):
            return
        if roles & LEADING and self._led(text, figure, floor):
            return
        end = numeral.end
        if roles & RANK and _short_word(text, figure.start) in self.words.ranks:
            return
        if not numeral.spelled and (match := GLUED_DECIMALS.match(text, end)) and figure.step == 1:
            glued(figure, match)
            return
        if text[end : end + 1] != " " or numeral.fraction:
            return
        # "2023 Nguyễn Văn A": a name follows and nothing is counted; "1 Chi nhánh" counts all the same
        if cased[end + 1 : end + 3].istitle() and not self.nouns.compound(text, end + 1):
            return
        if cased[end + 1 : end + 3].isupper() and not self.nouns.known(text, end + 1) and _CAPITALS.match(cased, end + 1):
            return  # "dưới 20 FIFA World Cup": a name of two words
        noun_end = self.nouns.at(text, end + 1)
        if noun_end > end + 1 and (not numeral.scaled or self.nouns.known(text, end + 1)):
            figure.head = figure.unit = text[end + 1 : noun_end]
            figure.kind, figure.dimension, figure.end = "count", "count", noun_end
            self._per_counted(text, figure)

    def _led(self, text: str, figure: Figure, floor: int) -> bool:
        """`ở tuổi 69`: a unit that may stand before its number."""
        if not figure.start or text[figure.start - 1] != " ":
            return False
        begin = text.rfind(" ", max(0, figure.start - 12), figure.start - 1) + 1
        begin += text.startswith("(", begin)
        word = text[begin : figure.start - 1].lstrip()
        unit = self.words.leading.get(word)
        if unit is None or figure.low is None or (unit.least and figure.spelled):
            return False
        if figure.low < unit.least and not any(near in text[max(0, begin - _NEAR) : begin] for near in unit.near):
            return False
        if text[figure.end : figure.end + 1] == "-" or figure.start - len(word) - 1 < floor:
            return False
        if unit.not_after and text[max(0, begin - 9) : max(begin - 1, 0)].rpartition(" ")[2] in unit.not_after:
            return False  # "dàn loa cao cấp 31 loa"
        if unit.least and unit.kind != "ordinal" and self.nouns.known(text, figure.end + 1):
            return False  # "khám xét khẩn cấp 8 địa điểm"
        if unit.dimension == "match-minute" and (added := _ADDED.match(text, figure.end)):
            figure.set(figure.low + Decimal(added[1]))  # "phút 90+3"
            figure.end = added.end()
        figure.start -= len(word) + 1
        figure.measure(unit)
        figure.head = word
        return True

    def _signed(self, text: str, cased: str, figure: Figure, before: Before) -> bool:
        found = self.units.before(text, cased, figure.start, before.floor) if before.roles & CURRENCY else None
        if found is None:
            return False
        unit, begin = found
        magnitude = self.units.magnitude(cased, figure.end) or self.units.english(text, figure.end)
        if magnitude is not None:
            figure.rescale(magnitude[0])
            figure.end = magnitude[1]
        elif figure.other is not None and figure.step < 1 and not figure.scaled:
            figure.stated, figure.other = figure.other, figure.stated  # "$1,500": a sign in front is English
            figure.low = figure.high = figure.stated
            figure.step = figure.leading = Decimal(1)
        figure.head = text[begin : figure.start].strip()
        figure.start = begin
        figure.measure(unit)
        self._per(text, figure)
        return True

    def _per_counted(self, text: str, figure: Figure, *, worded: bool = False) -> None:
        """`300 người/km2`, `40 giờ/tuần`, `2 lần một ngày`."""
        per = self._rates.counted(text, figure.end, worded=worded)
        if per is not None:
            figure.per, figure.end = per

    def _per(self, text: str, figure: Figure) -> None:
        per = self._rates.at(text, figure.end)
        if per is not None:
            figure.per, figure.end = per

    # -- hedges -------------------------------------------------------------------------------------------------

    def hedge(self, text: str, figure: Figure, before: Before) -> None:
        """Read the sign and the hedges around a figure, and set its intervals."""
        floor, roles = before
        if roles & MINUS:
            start = figure.start
            self._signs.read(text, figure, floor)
            roles = roles if figure.start == start else Before(floor).roles
        small = figure.dimension in ("count", "number") and not figure.scaled and (figure.low or 0) < 10
        led = figure.head in self.words.leading and text.startswith(figure.head, figure.start)  # "độ tuổi 3-7"
        found = None
        if roles & HEDGE and not led:
            found = self.hedges.before(text, figure.start, small=small, many=figure.stated is None)
        if found is None or found[1] < floor:
            found = self.hedges.after(text, figure.end)
        if found is not None:
            figure.hedge, figure.hedge_start, figure.hedge_end = found[0].id, found[1], found[2]
        widen(figure, found[0] if found else None)


def _short_word(text: str, start: int) -> str:
    """The word of four letters at most one space before."""
    return text[max(0, start - 5) : start].rpartition(" ")[0].rpartition(" ")[2]


def _figure(numeral: Numeral) -> Figure:
    """The figure of a number, by position: this is done for every number."""
    low, high = numeral.low, numeral.high
    stated = low if low == high or numeral.open else None
    figure = Figure(
        "number", numeral.start, numeral.end, stated, low, high, numeral.step, numeral.leading, numeral.scaled,
        numeral.spelled, numeral.vague is not None,
    )  # fmt: skip
    figure.other = numeral.other
    return figure
