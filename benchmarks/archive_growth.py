"""What an article costs an archive of 10^3 to 10^6 articles: storing one, and holding a draft against all.

    python benchmarks/archive_growth.py NEWS.jsonl --most 250000 --svg benchmarks/archive_growth.svg

Growth is synthetic: the articles of the file are laid over two weeks and repeated, every repetition two weeks later under other
ids. A draft is one of them on some day of the archive; near copies of it lie in the weeks around, which is harder than life.
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
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from factcheck import Checker, Document
from factcheck.align.blocking import Card
from factcheck.archive import Archive, opened
from factcheck.archive.rows import Row, packed, row
from factcheck.lexicon.alignment import alignment_model
from factcheck.sources import documents

_FIRST, _DAYS, _BATCH = date(2015, 1, 1), 14, 32
_SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 250_000, 1_000_000)
_DRAFTS, _CLAIMS = 60, range(30, 51)


def _moved(one: Row, document: Document, number: int, copy: int) -> Row:
    """The article again, some fortnights later."""
    day = _FIRST + timedelta(days=number % _DAYS + copy * _DAYS)
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


def _endless(read: list[tuple[Document, Row]]) -> Iterator[Row]:
    for copy in range(10**6):
        yield from (_moved(one, document, number, copy) for number, (document, one) in enumerate(read))


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


def measured(path: Path, source: str, most: int) -> Iterator[tuple[int, int, float, float, float, float]]:
    """Articles, claims, ms to store one, ms in the store and ms in all for a draft, and megabytes."""
    checker = Checker()
    read = [(d, row(checker.read(d), checker.reader)) for d in documents([source]).documents]
    long = [d for d, one in read if len(one.claims) in _CLAIMS]
    rows, count, claims = _endless(read), 0, 0
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
            days = count // len(read) * _DAYS or _DAYS
            chance = random.Random(size)
            drafts = [
                d.model_copy(update={"id": "draft", "source": "draft", "published": _FIRST + timedelta(chance.randrange(days))})
                for d in chance.choices(long, k=_DRAFTS)
            ]
            yield count, claims, added, *_asked(checker, archive, drafts), os.path.getsize(path) / 1e6


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
    parser.add_argument("source", help="articles as JSON lines")
    parser.add_argument("--most", type=int, default=100_000, help="the greatest number of articles (default 100000)")
    parser.add_argument("--svg", type=Path, help="draw the figures there")
    options = parser.parse_args()
    rows = []
    print("articles    claims  store 1 ms  draft: store ms  draft: all ms      MB", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for found in measured(Path(folder) / "archive.db", options.source, options.most):
            rows.append(found)
            print("{:8} {:9} {:11.2f} {:16.1f} {:14.1f} {:7.0f}".format(*found), flush=True)
            if options.svg:
                options.svg.write_text(drawn(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
