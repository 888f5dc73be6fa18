"""Laws of alignment: the order of articles, of their hashing and of nothing else decides what is told."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.align.meeting import related
from factcheck.claims import article
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.parse.scan import scanner

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROWS = yaml.load((Path(__file__).parents[2] / "fixtures/corpus/align.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
TEXTS = [row[side] for row in ROWS if "undated" not in row for side in "ab"][:24]
DAY = "2025-03-12T08:00:00"
REPORT = """
import sys, factcheck
texts = sys.stdin.read().split("\\n")
day = "2025-03-12T08:00:00"
documents = [factcheck.Document(id=str(i), text=t, published=day, source=f"s{i}") for i, t in enumerate(texts)]
print(factcheck.check(documents).model_dump_json())
"""


def _documents(order):
    return [factcheck.Document(id=f"{i:02}", text=TEXTS[i], published=DAY, source=f"s{i}") for i in order]


@cache
def _expected():
    return factcheck.check(_documents(range(len(TEXTS)))).findings


def test_there_is_something_to_tell():
    """The articles below differ and agree, so that the laws say something."""
    verdicts = {finding.verdict for finding in _expected()}
    assert {"contradiction", "consistent"} <= verdicts


@settings(max_examples=12)
@given(st.permutations(range(len(TEXTS))))
def test_order_of_many_articles_is_nothing(order):
    """Whatever order the articles come in, the findings are the same, in the same order."""
    assert factcheck.check(_documents(order)).findings == _expected()


@settings(max_examples=12)
@given(st.permutations(range(len(TEXTS))))
def test_the_same_articles_meet(order):
    """Which articles are aligned does not depend on their order."""
    words, rules = alignment_words(), alignment_model()["blocking"]
    met = related([article(d, scanner()) for d in _documents(order)], words, rules)
    expected = related([article(d, scanner()) for d in _documents(range(len(TEXTS)))], words, rules)
    assert {frozenset((order[a], order[b])) for a, b in met} == {frozenset(pair) for pair in expected}


def test_hashing_of_words_is_nothing():
    """Two runs whose sets are in other orders print the same report to the byte."""

    def run(seed):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", REPORT]
        return subprocess.run(
            command, input="\n".join(TEXTS), env=environment, capture_output=True, encoding="utf-8", check=True
        ).stdout

    assert run("1") == run("2")
