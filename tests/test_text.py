"""Normalised text: what becomes of odd characters, and the way back."""

from __future__ import annotations

import pytest

from factcheck.text import View

# raw text, its normal form, a span of the normal form, what the raw text shows there
ROWS = (
    ("Giá 5 USD", "Giá 5 USD", (4, 9), "5 USD"),
    ("Gia\u0301 5 USD", "Giá 5 USD", (4, 9), "5 USD"),
    ("Gia\u0301 5 USD", "Giá 5 USD", (0, 3), "Gia\u0301"),
    ("Giá\u00a05\u00a0USD", "Giá 5 USD", (4, 9), "5\u00a0USD"),
    ("Giá   5 USD", "Giá 5 USD", (4, 9), "5 USD"),
    ("Giá \u200b5 USD\u200b.", "Giá 5 USD.", (4, 9), "5 USD"),
    ("Giá&nbsp;5&nbsp;USD", "Giá 5 USD", (4, 9), "5&nbsp;USD"),
    ("Giá ５％", "Giá 5%", (4, 6), "５％"),
    ("5 VNÐ", "5 VNĐ", (2, 5), "VNÐ"),
    ("Tăng \u22125%", "Tăng -5%", (5, 8), "\u22125%"),
    ("A &foo; 5", "A &foo; 5", (8, 9), "5"),
    ("Một\r\n2 kg", "Một\n2 kg", (4, 8), "2 kg"),
    ("3 người ch.ết", "3 người chết", (8, 12), "ch.ết"),
    ("đán.h 3 người", "đánh 3 người", (5, 12), "3 người"),
    ("TP.Đà Nẵng, 5 tr.đồng", "TP.Đà Nẵng, 5 tr.đồng", (12, 13), "5"),
    ("gi¸ 5 tû ®ång", "giá 5 tỷ đồng", (4, 13), "5 tû ®ång"),
    ("giaù 5 tyû ñoàng", "giá 5 tỷ đồng", (4, 13), "5 tyû ñoàng"),
    ("Señor 5 año", "Señor 5 año", (6, 7), "5"),
)


@pytest.mark.parametrize(("raw", "normal", "span", "shown"), ROWS)
def test_view(raw: str, normal: str, span: tuple[int, int], shown: str) -> None:
    """A text in its normal form, and a span of it in the raw text."""
    view = View(raw)
    start, end = view.raw_span(*span)
    assert (view.text, raw[start:end]) == (normal, shown)
