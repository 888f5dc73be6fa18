"""The other spellings of a word: where the tone stands (`hòa`, `hoà`), and i for y (`kỹ sư`, `kĩ sư`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factcheck.kept.expressions import compiled
from factcheck.lexicon.words import word_lists

_BEFORE_Y = "hklmst"


def spelled(words: Iterable[str]) -> frozenset[str]:
    """The words in all their spellings.

    >>> sorted(spelled(["kỹ sư"]))
    ['kĩ sư', 'kỹ sư']
    """
    return frozenset(spelling for group in spellings(list(words)) for spelling in group)


def spellings(words: list[str]) -> list[tuple[str, ...]]:
    """Each word as given, and with all its syllables in the other spelling (all at once: it is done at every start)."""
    places, letters, tones, vowels = _tables()
    joined = "\n".join(words)
    moved = places.sub(lambda match: tones[match[0]], joined).split("\n")
    swapped = letters.sub(lambda match: vowels[match[0]], joined).split("\n")
    return [tuple(dict.fromkeys(group)) for group in zip(words, moved, swapped, strict=True)]


@cache
def _tables() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str], dict[str, str]]:
    lists = word_lists()
    tones, vowels = _both_ways(lists["tone_places"]), _both_ways(lists["i_and_y"])
    places = compiled(rf"(?<!q)(?:{'|'.join(sorted(tones))})(?!\w)")
    letters = compiled(rf"(?<=\b[{_BEFORE_Y}])[{''.join(sorted(vowels))}](?!\w)")
    return places, letters, tones, vowels


def _both_ways(pairs: Iterable[str]) -> dict[str, str]:
    both = [pair.split(" ") for pair in pairs]
    return dict((*both, *(pair[::-1] for pair in both)))
