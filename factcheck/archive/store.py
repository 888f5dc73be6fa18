"""What an archive asks of a database; the statements are the same everywhere, engines add how they run them.

An engine gives `_run`, `_many`, `_transaction`, `_lying`, `version`, `integrity` and turns its errors into `ArchiveError`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from factcheck.align.keys import Entry, Key
from factcheck.archive.rows import CLAIM_COLUMNS, Row, Stored, card_of, entry_of, others_packed, terms_packed
from factcheck.lexicon.alignment import alignment_model

Fate = Literal["added", "changed", "same"]
_CHUNK = 500
_CARD = "number, id, hash, published, source, title, day, claim, pairs, terms"
_ARTICLE = (
    "id", "hash", "day", "published", "source", "title", "claim", "pairs", "terms", "others", "sketch", "keys", "claims",
    "added", "reader",
)  # fmt: skip
_SET = ", ".join(f"{column} = ?" for column in _ARTICLE)
_INSERT_CLAIM = f"INSERT INTO claim (article, place, {', '.join(CLAIM_COLUMNS)}) VALUES (?, ?{', ?' * len(CLAIM_COLUMNS)})"


@dataclass(frozen=True, slots=True)
class Revision:
    """An article as it was before it was changed."""

    number: int
    added: str
    replaced: str
    body: bytes


class Figure(NamedTuple):
    """What decides of a stored figure whether a figure of a draft may be held against it."""

    article: int
    day: int | None
    metric: str | None
    unit: str | None
    as_of: str | None
    low: Decimal | None


class Store(ABC):
    """A database with the tables of `schema`."""

    address: str

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None: ...

    @abstractmethod
    def _run(self, statement: str, values: Sequence[Any] = ()) -> Iterable[Sequence[Any]]: ...

    @abstractmethod
    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None: ...

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """All that is written within is stored when it ends, or nothing is."""

    @abstractmethod
    def lying(self, keys: Sequence[Key], most: int) -> Iterator[tuple[Key, list[int]]]:
        """The articles that lie under each key, at most so many, those added last first."""

    @abstractmethod
    def integrity(self) -> list[str]:
        """What the engine itself finds broken."""

    @abstractmethod
    def size(self) -> int:
        """Bytes on disk."""

    # -- writing ------------------------------------------------------------------------------------------------

    def put(self, rows: Sequence[Row], now: str) -> list[Fate]:
        """Store articles, all or none; when this returns they are safe. `now` is an ISO 8601 time."""
        with self.transaction():
            # In one order in every writer: two that wait for each other's articles would wait for ever.
            fates = {row.id: self._put(row, now) for row in sorted(rows, key=lambda row: row.id)}
        return [fates[row.id] for row in rows]

    def _put(self, row: Row, now: str) -> Fate:
        number = self._claimed(row, now)
        if number is not None:
            self._fill(number, row)
            return "added"
        found = list(self._run("SELECT number, hash, reader, added FROM article WHERE id = ? " + self._lock, (row.id,)))
        number, digest, reader, added = found[0]
        if (digest, reader) == (row.hash, row.reader):
            return "same"
        if digest != row.hash:
            self._keep(number, digest, added, max(now, added))
        self._empty(number)
        self._run(f"UPDATE article SET {_SET} WHERE number = ?", (*_values(row, now), number))
        self._fill(number, row)
        return "changed" if digest != row.hash else "same"

    _lock = ""
    _float = "DOUBLE PRECISION"  # SQLite takes the name, too

    def _claimed(self, row: Row, now: str) -> int | None:
        """The number of a new article; None when its id is taken."""
        statement = (
            f"INSERT INTO article ({', '.join(_ARTICLE)}) VALUES ({_marks(_ARTICLE)})"
            " ON CONFLICT (id) DO NOTHING RETURNING number"
        )
        return next((number for (number,) in self._run(statement, _values(row, now))), None)

    def _fill(self, number: int, row: Row) -> None:
        self._run("INSERT INTO body (article, document) VALUES (?, ?)", (number, row.body))
        postings = ((stretch, word, number) for stretch, word in sorted(row.keys))
        self._many("INSERT INTO posting (stretch, word, article) VALUES (?, ?, ?)", postings)
        self._many(_INSERT_CLAIM, ((number, place, *claim) for place, claim in enumerate(row.claims)))

    def _keep(self, number: int, digest: str, added: str, replaced: str) -> None:
        """The article as it is becomes its latest revision."""
        self._run(
            "INSERT INTO version (article, revision, hash, added, replaced, document)"
            " SELECT article, (SELECT COUNT(*) FROM version WHERE article = ?), ?, ?, ?, document FROM body WHERE article = ?",
            (number, digest, added, replaced, number),
        )

    def _empty(self, number: int) -> None:
        _, _, entry, _ = self.filed(number)
        for stretch, word in entry.filed(alignment_model()["blocking"]):
            self._run("DELETE FROM posting WHERE stretch = ? AND word = ? AND article = ?", (stretch, word, number))
        for table in ("body", "claim"):
            self._run(f"DELETE FROM {table} WHERE article = ?", (number,))

    # -- reading ------------------------------------------------------------------------------------------------

    def hashes(self, ids: Sequence[str]) -> dict[str, str]:
        """The content hashes of those articles that are stored."""
        return dict(self._in("SELECT id, hash FROM article WHERE id IN ({})", ids))  # type: ignore[arg-type]

    def cards(self, numbers: Sequence[int]) -> Iterator[Stored]:
        """What blocking knows of articles."""
        for found in self._in(f"SELECT {_CARD} FROM article WHERE number IN ({{}})", numbers):
            number, id_, digest, published, source, title, day, claim, pairs, terms = found
            yield Stored(number, id_, digest, published, source, title, card_of(day, claim, pairs), bytes(terms))

    def sketches(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """The sketches of articles."""
        return {n: bytes(s) for n, s in self._in("SELECT number, sketch FROM article WHERE number IN ({})", numbers)}

    def figures_like(self, numbers: Sequence[int], metrics: Sequence[str], values: Sequence[float]) -> Iterator[Figure]:
        """The figures of articles that are of one of the metrics, or have one of the values as stated."""
        wanted = f"c.metric IN ({_marks(metrics)}) OR (c.low = c.high AND CAST(c.low AS {self._float}) IN ({_marks(values)}))"
        statement = (
            "SELECT c.article, a.day, c.metric, c.unit, c.as_of, c.low FROM claim c JOIN article a ON a.number = c.article"
            f" WHERE ({wanted}) AND c.article IN ({{}})"
        )
        yield from map(_figure, self._in(statement, numbers, (*metrics, *values)))

    def figures(self, number: int) -> Iterator[Figure]:
        """The figures of an article; a range has no value."""
        statement = (
            "SELECT c.article, a.day, c.metric, c.unit, c.as_of, CASE WHEN c.low = c.high THEN c.low END"
            " FROM claim c JOIN article a ON a.number = c.article WHERE c.article = ?"
        )
        yield from map(_figure, self._run(statement, (number,)))

    def filed(self, number: int) -> tuple[str, str, Entry, bytes]:
        """Id, hash, keys and sketch of an article."""
        columns = "id, hash, day, claim, pairs, terms, others, sketch"
        ((id_, digest, day, claim, pairs, terms, others, told),) = self._run(
            f"SELECT {columns} FROM article WHERE number = ?", (number,)
        )
        return id_, digest, entry_of(card_of(day, claim, pairs), bytes(terms), others), bytes(told)

    def bodies(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """The packed documents of articles."""
        return {n: bytes(b) for n, b in self._in("SELECT article, document FROM body WHERE article IN ({})", numbers)}

    def of_days(self, first: int | None, last: int | None, most: int) -> list[int]:
        """The newest articles of a stretch of days; of no day when there is none."""
        if first is None or last is None:
            found = self._run("SELECT number FROM article WHERE day IS NULL ORDER BY number DESC LIMIT ?", (most,))
        else:
            statement = "SELECT number FROM article WHERE day BETWEEN ? AND ? ORDER BY day DESC, number DESC LIMIT ?"
            found = self._run(statement, (first, last, most))
        return [number for (number,) in found]

    def days(self) -> tuple[int, int] | None:
        """The first and the last day of the archive."""
        ((first, last),) = self._run("SELECT MIN(day), MAX(day) FROM article")
        return None if first is None else (first, last)

    def numbers(self, since: int | None = None, other_reader: str | None = None) -> Iterator[int]:
        """All articles, those added first first; `since` a day, or those that some other reader read."""
        last = 0
        where = "AND reader <> ?" if other_reader is not None else "AND (day >= ? OR ? = 0)"
        value: tuple[object, ...] = (other_reader,) if other_reader is not None else (since or 0, since or 0)
        while found := list(
            self._run(f"SELECT number FROM article WHERE number > ? {where} ORDER BY number LIMIT ?", (last, *value, _CHUNK))
        ):
            yield from (number for (number,) in found)
            last = found[-1][0]

    def revisions(self, id_: str) -> list[Revision]:
        """What an article said before, the first version first."""
        statement = (
            "SELECT v.revision, v.added, v.replaced, v.document FROM version v JOIN article a ON a.number = v.article"
            " WHERE a.id = ? ORDER BY v.revision"
        )
        return [Revision(n, added, replaced, bytes(body)) for n, added, replaced, body in self._run(statement, (id_,))]

    def claims(self, where: str, values: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Claims with id, published, source and title of their articles, the newest first."""
        columns = ", ".join(f"c.{column}" for column in CLAIM_COLUMNS)
        statement = (
            f"SELECT a.id, a.published, a.source, a.title, {columns} FROM article a JOIN claim c ON c.article = a.number"
            f" WHERE {where} ORDER BY a.day DESC, a.number DESC, c.place"
        )
        yield from self._run(statement, values)

    def counted(self, statement: str, values: Sequence[Any] = ()) -> list[Sequence[Any]]:
        """The rows of a summary."""
        return list(self._run(statement, values))

    def _in(self, statement: str, values: Sequence[Any], before: Sequence[Any] = ()) -> Iterator[Sequence[Any]]:
        for start in range(0, len(values), _CHUNK):
            chunk = values[start : start + _CHUNK]
            yield from self._run(statement.format(_marks(chunk)), (*before, *chunk))


def _figure(row: Sequence[Any]) -> Figure:
    *told, low = row
    article, day, metric, unit, as_of = told
    return Figure(article, day, metric, unit, as_of, Decimal(low) if low is not None else None)


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values)) or "NULL"


def _values(row: Row, now: str) -> tuple[Any, ...]:
    entry = row.entry
    return (
        row.id, row.hash, row.day, row.published, row.source, row.title,
        int(entry.card.claim), entry.card.terms, terms_packed(entry.terms), others_packed(entry.others),
        row.sketch, len(row.keys), len(row.claims), now, row.reader,
    )  # fmt: skip
