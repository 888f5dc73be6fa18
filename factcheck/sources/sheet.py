"""The sorted lines of a file, with counts that answer in constant time however long the file is."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from factcheck.sources.furniture import Furniture
from factcheck.sources.kinds import Sorted, sort
from factcheck.sources.lines import lines


@dataclass(frozen=True)
class Sheet:
    """Lines and the words to judge them by."""

    lines: Sequence[Sorted]
    words: Furniture

    @classmethod
    def of(cls, raw: str, words: Furniture) -> Sheet:
        return cls([sort(line, words) for line in lines(raw)], words)

    def text(self, at: int) -> str:
        return self.lines[at].text if at < len(self.lines) else ""

    def prose(self, start: int, end: int) -> int:
        """How many running texts there are in `[start, end)`."""
        return _between(self._prose, start, end)

    def feet(self, start: int, end: int) -> int:
        return _between(self._feet, start, end)

    def headlines(self, start: int, end: int) -> int:
        return _between(self._headlines, start, end)

    def next_prose(self, at: int) -> int:
        """The first running text from here on, or the end."""
        return _next(self._prose, at)

    def next_foot(self, at: int) -> int:
        return _next(self._feet, at)

    def picture_name(self, at: int) -> str | None:
        """What a numbered picture is of, in lower case."""
        line = self.lines[at]
        found = self.words.picture.fullmatch(line.text) if line.kind == "picture" else None
        return found["name"].casefold() if found else None

    def named(self, name: str, start: int, end: int) -> bool:
        """Whether a headline or picture in `[start, end)` is called so."""
        places = self._names[name]
        first = bisect_left(places, start)
        return first < len(places) and places[first] < end

    @cached_property
    def _prose(self) -> list[int]:
        return self._counts(lambda line: line.prose)

    @cached_property
    def _feet(self) -> list[int]:
        return self._counts(lambda line: line.kind == "foot")

    @cached_property
    def _headlines(self) -> list[int]:
        return self._counts(lambda line: line.kind == "headline")

    def _counts(self, holds: Callable[[Sorted], bool]) -> list[int]:
        return list(accumulate((int(holds(line)) for line in self.lines), initial=0))

    @cached_property
    def _names(self) -> defaultdict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self.lines):
            name = self.picture_name(at) or (line.text.casefold() if line.kind == "headline" else None)
            if name:
                found[name].append(at)
        return found


def _between(counts: list[int], start: int, end: int) -> int:
    last = len(counts) - 1
    return counts[min(end, last)] - counts[min(start, last)]


def _next(counts: list[int], at: int) -> int:
    """The first place from `at` on where the count rises."""
    return bisect_left(counts, counts[min(at, len(counts) - 1)] + 1) - 1
