"""Lines of words that exclude each other, and whether two texts say different ones of one line."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from factcheck.kept.expressions import compiled
from factcheck.lexicon.alignment import Meanings


class Contrast:
    """Finds which meanings of each line a text says; the longest word counts, `chưa bao gồm` is no `bao gồm`.

    >>> Contrast(((("cũ",), ("mới",)),)).apart("học phí cũ", "học phí mới")
    True
    """

    def __init__(self, lines: tuple[Meanings, ...]) -> None:
        self._meanings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, line in enumerate(lines):
            for meaning, words in enumerate(line):
                for word in words:
                    self._meanings[word].append((number, meaning))
        longest_first = sorted(self._meanings, key=lambda word: (-len(word), word))
        self._any = compiled(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")

    def apart(self, a: str, b: str) -> bool:
        """Whether both texts speak of some line, and share no meaning of it."""
        first, second = self._said(a), self._said(b)
        return any(first[line].isdisjoint(second[line]) for line in first.keys() & second.keys())

    def _said(self, text: str) -> dict[int, set[int]]:
        said: dict[int, set[int]] = defaultdict(set)
        for word in self._any.findall(text):
            for line, meaning in self._meanings[word]:
                said[line].add(meaning)
        return said


contrast = cache(Contrast)
