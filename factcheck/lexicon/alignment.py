"""Weights of syllables, synonyms, opposites and roles of `rules/lexicon`, for comparing sentences."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck.lexicon.files import load, rules_dir

Meanings = tuple[tuple[str, ...], ...]  # of one line: what differs, each with the words for it


class AlignmentWords(NamedTuple):
    """Word data for comparing the surroundings of two figures."""

    weights: dict[str, float]
    other: float
    synonyms: dict[str, str]
    phrases: dict[str, str]
    opposites: tuple[Meanings, ...]
    variants: tuple[Meanings, ...]
    kinds: tuple[str, ...]
    asides: tuple[tuple[str, ...], ...]
    roles: dict[str, tuple[str, ...]]
    tolls: tuple[str, ...]
    running: tuple[str, ...]
    citations: tuple[str, ...]
    negations: tuple[str, ...]
    series: tuple[str, ...]
    not_series: tuple[str, ...]
    distances: tuple[str, ...]
    report_days: tuple[str, ...]
    joins: tuple[str, ...]
    weeks: tuple[str, ...]
    terms: tuple[str, ...]
    today: tuple[str, ...]
    ranks: tuple[str, ...]
    headings: tuple[str, ...]
    contents: tuple[str, ...]
    falling: tuple[str, ...]
    weather: tuple[str, ...]
    conditions: tuple[str, ...]
    out_of: tuple[str, ...]
    differences: tuple[str, ...]
    each_behind: tuple[str, ...]
    counted_to: tuple[str, ...]
    acts: dict[str, str]
    stages: tuple[str, ...]
    topics: tuple[str, ...]
    generics: dict[str, tuple[str, ...]]
    extents: tuple[str, ...]
    persons: frozenset[str]
    also: tuple[str, ...]
    named_total: tuple[str, ...]
    places: frozenset[str]
    not_names: frozenset[str]
    aliases: dict[str, tuple[str, ...]]

    def weight(self, syllable: str) -> float:
        return self.weights.get(syllable, self.other)


@cache
def alignment_words() -> AlignmentWords:
    folder = rules_dir() / "lexicon"
    raw, counted = load(folder / "alignment-words.yaml"), load(folder / "frequencies.yaml")
    return AlignmentWords(
        weights={word: float(weight) for weight, words in counted["weights"].items() for word in words},
        other=float(counted["other"]),
        synonyms={word: row[0] for row in raw["synonyms"] for word in row},
        phrases={phrase: row[0] for row in raw["phrases"] for phrase in row[1:]},
        opposites=_lines_of_meanings(raw["opposites"]),
        variants=_lines_of_meanings(raw["variants"]),
        kinds=tuple(raw["kinds"]),
        asides=tuple(tuple(words) for words in raw["asides"].values()),
        roles={role: tuple(words) for role, words in raw["roles"].items()},
        tolls=tuple(raw["tolls"]),
        running=tuple(raw["running"]),
        citations=tuple(raw["citations"]),
        negations=tuple(raw["negations"]),
        series=tuple(raw["series"]),
        not_series=tuple(raw["not_series"]),
        distances=tuple(raw["distances"]),
        report_days=tuple(raw["report_days"]),
        joins=tuple(raw["joins"]),
        weeks=tuple(raw["weeks"]),
        terms=tuple(raw["terms"]),
        today=tuple(raw["today"]),
        ranks=tuple(raw["ranks"]),
        headings=tuple(raw["headings"]),
        contents=tuple(raw["contents"]),
        falling=tuple(raw["falling"]),
        weather=tuple(raw["weather"]),
        conditions=tuple(raw["conditions"]),
        out_of=tuple(raw["out_of"]),
        differences=tuple(raw["differences"]),
        each_behind=tuple(raw["each_behind"]),
        counted_to=tuple(raw["counted_to"]),
        acts={word: row[0] for row in raw["acts"] for word in row},
        stages=tuple(raw["stages"]),
        topics=tuple(raw["topics"]),
        generics={word: tuple(row) for row in raw["generics"] for word in row},
        extents=tuple(raw["extents"]),
        persons=frozenset(raw["persons"]),
        also=tuple(raw["also"]),
        named_total=tuple(raw["named_total"]),
        places=frozenset(raw["places"]) | {name for row in raw["aliases"] for name in row},
        not_names=frozenset(raw["not_names"]),
        aliases={name: tuple(row) for row in raw["aliases"] for name in row},
    )


def _lines_of_meanings(raw: list[list[str | list[str]]]) -> tuple[Meanings, ...]:
    return tuple(tuple((entry,) if isinstance(entry, str) else tuple(entry) for entry in line) for line in raw)


@cache
def alignment_model() -> dict[str, dict[str, float]]:
    """The weights and thresholds of `rules/alignment.yaml`, by section and name."""
    raw = load(rules_dir() / "alignment.yaml")
    return {section: {name: float(value) for name, value in table.items()} for section, table in raw.items()}
