"""The number words of `rules/lexicon/numerals.yaml`, by word."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from factcheck.lexicon.files import load, rules_dir

_SETS = (
    "glued_tails", "tail_not_before", "years", "ten", "tens", "hundred", "joints", "half", "points", "fractions", "halves",
    "few", "ones", "to", "or", "minus", "minus_not_after", "dozen_before", "year_before",
    "year_parts", "month_before", "raised",
)  # fmt: skip


class Vague(NamedTuple):
    """A word for an unknown few: `vài`, `hàng`."""

    id: str
    low: int
    high: int
    open: bool
    needs_scale: bool
    durations: bool


class NumeralWords(NamedTuple):
    """Which part each word can play in a spelled number."""

    units: dict[str, int]
    tails: dict[str, int]
    shorts: dict[str, int]
    glued_tails: frozenset[str]
    tail_not_before: frozenset[str]
    years: frozenset[str]
    ten: frozenset[str]
    tens: frozenset[str]
    dozens: dict[str, int]
    hundred: frozenset[str]
    joints: frozenset[str]
    half: frozenset[str]
    points: frozenset[str]
    scales: dict[str, Decimal]
    glued_scales: dict[str, Decimal]
    vague: dict[str, Vague]
    fractions: frozenset[str]
    halves: frozenset[str]
    few: frozenset[str]
    ones: frozenset[str]
    to: frozenset[str]
    or_: frozenset[str]
    minus: frozenset[str]
    minus_not_after: frozenset[str]
    dozen_before: frozenset[str]
    year_before: frozenset[str]
    year_parts: frozenset[str]
    month_before: frozenset[str]
    raised: frozenset[str]

    def openers(self) -> frozenset[str]:
        """The words that can begin a number."""
        begin = (self.units, self.ten, self.shorts, self.dozens, self.hundred, self.scales)
        phrases = (*self.vague, *self.halves)
        return frozenset(word for group in begin for word in group).union(phrase.split(" ")[0] for phrase in phrases)

    def parts(self) -> frozenset[str]:
        """The words a spelled number can hold."""
        groups = (
            self.units, self.tails, self.shorts, self.ten, self.tens, self.dozens, self.hundred, self.joints, self.half,
            self.points, self.scales, self.fractions,
        )  # fmt: skip
        return frozenset(word for group in groups for word in group)


def _values(rows: list[dict[str, Any]]) -> dict[str, int]:
    return {word: int(row["value"]) for row in rows for word in row["words"]}


def _scales(rows: list[dict[str, Any]]) -> dict[str, Decimal]:
    return {word: Decimal(row["value"]) for row in rows for word in row["words"]}


def _vague(row: dict[str, Any]) -> Vague:
    return Vague(row["id"], int(row["low"]), int(row["high"]), "open" in row, "needs_scale" in row, "durations" in row)


@cache
def numeral_words() -> NumeralWords:
    raw = load(rules_dir() / "lexicon" / "numerals.yaml")
    sets = {"or_" if name == "or" else name: frozenset(raw[name]) for name in _SETS}
    return NumeralWords(
        units=_values(raw["units"]),
        tails=_values(raw["tails"]),
        shorts=_values(raw["shorts"]),
        dozens=_values(raw["dozens"]),
        scales=_scales(raw["scales"]),
        glued_scales=_scales(raw["glued_scales"]),
        vague={word: _vague(row) for row in raw["vague"] for word in row["words"]},
        **sets,
    )
