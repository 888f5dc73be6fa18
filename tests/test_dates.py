"""Dates and times: every example of the lexicon and phrasing of the corpus; the lunar calendar against others."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from factcheck.lexicon import load
from factcheck.lexicon.calendar import calendar_examples, calendar_words
from factcheck.lexicon.numerals import numeral_words
from factcheck.parse.figure import Figure
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.temporal import TemporalReader
from factcheck.parse.temporal.lunar import solar, tet
from factcheck.text.view import View

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus" / "dates.yaml"
READER = TemporalReader(calendar_words(), NumeralReader(numeral_words()))
ANCHOR = re.compile(r"(?<![^\W_])\d+|[^\W\d_][^\W_]*")

# First days of the lunar year in Vietnamese calendars; China's differ in 1968, 1969, 1985, 2007 and 2030.
TET = (
    "1900-01-31", "1945-02-13", "1954-02-03", "1968-01-29", "1969-02-16", "1975-02-11", "1985-01-21", "1986-02-09",
    "1990-01-27", "1995-01-31", "2000-02-05", "2001-01-24", "2002-02-12", "2003-02-01", "2004-01-22", "2005-02-09",
    "2006-01-29", "2007-02-17", "2008-02-07", "2009-01-26", "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10",
    "2014-01-31", "2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12",
    "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13",
    "2030-02-02", "1950-02-17", "1960-01-28", "1970-02-06", "1980-02-16", "1987-01-29", "1993-01-23", "1999-02-16",
    "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08", "2036-01-28", "2037-02-15", "2038-02-04",
    "2039-01-24", "2040-02-12", "2041-02-01", "2042-01-22", "2043-02-10", "2044-01-30", "2045-02-17", "2046-02-06",
    "2047-01-26", "2048-02-14", "2049-02-02", "2050-01-23",
)  # fmt: skip

# The month that comes twice, by year, as Vietnamese calendars print it (China's: 1984 tenth, 1987 sixth).
LEAP_MONTHS = {
    1985: 2, 1987: 7, 1990: 5, 1993: 3, 1995: 8, 1998: 5, 2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6,
    2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11, 2036: 6, 2039: 5, 2042: 2, 2044: 7, 2047: 5, 2050: 3,
}  # fmt: skip


def mentions(text: str, published: date | None) -> list[Figure]:
    """What a scan from left to right finds."""
    lower, at, found = View(text).lower, 0, []
    while anchor := ANCHOR.search(lower, at):
        begins = anchor[0][0].isdigit() or anchor[0] in READER.openers
        figure = READER.at(lower, anchor.start(), published) if begins else None
        at = figure.end if figure else anchor.end()
        found += [figure] if figure else []
    return found


def shown(figure: Figure) -> str:
    """`2025-01-20/2025-01-26 week`, `-W-1 day every P1W`."""
    when, every = figure.when, f"every {figure.repeats}" if figure.repeats else ""
    if when is None:
        return every or "?"
    return f"{when.start if when.start == when.end else f'{when.start}/{when.end}'} {when.grain} {every}".rstrip()


def readings(marked: str, published: date | None) -> tuple[str, tuple[int, int], list[tuple[int, int, str]]]:
    """The text without its marks, the marked span, and the mentions that touch it."""
    text = marked.replace("[[", "").replace("]]", "")
    start = max(marked.find("[["), 0)
    end = marked.find("]]") - 2 if "]]" in marked else len(text)
    found = [(f.start, f.end, shown(f)) for f in mentions(text, published) if f.start < end and f.end > start]
    return text, (start, end), found


def corpus() -> list[tuple[str, str, str]]:
    rows = load(CORPUS)
    return [(text, row["when"], row.get("published", "2025-01-28")) for row in rows for text in row["texts"]]


@pytest.mark.parametrize(("marked", "expected", "published"), corpus())
def test_corpus(marked: str, expected: str, published: str) -> None:
    """Every phrasing of the corpus gives its value over exactly its span."""
    _, span, found = readings(marked, date.fromisoformat(published) if published else None)
    assert found == ([] if expected == "none" else [(*span, expected)])


@pytest.mark.parametrize("example", calendar_examples(), ids=lambda example: example.text)
def test_lexicon(example) -> None:
    """Every entry of the calendar file reads its own example."""
    _, span, found = readings(example.text, example.published)
    assert found == ([] if example.expected == "none" else [(*span, example.expected)])


@pytest.mark.parametrize("day", TET)
def test_tet(day: str) -> None:
    """The lunar year begins on the day that Vietnamese calendars print."""
    assert str(tet(int(day[:4]))) == day


@pytest.mark.parametrize("year", range(1985, 2051))
def test_leap_months(year: int) -> None:
    """A lunar year has the leap month that calendars print, and no other."""
    assert [month for month in range(1, 13) if solar(year, month, 1, leap=True)] == (
        [LEAP_MONTHS[year]] if year in LEAP_MONTHS else []
    )


@pytest.mark.parametrize("year", range(1901, 2100))
def test_lunar_peer(year: int) -> None:
    """The days of a lunar year agree with those of lunar-vn."""
    peer = pytest.importorskip("lunar_vn")
    days = [(month, day) for month in range(1, 13) for day in (1, 15, 29)]
    assert [solar(year, *pair) for pair in days] == [peer_day(peer, year, *pair) for pair in days]


def peer_day(peer, year: int, month: int, day: int) -> date:
    return peer.convert_lunar_to_solar(day, month, year)


@pytest.mark.parametrize(
    ("text", "implied"),
    [("ngày 27/1", ("year",)), ("ngày 27/1/2025", ()), ("ngày 27", ("month", "year")), ("cuối tuần", ("week",))],
)
def test_implied(text: str, implied: tuple[str, ...]) -> None:
    """A field that publication fills is told apart from one that is written."""
    (figure,) = mentions(text, date(2025, 1, 28))
    assert figure.when is not None
    assert figure.when.implied == implied


@pytest.mark.parametrize("text", ["ngày 31/4", "30/2/2024", "ngày 31 tháng 6"])
def test_impossible(text: str) -> None:
    """A day no calendar has is read, and says so."""
    (figure,) = mentions(text, date(2025, 1, 28))
    assert "impossible" in figure.read_by
