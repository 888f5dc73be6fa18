"""Whether two stretches of text tell one story: how many names and word pairs they share.

Measured on 1,040 single articles of `shared/data` (261 inner headings) against 2,000 pairs of articles put together:
`apart` was never true of a heading inside an article and true of four boundaries in five.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from factcheck.kept.unicode_expressions import unicode_compiled

# "OpenAI", "Phạm Minh Chính" within a sentence; not the first word of one.
_NAME = unicode_compiled(r"(?<=[\w,;)] )\p{Lu}[\w.]+")
_WORD = unicode_compiled(r"\w+")
_ENOUGH_NAMES = 12


class Cohesion(NamedTuple):
    """What two texts share, from 0 to 1; `known` is how much of the heading between them was said before."""

    names: float
    pairs: float
    known: float

    @property
    def apart(self) -> bool:
        """Hardly a name or phrase of one story is in the other."""
        return self.names <= 0.25 and self.pairs <= 0.1 and self.known <= 0.1

    @property
    def loose(self) -> bool:
        """Two pieces on one subject, perhaps."""
        return self.names <= 0.45 and self.pairs <= 0.17


def cohesion(before: str, heading: str, after: str) -> Cohesion | None:
    """How the texts before and after a heading hang together; None when there is too little to tell."""
    left, right = _names(before), _names(after)
    fewer = min(left.total(), right.total())
    if fewer < _ENOUGH_NAMES:
        return None
    said, says = _pairs(before), _pairs(after)
    title = _pairs(heading)
    return Cohesion(
        names=(left & right).total() / fewer,
        pairs=len(said & says) / max(min(len(said), len(says)), 1),
        known=len(title & said) / max(len(title), 1),
    )


def _names(text: str) -> Counter[str]:
    return Counter(found.casefold() for found in _NAME.findall(text))


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(_WORD.findall(text.casefold())))
