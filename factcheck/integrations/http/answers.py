"""What the service answers: the models of its OpenAPI description, and how reports become them.

The JSON is that of `factcheck check --format json`, with `texts`, the fields that offsets count in, and for each place in
the body its `source`, the place in the body as it was sent.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from factcheck.integrations.placed import Placed
from factcheck.integrations.units import Encoding, Units
from factcheck.model.claim import Claim
from factcheck.model.finding import Anchor, Finding
from factcheck.model.mention import Mention
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.report.json import finding_object

Texts = dict[str, dict[str, str]]  # document → field → text


class PlacedAnchor(Anchor):
    """An anchor and, in the body of an article, its place in what was sent."""

    source: Span | None = None


class PlacedFinding(Finding):
    anchors: tuple[PlacedAnchor, ...]


class CheckOut(Report):
    """A report. An anchor without `field` is in `texts[doc].text`."""

    findings: tuple[PlacedFinding, ...]
    texts: Texts


class ExtractOut(BaseModel):
    """What was read in one article: mentions of its text, and claims of all its fields."""

    schema_version: str
    id: str
    published: str | None
    texts: dict[str, str]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


class Problem(BaseModel):
    """Why there is no answer."""

    detail: str


class Health(BaseModel):
    status: str
    version: str


class Counter:
    """Puts offsets of answers into the units a client counts in, and finds places in the bodies they sent."""

    def __init__(self, articles: dict[str, Placed], bodies: dict[str, str], encoding: Encoding) -> None:
        self._articles = articles
        self._bodies = {name: Units(body, encoding) for name, body in bodies.items()}
        self.texts: Texts = {name: dict(article.document.fields()) for name, article in articles.items()}
        self._units = {(n, f): Units(t, encoding) for n, fields in self.texts.items() for f, t in fields.items()}

    def finding(self, finding: Finding) -> dict[str, Any]:
        fields = finding_object(finding)
        for anchor, written in zip(finding.anchors, fields["anchors"], strict=True):
            span = Span(start=anchor.start, end=anchor.end)
            written.update(self.span(anchor.doc, anchor.field, span))
            written["quote"]["span"] = self.span(anchor.doc, anchor.field, anchor.quote.span)
            if anchor.field == "text" and anchor.doc in self._articles:
                written["source"] = self._source(anchor.doc, span)
        return fields

    def mention(self, doc: str, field: str, mention: Mention) -> dict[str, Any]:
        fields = mention.model_dump(mode="json")
        fields["span"] = self.span(doc, field, mention.span)
        if mention.hedge:
            fields["hedge"]["span"] = self.span(doc, field, mention.hedge.span)
        return fields

    def span(self, doc: str, field: str, span: Span) -> dict[str, int]:
        if (doc, field) not in self._units:  # an article of the archive, whose text is not sent
            return {"start": span.start, "end": span.end}
        units = self._units[doc, field]
        return {"start": units.of(span.start), "end": units.of(span.end)}

    def _source(self, doc: str, span: Span) -> dict[str, int] | None:
        place, units = self._articles[doc].source(span), self._bodies[doc]
        return {"start": units.of(place.start), "end": units.of(place.end)} if place else None
