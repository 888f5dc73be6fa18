"""Words of `rules/lexicon/calculations.yaml`: how a text says that figures are a sum, a share, a mean, an age, a length."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from factcheck.lexicon.comparisons import word_pattern
from factcheck.lexicon.files import load, rules_dir
from factcheck.lexicon.quantities import quantity_words


@cache
def _groups() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = load(rules_dir() / "lexicon" / "calculations.yaml")
    return groups


@cache
def words_of(group: str) -> frozenset[str]:
    """The phrases of a group."""
    return frozenset(_groups()[group])


@cache
def syllables_of(group: str) -> frozenset[str]:
    """The single syllables of a group's phrases."""
    return frozenset(word for phrase in _groups()[group] for word in phrase.split())


@cache
def phrases(group: str) -> re.Pattern[str]:
    """Any phrase of a group, whole.

    >>> bool(phrases("mean").search("thu nhập bình quân")), bool(phrases("mean").search("bình quyền"))
    (True, False)
    """
    return word_pattern(_groups()[group])


@cache
def any_of(group: str) -> str:
    """The phrases of a group, to be built into a larger expression; the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(_groups()[group], key=len, reverse=True))


@cache
def one_of() -> tuple[re.Pattern[str], ...]:
    """Sets of answers of which everybody gives one: `ủng hộ`, `phản đối`."""
    return tuple(word_pattern(answers) for answers in load(rules_dir() / "lexicon" / "calculations.yaml")["one_of"])


@cache
def restating() -> frozenset[str]:
    """The syllables that may stand between a figure and the same figure said again: `, tương đương khoảng`."""
    hedges = quantity_words().hedges_before
    return frozenset(word for phrase in (*words_of("restates"), *hedges) for word in phrase.split())


@cache
def weights() -> dict[str, tuple[Decimal, ...]]:
    """What a weight that newsrooms give in grams may be, in kilograms: of an ounce there are two."""
    table = load(rules_dir() / "lexicon" / "calculations.yaml")["weights"]
    return {unit: tuple(map(Decimal, kilograms)) for unit, kilograms in table.items()}


@cache
def bases() -> dict[str, Decimal]:
    """What formulas multiply a unit by, beside its conversion: an hour is 3600 seconds, a knot is so many km/h."""
    table = load(rules_dir() / "lexicon" / "calculations.yaml")["bases"]
    return {unit: Decimal(above) / Decimal(below) for unit, (above, below) in table.items()}


@cache
def stages() -> dict[str, dict[str, int]]:
    """What each phrase is a stage of, in the order in which stages come: `bế mạc` ends a festival, and a war."""
    found: dict[str, dict[str, int]] = {}
    for affair, rows in load(rules_dir() / "lexicon" / "calculations.yaml")["affairs"].items():
        for stage, phrases_of_stage in enumerate(rows):
            for phrase in phrases_of_stage:
                found.setdefault(phrase, {})[affair] = stage
    return found


@cache
def stage_words() -> re.Pattern[str]:
    """Any phrase that is a stage of something."""
    return word_pattern(list(stages()))
