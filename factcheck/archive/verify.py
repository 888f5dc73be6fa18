"""What is damaged in an archive: the engine's own check, then each article against its hash, and the counts of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from factcheck.archive.archive import Archive
from factcheck.archive.rows import fingerprint, unpacked

_BATCH = 200
_COUNTS = {
    "posting": "SELECT (SELECT COUNT(*) FROM posting), (SELECT SUM(keys) FROM article)",
    "claim": "SELECT (SELECT COUNT(*) FROM claim), (SELECT SUM(claims) FROM article)",
    "body": "SELECT (SELECT COUNT(*) FROM body), (SELECT COUNT(*) FROM article)",
}


def problems(archive: Archive, progress: Callable[[int], None] = lambda _: None) -> Iterator[str]:
    """One sentence for each thing that is not as it was stored; nothing when all is well."""
    engine = archive.store.integrity()
    yield from engine
    if engine:
        return
    for table, statement in _COUNTS.items():
        ((found, told),) = archive.store.counted(statement)
        if int(found) != int(told or 0):
            yield f"the table {table} holds {found} rows; the articles tell of {told or 0}"
    yield from _articles(archive, progress)


def _articles(archive: Archive, progress: Callable[[int], None]) -> Iterator[str]:
    numbers, done = archive.store.numbers(), 0
    while batch := list(islice(numbers, _BATCH)):
        bodies = archive.store.bodies(batch)
        for stored in archive.store.cards(batch):
            if problem := _problem(stored.hash, bodies.get(stored.number)):
                yield f"the article {stored.id!r} {problem}"
        done += len(batch)
        progress(done)


def _problem(digest: str, body: bytes | None) -> str:
    if body is None:
        return "has lost its text"
    try:
        return "" if fingerprint(unpacked(body)) == digest else "is not what was stored"
    except ValueError as error:
        return f"is damaged: {error}"
