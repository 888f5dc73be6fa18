"""The lines of a decoded file, with their place in it. What a line is for is said in `kinds`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.kept.unicode_expressions import unicode_compiled
from factcheck.text.view import View

_LINE = unicode_compiled(r"[^\n]++")
_MARGIN = " \t\r\f\v\u00a0\u200b\u200c\u200d\u2060\ufeff\u3000"
# "… yêu cầu không sử...Ông Trump và DeepSeek là tâm điểm": a sentence ends and a capital follows without a space.
_GLUE = unicode_compiled(r"(?<=[\p{Ll}\d)”\"’][.…?!]|\.\.\.)(?=[“\"‘']?\p{Lu}\p{L}*\s)")
_INNER_END = unicode_compiled(r"[.?!…]\s")
_TAIL, _TAIL_WORDS = 200, range(8, 29)
_GLUED_AFTER = 80


class Line(NamedTuple):
    """A line that is not blank: `[start, end)` without its margins, `begin` at the left edge, numbered from 1.

    A headline that was saved without a break after the sentence before it is a line of its own, `glued`.
    """

    begin: int
    start: int
    end: int
    number: int
    text: str
    glued: bool = False

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
        cut = _glued_headline(body)
        yield Line(found.start(), start, start + (cut or len(body)), number, _plain(body[:cut]))
        if cut:
            yield Line(start + cut, start + cut, start + len(body), number, _plain(body[cut:]), glued=True)


def _plain(text: str) -> str:
    return " ".join(View(text).text.split())


def _glued_headline(text: str) -> int | None:
    """Where a headline begins that hangs on the end of a paragraph."""
    if text[-1] in ".:;,…!?" or len(text) < _GLUED_AFTER:
        return None
    places = [found.start() for found in _GLUE.finditer(text, max(_GLUED_AFTER, len(text) - _TAIL))]
    if not places or _INNER_END.search(text, places[-1]):
        return None
    return places[-1] if len(text[places[-1] :].split()) in _TAIL_WORDS else None
