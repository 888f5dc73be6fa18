"""What the page promises without a browser: text stays text, its policy holds, numbers are told as a reader says them."""

from __future__ import annotations

import doctest
import importlib
import re
import sys
from base64 import b64encode
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import hostile, sample

from factcheck.errors import UsageError
from factcheck.report.html import page, render
from factcheck.report.html.articles import Marks
from factcheck.report.html.axis import Axis
from factcheck.report.html.numbers import Labels
from factcheck.report.html.safe import named, shown
from factcheck.report.options import Options
from factcheck.rulebook.wording import Wording

UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@given(st.text())
def test_text_has_no_markup_and_nothing_invisible(text: str) -> None:
    """Whatever an article holds, it opens no tag, ends no attribute and turns no line around."""
    left = re.sub(r'<span class="code" title="[A-Z0-9 -]+">(U\+[0-9A-F]{4,6})</span>', r"\1", shown(text))
    assert (re.search(r"[<>\"']", left), UNSHOWN.search(left + named(text))) == (None, None)


def test_the_policy_names_the_style_and_the_script_that_are_there() -> None:
    """The hashes in the policy are those of what the page holds."""
    text = page(*sample(2))
    inside = [re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL) for tag in ("style", "script")]
    hashes = [b64encode(sha256(found[1].encode()).digest()).decode() for found in inside if found]
    assert re.findall(r"'sha256-([^']+)'", text) == hashes


def test_the_page_asks_for_nothing() -> None:
    """No address of another place stands in an attribute that loads, and no handler in an attribute."""
    text = page(*hostile())
    tags = re.findall(r"<[a-z][^>]*>", re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL))
    assert [tag for tag in tags if re.search(r"\s(src|srcset|action|on\w+|style)=|href=\"(?!#|data:,)", tag)] == []


def test_the_same_report_is_the_same_page() -> None:
    """No clock and no chance is in it."""
    assert page(*sample(5)) == page(*sample(5))


def test_figures_that_overlap_are_one_mark() -> None:
    """`20 đến 40 lần` within `từ 20 đến 40 lần` is marked once, for both findings."""
    report, _ = sample(3)
    first, second = report.findings
    wider = first.anchors[1].model_copy(update={"start": first.anchors[1].start - 3})
    marks = Marks([first, second.model_copy(update={"anchors": (wider, second.anchors[1])})])
    assert (marks.at(first.anchors[1]) is marks.at(wider), marks.at(wider).findings) == (True, [2, 1])


@pytest.mark.parametrize("values", ["0 1", "74000 84000", "2.5e9 2.5e12", "-3 -2.9", "7 7", "1e-9 3e15"])
def test_an_axis_keeps_order_and_says_where_it_is(values: str) -> None:
    """Greater is further right, inside the drawing, with two labels at least."""
    ends = [Decimal(value) for value in values.split()]
    axis = Axis.over(ends, 6, 394)
    places = [axis.at(value) for value in ends]
    labelled = len(axis.ticks(Labels(Wording("vi"))))
    assert (6 <= places[0] <= places[1] <= 394, labelled >= 2) == (True, True)


def test_without_jinja_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is said in one line."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(UsageError, match=r"factcheck-vi\[report\]"):
        render(sample(1)[0], Options())


@pytest.mark.parametrize("module", ["", ".safe", ".numbers", ".ranges"])
def test_examples(module: str) -> None:
    """What docstrings show is so."""
    assert doctest.testmod(importlib.import_module(f"factcheck.report.html{module}")).failed == 0
