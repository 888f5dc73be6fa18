"""What goes on with a figure behind its unit: halves, decimals of a metre, a second smaller unit."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import QuantityWords, UnitWord
from factcheck.parse.figure import Figure
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.units import UnitReader

# "1m75", "1m7", "2kg5", and the length of time "1h30'"; but "5m2" is an area
GLUED_DECIMALS = compiled(
    r"m([0-9]{2}|[014-9])(?!\w)|(kg|ký|kí)([1-9])(?!\w)|h([0-5][0-9])(?:['′’]|ph?(?!\w)| ?phút(?!\w)|(?!\w))"
)
_CLOSES = compiled(r"(?: ?[,;:!?)…]| ?\.(?![0-9])|\s*\Z|\n)")
_SPACED_DECIMALS = compiled(r" ([0-9]{2})(?![\w%/,]|\.[0-9]|[ ]\w)")
_TENTH = compiled(r" ([1-9])(?![\w%/,.)-]\S|[\w%/)-]|[ ]\S)")  # "3 ký 2"; not "3 kg 2 lạng"


class ContinuationReader:
    """Reads on behind a unit with the words of a lexicon."""

    def __init__(self, words: QuantityWords, numerals: NumeralReader, units: UnitReader) -> None:
        self._numerals, self._units = numerals, units
        opening = rf"[0-9]|(?:{'|'.join(sorted(numerals.openers))})(?!\w)"
        self._smaller = compiled(rf" (?:(?:{'|'.join(sorted(words.and_))}) )?(?={opening})")
        self._half = compiled(rf" (?:{'|'.join(sorted(numerals.words.half))})(?!\w)")

    def read(self, text: str, cased: str, figure: Figure, unit: UnitWord) -> None:
        """`hai năm rưỡi`, `1 mét 75`, `2 năm 6 tháng`, `2 đô la 23 xu`."""
        if figure.stated is None or figure.vague or text[figure.end : figure.end + 1] != " ":
            return
        if half := self._half.match(text, figure.end):
            if not figure.scaled or unit.scale > 1:
                figure.set(figure.stated + Decimal("0.5") * unit.scale)
                figure.step, figure.end = unit.scale / 2, half.end()
        elif unit.id == "m" and figure.step == 1 and (match := _SPACED_DECIMALS.match(text, figure.end)):
            metres(figure, match[1], match.end())
        elif unit.tenths and self._tenths(text, figure):
            return
        elif unit.holds or unit.dimension == "money":
            self._compound(text, cased, figure, unit)

    def elided(self, text: str, start: int, unit: UnitWord) -> Figure | None:
        """`mét bảy`, `ký rưỡi`, `tháng rưỡi`: one of a unit, and a part of it."""
        end = text.index(" ", start)
        figure = Figure("measure", start, end, Decimal(1), Decimal(1), Decimal(1), spelled=True)
        figure.measure(unit)
        figure.head = text[start:end]
        if half := self._half.match(text, end):
            figure.set(Decimal("1.5"))
            figure.step, figure.end = Decimal("0.5"), half.end()
            return figure
        return figure if unit.tenths and self._tenths(text, figure) else None

    def _tenths(self, text: str, figure: Figure) -> bool:
        """`một mét bảy`, `một mét sáu lăm`, `hai ký mốt`, `3 ký 2`: a digit or two that close the phrase."""
        if figure.stated is None or figure.stated % 1 or figure.step != 1 or figure.scaled:
            return False
        if not figure.spelled:
            digit = _TENTH.match(text, figure.end)
            return digit is not None and self._add(figure, Decimal(digit[1]), digit.end())
        word = text[figure.end + 1 : figure.end + 6].split(" ")[0].rstrip(",.;:!?)\n")
        if tail := self._numerals.words.tails.get(word):
            end = figure.end + 1 + len(word)
            return _CLOSES.match(text, end) is not None and self._add(figure, Decimal(tail), end)
        numeral = self._numerals.at(text, figure.end + 1)
        if numeral is None or not (numeral.spelled and numeral.exact) or numeral.scaled or not 1 <= numeral.low < 100:
            return False
        return _CLOSES.match(text, numeral.end) is not None and self._add(figure, numeral.low, numeral.end)

    @staticmethod
    def _add(figure: Figure, digits: Decimal, end: int) -> bool:
        assert figure.stated is not None
        step = Decimal("0.1") if digits < 10 else Decimal("0.01")
        figure.set(figure.stated + digits * step)
        figure.end, figure.step, figure.leading = end, step, step
        return True

    def _compound(self, text: str, cased: str, figure: Figure, unit: UnitWord) -> None:
        """A length, weight or price in two units is one figure."""
        match = self._smaller.match(text, figure.end)
        if match is None or figure.stated is None:
            return
        numeral = self._numerals.at(text, match.end())
        smaller = self._units.at(text, cased, numeral.end) if numeral is not None and numeral.exact else None
        if numeral is None or smaller is None or numeral.scaled:
            return
        ratio = unit.holds.get(smaller[0].id)
        if unit.dimension == "money" and smaller[0].dimension == "money" and smaller[0].scale < 1:
            figure.set(figure.stated + numeral.low * smaller[0].scale)
            figure.end, figure.step = smaller[1], smaller[0].scale
        elif ratio is not None and numeral.low < ratio and not _is_apart(text, smaller[1], unit):
            if smaller[0].id in ("month", "day") and text[smaller[1] : smaller[1] + 2].strip()[:1].isdigit():
                return  # "2 năm 6 tháng 5": a date begins
            figure.set(figure.stated * ratio + numeral.low)
            figure.unit, figure.end, figure.step = unit.finer or smaller[0].id, smaller[1], Decimal(1)
            figure.head = text[numeral.end : smaller[1]].strip()
            if smaller[0].holds and text[figure.end : figure.end + 1] == " ":
                self._compound(text, cased, figure, smaller[0])  # "2 ngày 3 giờ 15 phút"


def _is_apart(text: str, end: int, unit: UnitWord) -> bool:
    """`60 tuổi, 3 tháng trước`: the second figure is of something else."""
    return bool(unit.apart_before) and text[end + 1 : end + 8].split(" ")[0].rstrip(".,") in unit.apart_before


def glued(figure: Figure, match: re.Match[str]) -> None:
    """Add the digits behind a glued unit: `1m75`, `2kg5`, `1h30`."""
    if match[4]:
        assert figure.stated is not None
        figure.set(figure.stated * 60 + int(match[4]))
        figure.unit, figure.dimension, figure.kind, figure.head, figure.end = "minute", "time", "duration", "h", match.end()
        return
    metres(figure, match[1] or match[3], match.end())
    if match[2]:
        figure.unit, figure.dimension, figure.head = "kg", "mass", match[2]


def metres(figure: Figure, digits: str, end: int) -> None:
    """Add the centimetres of `1m75`, `1 mét 75`."""
    assert figure.stated is not None
    step = Decimal(1).scaleb(-len(digits))
    figure.set(figure.stated + int(digits) * step)
    figure.unit, figure.dimension, figure.kind, figure.head = "m", "length", "measure", "m"
    figure.end, figure.step, figure.leading = end, step, step
