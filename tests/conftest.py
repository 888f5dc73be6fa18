"""Tests whose tools are missing are skipped with the reason; `make test-marked` refuses to start instead."""

from __future__ import annotations

import pytest
from needs import missing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lacking = missing()
    for item in items:
        for marker, lack in lacking.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"needs {lack}"))
