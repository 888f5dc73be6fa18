"""One article as it was given to us; never changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from factcheck.model.noun import Noun
from factcheck.model.span import Span
from factcheck.model.suppression import Suppression
from factcheck.model.terms import checked

Role = Literal["title", "lead", "body", "byline", "caption", "teaser"]


class Origin(Noun):
    """Where a document's text begins in the file it came from; line and column count from 1.

    `before` is what stands before it on that line. A `record` holds its text in another form (a line of JSON): all of it
    has the place of the record.
    """

    path: str
    start: int = 0
    line: int = 1
    column: int = 1
    before: str = ""
    record: bool = False


class Region(Noun):
    """A stretch of the text that is not plain body: a title, a caption, a teaser of another story."""

    role: Role
    span: Span


class Document(Noun):
    """An article: raw text and what is known about it.

    `published` may be a date, a datetime, an ISO 8601 string or None. Regions come from `factcheck.sources`; a
    document without any is body throughout.

    >>> Document(id="a1", text="Giá 5 USD", published="2025-01-28").published
    datetime.date(2025, 1, 28)
    """

    id: str
    text: str
    published: date | datetime | None = None
    source: str | None = None
    title: str | None = None
    lead: str | None = None
    captions: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    origin: Origin | None = None
    suppressions: tuple[Suppression, ...] = ()

    @checked("published", mode="before")
    @staticmethod
    def _iso(value: object) -> object:
        if isinstance(value, str):
            return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        return value

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    def fields(self) -> tuple[tuple[str, str], ...]:
        """The named texts of the article, as an editor reads them: title, lead, text, captions."""
        named = [("title", self.title), ("lead", self.lead), ("text", self.text)]
        named += [(f"captions.{i}", caption) for i, caption in enumerate(self.captions)]
        return tuple((name, text) for name, text in named if text)
