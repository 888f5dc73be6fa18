"""Where a figure may begin: digits, and the words that open a number, a date or a name, if the next word allows it."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.kept.expressions import compiled
from factcheck.kept.unicode_expressions import unicode_compiled
from factcheck.lexicon.numerals import NumeralWords
from factcheck.lexicon.quantities import QuantityWords
from factcheck.lexicon.trie import pattern
from factcheck.parse.digits import VULGAR
from factcheck.parse.numerals import is_alone

_CLOSING = ".,;:!?)]\"”’'…\n"
_LONGEST = 16
_MOST_KNOWN = 60_000

TEMPORAL, WORDED = 1, 2
_ROLES = TEMPORAL | WORDED
_IF_ALONE = 4  # both, if nothing else stands in the paragraph


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
        opens: Callable[[str], bool],
    ) -> None:
        counting = numerals.openers()
        self._seconds = _seconds(words, counting) | _elided(words, numerals)
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
        counted = units | numerals.to | numerals.or_
        self._dated = frozenset(parts | temporal | times | halves)
        self._followers = frozenset(self._dated | nouns | counted)
        self._of_word = _of_word(words, numerals, frozenset(counted))
        self._opens_date = opens
        openers = f"(?:{pattern(self._roles)})(?!\\w)"
        local = f"(?=({openers}(?:,? [^ ]{{0,{_LONGEST}}}|[^ ]?)))"
        self._spaced = compiled(f" {local}")
        self._signed = compiled(rf"[\n(\[“\"'‘/…:;,.–—-]{local}")
        self._first, self._word = compiled(local), compiled(openers)
        self._digits = unicode_compiled("[0-9]+")
        self._vulgar = compiled(rf"(?<!\w)[{''.join(VULGAR)}]")
        self._known: dict[str, int] = {}

    def of(self, text: str) -> list[int]:
        """The places in order, each times four plus the roles of the word there (numbers sort faster than pairs).

        A word that only opens a number is left out when the word behind it can neither go on with the number nor be
        counted (`không có`), and one that only opens a date when no date goes on with the word behind (`ngày càng`).
        """
        places = [match.start() * 4 + TEMPORAL for match in self._digits.finditer(text)]
        if any(sign in text for sign in VULGAR):
            places += [match.start() * 4 + WORDED for match in self._vulgar.finditer(text)]
        first, known = self._first.match(text), self._known
        for match in (*((first,) if first else ()), *self._spaced.finditer(text), *self._signed.finditer(text)):
            local = match[1]
            roles = known[local] if local in known else self._learned(local)
            if roles == _IF_ALONE:
                roles = _ROLES if is_alone(text, match.end(), match.end() + len(local.rstrip("\n"))) else 0
            if roles:
                places.append(match.end() * 4 + roles)
        places.sort()
        return places

    def _learned(self, local: str) -> int:
        """Look once at an opener with what stands behind it; a few thousand make nearly all of any text."""
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        roles = self._known[local] = self._of_local(local)
        return roles

    def _of_local(self, local: str) -> int:
        """The readers worth asking about an opener, told from its word and the sign or the word behind it; 0 for none."""
        word = self._word.match(local)[0]  # type: ignore[index]  # local begins with one
        roles = self._gate(word, local[len(word) :])
        if roles == _IF_ALONE:
            return roles
        return roles & ~TEMPORAL if roles & TEMPORAL and not self._opens_date(local) else roles

    def _gate(self, word: str, rest: str) -> int:
        if word in self._ungated:
            return self._ungated[word]
        roles = self._roles[word]
        if not rest.startswith(" "):
            if word not in self._gated:
                return roles & TEMPORAL
            return roles if rest.startswith((", ", "-")) else _IF_ALONE if rest in ("", "\n") else 0
        behind = rest[1:_LONGEST].rstrip(_CLOSING)
        if word not in self._gated:
            return roles if behind in self._seconds[word] or "" in self._seconds[word] else roles & TEMPORAL
        if behind in self._dated or not behind.isalpha():
            return roles
        return WORDED if behind in self._of_word.get(word, self._followers) else 0


def _of_word(words: QuantityWords, numerals: NumeralWords, counted: frozenset[str]) -> dict[str, frozenset[str]]:
    """What may go on with the number words that hardly ever count: a lone `một` few nouns, `không` and `nhiều` none.

    Names with another opener inside (`một chiều`) count in any case: what is read as a name is not read again.
    """
    ones = counted | {phrase.split(" ", 1)[0] for phrase in words.ones}
    behind = dict.fromkeys(numerals.ones, ones)
    behind |= dict.fromkeys((word for word, value in numerals.units.items() if not value), frozenset())
    behind |= dict.fromkeys((word for word, vague in numerals.vague.items() if vague.durations), counted)
    named = {word: {phrase.split(" ")[1] for phrase in words.fixed if phrase.startswith(f"{word} ")} for word in behind}
    return {word: frozenset(follows | named[word]) for word, follows in behind.items()}


def _elided(words: QuantityWords, numerals: NumeralWords) -> dict[str, frozenset[str]]:
    """Units that say one of themselves, with the words that may go on: `mét bảy`, `tháng rưỡi`."""
    digits = frozenset(numerals.units.keys() - numerals.years - numerals.ones | numerals.tails.keys()) | numerals.half
    return dict.fromkeys(words.elided, digits) | dict.fromkeys(words.elided_halves, numerals.half)


def _seconds(words: QuantityWords, counting: frozenset[str]) -> dict[str, frozenset[str]]:
    """Ordinals, multiples and names with a number word inside: the words behind their first; "" for any word."""
    names = (phrase for phrase in words.fixed if counting & set(phrase.split(" ")[1:]) or phrase.startswith(tuple(counting)))
    phrases = [*words.ordinal_openers, *words.multiple_openers, *words.firsts, *names]
    seconds: dict[str, set[str]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        seconds.setdefault(first, set()).add(rest.split(" ")[0])
    return {word: frozenset(behind) for word, behind in seconds.items()}
