"""Where a figure may begin: digits, and the words that open a number, a date or a name, if the next word allows it."""

from __future__ import annotations

import re

import regex

from factcheck.lexicon.expressions import compiled
from factcheck.lexicon.numerals import NumeralWords
from factcheck.lexicon.quantities import QuantityWords
from factcheck.lexicon.trie import pattern
from factcheck.parse.digits import VULGAR
from factcheck.parse.numerals import is_alone

_CLOSING = ".,;:!?)]\"”’'…\n"
_LONGEST = 16


TEMPORAL, WORDED = 1, 2
_ROLES = TEMPORAL | WORDED


class Anchors:
    """The places of a text worth reading, each with the readers that may begin there.

    Most openers stand behind a space, and a pattern that begins with one is found at the speed of a plain search; the
    few behind another sign, and the digits, are found by two more passes.
    """

    def __init__(
        self,
        words: QuantityWords,
        numerals: NumeralWords,
        temporal: frozenset[str],
        nouns: frozenset[str],
    ) -> None:
        counting = numerals.openers()
        self._seconds = _seconds(words, counting)
        worded = frozenset(self._seconds)
        self._roles = dict.fromkeys(temporal - counting, TEMPORAL)
        self._roles |= {word: self._roles.get(word, 0) | WORDED for word in worded}
        self._roles |= dict.fromkeys(counting, _ROLES)
        free = numerals.years | numerals.ten
        self._gated = frozenset(counting - free)
        self._ungated = {word: roles for word, roles in self._roles.items() if roles == TEMPORAL or word in free}
        units = {re.split(r"[ /-]", word, maxsplit=1)[0] for word in words.units}
        times = {word.split(" ", 1)[0] for word, rows in words.units.items() if rows[0].dimension == "time"}
        halves = {word.split(" ", 1)[-1] for word in numerals.halves}
        parts = numerals.parts()
        self._followers = frozenset(parts | temporal | nouns | units | numerals.to | numerals.or_ | halves)
        self._dated = frozenset(parts | temporal | times | halves)
        openers = f"(?:{pattern(self._roles)})(?!\\w)"
        self._spaced = compiled(f" {openers}")
        self._signed = compiled(rf"[\n(\[“\"'‘/…:;,.–—-]{openers}")
        self._first = compiled(openers)
        self._digits = regex.compile("[0-9]+")
        self._vulgar = compiled(rf"(?<!\w)[{''.join(VULGAR)}]")

    def of(self, text: str) -> list[int]:
        """The places in order, each times four plus the roles of the word there (numbers sort faster than pairs).

        A word that only opens a number is left out when the word behind it can neither go on with the number nor be
        counted (`không có`).
        """
        places = [match.start() * 4 + TEMPORAL for match in self._digits.finditer(text)]
        if any(sign in text for sign in VULGAR):
            places += [match.start() * 4 + WORDED for match in self._vulgar.finditer(text)]
        first = self._first.match(text)
        if first is not None and (roles := self._at(text, 0, first.end())):
            places.append(roles)
        free = self._ungated
        for anchor in (self._spaced, self._signed):
            for match in anchor.finditer(text):
                start, end = match.span()
                start += 1
                if roles := free.get(text[start:end]) or self._at(text, start, end):
                    places.append(start * 4 + roles)
        places.sort()
        return places

    def _at(self, text: str, start: int, end: int) -> int:
        """The readers worth asking about the opener at a place; 0 for none."""
        word = text[start:end]
        if word in self._ungated:
            return self._ungated[word]
        roles = self._roles[word]
        if not text.startswith(" ", end):
            if word not in self._gated:
                return roles & TEMPORAL
            return roles if text.startswith((", ", "-"), end) or is_alone(text, start, end) else 0
        stop = text.find(" ", end + 1, end + _LONGEST)
        behind = text[end + 1 : stop if stop > 0 else end + _LONGEST].rstrip(_CLOSING)
        if word not in self._gated:
            return roles if behind in self._seconds[word] or "" in self._seconds[word] else roles & TEMPORAL
        if behind in self._dated or not behind.isalpha():
            return roles
        return WORDED if behind in self._followers else 0


def _seconds(words: QuantityWords, counting: frozenset[str]) -> dict[str, frozenset[str]]:
    """Ordinals, multiples and names with a number word inside: the words behind their first; "" for any word."""
    names = (phrase for phrase in words.fixed if counting & set(phrase.split(" ")[1:]) or phrase.startswith(tuple(counting)))
    phrases = [*words.ordinal_openers, *words.multiple_openers, *words.firsts, *names]
    seconds: dict[str, set[str]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        seconds.setdefault(first, set()).add(rest.split(" ")[0])
    return {word: frozenset(behind) for word, behind in seconds.items()}
