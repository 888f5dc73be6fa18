"""The quick looks that spare most readers their work change nothing of what is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.lexicon.calendar import calendar_words
from factcheck.lexicon.numerals import numeral_words
from factcheck.lexicon.quantities import quantity_words
from factcheck.parse.before import Before
from factcheck.parse.figure import Figure
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.scan import Scanner, scanner
from factcheck.parse.temporal import TemporalReader
from factcheck.text import View

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
TEXTS = sorted(path for kind in ("*.yaml", "*.txt", "*.md") for path in FIXTURES.rglob(kind))
DAY = date(2025, 1, 28)
QUANTITIES, NUMERALS = quantity_words(), numeral_words()
# What the gates tell apart: words before and behind a number, and numbers.
BEFORE = sorted(
    {*QUANTITIES.labels, *QUANTITIES.hedges_before, *QUANTITIES.leading, *QUANTITIES.ranks, *NUMERALS.minus, *QUANTITIES.from_}
    | {*QUANTITIES.prefixes, *QUANTITIES.signs, *QUANTITIES.price_cues, "của", "Hà Nội", "RTX", "-", "(", ":\n", "giữa", "gấp"}
)
BEHIND = sorted(
    {*QUANTITIES.units, *QUANTITIES.fixed, *QUANTITIES.ones, *QUANTITIES.numbered_names, *NUMERALS.to, *NUMERALS.or_}
    | {*QUANTITIES.hedges_after, *QUANTITIES.classifiers, "của", "Việt Nam", "tháng 3", "giờ", "và", "-", ", ", "/", ".", ")"}
)
NUMBERS = (
    "5", "25", "120", "2.500", "1,5", "3/4", "24/7", "28/1", "2025", "1 234 567", "một", "hai", "không", "nhiều", "vài",
    "hai mươi", "ba trăm", "nửa", "hàng trăm", "1,2 tỷ", "hai triệu",
)  # fmt: skip
PIECES = st.tuples(
    st.sampled_from(BEFORE), st.sampled_from((" ", " ", "")), st.sampled_from(NUMBERS), st.sampled_from((" ", " ", "")),
    st.sampled_from(BEHIND),
)  # fmt: skip


class Anything(frozenset[str]):
    """A set that holds whatever it is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


def ungated() -> Scanner:
    """A scanner whose readers all look for themselves."""
    numerals = NumeralReader(NUMERALS)
    temporal = TemporalReader(calendar_words(), numerals)
    slow: Any = Scanner(QUANTITIES, numerals, temporal)
    temporal._dating = Anything()
    slow._before.at = lambda text, start, floor: Before(floor)
    slow._anchors._of_word = {}
    slow._names._numbered_heads = Anything()
    slow.quantities._ranges.goes_on = lambda text, end: True
    scan: Scanner = slow
    return scan


SLOW = ungated()


def read(text: str, reader: Scanner) -> list[Figure]:
    return reader.figures(View(text), DAY)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(FIXTURES)))
def test_gates_on_fixtures(path: Path) -> None:
    """Every text of our own is read alike with and without them."""
    text = path.read_text(encoding="utf-8")
    assert read(text, scanner()) == read(text, SLOW)


@given(pieces=st.lists(PIECES, min_size=1, max_size=4))
@settings(max_examples=400, deadline=None)
def test_gates_on_any_words(pieces: list[tuple[str, ...]]) -> None:
    """So is any number between any two words that a reader may look for."""
    text = ". ".join("".join(piece) for piece in pieces) + "."
    assert read(text, scanner()) == read(text, SLOW)
