"""What is counted behind a number: the head noun phrase, cut where it ends."""

from __future__ import annotations

import re

from factcheck.lexicon.quantities import QuantityWords

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = 5


class NounReader:
    """Reads noun phrases with the nouns of a lexicon."""

    def __init__(self, words: QuantityWords) -> None:
        self.words = words

    def at(self, text: str, start: int) -> int:
        """Where the noun phrase that begins at `start` ends; `start` itself when there is none.

        A known compound is taken whole, a classifier with the compound behind it; of an unknown noun two syllables
        are taken, as most Vietnamese nouns have two.
        """
        run = self._run(text, start)
        if not run or (run[0][0] in self.words.not_nouns and self._compound(run, 0) == 0):
            return start
        count = self._compound(run, 0)
        if count:
            return self._more(run, count)
        if run[0][0] in self.words.classifiers:
            return self._classified(run)
        if run[0][0] in self.words.singles:
            return self._more(run, 1)
        return self._unknown(run)

    def known(self, text: str, start: int) -> bool:
        """Whether a noun of the lexicon begins here."""
        run = self._run(text, start)
        if not run:
            return False
        first = run[0][0]
        return bool(self._compound(run, 0)) or first in self.words.classifiers or first in self.words.singles

    def _run(self, text: str, start: int) -> list[tuple[str, int]]:
        run: list[tuple[str, int]] = []
        at = start
        while len(run) < _LONGEST + 2 and (match := _WORD.match(text, at)):
            run.append((match[0], match.end()))
            if text[match.end() : match.end() + 1] != " ":
                break
            at = match.end() + 1
        return run

    def _compound(self, run: list[tuple[str, int]], index: int) -> int:
        for count in range(min(_LONGEST, len(run) - index), 1, -1):
            if " ".join(word for word, _ in run[index : index + count]) in self.words.compounds:
                return count
        return 0

    def _classified(self, run: list[tuple[str, int]]) -> int:
        count = self._compound(run, 1)
        if count:
            return self._more(run, 1 + count)
        if len(run) > 1 and (run[1][0] in self.words.singles or run[1][0] in self.words.classifiers):
            return run[1][1]
        return run[0][1]

    def _more(self, run: list[tuple[str, int]], count: int) -> int:
        further = self._compound(run, count)
        return run[count + further - 1][1]

    def _unknown(self, run: list[tuple[str, int]]) -> int:
        if len(run) > 1 and run[1][0] not in self.words.not_nouns:
            return run[1][1]
        return run[0][1]
