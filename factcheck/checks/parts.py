"""Lists of parts in a sentence: `gồm 12 nam và 9 nữ`, and whether the list is closed. `sums` and `shares` judge them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.checks.figures import one_noun
from factcheck.claims import Statement
from factcheck.lexicon.calculations import phrases, words_of

_WORDS_BETWEEN, _WORDS_BEFORE, _LEAST = 12, 6, 2
_SEPARATOR = re.compile(r"[,;]")
_STOP = re.compile(r"[.;!?](?:\s|$)|$")
_INNER = re.compile(r"\([^()]*\)")
_SUMMED = frozenset({"count", "money", "mass", "length", "area", "volume", "energy", "power", "gold"})


@dataclass(slots=True)
class Region:
    """A stretch of a sentence that holds a list; `bracket` when a parenthesis closes it."""

    start: int
    end: int
    bracket: bool


def region_from(statement: Statement, start: int) -> Region:
    """What follows a place: to the bracket that closes it, or to the end of the clause."""
    lower, stop = statement.text.view.lower, statement.bounds[1]
    opened = lower[statement.figure.end : start].count("(") - lower[statement.figure.end : start].count(")")
    if opened > 0:
        end = _closing(lower, start, stop)
        return Region(start, end, True)
    match = _STOP.search(lower, start, stop)
    return Region(start, match.start() if match else stop, False)


def _closing(lower: str, start: int, stop: int) -> int:
    depth = 1
    for at in range(start, stop):
        depth += (lower[at] == "(") - (lower[at] == ")")
        if depth == 0:
            return at
    return stop


def members(line: Sequence[Statement], region: Region) -> list[Statement]:
    """The figures of a region that stand in no parenthesis of their own; dates are none."""
    lower = line[0].text.view.lower
    inside = [s for s in line if region.start <= s.figure.start < region.end and is_figure(s)]
    return [s for s in inside if _depth(lower[region.start : s.figure.start]) == 0]


def is_figure(statement: Statement) -> bool:
    return statement.figure.low is not None and statement.figure.kind not in ("date", "time", "ordinal", "identifier", "score")


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


def between(a: Statement, b: Statement) -> str:
    """The words between two parts, without what stands in brackets."""
    return _INNER.sub("", a.text.view.lower[a.figure.end : b.figure.start])


def listed(parts: Sequence[Statement], region: Region, apart: str = "each") -> bool:
    """Whether the parts, from the start of the region on, are one list with one separator between neighbours.

    A phrase of the group `apart` says that a figure is no part.
    """
    lower = parts[0].text.view.lower
    lead = lower[region.start : parts[0].figure.start]
    if len(lead.split()) > _WORDS_BEFORE or _SEPARATOR.search(lead) or phrases(apart).search(lead):
        return False
    return all(_one_step(between(a, b), apart) for a, b in pairwise(parts))


def _one_step(gap: str, apart: str) -> bool:
    """`, ` or ` và ` with what the part before is of, and no third thing that has no figure."""
    if phrases(apart).search(gap) or len(gap.split()) > _WORDS_BETWEEN:
        return False
    within = apart == "each_share" and _SEPARATOR.search(gap) is not None  # ", nhân công và chi phí khác 25%"
    joined = gap if within else phrases("joins").sub(",", gap)
    return len(re.findall(r"[,;](?:\s*[,;])*", joined)) == 1


def closed(parts: Sequence[Statement], region: Region) -> bool:
    """Whether nothing can follow the last part: `và` led to it, a bracket or the end of the sentence closes the list."""
    lower, last = parts[0].text.view.lower, parts[-1]
    tail = _INNER.sub("", lower[last.figure.end : region.end])
    if phrases("joins").search(tail.split(",")[0]) or phrases("subset").search(tail):
        return False
    if region.bracket:
        return not _SEPARATOR.search(tail)
    ended = not _SEPARATOR.search(tail) and len(tail.split()) <= _WORDS_BETWEEN
    led = phrases("joins").search(between(parts[-2], last)) is not None
    return ended or led


def leaves_rest(parts: Sequence[Statement]) -> bool:
    """`còn lại 9 nữ`, `9 nữ còn lại`, `các nước khác 5%`: the last part is all the rest."""
    lower, last = parts[0].text.view.lower, parts[-1]
    around = between(parts[-2], last) + " " + lower[last.figure.end : last.figure.end + 16].split(",")[0]
    return phrases("rest").search(around) is not None


def kin(part: Statement, total: Statement) -> bool:
    """Whether one can be a part of the other: one unit, people among people, `giải nhất` among `giải`."""
    a, b = part.figure, total.figure
    if a.dimension != b.dimension or a.dimension not in _SUMMED or a.vague or b.vague or a.per or b.per:
        return False
    return one_noun(a, b) or (a.dimension == "count" and is_person(part) and is_person(total))


def is_person(statement: Statement) -> bool:
    """By the noun, or by how it ends: `5 bác sĩ`, `7 điều dưỡng`, `3 kỹ thuật viên`."""
    words, people, endings = statement.figure.head.split(), words_of("people"), words_of("person_endings")
    if not words:
        return False
    behind = statement.text.view.lower[statement.figure.end : statement.bounds[1]].split(",")[0].split()[:1]
    return words[0] in people or " ".join(words[:2]) in people or bool({words[-1], *behind} & endings)


def enough(parts: Sequence[Statement]) -> bool:
    return len(parts) >= _LEAST
