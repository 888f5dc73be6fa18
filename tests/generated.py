"""Files of docs/ that are made of `rules/`: the page of all rules, and the schemas that an editor completes with.

Run as a script (`make docs`), it writes them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factcheck.rulebook import Rulebook
from factcheck.rulebook.page import page
from factcheck.rulebook.schema import written
from factcheck.rulebook.wording import Wording

DOCS = Path(__file__).parents[1] / "docs"
SCHEMAS = ("pack", "entities", "units", "hedges")


def _rules() -> str:
    return page(Rulebook.load(), Wording("vi"))


def _schema(name: str) -> Callable[[], str]:
    return lambda: written(name)


MAKERS = {"rules.md": _rules} | {f"schema/{name}.json": _schema(name) for name in SCHEMAS}


def main() -> None:
    """Write every file."""
    (DOCS / "schema").mkdir(exist_ok=True)
    for name, make in MAKERS.items():
        (DOCS / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
