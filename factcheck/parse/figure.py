"""What the scan finds, in offsets of the normalised text; plain slots, made by the thousand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.lexicon.quantities import UnitWord
from factcheck.model import Grain, Interval, Kind

ANY = Interval(None, None)


@dataclass(slots=True)
class When:
    """A resolved date or time: ISO strings as in `model.Period`."""

    start: str
    end: str
    grain: Grain
    implied: tuple[str, ...] = ()
    fuzzy: bool = False


@dataclass(slots=True)
class Figure:
    """One figure, date or time.

    `stated` is None for a range. `step` is the place value of the last printed digit with its scale word
    (`1,5 tỷ`: 10^8) and `leading` that of its last digit that is not zero (`600 tỷ`: 10^11). `head` is the counted
    noun phrase or the unit as written, in lower case. `repeats` is how often a date or time returns (`P1W`); its `when` is
    then open (`-W-1`).
    """

    kind: Kind
    start: int
    end: int
    stated: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal = Decimal(1)
    leading: Decimal = Decimal(1)
    scaled: bool = False
    spelled: bool = False
    vague: bool = False
    unit: str | None = None
    dimension: str = "number"
    per: str | None = None
    head: str = ""
    hedge: str | None = None
    hedge_start: int = 0
    hedge_end: int = 0
    hard: Interval = ANY
    soft: Interval = ANY
    when: When | None = None
    repeats: str | None = None
    other: Decimal | None = None
    read_by: tuple[str, ...] = ()

    def set(self, value: Decimal) -> None:
        """Give a single value."""
        self.stated = self.low = self.high = value

    def measure(self, unit: UnitWord) -> None:
        """Give a unit, with what is measured in it."""
        self.unit, self.dimension, self.kind = unit.id, unit.dimension, unit.kind

    def rescale(self, scale: Decimal) -> None:
        """Multiply by what a scale word or a slang unit stands for."""
        self.low = self.low * scale if self.low is not None else None
        self.high = self.high * scale if self.high is not None else None
        self.stated = self.stated * scale if self.stated is not None else None
        self.step, self.leading, self.scaled = self.step * scale, self.leading * scale, self.scaled or scale > 1
