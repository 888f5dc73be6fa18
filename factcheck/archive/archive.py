"""An archive as the rest of the program sees it, whatever engine it lies in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.archive.held import Look, Read, Wanted
from factcheck.archive.rows import Row, fingerprint, unpacked
from factcheck.archive.store import Fate, Store
from factcheck.checks import Held
from factcheck.claims import Article
from factcheck.errors import ArchiveError
from factcheck.model import Document
from factcheck.rulebook import Metric

NONE: Mapping[str, Metric] = {}
SERVERS = ("postgresql://", "postgres://")


def opened(address: str, *, making: bool = False) -> Archive:
    """The archive at a path or a `postgresql://` address; `making`: one that is not there is made.

    Raises `ArchiveError`, which says what is wrong with it and what would be right.
    """
    if address.startswith(SERVERS):
        from factcheck.archive.postgres import PostgresStore

        return Archive(PostgresStore(address, making=making))
    from factcheck.archive.sqlite import SqliteStore

    return Archive(SqliteStore(address, making=making))


class Archive:
    """Published articles, each in its last version; earlier ones are kept as its history."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._look: Look | None = None

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    @property
    def address(self) -> str:
        return self.store.address

    def add(self, rows: Sequence[Row], now: str) -> list[Fate]:
        """Store articles; when this returns they are safe."""
        return self.store.put(rows, now)

    def news(self, documents: Sequence[Document]) -> list[Document]:
        """Those of the documents that are not stored as they are."""
        known = self.store.hashes([document.id for document in documents])
        return [document for document in documents if known.get(document.id) != fingerprint(document)]

    def held(
        self, drafts: Sequence[Article], read: Read, wanted: Wanted = lambda _: True, metrics: Mapping[str, Metric] = NONE
    ) -> Held:
        """The published articles that drafts may be compared with, read again; `metrics` are those that may be declared."""
        return self._looking(read, metrics).held(drafts, wanted)

    def meets(self, number: int, read: Read, wanted: Wanted, metrics: Mapping[str, Metric] = NONE) -> bool:
        """Whether a published article may be held against any other that counts, told without reading one."""
        return self._looking(read, metrics).meets(number, wanted)

    def _looking(self, read: Read, metrics: Mapping[str, Metric]) -> Look:
        if self._look is None:
            self._look = Look(self.store, read, metrics)
        return self._look

    def documents(self, numbers: Sequence[int]) -> Iterator[Document]:
        """Published articles by their numbers in the archive."""
        bodies = self.store.bodies(numbers)
        for number in numbers:
            if number in bodies:
                yield self._document(number, bodies[number])

    def history(self, id_: str) -> list[Document]:
        """What an article said before it was changed, the first version first."""
        return [self._document(revision.number, revision.body) for revision in self.store.revisions(id_)]

    def _document(self, number: int, body: bytes) -> Document:
        try:
            return unpacked(body)
        except ValueError as error:
            raise ArchiveError(self.address, f"article {number} is damaged: {error}") from None
