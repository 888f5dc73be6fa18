"""`factcheck archive add`: articles read in batches, by several processes when asked, and stored batch by batch.

A batch is safe once it is stored. Run again, the command passes over what is stored already without reading it.
"""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import islice

from factcheck.api import Checker
from factcheck.archive import Archive, opened
from factcheck.archive.rows import Row, row
from factcheck.cli.progress import Progress
from factcheck.errors import SourceError, UsageError
from factcheck.model.document import Document
from factcheck.rulebook.wording import Wording
from factcheck.sources.streaming import stream

_BATCH = 32
_AHEAD = 4  # batches in the making for each process, so that memory stays flat
Read = Callable[[list[Document]], list[Row]]


class Adding:
    """One run of the command: what was done to how many articles, and whether all could be read."""

    def __init__(self, archive: Archive, options: Namespace) -> None:
        self.archive = archive
        self.options = options
        self.fates: Counter[str] = Counter()
        self.complete = True

    def documents(self) -> Iterator[list[Document]]:
        """The articles in batches; errors of files are told as they come, on standard error."""
        if self.options.reread:
            yield from _batches(self._stored())
        yield from _batches(self._given())

    def _given(self) -> Iterator[Document]:
        for item in stream(self.options.files, published=self.options.published):
            if isinstance(item, SourceError):
                self.complete = False
                print(f"factcheck: {item}", file=sys.stderr)
            else:
                yield item

    def _stored(self) -> Iterator[Document]:
        """The articles that were read otherwise than they would be now."""
        numbers = self.archive.store.numbers(other_reader=_checker(self.options).reader)
        while batch := list(islice(numbers, _BATCH)):
            yield from self.archive.documents(batch)

    def store(self, rows: list[Row]) -> None:
        """Store a batch; what was printed is safe."""
        fates = self.archive.add(rows, datetime.now(UTC).isoformat(timespec="seconds"))
        self.fates.update(fates)
        if self.options.list:
            for stored, fate in zip(rows, fates, strict=True):
                print(f"{fate}\t{stored.id}")
            sys.stdout.flush()


def run(options: Namespace) -> int:
    """Store the articles; the exit code is 2 when some could not be read, and the others are stored all the same."""
    if not options.files and not options.reread:
        raise UsageError("no FILE was given; name articles, a folder, a .jsonl, - for standard input, or --reread")
    with opened(options.archive, making=True) as archive:
        adding = Adding(archive, options)
        wording = Wording(options.lang)
        with Progress(wording) as progress:
            _store_all(adding, progress)
        print(_summary(adding, wording), file=sys.stderr if options.list else sys.stdout)
    return 0 if adding.complete else 2


def _store_all(adding: Adding, progress: Progress) -> None:
    begun, done = time.monotonic(), 0
    for rows in _read(_new(adding), adding.options):
        adding.store(rows)
        done = sum(adding.fates.values())
        rate = done / max(time.monotonic() - begun, 0.001)
        progress.show("progress.adding", done=done, rate=f"{rate:.0f}")


def _new(adding: Adding) -> Iterator[list[Document]]:
    """Batches without what is stored as it is."""
    for batch in adding.documents():
        news = batch if adding.options.reread else adding.archive.news(batch)
        adding.fates["same"] += len(batch) - len(news)
        if news:
            yield news


def _read(batches: Iterable[list[Document]], options: Namespace) -> Iterator[list[Row]]:
    """The rows of each batch, in order."""
    jobs: int = options.jobs
    if jobs == 1:
        checker = _checker(options)
        yield from (_rows(checker, batch) for batch in batches)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(options,)) as pool:
        waiting: deque[Future[list[Row]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_work, batch))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _rows(checker: Checker, documents: list[Document]) -> list[Row]:
    return [row(checker.read(document), checker.reader) for document in documents]


_here: list[Checker] = []  # the checker of a process that reads


def _begin(options: Namespace) -> None:
    _here.append(_checker(options))


def _work(documents: list[Document]) -> list[Row]:
    return _rows(_here[0], documents)


def _checker(options: Namespace) -> Checker:
    return Checker(options.rules, number_style=options.number_style)


def _batches(documents: Iterator[Document]) -> Iterator[list[Document]]:
    while batch := list(islice(documents, _BATCH)):
        yield batch


def _summary(adding: Adding, wording: Wording) -> str:
    ((articles, claims),) = adding.archive.store.counted("SELECT COUNT(*), SUM(claims) FROM article")
    counts = {"articles": articles, "claims": claims or 0} | {name: adding.fates[name] for name in ("added", "changed", "same")}
    return wording.text("archive.added", **{name: wording.number(count) for name, count in counts.items()})
