"""What every renderer promises, whatever the report."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from factcheck.model import Quote, Report, Span, Verdict
from factcheck.report import FORMATS, Options, renderer, terminal
from factcheck.report.cells import one_line, width
from factcheck.report.excerpt import excerpt
from factcheck.report.layout import percent
from tests.report_samples import FULL, HELD, NFD, PRICE, TOKENS, report

PASSED = Options(show_passed=True)
SENTENCES = st.tuples(st.text(max_size=300), st.text("0123456789,. tỷđồng🌊\u0301", min_size=1), st.text(max_size=300))


def drawn(sentence: str, *figures: str, columns: int = 100) -> tuple[str, str]:
    """A sentence and the line of marks under it."""
    quote = Quote(text=sentence, span=Span(start=0, end=len(sentence)))
    spans = [Span(start=sentence.index(figure), end=sentence.index(figure) + len(figure)) for figure in figures]
    runs = excerpt(quote, spans, columns)
    marks = "".join(("^" if run.style == "figure" else " ") * width(run.text) for run in runs)
    return "".join(run.text for run in runs), marks.rstrip()


EXCERPTS = {
    "short": ("Giá 5 USD.", ["5 USD"], 40, "Giá 5 USD.", "    ^^^^^"),
    "decomposed": (
        unicodedata.normalize("NFD", "Đã sơ tán 5 tỷ."), [unicodedata.normalize("NFD", "5 tỷ")], 40,
        unicodedata.normalize("NFD", "Đã sơ tán 5 tỷ."), "          ^^^^",
    ),
    "wide": ("日本 5 USD", ["5 USD"], 40, "日本 5 USD", "     ^^^^^"),
    "emoji": ("👨‍👩‍👧 ❤️ 🇻🇳 5 USD", ["5 USD"], 40, "👨‍👩‍👧 ❤️ 🇻🇳 5 USD", "         ^^^^^"),
    "line feed": ("Giá\r\n\t 5 USD", ["5 USD"], 40, "Giá 5 USD", "    ^^^^^"),
    "invisible": ("Gi\u00adá \u200b5\u200b USD", ["5\u200b USD"], 40, "Giá 5 USD", "    ^^^^^"),
    "direction": ("Giá \u202e5 USD\u202c", ["5 USD"], 40, "Giá 5 USD", "    ^^^^^"),
    "trimmed": (TOKENS, ["0,014 USD"], 40, "… chỉ thu 0,014 USD cho một …", "          ^^^^^^^^^"),
    "two figures": (
        TOKENS, ["2,5 USD", "0,014 USD"], 60, "OpenAI thu 2,5 USD cho một … chỉ thu 0,014 USD cho một …",
        "           ^^^^^^^                   ^^^^^^^^^",
    ),
    "one long word": ("x" * 500 + "5" + "y" * 500, ["5"], 40, "… 5 …", "  ^"),
}  # fmt: skip


@pytest.mark.parametrize("name", EXCERPTS)
def test_a_figure_is_underlined_in_its_sentence(name: str) -> None:
    """The marks stand under the figure, in columns of a terminal."""
    sentence, figures, columns, text, marks = EXCERPTS[name]
    assert drawn(sentence, *figures, columns=columns) == (text, marks)


@given(SENTENCES, st.integers(20, 120))
def test_marks_are_as_wide_as_what_they_mark(parts: tuple[str, str, str], columns: int) -> None:
    """Any sentence at all: the figure is shown whole and an excerpt is never wider than asked, the figure apart."""
    before, figure, after = parts
    quote = Quote(text=before + figure + after, span=Span(start=7, end=7 + len(before + figure + after)))
    runs = excerpt(quote, [Span(start=7 + len(before), end=7 + len(before + figure))], columns)
    rest = sum(width(run.text) for run in runs if run.style == "text")
    assert rest <= columns


@given(st.text())
def test_nothing_an_article_holds_reaches_the_terminal_as_a_code(text: str) -> None:
    """Escape codes, line feeds and marks of direction are gone from a line."""
    assert not {unicodedata.category(char) for char in one_line(text)} & {"Cc", "Zl", "Zp", "Cs"}


@pytest.mark.parametrize("form", FORMATS)
def test_checks_that_hold_are_shown_when_asked(form: str) -> None:
    """`--show-passed` adds the consistent findings to every format."""
    render = renderer(form)
    assert (HELD.rule in render(FULL, Options()), HELD.rule in render(FULL, PASSED)) == (False, True)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_has_no_terminal_codes(form: str) -> None:
    """A file or a pipe never receives colours."""
    assert "\x1b" not in renderer(form)(FULL, PASSED)


def test_json_is_the_report() -> None:
    """What `--format json --show-passed` writes can be read back into the same report."""
    assert Report.model_validate(json.loads(renderer("json")(FULL, PASSED))) == FULL


def test_json_names_a_field_only_when_it_is_not_the_text() -> None:
    """An anchor in the text has no `field`."""
    findings = json.loads(renderer("json")(FULL, PASSED))["findings"]
    fields = [anchor.get("field") for finding in findings for anchor in finding["anchors"]]
    assert fields == [None, None, None, "title", "captions.0", None, None, None]


def test_half_a_surrogate_pair_is_no_crash() -> None:
    """A text that cannot be written as UTF-8 is still reported."""
    broken = HELD.model_copy(update={"message": "“5\ud83d”", "verdict": Verdict.CONTRADICTION})
    assert "“5\ufffd”" in renderer("text")(report(broken), Options())


def test_the_terminal_shows_the_same_words() -> None:
    """Colours apart, a terminal shows what the plain report says."""
    console = Console(file=io.StringIO(), width=500, no_color=True, highlight=False)
    shown = [line.rstrip() for line in terminal.render(FULL, PASSED, console).splitlines()]
    plain = [line for line in renderer("text")(FULL, PASSED).splitlines() if "^" not in line]
    untrimmed = [line for line in shown if PRICE not in line and TOKENS not in line]
    assert untrimmed == [line for line in plain if "…" not in line]


def test_a_terminal_underlines_figures_in_place() -> None:
    """Where there are colours, the figure itself is underlined."""
    console = Console(file=io.StringIO(), width=200, force_terminal=True, color_system="standard", highlight=False)
    assert f"\x1b[1;4m{NFD[35:50]}\x1b[0m" in terminal.render(FULL, Options(), console)


@pytest.mark.parametrize(("confidence", "shown"), [(0, 0), (0.07, 7), (0.29, 29), (0.57, 57), (0.995, 99), (1, 100)])
def test_confidence_is_rounded_down(confidence: float, shown: int) -> None:
    """Only certainty is shown as 100 %."""
    assert percent(confidence) == shown
