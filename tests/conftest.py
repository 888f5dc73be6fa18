"""Tests whose tools are missing are skipped with the reason; `make test-marked` refuses to start instead."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from needs import chromium, missing

# A shell that runs tests in the background has them ignore Ctrl-C, and what they start ignores it, too; some tests send it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lacking = missing()
    for item in items:
        for marker, lack in lacking.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"needs {lack}"))


_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """The machine's own Chromium, headless, with a profile of its own; nothing is downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium(), args=_QUIET)
        yield started
        started.close()
