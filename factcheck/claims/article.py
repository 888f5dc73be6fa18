"""An article as the checks see it: fields, sentences, and a statement for every figure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factcheck.lexicon.entities import EntityWords, entity_words
from factcheck.lexicon.words import abbreviations
from factcheck.model import Document, Modality, Role
from factcheck.parse.figure import Figure
from factcheck.parse.scan import Scanner
from factcheck.text import View, sentences

if TYPE_CHECKING:
    from factcheck.claims.names import NameReader


@dataclass(slots=True)
class FieldText:
    """One field of the document, normalised, with the spans of its sentences (offsets of the view) and its figures in order."""

    name: str
    view: View
    sentences: list[tuple[int, int]]
    roles: list[Role]
    known: EntityWords | None = None
    figures: Sequence[Figure] = ()
    names: NameReader | None = None

    @property
    def entities(self) -> EntityWords:
        """The entities whose names are looked for: the built-in ones when none were given."""
        return self.known or entity_words()


@dataclass(slots=True, eq=False)
class Statement:
    """A figure in its sentence. `sentence` indexes `text.sentences`; what it is a figure of is filled in later."""

    article: Article
    text: FieldText
    figure: Figure
    sentence: int
    metric: str | None = None
    keys: dict[str, str] = field(default_factory=dict)
    attribution: str | None = None
    owner: str | None = None
    as_of: str | None = None
    scope: tuple[str, ...] = ()
    modality: Modality = "asserted"
    denied: bool = False
    per: str | None = None

    @property
    def role(self) -> Role:
        return self.text.roles[self.sentence]

    @property
    def bounds(self) -> tuple[int, int]:
        """The span of the sentence in the view."""
        return self.text.sentences[self.sentence]

    @property
    def quote(self) -> str:
        """The sentence, in lower case."""
        start, end = self.bounds
        return self.text.view.lower[start:end]

    @property
    def surface(self) -> str:
        """The figure as it is written."""
        return self.text.view.text[self.figure.start : self.figure.end]


@dataclass(slots=True, eq=False)
class Article:
    """A document, read."""

    document: Document
    fields: list[FieldText]
    statements: list[Statement]
    lines: dict[tuple[str, int], list[Statement]] = field(default_factory=dict)
    steps: list[list[Any]] | None = None  # the parts that figures play in each line, once a check has asked for them
    passages: dict[str, list[list[Statement]]] | None = None  # the lines that speak for it, by what stands in them; likewise

    def line(self, statement: Statement, offset: int = 0) -> list[Statement]:
        """The figures in the sentence of a figure, in order, or in the sentence `offset` further on."""
        return self.lines.get((statement.text.name, statement.sentence + offset), [])


def article(document: Document, scanner: Scanner, style: str | None = None, entities: EntityWords | None = None) -> Article:
    """Read every field of a document; names are those of `entities`, the built-in ones when none are given."""
    out = Article(document, [], [])
    for name, raw in document.fields():
        view = View(raw)
        _add(out, name, view, scanner.figures(view, document.published, style), entities)
    return out


def body(document: Document, view: View, figures: Sequence[Figure]) -> Article:
    """The text of a document alone, of figures that were read already."""
    out = Article(document, [], [])
    _add(out, "text", view, figures)
    return out


def _add(out: Article, name: str, view: View, figures: Sequence[Figure], entities: EntityWords | None = None) -> None:
    spans = sentences(view.text, abbreviations())
    roles = [_role(out.document, name, view, span) for span in spans]
    text = FieldText(name, view, spans, roles, entities, figures)
    out.fields.append(text)
    starts = [start for start, _ in spans]
    for figure in figures:
        index = max(bisect_right(starts, figure.start) - 1, 0)
        statement = Statement(out, text, figure, index)
        out.statements.append(statement)
        out.lines.setdefault((name, index), []).append(statement)


def _role(document: Document, name: str, view: View, span: tuple[int, int]) -> Role:
    if name != "text":
        return "caption" if name.startswith("captions") else "title" if name == "title" else "lead"
    start, end = view.raw_span(*span)
    for region in document.regions:
        if region.span.start < end and start < region.span.end:
            return region.role
    return "body"
