"""How long the desk service takes for an article of about 1,000 words, over HTTP on this machine.

    python benchmarks/service.py NEWS.jsonl [--requests 400] [--clients 1]

Starts `factcheck serve`, sends articles of 900 to 1,100 words, and prints the median, the 95th and the 99th percentile
in milliseconds of wall time, and requests a second. Clients that ask at one time share the processors with the service.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

import httpx

WORDS = range(900, 1101)


def requests(news: Path, count: int) -> list[dict[str, str]]:
    rows = (json.loads(line) for line in news.open(encoding="utf-8"))
    fitting = [{key: row[key] or "" for key in ("title", "lead", "body")} for row in rows if len(row["body"].split()) in WORDS]
    return list(islice(cycle(fitting), count))


def asked(url: str, articles: list[dict[str, str]], clients: int) -> list[float]:
    """The seconds each request took."""

    def ask(share: list[dict[str, str]]) -> list[float]:
        with httpx.Client(base_url=url, timeout=60) as client:
            return [client.post("/v1/check", json=article).raise_for_status().elapsed.total_seconds() for article in share]

    with ThreadPoolExecutor(clients) as pool:
        return [seconds for share in pool.map(ask, [articles[n::clients] for n in range(clients)]) for seconds in share]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--clients", type=int, default=1)
    options = parser.parse_args()
    articles = requests(options.news, options.requests)
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stderr
        url = server.stderr.readline().strip().removeprefix("factcheck: ")
        threading.Thread(target=deque, args=(server.stderr, 0), daemon=True).start()  # a full pipe would stop it
        asked(url, articles[:20], 2)  # until every worker has read something
        began = time.monotonic()
        times = asked(url, articles, options.clients)
        rate = len(times) / (time.monotonic() - began)
        server.terminate()
    cuts = statistics.quantiles(times, n=100)
    print(f"{len(times)} requests, {options.clients} at a time: {rate:.0f} a second")
    print(f"median {cuts[49] * 1000:.0f} ms, 95th {cuts[94] * 1000:.0f} ms, 99th {cuts[98] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
