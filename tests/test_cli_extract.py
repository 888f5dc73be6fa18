"""`factcheck extract`: one table for people, two forms of JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.cli.reading import Reading, table
from factcheck.model import Document, Mention, Origin, Span, Value
from factcheck.report.table import drawn
from factcheck.rulebook.wording import Wording


def read(text: str, figure: str, low: str | None, high: str | None, origin: Origin | None = None) -> Reading:
    """An article with one figure, read by hand."""
    stated = None if low != high else high
    start = text.index(figure)
    value = Value(stated=stated, stated_low=low, stated_high=high, low=low, high=high, unit="USD")
    mention = Mention(kind="money", span=Span(start=start, end=start + len(figure)), text=figure, value=value)
    return Reading(Document(id="a", text=text, origin=origin), (mention,), ())


ROWS = {
    "exact": (read("Giá 5 USD.", "5 USD", "5", "5"), "a:1:5  tiền  5 USD  5 USD"),
    "grouped": (read("1 tỷ USD", "1 tỷ USD", "1E+9", "1E+9"), "a:1:1  tiền  1 tỷ USD  1.000.000.000 USD"),
    "decimal": (read("2,50 USD", "2,50 USD", "2.50", "2.50"), "a:1:1  tiền  2,50 USD  2,5 USD"),
    "range": (read("5-6 USD", "5-6 USD", "5", "6"), "a:1:1  tiền  5-6 USD  5..6 USD"),
    "open": (read("trên 5 USD", "5 USD", "5", None), "a:1:6  tiền  5 USD  5.. USD"),
    "second line": (read("Giá\n 5 USD", "5 USD", "5", "5"), "a:2:2  tiền  5 USD  5 USD"),
    "in a file": (
        read("Giá\n 5 USD", "5 USD", "5", "5", Origin(path="x.md", line=7, column=9)),
        "x.md:8:2  tiền  5 USD  5 USD",
    ),
    "first line of a file": (
        read("5 USD", "5 USD", "5", "5", Origin(path="x.md", line=7, column=9)),
        "x.md:7:9  tiền  5 USD  5 USD",
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_figure_is_a_row(name: str) -> None:
    """Place, kind, figure as written, and the value it is read as."""
    reading, row = ROWS[name]
    assert " ".join(drawn(table([reading], Wording("vi"))).splitlines()[1].split()) == " ".join(row.split())


def test_columns_are_aligned_by_what_is_seen() -> None:
    """Decomposed accents and wide letters take the columns they take on a screen."""
    readings = [read("Giá 5 USD", "5 USD", "5", "5"), read("日本 5 USD", "日本", "5", "5")]
    lines = drawn(table(readings, Wording("en"))).splitlines()
    assert lines == ["Place  Kind   Written  Read as", "a:1:5  money  5 USD    5 USD", "a:1:1  money  日本     5 USD"]


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.md"
    path.write_text("Nvidia mất gần 600 tỷ USD.\n", encoding="utf-8")
    return str(path)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["extract", *arguments]) == 0
    return capsys.readouterr().out


def test_json_holds_documents(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One object; each document with its mentions and claims."""
    (document,) = json.loads(printed(capsys, article, "--format", "json"))["documents"]
    assert (document["mentions"][0]["value"]["stated"], "claims" in document) == ("600000000000", True)


def test_json_lines_hold_a_document_each(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for one article."""
    (line,) = printed(capsys, article, "--format", "jsonl").splitlines()
    assert json.loads(line)["mentions"][0]["text"] == "600 tỷ USD"


def test_the_table_ends_with_a_count(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """How much was read."""
    assert printed(capsys, article, "--lang", "en").splitlines()[-1] == "Read: 1 figure, 1 article"


def test_an_unreadable_file_is_told(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and the other file is still shown."""
    code = main(["extract", "missing.txt", article])
    out, err = capsys.readouterr()
    assert (code, "600 tỷ USD" in out, err.count("\n")) == (2, True, 1)
