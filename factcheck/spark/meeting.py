"""Pairs of articles in Arrow batches: which of them may tell of one thing, and what they say against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, islice

import pyarrow as pa

from factcheck.align.blocking import Card, meet
from factcheck.align.keys import Entry
from factcheck.align.sketch import Likeness
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Finding
from factcheck.spark.batches import Batches, Row, checker, findings, read
from factcheck.spark.schema import PAIR

_AT_ONCE = 64  # partners of an article that are held in memory together


def met(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Pairs worth judging: `a`, `b` with what blocking knows of each, `near` and `exact` in; columns of `schema.PAIR` out."""
    for batch in batches:
        yield pa.RecordBatch.from_pylist(list(_met(batch.to_pylist())), schema=PAIR)


def _met(rows: Sequence[Row]) -> Iterator[Row]:
    rules, words = alignment_model()["blocking"], alignment_words()
    for _, group in groupby(rows, key=lambda row: str(row["a"]["id"])):
        alike: Likeness | None = None
        for row in group:
            a, b = row["a"], row["b"]
            alike = alike or Likeness(a["sketch"], words, rules)
            related = row["near"] and _related(_entry(a), _entry(b), rules)
            related = related and (a["claim"] or b["claim"] or alike.holds(b["sketch"]))
            if related or row["exact"]:
                yield {"first": a["id"], "second": b["id"], "related": related}


def _related(a: Entry, b: Entry, rules: dict[str, float]) -> bool:
    return meet(a.card, b.card, a.shared(b), rules)


def _entry(row: Row) -> Entry:
    day = date.fromordinal(row["day"]) if row["day"] else None
    return Entry(Card(row["pairs"], day, row["claim"]), tuple(row["terms"]), frozenset())


def between(batches: Batches, profile: str) -> Iterator[pa.RecordBatch]:
    """What two articles say against each other: `a`, `b` of `schema.ARTICLE` and `related` in, of `schema.FINDING` out."""
    for batch in batches:
        yield findings(_between(batch.to_pylist(), profile))


def _between(rows: Sequence[Row], profile: str) -> Iterator[Finding]:
    for _, group in groupby(rows, key=lambda row: str(row["a"]["id"])):
        while some := list(islice(group, _AT_ONCE)):
            others = [(read(row["b"]), row["related"]) for row in some]
            yield from checker(profile).between(read(some[0]["a"]), others)
