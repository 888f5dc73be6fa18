"""What was read in one article, as rows of a table: place, figure, value, and what it is a figure of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.document import Document, Origin
from factcheck.model.mention import Mention, Value
from factcheck.report.table import Table, filled
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


def value(mention: Mention, wording: Wording) -> str:
    """What a mention is read as, in one cell.

    >>> from decimal import Decimal
    >>> from factcheck.model import Span
    >>> five = Decimal(5000000000)
    >>> amount = Value(stated=five, stated_low=five, stated_high=five, low=five, high=five, unit="VND")
    >>> value(Mention(kind="money", span=Span(start=0, end=9), text="5 tỷ đồng", value=amount), Wording("vi"))
    '5.000.000.000 VND'
    """
    if mention.period:
        return _ends(mention.period.start, mention.period.end)
    if mention.value is None:
        return ""
    hedge = f"{mention.hedge.id}: " if mention.hedge else ""
    per = f" / {mention.value.per}" if mention.value.per else ""
    return f"{hedge}{_figure(mention.value, wording)} {mention.value.unit or ''}".rstrip() + per


def _figure(amount: Value, wording: Wording) -> str:
    if amount.stated is not None:
        return wording.number(amount.stated)
    low, high = (amount.stated_low, amount.stated_high) if amount.stated_low is not None else (amount.low, amount.high)
    return _ends(*("" if end is None else wording.number(end) for end in (low, high)))


def _ends(low: str, high: str) -> str:
    return low if low == high else f"{low}..{high}"


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
