"""Where the figures of a report stand in their files, in the units a format counts columns in.

Lines and columns count from 1, ends are the first place behind. A figure whose text was extracted from a file has no place
in it; one of a record (a line of JSON) has its line and no column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import quote

from factcheck.model.document import Document
from factcheck.model.finding import Anchor

Measure = Callable[[str], int]


class Region(NamedTuple):
    """A stretch of a file; without columns it is the whole line."""

    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


class Places:
    r"""Regions of figures, columns measured by the given function.

    >>> from factcheck.model import Origin, Quote, Span
    >>> text = "Lũ 🌊:\n🌊 5 tỷ"
    >>> document = Document(id="a", text=text, origin=Origin(path="a.txt", line=3))
    >>> quote = Quote(text=text, span=Span(start=0, end=len(text)))
    >>> figure = Anchor(doc="a", start=8, end=12, text="5 tỷ", line=4, column=3, path="a.txt", quote=quote)
    >>> Places([document], utf16_units).region(figure)
    Region(line=4, column=4, end_line=4, end_column=8)
    """

    def __init__(self, documents: Sequence[Document], measure: Measure) -> None:
        self._documents = {document.id: document for document in documents}
        self._measure = measure

    def region(self, anchor: Anchor) -> Region | None:
        """Where the figure stands in the file it is from; None when nobody can tell."""
        document = self._documents.get(anchor.doc)
        if anchor.path is None:
            return None
        if document is None or document.origin is None:
            return Region(anchor.line)
        if document.origin.record or anchor.field != "text":
            return Region(anchor.line)
        end_line = anchor.line + document.text.count("\n", anchor.start, anchor.end)
        return Region(anchor.line, self._column(document, anchor.start), end_line, self._column(document, anchor.end))

    def _column(self, document: Document, offset: int) -> int:
        begin = document.text.rfind("\n", 0, offset) + 1
        before = document.origin.before if document.origin and not begin else ""
        return self._measure(before + document.text[begin:offset]) + 1


def utf16_units(text: str) -> int:
    """The length in UTF-16 code units.

    >>> utf16_units("🌊5")
    3
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    """The length in bytes of UTF-8.

    >>> utf8_bytes("tỷ")
    4
    """
    return len(text.encode("utf-8", "surrogatepass"))


def file_of(anchor: Anchor) -> str:
    """The file of a figure, or what its document is called."""
    return anchor.path or anchor.doc


def uri(path: str) -> str:
    """A path as a URI reference; the address of a published article stays one.

    >>> uri("tin/bài 1.txt"), uri("/tin/a.txt"), uri("https://báo.vn/a?b=1")
    ('tin/b%C3%A0i%201.txt', 'file:///tin/a.txt', 'https://b%C3%A1o.vn/a?b=1')
    """
    safe = "/~:?#[]@!$&'()*+,;=%" if "://" in path else "/~"
    written = quote(path.encode("utf-8", "surrogatepass"), safe=safe)
    return f"file://{written}" if path.startswith("/") else written
