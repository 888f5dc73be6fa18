"""Each cluster and article of our own writing gives the report written beside it.

`expected.yaml` lists the `findings` that must appear, the checks that must be made and hold (`passed`), and what else
is `allowed`; with `silent: true` nothing more may appear. A row, or the whole file, may be `pending` for a reason.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml

import factcheck
from factcheck.sources import documents

FIXTURES = Path(__file__).parents[1] / "fixtures"


def _load(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _expected():
    """Each cluster or article with what is written beside it."""
    clusters = {path.parent: _load(path) for path in sorted(FIXTURES.glob("clusters/*/expected.yaml"))}
    articles = FIXTURES / "articles"
    return clusters | {articles / name: row for name, row in _load(articles / "expected.yaml").items()}


def _case(path, row, part, *reasons):
    reason = next(filter(None, reasons), None)
    marks = [pytest.mark.xfail(reason=reason, strict=False)] if reason else []
    return pytest.param(path, row, id=f"{path.name}-{part}", marks=marks)


def _rows():
    return [
        _case(path, row, f"{part}-{i}", row.get("pending"), expected.get("pending"))
        for path, expected in _expected().items()
        for part in ("findings", "passed")
        for i, row in enumerate(expected.get(part, ()))
    ]


def _silences():
    silent = {path: expected for path, expected in _expected().items() if "silent" in expected}
    return [_case(path, expected, "silent", _noise(expected)) for path, expected in silent.items()]


def _noise(expected):
    """Why silence is not kept yet: `silent` holds `true` or that reason."""
    return None if expected["silent"] == "true" else expected["silent"]


@cache
def _findings(path):
    read = documents([str(path)])
    assert not read.errors
    return factcheck.check(read.documents).findings


def _matches(row, finding):
    return (
        finding.verdict == row.get("verdict", "consistent")
        and row.get("derivation", "") in finding.derivation
        and _holds([anchor.text for anchor in finding.anchors], row["anchors"])
    )


def _holds(texts, figures):
    """Whether each figure stands in an anchor of its own.

    >>> _holds(["từ 20 đến 40 lần", "2,5 USD"], ["2,5 USD", "20 đến 40 lần"])
    True
    """
    left = [normalize("NFC", text) for text in texts]
    for figure in figures:
        found = next((i for i, text in enumerate(left) if f" {figure}" in f" {text}"), None)
        if found is None:
            return False
        del left[found]
    return True


def _told(findings):
    return [f"{f.verdict} {f.rule}: {' | '.join(a.text for a in f.anchors)} = {f.derivation}" for f in findings]


@pytest.mark.parametrize(("path", "row"), _rows())
def test_appears(path, row):
    """What must be found is found, and a check that must hold is made."""
    found = [finding for finding in _findings(path) if row["rule"] in finding.rule]
    assert any(_matches(row, finding) for finding in found), _told(_findings(path))


@pytest.mark.parametrize(("path", "expected"), _silences())
def test_silent(path, expected):
    """Nothing is found beyond what is written beside the articles."""
    listed = [*expected.get("findings", ()), *expected.get("allowed", ())]
    loud = [finding for finding in _findings(path) if finding.verdict != "consistent"]
    assert _told(f for f in loud if not any(_matches(line, f) for line in listed)) == []
