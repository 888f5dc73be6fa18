"""A place in the raw text, in code points."""

from __future__ import annotations

from factcheck.model.noun import Noun
from factcheck.model.terms import checked


class Span(Noun):
    """`[start, end)` in code points of the raw text; never empty."""

    start: int
    end: int

    @checked()
    def _ordered(self) -> Span:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forward and holds something, not [{self.start}, {self.end})")
        return self
