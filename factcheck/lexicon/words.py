"""Small word lists of `rules/lexicon/words.yaml`."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon.files import load, rules_dir


@cache
def word_lists() -> dict[str, frozenset[str]]:
    raw = load(rules_dir() / "lexicon" / "words.yaml")
    return {name: frozenset(words) for name, words in raw.items()}


def abbreviations() -> frozenset[str]:
    """Words whose dot does not end a sentence, without the dot."""
    return word_lists()["abbreviations"]
