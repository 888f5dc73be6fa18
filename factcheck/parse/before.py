"""One look at what stands before a number, passed on to the readers that would each look there for something of their own.

Most numbers follow a word (`của 25 `) that is no label, hedge, minus, currency or unit. A few thousand words make nearly all
of any text, so what each may be is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

LABEL, HEDGE, LEADING, RANK, MINUS, CURRENCY = 1, 2, 4, 8, 16, 32
_ALL = LABEL | HEDGE | LEADING | RANK | MINUS | CURRENCY
_LONGEST = 12
_MOST_KNOWN = 20_000


class Before(NamedTuple):
    """Where the figure before ends (nothing before it is taken), and what the word before may be: a sum of roles."""

    floor: int
    roles: int = _ALL


class BeforeReader:
    """Tells what the word before a number may be, by a test for each role."""

    def __init__(self, tests: Mapping[int, Callable[[str], bool]]) -> None:
        self._tests = tests
        self._known: dict[str, int] = {}

    def at(self, text: str, start: int, floor: int) -> Before:
        """What stands before `start`; any role where no whole word does, one space apart."""
        if start < 2 or text[start - 1] != " " or (begin := text.rfind(" ", max(0, start - _LONGEST - 2), start - 1)) < 0:
            return Before(floor)
        word = text[begin + 1 : start - 1]
        known = self._known.get(word)
        return Before(floor, self._learned(word) if known is None else known)

    def _learned(self, word: str) -> int:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        roles = self._known[word] = sum(role for role, holds in self._tests.items() if holds(word)) if word.isalpha() else _ALL
        return roles
