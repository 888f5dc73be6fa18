"""How fast figures are read, in MB of UTF-8 text a second on one core.

    python benchmarks/throughput.py NEWS.jsonl [--rounds 3]

Prints the median of the rounds, in processor time, for the scan alone, for `factcheck.extract` (public mentions) and for
`factcheck.check` of each article by itself; how many figures there are; and what the checks add to the reading.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

import factcheck
from factcheck.parse.scan import scanner
from factcheck.text import View


def documents(path: Path) -> list[factcheck.Document]:
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    text = "{title}\n\n{lead}\n\n{body}"
    return [
        factcheck.Document(
            id=row["id"], text=text.format(**{k: row[k] or "" for k in ("title", "lead", "body")}), published=row["published"]
        )
        for row in rows
    ]


def median(rounds: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    docs = documents(args.news)
    size = sum(len(doc.text.encode()) for doc in docs) / 1e6
    checker = factcheck.Checker()
    found = sum(len(factcheck.extract(doc)) for doc in docs)
    scan = median(args.rounds, lambda: deque((scanner().figures(View(doc.text), doc.day) for doc in docs), maxlen=0))
    extract = median(args.rounds, lambda: deque((factcheck.extract(doc) for doc in docs), maxlen=0))
    reading = median(args.rounds, lambda: deque((checker.read(doc) for doc in docs), maxlen=0))
    check = median(args.rounds, lambda: deque((checker.check([doc]) for doc in docs), maxlen=0))
    print(f"{len(docs)} articles, {size:.2f} MB, {found} mentions")
    print(f"scan     {size / scan:6.2f} MB/s")
    print(f"extract  {size / extract:6.2f} MB/s")
    print(f"check    {size / check:6.2f} MB/s: reading as claims {reading:.2f} s, checks {check - reading:.2f} s")


if __name__ == "__main__":
    main()
