"""Arrow batches of articles to batches of mentions: no engine in sight, so any that speaks Arrow may call them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pyarrow as pa

from factcheck.api import Checker
from factcheck.errors import SourceError
from factcheck.model import Document, Mention
from factcheck.sources.rows import document
from factcheck.spark.schema import MENTION

Row = Mapping[str, Any]
_VALUE = ("stated", "stated_low", "stated_high", "low", "high", "unit", "per")


@cache
def checker() -> Checker:
    """The rule book, loaded once a worker process."""
    return Checker()


def mentions(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What each article of a batch mentions: columns of `schema.ARTICLE` in, of `schema.MENTION` out."""
    for batch in batches:
        rows = [row for article in batch.to_pylist() for row in _mentions(article)]
        yield pa.RecordBatch.from_pylist(rows, schema=MENTION)


def read(row: Row) -> Document:
    """The document of a row; `SourceError` names its id."""
    return document(f"article {row['id']}", row, str(row["id"]))


def _mentions(row: Row) -> Iterator[Row]:
    try:
        article = read(row)
    except SourceError as error:
        yield {"doc": row["id"], "error": str(error)}
        return
    for mention in checker().extract(article):
        yield {"doc": article.id, **_cells(mention)}


def _cells(mention: Mention) -> Row:
    told = mention.model_dump(mode="json", include={"value"})["value"] or {}
    cells: dict[str, Any] = {"kind": mention.kind, "start": mention.span.start, "end": mention.span.end, "text": mention.text}
    cells |= {name: told.get(name) for name in _VALUE}
    cells["hedge"] = mention.hedge.id if mention.hedge else None
    if period := mention.period:
        cells |= {"period_start": period.start, "period_end": period.end, "period_grain": period.grain}
    return cells
