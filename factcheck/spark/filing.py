"""Articles as blocking files them, in Arrow batches: the keys of `align.keys`, and what each figure under a key says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zlib import crc32

import pyarrow as pa

from factcheck.align.keys import CLAIMS, SHORT, Entry, Key, entry, figures
from factcheck.align.sketch import sketch
from factcheck.claims import Article, Statement
from factcheck.claims.claim import claims
from factcheck.errors import SourceError
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Claim
from factcheck.spark.batches import Batches, Row, cells, checker, read
from factcheck.spark.schema import FILED

_TOLD = ("measure", "metric", "owner", "as_of", "attribution", "modality", "polarity")


def filed(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Each article with its claims and its keys: columns of `schema.ARTICLE` in, of `schema.FILED` out."""
    for batch in batches:
        yield pa.RecordBatch.from_pylist([_filed(row) for row in batch.to_pylist()], schema=FILED)


def _filed(row: Row) -> Row:
    try:
        article = checker().read(read(row))
    except SourceError as error:
        return {**row, "error": str(error)}
    rules = alignment_model()["blocking"]
    known = entry(article, alignment_words(), rules)
    return {
        **row,
        **_card(known),
        "terms": list(known.terms),
        "sketch": sketch(article),
        "filed": _keys(known.filed(rules)),
        "sought": _keys(_sought(known, rules)),
        "told": [{"word": word, "saying": saying} for word, saying in sorted(_sayings(article, rules))],
        "claims": [_claim(claim) for claim in claims(article)],
    }


def _card(known: Entry) -> Row:
    card = known.card
    return {"day": card.day.toordinal() if card.day else None, "pairs": card.terms, "claim": card.claim}


def _keys(keys: frozenset[Key]) -> list[Row]:
    return [{"stretch": stretch, "word": word} for stretch, word in sorted(keys)]


def _sought(known: Entry, rules: dict[str, float]) -> frozenset[Key]:
    """Where to look for partners. Each two articles are joined from both sides, so a claim need only look for claims, and an
    article with next to no words only for others of its kind: longer articles look for both."""
    sought = known.sought(rules)
    words, places = sought.words or (SHORT,), sought.places or (CLAIMS,)
    return frozenset((place, word) for place in places for word in words) | known.others


def _sayings(article: Article, rules: dict[str, float]) -> set[tuple[int, int]]:
    return {(word, _saying(statement, rules)) for word, statement in figures(article) if word}


def _saying(statement: Statement, rules: dict[str, float]) -> int:
    """A hash of all by which a figure under a key is judged: figures of one saying stand or fall together."""
    figure, day = statement.figure, statement.article.document.day
    place = day.toordinal() // int(rules["span"]) if day and statement.as_of is None else None
    told: tuple[Any, ...] = (
        *(figure.unit, figure.per, figure.hedge, figure.low, figure.high, statement.owner, statement.as_of, place),
        *(statement.scope, statement.modality, statement.denied, statement.attribution, sorted(statement.keys.items())),
    )
    return crc32(repr(told).encode())


def _claim(claim: Claim) -> Row:
    return {"field": claim.field, **cells(claim.mention), **{name: getattr(claim, name) for name in _TOLD}}
