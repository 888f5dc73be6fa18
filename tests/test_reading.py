"""Numbers, money, measures and hedges: every phrasing of the corpus, every example of the lexicon."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.lexicon import load, rules_dir
from factcheck.lexicon.quantities import quantity_words

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"
LEXICON = rules_dir() / "lexicon"


def unmarked(marked: str) -> tuple[str, tuple[int, int]]:
    """The text without its marks, and the span they mark (all of it when there are none)."""
    text = marked.replace("[[", "").replace("]]", "")
    if "[[" not in marked:
        return text, (0, len(text))
    return text, (marked.index("[["), marked.index("]]") - 2)


def mentions(text: str) -> tuple[factcheck.Mention, ...]:
    return factcheck.extract(factcheck.Document(id="a", text=text, published="2025-01-28"))


def touching(text: str, span: tuple[int, int]) -> list[factcheck.Mention]:
    return [m for m in mentions(text) if m.span.start < span[1] and m.span.end > span[0]]


def phrasings(name: str) -> list[tuple[str, dict[str, Any]]]:
    return [(text, row) for row in load(CORPUS / f"{name}.yaml") for text in row["texts"]]


def read(mention: factcheck.Mention, row: dict[str, Any]) -> dict[str, Any]:
    """What the mention says about the fields that the row names."""
    value = mention.value
    if value is None:
        return {"kind": mention.kind}
    fields = {
        "value": value.stated,
        "low": value.stated_low,
        "high": value.stated_high,
        "unit": value.unit,
        "per": value.per,
        "kind": mention.kind,
    }
    return {name: fields[name] for name in fields if name in row}


def expected(row: dict[str, Any]) -> dict[str, Any]:
    numbers = {name: Decimal(row[name]) for name in ("value", "low", "high") if name in row}
    return numbers | {name: row[name] for name in ("unit", "per", "kind") if name in row}


@pytest.mark.parametrize(("marked", "row"), [*phrasings("numbers"), *phrasings("money"), *phrasings("measures")])
def test_corpus(marked: str, row: dict[str, Any]) -> None:
    """Every phrasing gives its value over exactly its span."""
    text, span = unmarked(marked)
    found = [((m.span.start, m.span.end), read(m, row)) for m in touching(text, span)]
    assert found == [(span, expected(row))]


@pytest.mark.parametrize(("marked", "row"), phrasings("hedges"))
def test_hedges(marked: str, row: dict[str, Any]) -> None:
    """A hedge is told from its look-alikes, and stays outside the mention."""
    text, span = unmarked(marked)
    found = [((m.span.start, m.span.end), m.hedge.id if m.hedge else "none") for m in touching(text, span)]
    assert found == [(span, row["hedge"])]


@pytest.mark.parametrize(("marked", "row"), [pair for pair in phrasings("hedges") if "high" in pair[1]])
def test_hedged_bounds(marked: str, row: dict[str, Any]) -> None:
    """A hedge opens or closes the hard interval where its word says."""
    text, span = unmarked(marked)
    (value,) = [m.value for m in touching(text, span)]
    assert value is not None
    bounds = {"low": value.low, "high": value.high}
    assert {name: bounds[name] for name in bounds if name in row} == {
        name: Decimal(row[name]) if row[name] else None for name in bounds if name in row
    }


@pytest.mark.parametrize(("marked", "row"), phrasings("traps"))
def test_traps(marked: str, row: dict[str, Any]) -> None:
    """Telephone numbers, names, versions and words with a number in them are no mentions."""
    text, span = unmarked(marked)
    spans = [(m.span.start, m.span.end) for m in mentions(text)]
    assert spans == ([span] if "[[" in marked else [])


@pytest.mark.parametrize(
    "row",
    [row for row in load(LEXICON / "units.yaml") if row.get("kind") != "identifier"],
    ids=lambda row: f"{row['id']} {row['example']}",
)
def test_unit_examples(row: dict[str, Any]) -> None:
    """Every unit of the lexicon is read in its own example."""
    assert row["id"] in [part for m in mentions(row["example"]) if m.value for part in (m.value.unit, m.value.per)]


def in_base(text: str) -> tuple[str, Decimal]:
    """What an amount says in the base unit of its dimension."""
    (value,) = [m.value for m in mentions(text)]
    assert value is not None
    assert value.stated is not None
    base, factor = quantity_words().conversions[value.unit or ""]
    return base, value.stated * factor


@pytest.mark.parametrize("pair", load(CORPUS / "conversions.yaml"), ids=lambda pair: pair[0])
def test_conversions(pair: list[str]) -> None:
    """Two units that say one amount convert to it."""
    assert in_base(pair[0]) == in_base(pair[1])


@pytest.mark.parametrize("row", load(LEXICON / "hedges.yaml")["hedges"], ids=lambda row: row["example"])
def test_hedge_examples(row: dict[str, Any]) -> None:
    """Every hedge of the lexicon is found in its own example."""
    (mention,) = mentions(row["example"])
    assert mention.hedge is not None
    assert mention.hedge.id == row["id"]


@pytest.mark.parametrize("row", load(LEXICON / "numerals.yaml")["examples"], ids=lambda row: row["text"])
def test_numeral_examples(row: dict[str, Any]) -> None:
    """Every example of the number words reads as it says."""
    (mention,) = mentions(row["text"])
    assert mention.value is not None
    assert mention.value.stated == Decimal(row["reads"])


@pytest.mark.parametrize("row", load(LEXICON / "nouns.yaml")["examples"], ids=lambda row: row["text"])
def test_noun_examples(row: dict[str, Any]) -> None:
    """Every example of the nouns is cut where it says."""
    mention = mentions(row["text"])[0]
    assert mention.value is not None
    assert (mention.value.unit or "") == row["head"]
