"""Checks of calendar, sums, money and scores: every text of the corpus fires or stays silent as it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from factcheck import Document
from factcheck.api import Checker
from factcheck.lexicon import load
from factcheck.model import Verdict

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus" / "checks_more.yaml"
PUBLISHED = "2025-01-28"
DATED = re.compile(r"(\d{4}-\d\d-\d\d): ")
RULES = load(CORPUS)
CHECKER = Checker(select=sorted(RULES))


def document(row: Any, number: int) -> Document:
    """A text, one that begins with its day of publication, or a title and a text."""
    if isinstance(row, dict):
        return Document(id=f"d{number}", published=PUBLISHED, **row)
    dated = DATED.match(row)
    return Document(id=f"d{number}", text=row[dated.end() :] if dated else row, published=dated[1] if dated else PUBLISHED)


def fired(rule: str, row: Any) -> bool:
    documents = [document(text, number) for number, text in enumerate(row if isinstance(row, list) else [row])]
    return any(f.rule == rule and f.verdict is not Verdict.CONSISTENT for f in CHECKER.check(documents).findings)


def rows(kind: str) -> list[tuple[str, Any]]:
    return [(rule, row) for rule, texts in RULES.items() for row in texts[kind]]


@pytest.mark.parametrize(("rule", "row"), rows("firing"))
def test_firing(rule: str, row: Any) -> None:
    """The check speaks."""
    assert fired(rule, row)


@pytest.mark.parametrize(("rule", "row"), rows("silent"))
def test_silent(rule: str, row: Any) -> None:
    """The check keeps quiet."""
    assert not fired(rule, row)


@pytest.mark.parametrize("rule", RULES)
def test_as_many_silent_twins(rule: str) -> None:
    """Eight firing texts at least, and no fewer silent ones."""
    assert 8 <= len(RULES[rule]["firing"]) <= len(RULES[rule]["silent"])
