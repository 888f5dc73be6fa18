"""What goes on with a figure behind its unit: halves, decimals of a metre, a second smaller unit."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import QuantityWords, UnitWord
from factcheck.parse.figure import Figure
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.units import UnitReader

GLUED_DECIMALS = compiled(r"m([0-9]{2}|[014-9])(?!\w)")  # "1m75", "1m7", but "5m2" is an area
_CLOSES = compiled(r"(?: ?[,;:!?)…]| ?\.(?![0-9])|\s*\Z|\n)")
_SPACED_DECIMALS = compiled(r" ([0-9]{2})(?![\w%/,]|\.[0-9]|[ ]\w)")


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
            metres(figure, match)
        elif unit.id == "m" and figure.spelled and self._spelled_decimals(text, figure):
            return
        elif unit.holds or unit.dimension == "money":
            self._compound(text, cased, figure, unit)

    def _spelled_decimals(self, text: str, figure: Figure) -> bool:
        """`một mét bảy`, `một mét sáu lăm`: a spelled digit or two that close the phrase."""
        numeral = self._numerals.at(text, figure.end + 1)
        if numeral is None or not (numeral.spelled and numeral.exact) or numeral.scaled or not 1 <= numeral.low < 100:
            return False
        if figure.stated is None or figure.stated % 1 or not _CLOSES.match(text, numeral.end):
            return False
        step = Decimal("0.1") if numeral.low < 10 else Decimal("0.01")
        figure.set(figure.stated + numeral.low * step)
        figure.end, figure.step, figure.leading = numeral.end, step, step
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


def metres(figure: Figure, match: re.Match[str]) -> None:
    """Add the centimetres of `1m75`, `1 mét 75`."""
    assert figure.stated is not None
    step = Decimal(1).scaleb(-len(match[1]))
    figure.set(figure.stated + int(match[1]) * step)
    figure.unit, figure.dimension, figure.kind, figure.head = "m", "length", "measure", "m"
    figure.end, figure.step, figure.leading = match.end(), step, step
