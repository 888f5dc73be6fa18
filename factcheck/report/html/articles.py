"""Articles as the page shows them: their fields in paragraphs, with the figures of findings marked in place.

Figures that lie over each other are one mark. An article whose text is not at hand is shown as its quoted sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from factcheck.model.document import Document
from factcheck.model.finding import Anchor, Finding, Verdict
from factcheck.model.report import DocumentSummary
from factcheck.model.span import Span

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
SETTLED = "settled"
_LOOKS = [*(str(verdict) for verdict in Verdict), SETTLED]
_QUIETEST = _LOOKS[-1]


def look(finding: Finding) -> str:
    """How a finding is drawn: by its verdict, or as one that the desk has settled."""
    return SETTLED if finding.settled else str(finding.verdict)


@dataclass(slots=True)
class Mark:
    """A figure that findings speak of, by their numbers on the page; several places that overlap are one."""

    id: str
    start: int
    end: int
    findings: list[int] = field(default_factory=list)
    look: str = _QUIETEST

    def add(self, number: int, anchor: Anchor, finding: Finding) -> None:
        """Take in a figure of a finding; the mark looks like the loudest of them."""
        self.end = max(self.end, anchor.end)
        if number not in self.findings:
            self.findings.append(number)
        self.look = min(self.look, look(finding), key=_LOOKS.index)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked or not; `first` when the mark begins here."""

    text: str
    mark: Mark | None = None
    first: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and the part it plays: title, lead, body, caption, teaser, byline; or a gap in an excerpt."""

    role: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article; `whole` when all of its text is shown."""

    id: str
    name: str
    summary: DocumentSummary
    blocks: Sequence[Block]
    findings: Sequence[int]
    whole: bool

    @property
    def titled(self) -> bool:
        """Whether the article shows a title of its own."""
        return any(block.role == "title" for block in self.blocks)


class Marks:
    """Every marked figure, by document and field."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        placed: dict[tuple[str, str], list[tuple[Anchor, int]]] = defaultdict(list)
        for number, finding in enumerate(findings, 1):
            for anchor in finding.anchors:
                placed[anchor.doc, anchor.field].append((anchor, number))
        self._of: dict[tuple[str, str], list[Mark]] = {}
        self._at: dict[tuple[str, str, int, int], Mark] = {}
        for key, anchors in placed.items():
            self._of[key] = self._merged(anchors, findings)

    def _merged(self, anchors: list[tuple[Anchor, int]], findings: Sequence[Finding]) -> list[Mark]:
        marks: list[Mark] = []
        for anchor, number in sorted(anchors, key=lambda pair: (pair[0].start, -pair[0].end, pair[1])):
            if not marks or marks[-1].end <= anchor.start:
                marks.append(Mark(f"m{len(self._at) + 1}", anchor.start, anchor.end))
            marks[-1].add(number, anchor, findings[number - 1])
            self._at[anchor.doc, anchor.field, anchor.start, anchor.end] = marks[-1]
        return marks

    def at(self, anchor: Anchor) -> Mark:
        """The mark that shows an anchor."""
        return self._at[anchor.doc, anchor.field, anchor.start, anchor.end]

    def of(self, document: str, name: str) -> Sequence[Mark]:
        """The marks of a field, in order."""
        return self._of.get((document, name), ())


def articles(
    summaries: Sequence[DocumentSummary], documents: Iterable[Document], findings: Sequence[Finding], marks: Marks
) -> list[ArticleView]:
    """The articles of a report, in its order."""
    texts = {document.id: document for document in documents}
    numbers, quoted = _by_document(findings)
    known = {summary.id for summary in summaries}
    missing = [_unlisted(name) for name in quoted if name not in known]
    return [
        _article(index, summary, texts.get(summary.id), quoted.get(summary.id, []), numbers.get(summary.id, []), marks)
        for index, summary in enumerate([*summaries, *missing], 1)
    ]


def _by_document(findings: Sequence[Finding]) -> tuple[Mapping[str, list[int]], Mapping[str, list[Anchor]]]:
    numbers: dict[str, list[int]] = defaultdict(list)
    quoted: dict[str, list[Anchor]] = defaultdict(list)
    for number, finding in enumerate(findings, 1):
        for name in dict.fromkeys(anchor.doc for anchor in finding.anchors):
            numbers[name].append(number)
        for anchor in finding.anchors:
            quoted[anchor.doc].append(anchor)
    return numbers, quoted


def _unlisted(name: str) -> DocumentSummary:
    """An article that findings quote and the report does not list."""
    return DocumentSummary(id=name, path=None, title=None, source=None, published=None, figures=0)


def _article(
    index: int, summary: DocumentSummary, document: Document | None, quoted: list[Anchor], numbers: list[int], marks: Marks
) -> ArticleView:
    blocks = _whole(document, marks) if document else _excerpts(summary.id, quoted, marks)
    name = summary.title or PurePath(summary.path or summary.id).name
    return ArticleView(f"a{index}", name, summary, list(blocks), numbers, document is not None)


def _whole(document: Document, marks: Marks) -> Iterator[Block]:
    for name, text in document.fields():
        if name == "title" and _opens_with(document, text):
            continue
        for match in _PARAGRAPH.finditer(text):
            role = _role(document, name, match.start(), match.end())
            yield Block(role, list(_pieces(text, match.start(), match.end(), marks.of(document.id, name))))


def _opens_with(document: Document, title: str) -> bool:
    """Whether the text itself begins with the title, so that it need not be shown twice."""
    return any(r.role == "title" and document.text[r.span.start : r.span.end].strip() == title for r in document.regions)


def _role(document: Document, name: str, start: int, end: int) -> str:
    if name != "text":
        return "caption" if name.startswith("captions") else name
    return next((r.role for r in document.regions if r.span.start < end and start < r.span.end), "body")


def _excerpts(document: str, quoted: list[Anchor], marks: Marks) -> Iterator[Block]:
    """The quoted sentences, with a gap between those that do not touch."""
    sentences = {(a.field, a.quote.span.start): (a.quote, a.field) for a in quoted}
    for quote, name in (sentences[key] for key in sorted(sentences)):
        yield Block("gap", [Piece("…")])
        role = "body" if name == "text" else "caption" if name.startswith("captions") else name
        yield Block(role, list(_in_quote(quote.text, quote.span, marks.of(document, name))))


def _in_quote(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    moved = (Mark(m.id, m.start - span.start, m.end - span.start, m.findings, m.look) for m in marks)
    return _pieces(text, 0, len(text), [mark for mark in moved if mark.end > 0])


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The text from `start` to `end`, cut where marks begin and end."""
    done = start
    for mark in marks[bisect_right(marks, start, key=lambda mark: mark.end) :]:
        if mark.start >= end:
            break
        first, last = max(mark.start, start), min(mark.end, end)
        if first > done:
            yield Piece(text[done:first])
        yield Piece(text[first:last], mark, mark.start >= start)
        done = last
    if done < end:
        yield Piece(text[done:end])
