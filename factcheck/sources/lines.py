"""The lines of a decoded file, with their place in it. What a line is for is said in `kinds`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.text.view import View

_LINE = re.compile(r"[^\n]+")
_MARGIN = " \t\r\f\v\u00a0\u200b\u200c\u200d\u2060\ufeff\u3000"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `[start, end)` without its margins, `begin` at the left edge, numbered from 1."""

    begin: int
    start: int
    end: int
    number: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


def lines(raw: str) -> Iterator[Line]:
    r"""The lines that are not blank, their text normalised.

    >>> [(line.number, line.start, line.end, line.text) for line in lines("Một\r\n\n  hai ")]
    [(1, 0, 3, 'Một'), (3, 8, 11, 'hai')]
    """
    number, seen = 1, 0
    for found in _LINE.finditer(raw):
        piece = found[0]
        body = piece.strip(_MARGIN)
        if not body:
            continue
        number += raw.count("\n", seen, found.start())
        seen = found.start()
        start = found.start() + len(piece) - len(piece.lstrip(_MARGIN))
        yield Line(found.start(), start, start + len(body), number, " ".join(View(body).text.split()))
