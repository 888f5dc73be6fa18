"""Text as a terminal shows it: grapheme clusters and the columns each takes.

Owns display width and the removal of what would break a line or a terminal (line feeds, escape codes, marks of
direction). Knows nothing of reports.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.kept.unicode_expressions import unicode_compiled

_CLUSTER = unicode_compiled(r"\X")  # "ệ" typed as three code points is one cluster; "ab" is two
_EMOJI_STYLE = "\ufe0f"
_DRAWN_AS_SPACE = {"Cc", "Zs", "Zl", "Zp"}


class Cell(NamedTuple):
    """One cluster: what is printed, the columns it takes, and where it stands in the text it came from."""

    text: str
    width: int
    start: int
    end: int


def cells(text: str, start: int = 0, end: int | None = None) -> Iterator[Cell]:
    """The clusters of a stretch of text, fit for one line.

    >>> [cell.text for cell in cells("5\\ntỷ")]
    ['5', ' ', 't', 'ỷ']
    """
    for match in _CLUSTER.finditer(text, start, len(text) if end is None else end):
        shown = _printable(match.group())
        if shown:
            yield Cell(shown, _columns(shown), match.start(), match.end())


def width(text: str) -> int:
    """The columns a text takes, accents and emoji considered.

    >>> width("tỷ"), width("ty\\u0309"), width("日本")
    (2, 2, 4)
    """
    return len(text) if text.isascii() else sum(cell.width for cell in cells(text))


def one_line(text: str) -> str:
    """The text on one line, runs of white space as one space.

    >>> one_line("hai\\r\\n  dòng\\x1b[31m")
    'hai dòng [31m'
    """
    return " ".join("".join(cell.text for cell in cells(text)).split())


def _printable(cluster: str) -> str:
    category = unicodedata.category(cluster[0])
    if category in _DRAWN_AS_SPACE:
        return " "
    if category == "Cs":  # half of a surrogate pair: cannot be written as UTF-8
        return "\ufffd"
    return "" if category == "Cf" else cluster


def _columns(cluster: str) -> int:
    if _EMOJI_STYLE in cluster or any(unicodedata.east_asian_width(char) in "WF" for char in cluster):
        return 2
    flag = len(cluster) == 2 and all("\U0001f1e6" <= char <= "\U0001f1ff" for char in cluster)
    return 2 if flag else 1
