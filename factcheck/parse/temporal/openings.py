"""Which readers may begin at a place, told from the word there and the one behind it.

Nine of ten words that could begin a date begin none (`đầu tư`, `năm người`, `ngày càng`); the second word says so
before any pattern is tried.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from factcheck.kept.expressions import compiled
from factcheck.parse.temporal.words import Lexis, Reader

TWO_WORDS = compiled(r"([^\W_]{1,16})(?:,? ([^\W_]{1,16}))?")
FIGURE, ANYTHING = "#", "*"


class Opening(NamedTuple):
    """A reader begins at a word of `group`; behind a group's single word stands a word of `behind`.

    `behind` names groups; `#` is any figure and `*` anything at all.
    """

    group: str
    behind: str
    reader: Reader


class Openings:
    """Readers by the first two words, in the order in which they are tried."""

    def __init__(self, lexis: Lexis, rows: Iterable[Opening], stretches: Iterable[str] = ()) -> None:
        self._lexis, self._stretches = lexis, frozenset(stretches)
        begun: dict[str, list[tuple[Reader, frozenset[str]]]] = {}
        for row in rows:
            for first, behind in self._pairs(row):
                begun.setdefault(first, []).append((row.reader, behind))
        self.choices = {word: _by_second(choices) for word, choices in begun.items()}
        self.words = frozenset(self.choices)

    def at(self, text: str, start: int) -> tuple[Reader, ...]:
        """The readers that may begin here."""
        first, second = two_words(text, start)
        choices = self.choices.get(first)
        if choices is None:
            return ()
        return choices.get(second) or choices[FIGURE if second[:1].isdecimal() else ANYTHING]

    def _pairs(self, row: Opening) -> list[tuple[str, frozenset[str]]]:
        words = [phrase.split(" ") for phrase in self._lexis.phrases(row.group)]
        behind = frozenset(second for name in row.behind.split() for second in self._seconds(name))
        return [(first, frozenset(map(_key, rest[:1])) if rest else behind) for first, *rest in words]

    def _seconds(self, name: str) -> Iterable[str]:
        if name in (FIGURE, ANYTHING):
            return (name,)
        if name == "stretches":
            return self._stretches
        if name == "amounts":
            return self._lexis.amounts
        return (phrase.split(" ")[0] for phrase in self._lexis.phrases(name))


def two_words(text: str, start: int) -> tuple[str, str]:
    """The word or the figure at a place and the one behind it, each as far as any opener could reach.

    >>> two_words("hôm nay, 28/1", 0), two_words("tối, 28/1", 0), two_words("năm.", 0), two_words(".", 0)
    (('hôm', 'nay'), ('tối', '28'), ('năm', ''), ('', ''))
    """
    match = TWO_WORDS.match(text, start)
    return match.groups("") if match else ("", "")  # type: ignore[return-value]


def _key(word: str) -> str:
    return FIGURE if word[0].isdecimal() else word


def _by_second(choices: list[tuple[Reader, frozenset[str]]]) -> dict[str, tuple[Reader, ...]]:
    seconds = frozenset[str]().union(*(behind for _, behind in choices), (ANYTHING, FIGURE))
    return {
        second: tuple(dict.fromkeys(reader for reader, behind in choices if second in behind or ANYTHING in behind))
        for second in seconds
    }
