"""Laws of dates: what is printed is read back, spans are exact, any text is read in time linear in its length."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from itertools import pairwise, product
from pkgutil import iter_modules
from re import _parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.lexicon.calendar import calendar_words
from factcheck.lexicon.numerals import numeral_words
from factcheck.parse import temporal
from factcheck.parse.figure import Figure
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.temporal import TemporalReader
from factcheck.parse.temporal.lunar import month_length, solar, tet
from factcheck.parse.temporal.pattern import Pattern

settings.register_profile("untimed", deadline=None)  # no test of ours may fail because the machine is busy
settings.load_profile("untimed")

READER = TemporalReader(calendar_words(), NumeralReader(numeral_words()))
ANCHOR = re.compile(r"(?<![^\W_])\d+|[^\W\d_][^\W_]*")
STYLES = [
    "ngày {d}/{m}/{y}",
    "{d}-{m}-{y}",
    "{d:02}.{m:02}.{y}",
    "ngày {d} tháng {m} năm {y}",
    "{y}-{m:02}-{d:02}",
    "sáng {d}/{m}/{y}",
]
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
NEAR = st.integers(-150, 150)
PIECES = sorted(
    {
        *READER.openers,
        "/",
        "-",
        ".",
        ",",
        ":",
        "\n",
        "(",
        ")",
        "1",
        "12",
        "31",
        "2024",
        "0",
        "h",
        "giờ",
        "trước",
        "đến",
        "và",
        "sẽ",
        "dự kiến",
        "hồi",
        "ngày 5/8",
        "tháng 3",
    }
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=30).map(
    "".join
)


# Beginnings and ends that the words of the other would change.
TORN = (
    "Lễ hội dự kiến diễn ra", "Nạn nhân mất hồi", "ngày 5/8 tại Huế", "tháng 10 ở Huế", "vào thứ hai", "hằng tuần họp một lần",
    "Triển lãm mở từ ngày 5", "đến 7/3 thì xong", "lúc 8 giờ", "sáng 5/3 nắng", "tại kỳ thi năm", "2024 là năm nhuận",
    "hai tuần", "trước đây từng có", "Anh về vào cuối", "năm 2023 nhiều mưa",
)  # fmt: skip


def mentions(text: str, published: date | None) -> list[Figure]:
    """What a scan from left to right finds."""
    at, found = 0, []
    while anchor := ANCHOR.search(text, at):
        begins = anchor[0][0].isdigit() or anchor[0] in READER.openers
        figure = READER.at(text, anchor.start(), published) if begins else None
        at = figure.end if figure else anchor.end()
        found += [figure] if figure else []
    return found


def day_of(text: str, published: date | None = None) -> str | None:
    figure = READER.at(text, 0, published)
    return figure.when.start if figure and figure.when and figure.end == len(text) else None


@given(DAYS, st.sampled_from(STYLES))
def test_written_days(day: date, style: str) -> None:
    """A whole date in any style is read back."""
    assert day_of(style.format(d=day.day, m=day.month, y=day.year)) == day.isoformat()


@given(DAYS, NEAR)
def test_missing_year(published: date, away: int) -> None:
    """A date without its year is the one nearest to publication."""
    day = published + timedelta(days=away)
    assert day_of(f"ngày {day.day}/{day.month}", published) == day.isoformat()


@given(DAYS, st.integers(2, 400))
def test_days_ago(published: date, count: int) -> None:
    """`N ngày trước` counts back over month ends and leap years."""
    assert day_of(f"{count} ngày trước", published) == (published - timedelta(days=count)).isoformat()


@given(DAYS)
def test_weeks_are_whole(published: date) -> None:
    """Last week, this week and next week lie side by side, Monday to Sunday."""
    weeks = [READER.at(text, 0, published).when for text in ("tuần trước", "tuần này", "tuần tới")]
    ends = [(date.fromisoformat(week.start), date.fromisoformat(week.end)) for week in weeks]
    assert [low.isoweekday() for low, _ in ends] + [(low - high).days for (_, high), (low, _) in pairwise(ends)] == [1] * 5


@given(st.integers(1901, 2099), st.integers(1, 12))
def test_lunar_months_touch(year: int, month: int) -> None:
    """A lunar month begins the day after the one before it ends, leap months included."""
    after = solar(year, month, 1) + timedelta(days=month_length(year, month))
    following = solar(year, month + 1, 1) if month < 12 else tet(year + 1)
    assert after in (following, solar(year, month, 1, leap=True))


@given(st.integers(1901, 2099), st.integers(-29, 29))
def test_cycle_of_sixty(year: int, away: int) -> None:
    """A year named by stem and branch is, of those sixty years apart, the one nearest to publication."""
    words = calendar_words()
    stem = next(word for word, place in words.stems.items() if place == (year - 4) % 10)
    branch = next(word for word, place in words.branches.items() if place == (year - 4) % 12)
    assert day_of(f"năm {stem} {branch}", date(year + away, 6, 1)) == str(tet(year))


@given(st.integers(1901, 2099), st.integers(1, 12), st.integers(1, 29), st.booleans())
def test_lunar_days(year: int, month: int, day: int, named: bool) -> None:
    """A lunar date with its year, in figures or in words, is the day that the calendar gives it."""
    style = "ngày {d} tháng {m} âm lịch năm {y}" if named else "{d}/{m} âm lịch năm {y}"
    assert day_of(style.format(d=day, m=month, y=year)) == str(solar(year, month, day))


@given(TEXTS | st.text(max_size=40), st.none() | st.dates())
def test_anywhere(text: str, published: date | None) -> None:
    """Asked at any place of any text, on any day, the reader answers from exactly there or not at all."""
    lower = text.lower()
    found = [(at, READER.at(lower, at, published)) for at in range(len(lower))]
    assert all(figure is None or (figure.start == at and at < figure.end <= len(lower)) for at, figure in found)


@given(TEXTS, st.none() | DAYS)
def test_spans(text: str, published: date | None) -> None:
    """Whatever is read lies in the text, forward, and its period does not end before it begins."""
    for figure in mentions(text, published):
        assert figure.start < figure.end <= len(text)
        assert figure.when is None or figure.when.start[:10] <= figure.when.end[:10] or not published


@pytest.mark.parametrize(("first", "second"), list(product(TORN, repeat=2)))
def test_torn_paragraphs(first: str, second: str) -> None:
    """What would be one date without the break between two paragraphs is none with it."""
    published = date(2025, 1, 28)
    apart = [f.when for text in (first, second) for f in mentions(text, published)]
    assert [f.when for f in mentions(f"{first}\n\n{second}", published)] == apart


@given(TEXTS, TEXTS, DAYS)
def test_paragraphs(first: str, second: str, published: date) -> None:
    """Two paragraphs give the mentions of both."""
    apart = [(f.start, f.when) for f in mentions(first, published)]
    apart += [(f.start + len(first) + 2, f.when) for f in mentions(second, published)]
    assert [(f.start, f.when) for f in mentions(f"{first}\n\n{second}", published)] == apart


PIECES_OF_LONG_TEXTS = (
    "1, ", "năm ", "1/1-", "tháng 1, ", "mười ", "ngày 1, ", "8 giờ ", "12:", "9", "các năm 2021, ", "cuối đầu ", "thứ hai, ",
    "đầu cuối giữa ", "sáng tối ", " ", "năm\n", "từ 1 đến ", "nửa đầu của ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES_OF_LONG_TEXTS)
def test_linear(piece: str) -> None:
    """Four times the text takes about four times the calls; `test_bounded` says that each call looks at a bounded stretch."""
    short, long = (calls(piece * n) for n in (250, 1000))
    assert long < 4.2 * short


def calls(text: str) -> int:
    """How many functions, of Python and of C, reading the text takes."""
    count = 0

    def counted(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        mentions(text, date(2025, 1, 28))
    finally:
        sys.setprofile(None)
    return count


def patterns() -> dict[str, str]:
    """Every pattern that the readers of dates use, by the name it has there."""
    modules = [import_module(f"{temporal.__name__}.{info.name}") for info in iter_modules(temporal.__path__)]
    nouns = {f"{name}": value for module in modules for name, value in vars(module).items()}
    made = {f"{n}.{k}": t for n, cls in nouns.items() if isinstance(cls, type) for k, t in vars(cls).items()}
    plain = {name: p.pattern for name, p in nouns.items() if isinstance(p, re.Pattern)}
    return plain | {name: READER._lexis.filled(t.template) for name, t in made.items() if isinstance(t, Pattern)}


@pytest.mark.parametrize("name", sorted(patterns()))
def test_bounded(name: str) -> None:
    """No pattern repeats without bound, so none looks farther than a constant number of characters."""
    assert not list(unbounded(_parser.parse(patterns()[name])))


def unbounded(node: object) -> Iterator[object]:
    """The repeats of a parsed pattern that have no upper end, those of looks ahead and behind included."""
    if isinstance(node, _parser.SubPattern | list | tuple):
        parts = list(node)
        if len(parts) == 3 and parts[1] is _parser.MAXREPEAT:
            yield node
        for part in parts:
            yield from unbounded(part)
