"""What was read in one article, as rows of a table: place, figure, value, and what it is a figure of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.document import Document, Origin
from factcheck.model.mention import Mention
from factcheck.report.table import Table, filled
from factcheck.report.value import value
from factcheck.rulebook.wording import Wording

_COLUMNS = ("place", "kind", "text", "value", "measure", "owner", "when", "source")


class Reading(NamedTuple):
    """An article, its mentions in text order, and its claims."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def table(readings: Sequence[Reading], wording: Wording) -> Table:
    """A row for each mention; a column that nothing fills is left out."""
    heads = tuple(wording.text(f"extract.{column}") for column in _COLUMNS)
    return filled(Table(heads, tuple(row for reading in readings for row in _rows(reading, wording))))


def _rows(reading: Reading, wording: Wording) -> Iterator[tuple[str, ...]]:
    claims = {claim.mention.span.start: claim for claim in reading.claims if claim.field == "text"}
    place = _Places(reading.document)
    for mention in reading.mentions:
        claim = claims.get(mention.span.start)
        yield (
            place(mention.span.start),
            wording.text(f"kind.{mention.kind}"),
            mention.text,
            value(mention, wording),
            *_claim(claim),
        )


def _claim(claim: Claim | None) -> tuple[str, str, str, str]:
    if claim is None:
        return "", "", "", ""
    return claim.metric or claim.measure, claim.owner or "", claim.as_of or "", claim.attribution or ""


class _Places:
    """Where a code point of an article's text stands in its file."""

    def __init__(self, document: Document) -> None:
        self._origin = document.origin or Origin.trusted(path=document.id)
        self._starts = [0, *(i + 1 for i, char in enumerate(document.text) if char == "\n")]

    def __call__(self, start: int) -> str:
        if self._origin.record:
            return f"{self._origin.path}:{self._origin.line}"
        index = bisect_right(self._starts, start) - 1
        column = start - self._starts[index] + (1 if index else self._origin.column)
        return f"{self._origin.path}:{self._origin.line + index}:{column}"
