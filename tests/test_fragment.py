"""HTML of an article's body, read into lines of text that know where they stand."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.integrations.placed import placed
from factcheck.integrations.units import Units
from factcheck.model.span import Span
from factcheck.sources.fragment import Fragment

ROWS = [
    ("<p>Một</p><p>hai</p>", "Một\nhai"),
    ("<p>Giá\n  <b>5</b>  USD</p>", "Giá 5 USD"),
    ("tăng <b>5</b>%", "tăng 5%"),
    ("một<br>hai<br/>ba", "một\nhai\nba"),
    ("<!-- wp:paragraph --><p>Giá &amp; lãi</p><!-- /wp:paragraph -->", "Giá & lãi"),
    ("<style>p { x: 1 }</style><p>5 người</p><script>var n = 9</script>", "5 người"),
    ("<table><tr><td>1</td><td>2</td></tr></table>", "1\n2"),
    ("&#7853; &unknown; &lt;b&gt;", "ậ &unknown; <b>"),
    ("<p>5 < 6 và a & b</p>", "5 < 6 và a & b"),
    ("", ""),
]
PIECES = st.lists(
    st.one_of(
        st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br>", "\n", "  ", "&amp;", "&#7853;", "&nbsp;", "<!-- 7 -->", "<td>"]),
        st.text(alphabet="aậ5.😀đ", min_size=1),
    ),
)


@pytest.mark.parametrize(("html", "text"), ROWS)
def test_the_text_is_what_a_browser_shows(html: str, text: str) -> None:
    """Blocks are lines, spaces collapse, what is not shown is not read."""
    assert Fragment(html).text == text


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_every_character_knows_its_place(pieces: list[str]) -> None:
    """A character of the text is, in the HTML, itself, an entity, or the place of a break."""
    html = "".join(pieces)
    read = Fragment(html)
    for at, char in enumerate(read.text):
        place = read.traced.source(Span(start=at, end=at + 1)) if char not in " \n" else None
        assert place is None or unescape(html[place.start : place.end]) == char


def test_captions_are_regions() -> None:
    """A caption of a figure is marked, wherever it stands."""
    read = placed("a", "<p>Một</p><figure><img><figcaption>Ảnh 5</figcaption></figure><p>Hai</p>", "html").document
    assert [read.text[r.span.start : r.span.end] for r in read.regions if r.role == "caption"] == ["Ảnh 5"]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="aậ😀\u0301"), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_units_go_there_and_back(text: str, encoding: str) -> None:
    """Code points to units to code points is where one began."""
    units = Units(text, encoding)
    assert [units.code_point(units.of(at)) for at in range(len(text) + 1)] == list(range(len(text) + 1))
