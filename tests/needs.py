"""What the marked tests need beyond Python, and whether this machine has it.

Run as a script (`make needs`), it says what is missing, and fails if anything is. Without it, pytest skips what it
cannot run and says why.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec

from postgres_server import program

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> str | None:
    """The browser to drive: the one that CHROMIUM names, or one on the path."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, _CHROMIUM)), None)


def _browser() -> str | None:
    if find_spec("playwright") is None or find_spec("axe_playwright_python") is None:
        return "playwright and axe; run `make test-marked`, or: pip install -e '.[test,browser]'"
    return None if chromium() else "Chromium; Debian: apt-get install chromium; elsewhere name it: CHROMIUM=/path/to/chrome"


def _java() -> str | None:
    if find_spec("pyspark") is None:
        return "pyspark; run `make test-marked`, or: pip install -e '.[test,spark]'"
    return None if shutil.which("java") else "a Java runtime, 17 or newer; Debian: apt-get install default-jre-headless"


def _postgres() -> str | None:
    if find_spec("psycopg") is None:
        return "psycopg; run `make test-marked`, or: pip install -e '.[test]'"
    return None if program("initdb") else "a PostgreSQL server; Debian: apt-get install postgresql"


# Marker → what is missing, or None.
NEEDS: dict[str, Callable[[], str | None]] = {"browser": _browser, "java": _java, "postgres": _postgres}


def missing() -> dict[str, str]:
    """What this machine lacks, by marker."""
    return {marker: lack for marker, need in NEEDS.items() if (lack := need())}


if __name__ == "__main__":
    lacking = missing()
    for marker, lack in lacking.items():
        print(f"tests marked {marker!r} need {lack}", file=sys.stderr)
    sys.exit(bool(lacking))
