"""Arrow batches in, Arrow batches out: no engine in sight, so any that speaks Arrow may call them.

Columns are those of `schema`. What belongs to one worker process, a rule book, is loaded there once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pyarrow as pa

from factcheck.api import Checker
from factcheck.errors import SourceError
from factcheck.model import Document, Finding, Mention
from factcheck.sources.rows import document
from factcheck.spark.schema import FINDING, MENTION

Row = Mapping[str, Any]
Batches = Iterable[pa.RecordBatch]
_VALUE = ("stated", "stated_low", "stated_high", "low", "high", "unit", "per")


@cache
def checker(profile: str = "default") -> Checker:
    """The rule book, loaded once a worker process."""
    return Checker(profile=profile)


def read(row: Row) -> Document:
    """The document of a row; `SourceError` names its id."""
    return document(f"article {row['id']}", row, str(row["id"]))


def mentions(batches: Batches) -> Iterator[pa.RecordBatch]:
    """What each article of a batch mentions: columns of `schema.ARTICLE` in, of `schema.MENTION` out."""
    for batch in batches:
        rows = [row for article in batch.to_pylist() for row in _mentions(article)]
        yield pa.RecordBatch.from_pylist(rows, schema=MENTION)


def within(batches: Batches, profile: str) -> Iterator[pa.RecordBatch]:
    """What each article says against itself: columns of `schema.ARTICLE` in, of `schema.FINDING` out."""
    for batch in batches:
        found = (checker(profile).check([read(row)]).findings for row in batch.to_pylist())
        yield findings(finding for findings in found for finding in findings)


def findings(found: Iterable[Finding]) -> pa.RecordBatch:
    """Findings that are no checks that hold, one a row."""
    return pa.RecordBatch.from_pylist([_row(finding) for finding in found if finding.severity != "none"], schema=FINDING)


def _mentions(row: Row) -> Iterator[Row]:
    try:
        article = read(row)
    except SourceError as error:
        yield {"doc": row["id"], "error": str(error)}
        return
    for mention in checker().extract(article):
        yield {"doc": article.id, **cells(mention)}


def cells(mention: Mention) -> dict[str, Any]:
    """A mention in the columns of `schema.MENTION`, its document apart."""
    told = mention.model_dump(mode="json", include={"value"})["value"] or {}
    period = mention.period
    return {
        "kind": mention.kind,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        **{name: told.get(name) for name in _VALUE},
        "hedge": mention.hedge.id if mention.hedge else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_grain": period.grain if period else None,
    }


def _row(finding: Finding) -> Row:
    told = finding.model_dump(mode="json", include=set(FINDING.names))
    anchors = [anchor | {"quote": anchor["quote"]["text"]} for anchor in told["anchors"]]
    return told | {"anchors": anchors}
