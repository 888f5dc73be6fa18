"""An article as an archive stores it: the document itself, the keys it lies under, and its claims.

The document is stored whole, so that a comparison reads it again and says what it would say of the article itself.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from factcheck.align.blocking import Card
from factcheck.align.keys import Entry, Key, entry
from factcheck.align.sketch import sketch
from factcheck.claims import Article
from factcheck.claims.claim import claims
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Claim, Document

LONGEST = 64_000_000  # bytes of a document, unpacked: a small file may not fill the memory
_LEVEL = 6
_TERM = "I"
Value = str | int | None


@dataclass(frozen=True, slots=True)
class Row:
    """An article on its way into an archive."""

    id: str
    hash: str
    day: int | None
    published: str | None
    source: str | None
    title: str | None
    reader: str
    entry: Entry
    keys: frozenset[Key]
    sketch: bytes
    claims: tuple[tuple[Value, ...], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """An article of an archive, without its text."""

    number: int
    id: str
    hash: str
    published: str | None
    source: str | None
    title: str | None
    card: Card
    terms: bytes

    def shared(self, terms: frozenset[int]) -> int:
        """How many telling pairs of syllables it has in common with an article of these (`Entry.shared`)."""
        return len(terms.intersection(array(_TERM, self.terms)))


CLAIM_COLUMNS = (
    "field", "starts", "ends", "surface", "kind", "unit", "low", "high", "hedge", "per", "since", "until", "grain",
    "metric", "owner", "as_of", "measure", "attribution",
)  # fmt: skip


def row(article: Article, reader: str) -> Row:
    """What to store of an article, read by a reader of that fingerprint."""
    document, rules = article.document, alignment_model()["blocking"]
    filed = entry(article, alignment_words(), rules)
    return Row(
        id=document.id,
        hash=fingerprint(document),
        day=document.day.toordinal() if document.day else None,
        published=document.published.isoformat() if document.published else None,
        source=document.source,
        title=document.title,
        reader=reader,
        entry=filed,
        keys=filed.filed(rules),
        sketch=sketch(article),
        claims=tuple(_claim(claim) for claim in claims(article)),
        body=packed(document),
    )


def fingerprint(document: Document) -> str:
    """A hash of all that an editor can change in an article; where it was read from is no part of it."""
    told = document.model_dump(mode="json", include={"text", "title", "lead", "captions", "published", "source"})
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def packed(document: Document) -> bytes:
    return zlib.compress(document.model_dump_json(exclude_defaults=True).encode(), _LEVEL)


def unpacked(body: bytes) -> Document:
    """The document of a body; raises `ValueError` when it is damaged."""
    inflate = zlib.decompressobj()
    try:
        text = inflate.decompress(body, LONGEST)
        if inflate.unconsumed_tail or not inflate.eof:
            raise ValueError("the stored article does not end where it should")
        return Document.model_validate_json(text)
    except (zlib.error, ValidationError) as error:
        raise ValueError(str(error).splitlines()[0]) from None


def _claim(claim: Claim) -> tuple[Value, ...]:
    mention, value, period = claim.mention, claim.mention.value, claim.mention.period
    return (
        claim.field,
        mention.span.start,
        mention.span.end,
        mention.text,
        mention.kind,
        value.unit if value else None,
        _number(value.stated_low if value else None),
        _number(value.stated_high if value else None),
        mention.hedge.id if mention.hedge else None,
        value.per if value else None,
        period.start if period else None,
        period.end if period else None,
        period.grain if period else None,
        claim.metric,
        claim.owner,
        claim.as_of,
        claim.measure,
        claim.attribution,
    )


def _number(value: object) -> str | None:
    return None if value is None else f"{value:f}"


def terms_packed(terms: tuple[int, ...]) -> bytes:
    """Hashed words, four bytes each."""
    return array(_TERM, terms).tobytes()


def card_of(day: int | None, claim: int, pairs: int) -> Card:
    """What decides of a stored article whether it is worth looking at."""
    return Card(pairs, date.fromordinal(day) if day else None, bool(claim))


def entry_of(card: Card, terms: bytes, others: str) -> Entry:
    """How a stored article is filed."""
    return Entry(card, tuple(array(_TERM, terms)), frozenset(_keys(others)))


def others_packed(keys: frozenset[Key]) -> str:
    return " ".join(f"{stretch}:{word}" for stretch, word in sorted(keys))


def _keys(packed_keys: str) -> Iterator[Key]:
    for part in packed_keys.split():
        stretch, _, word = part.partition(":")
        yield int(stretch), int(word)
