"""What integrations rely on: names, JSON keys, verdicts. A change here is a change of contract."""

from __future__ import annotations

import inspect
import json
from itertools import pairwise

import pytest

import factcheck

ARTICLE = factcheck.Document(id="a1", text="Giá xăng tăng từ 20.000 đồng lên 22.000 đồng, tăng 50%.")

KEYS = {
    "Mention": {"kind", "span", "text", "value", "hedge", "period", "repeats", "read_by"},
    "Value": {"stated", "stated_low", "stated_high", "low", "high", "unit", "per"},
    "Hedge": {"id", "span"},
    "Period": {"start", "end", "grain", "implied", "fuzzy"},
    "Report": {"schema_version", "tool_version", "documents", "coverage", "findings", "remarks"},
    "Coverage": {"documents", "figures", "compared", "not_compared"},
    "Finding": {
        "id", "rule", "verdict", "severity", "confidence", "message", "derivation", "anchors", "computed", "repairs",
        "suppression", "baseline",
    },
    "Anchor": {"doc", "field", "start", "end", "text", "line", "column", "path", "quote", "value", "period", "likely"},
}  # fmt: skip

VERDICTS = {
    "contradiction": "error",
    "discrepancy": "warning",
    "disagreement": "warning",
    "ambiguous": "info",
    "superseded": "info",
    "consistent": "none",
}


@pytest.mark.parametrize("name", ["Document", "extract", "check", "Checker"])
def test_name(name):
    """The names of the contract are importable from the package."""
    assert name in factcheck.__all__


@pytest.mark.parametrize("name", ["id", "text", "published", "source", "title", "lead", "captions"])
def test_document_field(name):
    """A document is built from the fields of the contract."""
    assert name in factcheck.Document.model_fields


@pytest.mark.parametrize("name", ["extract", "claims", "check"])
def test_checker_method(name):
    """A loaded rule book offers each stage of the way."""
    assert callable(getattr(factcheck.Checker, name))


def test_checker_takes_rules():
    """The rule files to load may be named."""
    assert "rules" in inspect.signature(factcheck.Checker).parameters


@pytest.mark.parametrize("noun", KEYS)
def test_keys(noun):
    """The JSON of a noun keeps its keys."""
    from factcheck import model

    assert set(getattr(model, noun).model_fields) == KEYS[noun]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_severity(verdict):
    """Each verdict has the severity of the contract."""
    from factcheck.model import SEVERITY, Verdict

    assert SEVERITY[Verdict(verdict)] == VERDICTS[verdict]


@pytest.mark.parametrize("published", ["2025-01-28", "2025-01-28T10:43:00", "2025-01-28T10:43:00+07:00", None])
def test_published_text(published):
    """The publication date may be given as ISO text, with or without an hour."""
    document = factcheck.Document(id="a", text="x", published=published)
    assert str(document.day) == str(published)[:10]


def test_mentions_in_text_order():
    """Mentions come in the order of the text and do not overlap."""
    spans = [mention.span for mention in factcheck.extract(ARTICLE)]
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_numbers_are_text_in_json():
    """No number of a mention becomes a float in JSON."""
    (first, *_) = factcheck.extract(ARTICLE)
    assert json.loads(first.model_dump_json())["value"]["stated"] == "20000"


def test_check_finds():
    """Two articles that give one order two figures cannot both be right."""
    told = "Ngày 3/3/2025, chính quyền thành phố Ofunato ra lệnh sơ tán {} người."
    articles = [factcheck.Document(id=figure, text=told.format(figure)) for figure in ("4.600", "6.400")]
    assert "contradiction" in {finding.verdict for finding in factcheck.check(articles).findings}


def test_same_bytes():
    """The same documents in another order give the same report."""
    other = factcheck.Document(id="a2", text="Giá dầu tăng từ 18.000 đồng lên 19.800 đồng, tăng 10%.")
    reports = [factcheck.check(documents).model_dump_json() for documents in ([ARTICLE, other], [other, ARTICLE])]
    assert reports[0] == reports[1]


def test_one_slip_is_told_once() -> None:
    """Two checks that compare the same figures make one finding."""
    text = "iPhone 16 Pro giá 34,99 triệu đồng, rẻ hơn 30% so với mức 36,99 triệu đồng của bản Pro Max."
    findings = factcheck.check([factcheck.Document(id="a", text=text)]).findings
    assert [finding.verdict for finding in findings] == ["contradiction"]
