"""Each check fires on the texts of `fixtures/corpus/checks.yaml`, and on their near-identical twins nothing does."""

from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck import Document

CORPUS = Path(__file__).parents[1] / "fixtures" / "corpus" / "checks.yaml"


def _rows(kind):
    corpus = yaml.load(CORPUS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [
        pytest.param(rule, texts, id=f"{rule}: {texts[-1]}")
        for rule, examples in corpus.items()
        for texts in ([row] if isinstance(row, str) else row for row in examples[kind])
    ]


def _findings(texts):
    documents = [Document(id=f"a{number}", text=text) for number, text in enumerate(texts)]
    return [f for f in factcheck.check(documents).findings if f.verdict != "consistent"]


@pytest.mark.parametrize(("rule", "texts"), _rows("firing"))
def test_fires(rule, texts):
    """The rule finds what cannot all be true."""
    assert rule in [finding.rule for finding in _findings(texts)]


@pytest.mark.parametrize(("rule", "texts"), _rows("silent"))
def test_stays_silent(rule, texts):
    """Nothing is found in the twin, by any rule."""
    assert [(finding.rule, finding.derivation) for finding in _findings(texts)] == []


def test_computation_is_shown():
    """A finding of the ratio check shows the quotient of the two prices."""
    text = "R1 rẻ hơn 50 lần so với o1. OpenAI o1 thu 60 USD cho một triệu token đầu ra, còn R1 thu 2,19 USD."
    assert [finding.derivation for finding in _findings([text])] == ["60 / 2,19 = 27,4"]


def test_holding_checks_are_told_apart():
    """A check that was made and holds is a finding with the verdict consistent."""
    text = "VN-Index tăng 4,26 điểm (0,32%) lên 1.330,28 điểm."
    assert [f.verdict for f in factcheck.check([Document(id="a", text=text)]).findings] == ["consistent"]


def test_two_sources_disagree():
    """Two named sources with two figures disagree; neither is contradicted."""
    texts = ["Theo Bernstein, chi phí đào tạo V3 là 5 triệu USD.", "Theo hãng PitchBook, chi phí đào tạo V3 là 50 triệu USD."]
    assert [f.verdict for f in _findings(texts)] == ["disagreement"]


def test_teasers_never_speak():
    """A figure in a teaser of another story is not compared."""
    text = "Nvidia mất gần 600 tỷ USD vốn hóa.\nNvidia mất 60 tỷ USD vốn hóa."
    start = text.index("\n") + 1
    teaser = factcheck.Document(id="a", text=text, regions=({"role": "teaser", "span": {"start": start, "end": len(text)}},))
    assert [f.rule for f in factcheck.check([teaser]).findings if f.verdict != "consistent"] == []


@pytest.mark.parametrize("hedge", ["khoảng", "gần", "chưa đến", "ít nhất"])
def test_widening_never_accuses(hedge):
    """A hedge before a price that holds adds no finding."""
    text = f"OpenAI o1 thu 60 USD cho một triệu token đầu ra, còn R1 thu {hedge} 2,19 USD. Như vậy, R1 rẻ hơn 27 lần."
    assert _findings([text]) == []
