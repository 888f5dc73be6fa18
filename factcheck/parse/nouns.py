"""What is counted behind a number: the head noun phrase, cut where it ends."""

from __future__ import annotations

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import QuantityWords

_WORD = compiled(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class NounReader:
    """Reads noun phrases with the nouns of a lexicon."""

    def __init__(self, words: QuantityWords) -> None:
        self.words = words
        self._compounds: dict[str, list[str]] = {}  # by the first word and the letter behind it: "nhà m" of "nhà máy"
        for phrase in sorted(words.compounds, key=len, reverse=True):
            self._compounds.setdefault(phrase[: len(_first(phrase)) + 2], []).append(phrase)
        self._none: dict[str, frozenset[str]] = {}
        for phrase in words.not_heads:
            first, second = phrase.split(" ")[:2]
            self._none[first] = self._none.get(first, frozenset()) | {second}
        self.firsts = frozenset(map(_first, words.compounds)) | words.classifiers | words.singles

    def at(self, text: str, start: int) -> int:
        """Where the noun phrase that begins at `start` ends; `start` itself when there is none.

        A known compound is taken whole, a classifier with the compound behind it; of an unknown noun two syllables
        are taken, as most Vietnamese nouns have two.
        """
        match = _WORD.match(text, start)
        if match is None:
            return start
        first, end = match[0], match.end()
        if first in self._none and self._is_none(text, first, end):
            return start
        compound = self._compound(text, start, first)
        if compound:
            return self._compound_behind(text, compound) or compound
        if first in self.words.not_nouns:
            return start
        if first in self.words.classifiers:
            return self._classified(text, first, end)
        if first in self.words.singles:
            return self._compound_behind(text, end) or end
        second = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        return second.end() if second and second[0] not in self.words.not_nouns else end

    def known(self, text: str, start: int) -> bool:
        """Whether a noun of the lexicon begins here."""
        match = _WORD.match(text, start)
        if match is None:
            return False
        first = match[0]
        if first in self._none and self._is_none(text, first, match.end()):
            return False
        return first in self.words.classifiers or first in self.words.singles or self._compound(text, start, first) > 0

    def _is_none(self, text: str, first: str, end: int) -> bool:
        """`tiết kiệm`, `giải quyết`: what begins like a noun and is a verb."""
        second = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        return second is not None and second[0] in self._none[first]

    def compound(self, text: str, start: int) -> bool:
        """Whether a noun of two or more syllables of the lexicon begins here."""
        match = _WORD.match(text, start)
        return match is not None and self._compound(text, start, match[0]) > 0

    def _compound(self, text: str, start: int, first: str) -> int:
        """Where the longest compound that begins here ends; 0 when there is none."""
        known = self._compounds
        for opening in (text[start : start + len(first) + 2], first):
            for phrase in known.get(opening, ()):
                end = start + len(phrase)
                if text.startswith(phrase, start) and not text[end : end + 1].isalnum():
                    return end
        return 0

    def _compound_behind(self, text: str, end: int, *, named: bool = False) -> int:
        """Where the compound one space behind ends; 0 for none. Behind a classifier a verb is `named` by it."""
        match = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        stop = self._compound(text, end + 1, match[0]) if match else 0
        phrase = text[end + 1 : stop]
        return 0 if phrase in self.words.trailing or (not named and phrase in self.words.verbal) else stop

    def _classified(self, text: str, first: str, end: int) -> int:
        compound = self._compound_behind(text, end, named=first not in self.words.persons)
        if compound:
            return self._compound_behind(text, compound) or compound
        match = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        if match is None or (match[0] in self.words.persons and first not in self.words.persons):
            return end
        if match[0] in self._none and self._is_none(text, match[0], match.end()):
            return end
        if match[0] in self.words.singles or match[0] in self.words.classifiers:
            return match.end()
        return end


def _first(phrase: str) -> str:
    return phrase.split(" ", 1)[0]
