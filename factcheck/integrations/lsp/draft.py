"""An open document as it was last checked: its articles, the report on them, and where everything stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from factcheck.api import Checker
from factcheck.errors import SourceError
from factcheck.integrations.lsp.places import Places
from factcheck.integrations.placed import Placed
from factcheck.integrations.units import Encoding
from factcheck.model.finding import Anchor, Finding, Verdict
from factcheck.model.mention import Mention
from factcheck.model.report import Report
from factcheck.model.span import Span


@dataclass(frozen=True)
class Text:
    """A document as the editor holds it."""

    uri: str
    path: str
    language: str
    version: int | None
    source: str
    encoding: Encoding


@dataclass(frozen=True)
class Draft:
    """What was read and found in a document; `problem` says why nothing could be read.

    What the desk lets stand is written in `side_file`; `complaint` says why that could not be read.
    """

    text: Text
    checker: Checker
    side_file: Path
    articles: tuple[Placed, ...] = ()
    report: Report | None = None
    problem: SourceError | None = None
    complaint: str | None = None

    @cached_property
    def places(self) -> Places:
        return Places(self.text.source, self.text.encoding)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What an editor wants to see: not the checks that hold, nor what the desk lets stand."""
        found = self.report.findings if self.report else ()
        return tuple(finding for finding in found if finding.verdict is not Verdict.CONSISTENT and not finding.settled)

    def span(self, anchor: Anchor) -> Span | None:
        """Where a figure stands in the document; None when it is one of the archive."""
        article = next((article for article in self.articles if article.document.id == anchor.doc), None)
        if article is None or anchor.field != "text":
            return None
        return article.source(Span(start=anchor.start, end=anchor.end))

    def at(self, offset: int) -> Iterator[Finding]:
        """The findings with a figure at an offset."""
        return self.within(Span(start=offset, end=offset + 1))

    def within(self, place: Span) -> Iterator[Finding]:
        for finding in self.findings:
            spans = filter(None, map(self.span, finding.anchors))
            if any(span.start < place.end and place.start < span.end for span in spans):
                yield finding

    @cached_property
    def mentions(self) -> list[tuple[Span, Mention]]:
        """Every figure and date with its place, in order."""
        read = ((article, mention) for article in self.articles for mention in self.checker.extract(article.document))
        return [(span, mention) for article, mention in read if (span := article.source(mention.span))]
