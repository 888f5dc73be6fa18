"""How processor time and memory of a check grow with the number of articles of mixed news, drawn as an SVG picture.

    python benchmarks/growth.py ARTICLES.jsonl ... [--sizes 10,100,1000,10000] [--out docs/growth.svg]

Rows are articles (`title`, `lead`, `body`, `published`, `source`) or hold them under `articles`, or `a` and `b`. When the files
hold fewer than the largest size, further articles are copies whose rarer syllables are changed the same way throughout, so
that a copy is news of its own and shares no telling words with the first. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from charts import Axis, line_chart

import factcheck
from factcheck.lexicon.alignment import alignment_words

_SYLLABLE = re.compile(r"[^\W\d_]+")
_COMMON = 3.5  # syllables that weigh less are left as they are: no two of them are a telling pair
_SEED = 4


def articles(paths: list[Path]) -> list[dict[str, Any]]:
    """Every article of the files once, those of one story together, in an order that depends on nothing but the files.

    A sample of single articles would split the stories, and the more so the smaller it is.
    """
    stories = [line for path in paths for line in path.open(encoding="utf-8")]
    random.Random(_SEED).shuffle(stories)
    found: dict[str, dict[str, Any]] = {}
    for story in stories:
        for row in _articles(json.loads(story)):
            if text := row.get("body") or row.get("context"):
                found.setdefault(text, row)
    return list(found.values())


def _articles(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "articles" in row:
        yield from row["articles"]
    elif "a" in row:
        yield from (row["a"], row["b"])
    else:
        yield row


def documents(rows: list[dict[str, Any]], size: int) -> list[factcheck.Document]:
    return [_document(rows[i % len(rows)], i // len(rows), i) for i in range(size)]


def _document(row: dict[str, Any], copy: int, number: int) -> factcheck.Document:
    fields = ("title", "lead", "body", "context")
    text = "\n\n".join(row[name] for name in fields if row.get(name))
    return factcheck.Document(
        id=str(number), text=_changed(text, copy), published=row.get("published"), source=row.get("source") or "news"
    )


def _changed(text: str, copy: int) -> str:
    """The text with a letter put behind every rarer syllable, another in each copy."""
    if not copy:
        return text
    words, letter = alignment_words(), "wzjf"[(copy - 1) % 4] * ((copy + 3) // 4)
    return _SYLLABLE.sub(lambda m: m[0] + letter if words.weight(m[0].lower()) >= _COMMON else m[0], text)


def measured(paths: list[Path], size: int) -> dict[str, float]:
    """One check, in this process: seconds of processor time and the megabytes that it added."""
    docs = documents(articles(paths), size)
    before, started = _megabytes(), time.process_time()
    report = factcheck.check(docs)
    figures = report.coverage.figures
    return {"seconds": time.process_time() - started, "megabytes": _megabytes() - before, "figures": figures}


def _megabytes() -> float:
    """The most memory this process has held; Linux counts in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(paths: list[Path], size: int) -> dict[str, float]:
    command = [sys.executable, __file__, *map(str, paths), "--one", str(size)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def draw(rows: dict[int, dict[str, float]]) -> str:
    sizes = sorted(rows)
    first, last = sizes[0], sizes[-1]
    lines = {
        "seconds of processor time": [(float(n), max(rows[n]["seconds"], 0.01)) for n in sizes],
        "hundred megabytes of memory": [(float(n), max(rows[n]["megabytes"] / 100, 0.01)) for n in sizes],
        "linear": [(float(first), max(rows[first]["seconds"], 0.01)), (float(last), rows[first]["seconds"] * last / first)],
    }
    ticks = [10.0**i for i in range(-2, 5)]
    x = Axis("articles", first, last, sizes, log=True, label="{:,g}".format)
    y = Axis("", 0.01, 1000, [tick for tick in ticks if tick <= 1000], log=True)
    return line_chart("A check of mixed news, all articles against all", x, y, lines, lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--sizes", default="10,100,1000,10000")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs/growth.svg")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measured(args.articles, args.one)))
        return
    rows = {}
    for size in map(int, args.sizes.split(",")):
        rows[size] = apart(args.articles, size)
        print(size, "articles", {name: round(value, 2) for name, value in rows[size].items()}, flush=True)
    args.out.write_text(draw(rows), encoding="utf-8")
    print(f"wrote {args.out}")


if __name__ == "__main__":
    main()
