"""A real `factcheck serve` on a free port of this machine, and what it wrote to standard error."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

_CLEAN = {key: value for key, value in os.environ.items() if key != "FACTCHECK_TOKEN"}


@dataclass
class Server:
    """A running service."""

    process: subprocess.Popen[str]
    url: str
    log: list[str] = field(default_factory=list)

    def client(self, **headers: str) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=60, headers=headers)


def _drain(server: Server) -> None:
    assert server.process.stderr
    server.log.extend(server.process.stderr)


@contextmanager
def served(*arguments: str, **environment: str) -> Iterator[Server]:
    """Run `factcheck serve` until the block ends; the last lines of its log are there afterwards."""
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--workers", "2", *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=_CLEAN | environment)
    assert process.stderr
    server = Server(process, process.stderr.readline().strip().removeprefix("factcheck: "))
    reader = threading.Thread(target=_drain, args=(server,), daemon=True)
    reader.start()
    try:
        yield server
    finally:
        process.terminate()
        process.wait(30)
        reader.join(10)
