"""Sentences as the checks of this folder see them: all figures and dates, and the words between neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise

from factcheck.claims import Article, FieldText, Statement
from factcheck.lexicon.calculations import phrases, restating, words_of
from factcheck.parse.figure import Figure

_OPENS = re.compile(r" ?[(\[,–-]? ?")
_ENCLOSED = re.compile(r" ?[(\[]")


ANY, DATES = "", "when"


def passages(articles: Iterable[Article], holding: str = ANY) -> Iterator[list[Statement]]:
    """The figures and dates of every sentence that speaks for its article, in order; those with a dimension, or with dates."""
    for article in articles:
        if article.passages is None:  # twenty checks ask for them
            article.passages = _by_dimension(article)
        yield from article.passages.get(holding, ())


def _by_dimension(article: Article) -> dict[str, list[list[Statement]]]:
    found: dict[str, list[list[Statement]]] = {}
    for line in article.lines.values():
        if line[0].role not in ("teaser", "byline"):
            dimensions = {DATES if s.figure.when is not None else s.figure.dimension for s in line}
            for dimension in (ANY, *dimensions):
                found.setdefault(dimension, []).append(line)
    return found


def gap(a: Statement, b: Statement) -> str:
    """The words between two figures of one field, in lower case."""
    return a.text.view.lower[a.figure.end : b.figure.start]


def before(statement: Statement, length: int = 40) -> str:
    """The words of the sentence before a figure, in lower case."""
    return statement.text.view.lower[max(statement.bounds[0], statement.figure.start - length) : statement.figure.start]


def after(statement: Statement, length: int = 40) -> str:
    """The words of the sentence behind a figure, in lower case."""
    return statement.text.view.lower[statement.figure.end : min(statement.bounds[1], statement.figure.end + length)]


def restated(
    line: list[Statement], may: Callable[[Statement, Statement], bool] = lambda a, b: True
) -> Iterator[tuple[Statement, Statement]]:
    """Neighbours of which the second says the first again: `1 triệu USD (25 tỷ đồng)`, `…, tức khoảng 25 tỷ đồng`.

    Which pairs are looked at is for `may` to say, as the words between are dear to read.
    """
    return ((a, b) for a, b in pairwise(line) if may(a, b) and says_again(gap(a, b)))


def says_again(between: str) -> bool:
    """Whether the words between two figures say that the second is the first."""
    opener = _OPENS.match(between)
    words = between[opener.end() if opener else 0 :].split()
    if not all(word in restating() for word in words) or phrases("subset").search(between):
        return False  # "3 ha (trong đó 500 m2 đất ở)"
    return _ENCLOSED.match(between) is not None or any(phrase in f" {' '.join(words)}" for phrase in words_of("restates"))


def enclosed(a: Statement, b: Statement) -> bool:
    """Whether a parenthesis opens between two figures and closes behind the second."""
    return _ENCLOSED.match(gap(a, b)) is not None and after(b, 1) == ")"


def day(statement: Statement) -> date | None:
    """The single day a date tells; None for stretches, and without a year."""
    when = statement.figure.when
    if when is None or when.grain not in ("day", "part-of-day") or when.start != when.end or len(when.start) != 10:
        return None
    return date.fromisoformat(when.start) if when.start[0].isdigit() else None


def ends(statement: Statement, year: int | None = None) -> tuple[date, date] | None:
    """First and last day of a stretch; one without a year is of `year`, when given."""
    when = statement.figure.when
    if when is None:
        return None
    start, end = (_in_year(shown, year) for shown in (when.start, when.end))
    return (date.fromisoformat(start), date.fromisoformat(end)) if start and end else None


def _in_year(shown: str, year: int | None) -> str | None:
    """`2025-01-28` as it is, `--01-28` in the year; None for a time of day and for anything shorter."""
    full = f"{year:04}-{shown[2:]}" if year is not None and shown.startswith("--") else shown
    return full if len(full) == 10 and full[0].isdigit() else None


def place(article: Article, text: FieldText, sentence: int, start: int, end: int) -> Statement:
    """Words that are no figure, as a statement that can be quoted: `quý 5`."""
    return Statement(article, text, Figure("date", start, end, dimension="date"), sentence)


def iso(day_told: date) -> str:
    """A day as editors write it."""
    return f"{day_told.day}/{day_told.month}/{day_told.year}"


def quoted(article: Article, text: FieldText, start: int, end: int) -> Statement | None:
    """The words of a stretch of a field; None in a teaser, which is another story's."""
    for index, (begin, stop) in enumerate(text.sentences):
        if begin <= start < stop:
            return None if text.roles[index] in ("teaser", "byline") else place(article, text, index, start, end)
    return None


def whole(match: re.Match[str]) -> bool:
    """Whether a match begins a word (asked afterwards: a look-behind in front makes the search five times slower)."""
    return not match.start() or not match.string[match.start() - 1].isalnum()
