"""Words of `rules/lexicon/comparisons.yaml` and `attribution.yaml`: the parts that figures play, and who says so."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck.kept.expressions import compiled
from factcheck.lexicon.files import load, rules_dir
from factcheck.lexicon.trie import pattern


def word_pattern(words: list[str]) -> re.Pattern[str]:
    """Any of the words, whole; signs such as `(` need no border."""
    signs = sorted((re.escape(word) for word in words if not word[0].isalnum()), key=len, reverse=True)
    whole = [word for word in words if word[0].isalnum()]
    worded = [rf"(?<!\w)(?:{pattern(whole)})(?!\w)"] if whole else []
    return compiled("|".join([*worded, *signs]) or r"(?!)")  # without words: nothing, not the empty string


class RatioWords(NamedTuple):
    """One way to compare: `conventions` are added to n (`rẻ hơn n lần` may be n or n+1 times)."""

    id: str
    up: bool
    conventions: tuple[Decimal, ...]


class ComparisonWords(NamedTuple):
    """Everything the arithmetic checks ask of the words around figures."""

    parts: re.Pattern[str]
    part_of: dict[str, str]
    base_elsewhere: tuple[str, ...]
    after_change: frozenset[str]
    ratios: dict[str, RatioWords]
    ratio: re.Pattern[str]
    ratio_gap: frozenset[str]
    one_part: tuple[str, ...]
    unnamed: re.Pattern[str]
    earlier: re.Pattern[str]
    versus: frozenset[str]
    of: frozenset[str]
    clauses: re.Pattern[str]
    same_per: re.Pattern[str]
    old: re.Pattern[str]
    denied: re.Pattern[str]
    of_price: frozenset[str]
    price: re.Pattern[str]
    in_percent: frozenset[str]
    conclusions: re.Pattern[str]
    levels: frozenset[str]
    holders: frozenset[str]
    fillers: frozenset[str]
    leads: frozenset[str]
    counterpart: re.Pattern[str]
    referring: re.Pattern[str]
    per_phrase: re.Pattern[str]
    per_of: dict[str, str]
    per_noun: str


@cache
def comparison_words() -> ComparisonWords:
    raw = load(rules_dir() / "lexicon" / "comparisons.yaml")
    parts = {word: part for part in ("equal", "at", "to", "from", "up", "down") for word in raw[part]}
    ratios = {
        word: RatioWords(row["id"], row["direction"] == "up", tuple(map(Decimal, row["conventions"])))
        for row in raw["ratios"]
        for word in row["words"]
    }
    return ComparisonWords(
        parts=word_pattern(list(parts)),
        part_of=parts,
        base_elsewhere=tuple(raw["base_elsewhere"]),
        after_change=frozenset(raw["after_change"]),
        ratios=ratios,
        ratio=word_pattern(list(ratios)),
        ratio_gap=frozenset(word for phrase in raw["ratio_gap"] for word in phrase.split()),
        one_part=tuple(raw["one_part"]),
        unnamed=word_pattern(raw["unnamed_side"]),
        earlier=_earlier(raw["earlier_leads"], raw["earlier"], raw["year"]),
        versus=frozenset(raw["versus"]),
        of=frozenset(raw["of"]),
        clauses=word_pattern(raw["clauses"]),
        same_per=word_pattern(raw["same_per"]),
        old=word_pattern(raw["old"]),
        denied=word_pattern(raw["denied"]),
        of_price=frozenset(raw["of_price"]),
        price=word_pattern(raw["price"]),
        in_percent=frozenset(raw["in_percent"]),
        conclusions=word_pattern(raw["conclusions"]),
        levels=frozenset(raw["levels"]),
        holders=frozenset(raw["holders"]),
        fillers=frozenset(raw["fillers"]),
        leads=frozenset(raw["leads"]),
        counterpart=word_pattern(raw["counterpart"]),
        referring=word_pattern(raw["referring"]),
        per_phrase=word_pattern([phrase for phrases in raw["per_phrases"].values() for phrase in phrases]),
        per_noun=next(iter(raw["per_phrases"])).split()[-1],
        per_of={phrase: per for per, phrases in raw["per_phrases"].items() for phrase in phrases},
    )


def _earlier(leads: list[str], times: list[str], year: list[str]) -> re.Pattern[str]:
    """The opening of a clause that tells the figure of a time before: `, trong khi năm ngoái là `, ` (năm 2023 đạt `."""
    when = "|".join(sorted(map(re.escape, times), key=len, reverse=True))
    return compiled(rf"[ )]*[,(] ?(?:(?:{'|'.join(leads)}) )?(?:{when}|(?:{'|'.join(year)}) (?:19|20)\d\d)(?!\w)")


class AttributionWords(NamedTuple):
    """Who says so (`before` the speaker, `verbs` behind), and how a figure is meant."""

    before: re.Pattern[str]
    verbs: re.Pattern[str]
    modality: tuple[tuple[str, re.Pattern[str]], ...]
    says: dict[str, str]


@cache
def attribution_words() -> AttributionWords:
    raw = load(rules_dir() / "lexicon" / "attribution.yaml")
    says = {verb: how for how, verbs in raw["verbs"].items() for verb in verbs}
    return AttributionWords(
        before=word_pattern(raw["before"]),
        verbs=word_pattern(list(says)),
        modality=tuple((how, word_pattern(words)) for how, words in raw["modality"].items()),
        says=says,
    )
