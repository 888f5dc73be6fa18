"""A bounded pool of worker processes. A job that takes too long is stopped with its process; the others go on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import TimeoutError as TimedOut
from multiprocessing import get_context
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from factcheck.integrations.http import jobs
from factcheck.integrations.http.jobs import Answer
from factcheck.integrations.http.settings import Settings

Request = TypeVar("Request")


class BusyError(Exception):
    """As many requests wait as may wait."""


class TooSlowError(Exception):
    """A job took longer than it may."""


class Workers:
    """Runs jobs, `settings.workers` at a time; `settings.queue` more may wait."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._limit = settings.workers + settings.queue
        self.running = 0
        self._pool = ProcessPool(
            max_workers=settings.workers,
            initializer=jobs.start,
            initargs=(settings.rules, settings.lang, settings.config, settings.against, settings.suppressions),
            context=get_context("spawn"),
        )

    async def start(self) -> None:
        """Wait until a worker has loaded the rule book."""
        await asyncio.wrap_future(self._pool.schedule(jobs.warm))

    async def run(self, job: Callable[[Request], Answer], request: Request) -> Answer:
        """The answer of a job; a client that leaves takes its job along."""
        if self.running >= self._limit:
            raise BusyError
        self.running += 1
        try:
            future = self._pool.schedule(job, args=(request,), timeout=self._settings.time_limit)
            return await asyncio.wrap_future(future)
        except (TimedOut, ProcessExpired):  # a process that expires was killed, by the system when memory ran out
            raise TooSlowError from None
        finally:
            self.running -= 1

    def stop(self) -> None:
        """End the workers; jobs that still run are given up."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
