"""Sentences written without a look at the checks: each firing text is flagged by its rule, each silent one by none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from factcheck import Document
from factcheck.api import Checker
from factcheck.lexicon import load
from factcheck.model import Verdict

ROWS = load(Path(__file__).parent.parent / "fixtures" / "corpus" / "checks_fresh.yaml")
PUBLISHED = "2025-01-28"
DATED = re.compile(r"(\d{4}-\d\d-\d\d): ")
QUIET = (Verdict.CONSISTENT, Verdict.SUPERSEDED)
CHECKER = Checker()


def document(row: Any, number: int) -> Document:
    """A text, one that begins with its day of publication, or a title and a text; each of an outlet of its own."""
    named = {"id": f"d{number}", "published": PUBLISHED, "source": f"s{number}"}
    if isinstance(row, dict):
        return Document(**{**named, **row})
    dated = DATED.match(row)
    return Document(**{**named, "published": dated[1] if dated else PUBLISHED, "text": row[dated.end() :] if dated else row})


def flagged(row: Any) -> set[str]:
    documents = [document(text, number) for number, text in enumerate(row if isinstance(row, list) else [row])]
    return {f.rule for f in CHECKER.check(documents).findings if f.verdict not in QUIET}


def rows(kind: str) -> list[tuple[str, Any]]:
    return [(rule, row) for rule, texts in ROWS.items() for row in texts[kind]]


@pytest.mark.parametrize(("rule", "row"), rows("firing"))
def test_firing(rule: str, row: Any) -> None:
    """The rule speaks."""
    assert rule in flagged(row)


@pytest.mark.parametrize(("rule", "row"), rows("silent"))
def test_silent(rule: str, row: Any) -> None:
    """No rule speaks."""
    assert not flagged(row)
