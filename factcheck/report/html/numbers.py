"""Values as labels: short enough for an axis, with the signs and words of the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from factcheck.model.mention import Value
from factcheck.rulebook.wording import Wording

_SCALES = (12, 9, 6)  # powers of ten that have a word; thousands are written out
_DIGITS, _MOST_DIGITS = 4, 6
_SYMBOLS = {"percent": "%", "permille": "‰"}
_WORDED = {"percentage_point": "html.unit.point", "x": "html.unit.times"}
_DATE = {"vi": "d/M/y", "en": "d MMM y"}


@dataclass(frozen=True, slots=True)
class Labels:
    """How one report writes its numbers and days."""

    wording: Wording

    def number(self, value: Decimal) -> str:
        """Four digits of what has a fraction; millions and more with a word.

        >>> Labels(Wording("vi")).number(Decimal(74000)), Labels(Wording("vi")).number(Decimal("178.5714"))
        ('74.000', '178,6')
        >>> Labels(Wording("vi")).number(Decimal("2025.4e12")), Labels(Wording("en")).number(Decimal("600e9"))
        ('2.025,4 nghìn tỷ', '600 billion')
        """
        power = next((power for power in _SCALES if abs(value) >= Decimal(10) ** power), 0)
        if not power:
            return self.wording.number(rounded(value, _DIGITS))
        return f"{self.wording.number(rounded(value.scaleb(-power), _MOST_DIGITS))} {self.wording.text(f'html.scale.{power}')}"

    def day(self, day: date) -> str:
        """A day, with its year.

        >>> Labels(Wording("vi")).day(date(2025, 1, 27))
        '27/1/2025'
        """
        from babel.dates import format_date

        return format_date(day, _DATE[self.wording.lang], locale=self.wording.lang)

    def unit(self, value: Value) -> str:
        """What a value counts, as it is said."""
        unit = value.unit or ""
        name = self.wording.text(_WORDED[unit]) if unit in _WORDED else _SYMBOLS.get(unit, unit)
        return f"{name} / {value.per}" if value.per else name

    def difference(self, width: Decimal, value: Value) -> str:
        """How far two values of a unit lie apart: percentages by points."""
        unit = self.wording.text(_WORDED["percentage_point"]) if value.unit == "percent" else self.unit(value)
        return f"{self.number(width)} {unit}".strip()

    def stretch(self, low: Decimal | None, high: Decimal | None, *, days: bool = False) -> str:
        """What lies between two ends, at most one of them open.

        >>> Labels(Wording("vi")).stretch(Decimal(20), Decimal(40)), Labels(Wording("vi")).stretch(Decimal(20), None)
        ('20 – 40', '≥ 20')
        """
        first, last = (None if end is None else self.day(day_of(end)) if days else self.number(end) for end in (low, high))
        if first is None or last is None:
            return f"≥ {first}" if first else f"≤ {last}" if last else "…"
        return first if first == last else f"{first} – {last}"


def rounded(value: Decimal, digits: int) -> Decimal:
    """To so many digits, whole numbers whole."""
    if value == value.to_integral_value():
        return value
    return round(value, max(digits - 1 - value.adjusted(), 0))


_FIRST = date(1, 1, 1)


def ordinal(day: date) -> Decimal:
    """A day as a number that can be drawn."""
    return Decimal((day - _FIRST).days)


def day_of(number: Decimal) -> date:
    """The day of such a number."""
    return _FIRST + timedelta(days=int(number))
