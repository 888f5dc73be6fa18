"""How long a command takes from process start, on one article: the median and the quickest of many runs.

    python benchmarks/startup.py ARTICLE.txt [--runs 20]

The first run of each command is not counted: it compiles what Python and factcheck keep between runs. Wall time, and
processor time, which other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time

COMMANDS = {"--version": ["--version"], "extract": ["extract"], "check": ["check", "--fail-on", "never"]}
BARS = {"extract": 200, "check": 250}  # milliseconds, on a warm disk


def timed(command: list[str]) -> tuple[float, float]:
    """Wall and processor milliseconds of one run."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall * 1e3, spent * 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article")
    parser.add_argument("--runs", type=int, default=20)
    args = parser.parse_args()
    for name, words in COMMANDS.items():
        command = [sys.executable, "-m", "factcheck", *words, *([args.article] if name in BARS else [])]
        timed(command)
        wall, spent = zip(*(timed(command) for _ in range(args.runs)), strict=True)
        bar = f"  (bar {BARS[name]})" if name in BARS else ""
        print(
            f"{name:<10} wall median {statistics.median(wall):4.0f}  least {min(wall):4.0f}   "
            f"processor median {statistics.median(spent):4.0f}  least {min(spent):4.0f} ms{bar}"
        )


if __name__ == "__main__":
    main()
