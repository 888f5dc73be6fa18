"""What an article costs an archive of 10^3 to 10^6 articles: storing one, and holding a draft against all.

    python benchmarks/archive_growth.py NEWS.jsonl CLUSTERS.jsonl --most 250000 --svg benchmarks/archive_growth.svg

Growth is synthetic: the articles are laid over two weeks and repeated, every repetition two weeks later under other ids.
A draft is an article that was kept out of the archive, on its day of some repetition: what others wrote on its story is there.
CPU time of one core, without start-up; `store` is what passes within the database's look-ups.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from growing import DAYS, FIRST, articles

from factcheck import Checker, Document
from factcheck.align.blocking import Card
from factcheck.archive import Archive, opened
from factcheck.archive.rows import Row, packed, row
from factcheck.lexicon.alignment import alignment_model

_BATCH = 32
_SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 250_000, 1_000_000)
_DRAFTS, _CLAIMS, _KEPT_OUT = 60, range(30, 51), 3  # every third article of so many claims is kept out


def _moved(one: Row, document: Document, number: int, copy: int) -> Row:
    """The article again, some fortnights later."""
    day = FIRST + timedelta(days=number % DAYS + copy * DAYS)
    card = Card(one.entry.card.terms, day, one.entry.card.claim)
    entry = dataclasses.replace(one.entry, card=card)
    told = document.model_copy(update={"id": f"{copy}/{document.id}", "published": day})
    return dataclasses.replace(
        one,
        id=told.id,
        hash=f"{copy}{one.hash}",
        day=day.toordinal(),
        published=day.isoformat(),
        entry=entry,
        keys=entry.filed(alignment_model()["blocking"]),
        body=packed(told),
    )


class Collection:
    """Articles that were read once, those that are repeated and those that are drafts, each with its place in the fortnight."""

    def __init__(self, checker: Checker, sources: list[str]) -> None:
        read = [(number, told, row(checker.read(told), checker.reader)) for number, told in enumerate(articles(sources))]
        long = {number for number, _, one in read if len(one.claims) in _CLAIMS and number % _KEPT_OUT == 0}
        self.drafts = [(number, told) for number, told, _ in read if number in long]
        self._repeated = [found for found in read if found[0] not in long]

    def __iter__(self) -> Iterator[Row]:
        for copy in range(10**6):
            yield from (_moved(one, document, number, copy) for number, document, one in self._repeated)

    def fortnights(self, count: int) -> int:
        """How many of them so many articles fill."""
        return max(count // len(self._repeated), 1)


class Clock:
    """Adds up the CPU time of some calls."""

    def __init__(self) -> None:
        self.spent = 0.0

    def wrapped(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any) -> Any:
            begun = time.process_time()
            try:
                found = call(*arguments)
                return list(found) if isinstance(found, Iterator) else found
            finally:
                self.spent += time.process_time() - begun

        return timed


def _asked(checker: Checker, archive: Archive, drafts: list[Document]) -> tuple[float, float]:
    """Median milliseconds of a draft of about 40 claims: in the store, and in all."""
    clock = Clock()
    for name in ("lying", "cards", "sketches", "figures", "bodies"):
        setattr(archive.store, name, clock.wrapped(getattr(archive.store, name)))
    within, whole = [], []
    for draft in drafts:
        archive._look = None  # nothing remembered from the draft before
        clock.spent, begun = 0.0, time.process_time()
        checker.check([draft], against=archive)
        whole.append(time.process_time() - begun)
        within.append(clock.spent)
    return statistics.median(within) * 1e3, statistics.median(whole) * 1e3


def measured(path: Path, sources: list[str], most: int) -> Iterator[tuple[int, int, float, float, float, float]]:
    """Articles, claims, ms to store one, ms in the store and ms in all for a draft, and megabytes."""
    checker = Checker()
    collection = Collection(checker, sources)
    rows, count, claims = iter(collection), 0, 0
    for size in (size for size in _SIZES if size <= most):
        with opened(str(path), making=True) as archive:
            spent = 0.0
            while count < size:
                batch = [next(rows) for _ in range(_BATCH)]
                begun = time.process_time()
                archive.add(batch, "2026-01-01T00:00:00+00:00")
                spent += time.process_time() - begun
                count, claims = count + _BATCH, claims + sum(len(one.claims) for one in batch)
            added = added_last(spent, count, size)
        with opened(str(path)) as archive:
            drafts = list(_drafts(collection, random.Random(size), collection.fortnights(count)))
            yield count, claims, added, *_asked(checker, archive, drafts), os.path.getsize(path) / 1e6


def _drafts(collection: Collection, chance: random.Random, fortnights: int) -> Iterator[Document]:
    for number, told in chance.choices(collection.drafts, k=_DRAFTS):
        day = FIRST + timedelta(days=number % DAYS + DAYS * chance.randrange(fortnights))
        yield told.model_copy(update={"id": "draft", "published": day})


def added_last(spent: float, count: int, size: int) -> float:
    """Milliseconds for each article stored since the size before."""
    before = max((s for s in _SIZES if s < size), default=0)
    return spent / max(count - before, 1) * 1e3


def drawn(rows: list[tuple[int, int, float, float, float, float]]) -> str:
    """An SVG: size on a logarithmic axis, milliseconds on the other."""
    from math import log10

    width, height, left, top = 640, 360, 60, 30
    highest = max(max(row[2:5]) for row in rows) * 1.1
    low, high = log10(rows[0][0]), max(log10(rows[-1][0]), log10(rows[0][0]) + 1)

    def x(size: float) -> float:
        return left + (log10(size) - low) / (high - low) * (width - left - 20)

    def y(ms: float) -> float:
        return height - 40 - ms / highest * (height - 40 - top)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">']
    out.append(f'<rect width="{width}" height="{height}" fill="white"/>')
    for number in range(6):
        ms = highest / 5 * number
        out.append(
            f'<path d="M{left} {y(ms):.0f}H{width - 20}" stroke="#ddd"/><text x="8" y="{y(ms) + 4:.0f}">{ms:.1f} ms</text>'
        )
    for size, *_ in rows:
        out.append(f'<text x="{x(size):.0f}" y="{height - 22}" text-anchor="middle">{size:,}</text>')
    named = ((2, "#b35", "store one article"), (3, "#27c", "a draft: in the store"), (4, "#084", "a draft: in all"))
    for index, (column, colour, name) in enumerate(named):
        points = " ".join(f"{x(row[0]):.1f},{y(row[column]):.1f}" for row in rows)
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out.append(f'<text x="{left + 10 + index * 170}" y="18" fill="{colour}">{name}</text>')
    out.append(
        f'<text x="{left}" y="{height - 6}">articles in the archive (synthetic growth from real ones), CPU time</text></svg>'
    )
    return "\n".join(out) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", help="articles as JSON lines")
    parser.add_argument("--most", type=int, default=100_000, help="the greatest number of articles (default 100000)")
    parser.add_argument("--svg", type=Path, help="draw the figures there")
    options = parser.parse_args()
    rows = []
    print("articles    claims  store 1 ms  draft: store ms  draft: all ms      MB", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for found in measured(Path(folder) / "archive.db", options.sources, options.most):
            rows.append(found)
            print("{:8} {:9} {:11.2f} {:16.1f} {:14.1f} {:7.0f}".format(*found), flush=True)
            if options.svg:
                options.svg.write_text(drawn(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
