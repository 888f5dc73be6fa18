"""Numbers for Prometheus: requests, their time, findings, what runs and waits."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST as CONTENT_TYPE

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10)

__all__ = ["CONTENT_TYPE", "Metrics"]


class Metrics:
    """The numbers of one service."""

    def __init__(self, running: Callable[[], int]) -> None:
        self._registry = registry = CollectorRegistry()
        self._requests = Counter("factcheck_requests", "Requests answered.", ["route", "method", "status"], registry=registry)
        self._seconds = Histogram(
            "factcheck_request_seconds", "Time to answer.", ["route"], buckets=_SECONDS, registry=registry
        )
        self._findings = Counter("factcheck_findings", "Findings made.", ["verdict"], registry=registry)
        Gauge("factcheck_jobs", "Jobs that run or wait.", registry=registry).set_function(running)

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def findings(self, verdicts: dict[str, int]) -> None:
        for verdict, count in verdicts.items():
            self._findings.labels(verdict).inc(count)

    def text(self) -> bytes:
        return generate_latest(self._registry)
