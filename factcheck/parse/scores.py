"""Results of matches: `thắng 3-1`, `Kuwait 0-2`."""

from __future__ import annotations

from factcheck.parse.figure import Figure
from factcheck.parse.numerals import Numeral

_HIGHEST, _HIGHEST_TIGHT = 150, 30


def tight(text: str, first: Numeral, second: Numeral) -> bool:
    """`Kuwait 0-2`: two small numbers around a bare hyphen, with nothing counted, are a result."""
    between = text[first.end : second.start]
    return between == "-" and not first.spelled and first.low <= _HIGHEST_TIGHT and second.low <= _HIGHEST_TIGHT


def is_score_before(text: str, start: int, cues: frozenset[str]) -> bool:
    """Whether a word right before a pair of numbers makes a result of it."""
    words = text[max(0, start - 24) : start].rpartition("\n")[2].split()
    return any(" ".join(words[-count:]) in cues for count in (1, 2, 3))


def score(text: str, figure: Figure, first: Numeral, second: Numeral) -> bool:
    """Make a result of a figure; False when the numbers can be none."""
    behind = text[second.end : second.end + 2]
    if behind[:1].isalpha() or (behind[:1] == "/" and behind[1:].isdecimal()):
        return False  # "trung tâm 50-04V", "6-16/100.000 dân"
    if first.spelled or first.low > _HIGHEST or second.low > _HIGHEST or "-" not in text[first.end : second.start]:
        return False
    figure.kind, figure.dimension, figure.unit = "score", "score", "score"
    figure.stated, figure.low, figure.high = None, first.low, second.low
    figure.end = second.end
    return True
