"""Where an article gives a check something to hold on to, and the error that can be planted there.

Found from the figures alone, never from what a check says: a figure told twice in like words, a list and its total, two
values and their ratio, a weekday and its date. Vietnamese words come from `rules/lexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

from rewriting import DIGITS, changed, other_day, separated, swapped, times

from factcheck.claims import Article, Statement
from factcheck.lexicon.alignment import alignment_words
from factcheck.lexicon.calculations import any_of, phrases
from factcheck.lexicon.calendar import calendar_words
from factcheck.lexicon.comparisons import comparison_words
from factcheck.lexicon.quantities import quantity_words

KINDS = (
    "x10", "x1,000", "x1,000,000", "digit-swap", "separator", "weekday", "lunar", "percent-point", "sum", "ratio",
    "reversed-range", "headline", "second-mention",
)  # fmt: skip
_SYLLABLE = re.compile(r"[^\W\d_]+")
_TELLING, _LEAST = 4.0, 3  # the weight of a syllable that tells something, and how many two sentences must share
_ALIKE, _ALIKE_EXACT = 0.4, 0.25  # the share of the shorter sentence; less for a figure of three digits
_NEAR = 12  # characters between a date and the same date said again
_CLOSE = Decimal("0.01")
_AMOUNTS = frozenset({"money", "count", "mass", "length", "area", "volume", "energy", "power"})


@dataclass(frozen=True, slots=True)
class Plant:
    """A figure of a field of an article (raw offsets), and what is written in its place."""

    kind: str
    field: str
    start: int
    end: int
    written: str


def plants(article: Article) -> Iterator[Plant]:
    """Every error that can be planted in an article, each alone."""
    statements = [s for s in article.statements if s.role not in ("teaser", "byline")]
    yield from _told_twice(statements)
    for line in article.lines.values():
        if 1 < len(line) <= 12 and line[0].role not in ("teaser", "byline"):
            yield from _converted(line)
            yield from _summed(line)
            yield from _compared(line)
            yield from _dated(line)
    yield from _ranges(article)


def _plant(kind: str, s: Statement, written: str | None, span: tuple[int, int] | None = None) -> Iterator[Plant]:
    """The plant, unless nothing changes; `span` is in the view, the figure's own by default."""
    start, end = span or (s.figure.start, s.figure.end)
    if written is not None and written != s.text.view.text[start:end]:
        yield Plant(kind, s.text.name, *s.text.view.raw_span(start, end), written)


def _told_twice(statements: list[Statement]) -> Iterator[Plant]:
    """One value told in two sentences that share telling words."""
    telling = [s for s in statements if _is_telling(s)]
    for a, b in combinations(telling, 2):
        if (a.text is b.text and a.sentence == b.sentence) or not _one_value(a, b):
            continue
        if not _alike(a, b):
            continue
        title = a.text.name == "title" or a.role == "title"
        yield from _plant("headline" if title else "second-mention", a if title else b, changed(b.surface))
        yield from _scaled(b)
        yield from _plant("digit-swap", b, swapped(b.surface))
        if _is_open(b):
            yield from _plant("separator", b, separated(b.surface))


def _is_open(s: Statement) -> bool:
    """Whether the other sign makes another value: `1.250 tỷ` may be `1,250 tỷ`; people come whole, and `4,3` is `4.3`."""
    thousands = re.match(r"\d{1,3}[.,]\d{3}(?![\d.,])", s.surface)
    return thousands is not None and (s.figure.scaled or s.figure.dimension not in ("count", "money"))


def _is_telling(s: Statement) -> bool:
    """An amount of two digits and a hundred at least: `5.423 tỉ`; not `5 người`, not `3.500 vòng/phút`."""
    figure = s.figure
    if figure.dimension not in _AMOUNTS or figure.vague or figure.stated is None or len(DIGITS.findall(s.surface)) != 1:
        return False
    priced = figure.per is not None or s.text.view.text[figure.end : figure.end + 1] == "/"
    return _precision(s) >= 2 and figure.stated >= 100 and not priced


def _precision(s: Statement) -> int:
    """How many digits the figure has that are not zeros at its end."""
    return len((s.figure.stated or Decimal(0)).normalize().as_tuple().digits)


def _alike(a: Statement, b: Statement) -> bool:
    """Whether the sentences say one thing, by their telling words."""
    first, second = _words(a), _words(b)
    shared = len(first & second)
    least = _ALIKE_EXACT if _precision(a) > 2 else _ALIKE
    return shared >= _LEAST and shared >= least * min(len(first), len(second))


def _one_value(a: Statement, b: Statement) -> bool:
    first, second = a.figure, b.figure
    same = (first.dimension, first.unit, first.per, first.stated) == (second.dimension, second.unit, second.per, second.stated)
    return same and first.hedge == second.hedge


def _words(s: Statement) -> set[str]:
    weight = alignment_words().weight
    return {word for word in _SYLLABLE.findall(s.quote) if weight(word) >= _TELLING and word not in s.surface.lower()}


def _scaled(s: Statement) -> Iterator[Plant]:
    for kind, power in (("x10", 1), ("x1,000", 3), ("x1,000,000", 6)):
        yield from _plant(kind, s, times(s.surface, power))


def _converted(line: list[Statement]) -> Iterator[Plant]:
    """`1 triệu USD (25 tỷ đồng)`: two currencies, the second in a parenthesis."""
    for a, b in pairwise(line):
        between, behind = a.text.view.text[a.figure.end : b.figure.start], a.text.view.text[b.figure.end : b.figure.end + 1]
        money = a.figure.dimension == b.figure.dimension == "money" and a.figure.unit != b.figure.unit
        if money and behind == ")" and re.match(r" ?\(", between) and b.figure.stated and not b.figure.per:
            yield from _scaled(b)


def _summed(line: list[Statement]) -> Iterator[Plant]:
    """A run of counts that add up to another count of the sentence, in which words of a sum stand."""
    if not any(phrases(group).search(line[0].quote) for group in ("consists", "sums")):
        return
    counts = [s for s in line if s.figure.dimension == "count" and s.figure.stated and s.figure.hedge is None]
    if phrases("subset").search(line[0].quote):
        return  # what "trong đó" tells may be part of the whole
    for at, total in enumerate(counts):
        runs = [counts[at + 1 : j] for j in range(at + 3, len(counts) + 1)] + [counts[i:at] for i in range(at - 1)]
        if any(sum(p.figure.stated or 0 for p in run) == total.figure.stated for run in runs):
            match = DIGITS.fullmatch(total.surface.split(" ")[0])
            if match and match[0].isdigit():
                yield from _plant("sum", total, str(int(match[0]) + 1) + total.surface[match.end() :])


def _compared(line: list[Statement]) -> Iterator[Plant]:
    """Two values and what one is of the other, in percent, times or percentage points, told as a change."""
    for index, result in enumerate(line):
        near = [s for s in line[max(0, index - 2) : index + 3] if s is not result and s.figure.stated]
        for a, b in pairwise(near):
            if (a.figure.unit, a.figure.dimension) != (b.figure.unit, b.figure.dimension) or not _follows(a, b, result):
                continue
            if _told_as_change(min(a.figure.start, result.figure.start), result):
                yield from _misstated(a, b, result)


def _misstated(a: Statement, b: Statement, result: Statement) -> Iterator[Plant]:
    """Points written as percent; of two percentages the relative change written as points; else another ratio."""
    number = DIGITS.search(result.surface)
    if number and result.figure.dimension == "percentage_point":
        yield from _plant("percent-point", result, f"{number[0]}%")
    elif number and a.figure.dimension == b.figure.dimension == "percent":
        yield from _plant("percent-point", result, f"{number[0]} {_points()}")
    else:
        yield from _plant("ratio", result, changed(result.surface))


def _points() -> str:
    """The unit of `2 điểm phần trăm` as it is written out."""
    words = quantity_words().units
    named = (word for word, units in words.items() if any(unit.dimension == "percentage_point" for unit in units))
    return next(word for word in named if "%" not in word)


def _told_as_change(start: int, result: Statement) -> bool:
    """Whether a word such as `tăng` or `giảm`, or that of a ratio, stands around the figures."""
    words = comparison_words()
    told = result.text.view.lower[max(result.bounds[0], start - 30) : result.figure.end]
    return bool(words.ratio.search(told)) or any(words.part_of[m[0]] in ("up", "down") for m in words.parts.finditer(told))


def _follows(a: Statement, b: Statement, result: Statement) -> bool:
    first, second, told = (abs(s.figure.stated or Decimal(0)) for s in (a, b, result))
    dimension = result.figure.dimension
    if not first or not second or not told or first == second:
        return False
    if dimension == "percentage_point":
        return a.figure.dimension == "percent" and abs(second - first) == told
    if a.figure.dimension == "percent" and dimension == "percent":
        return min(first, second) > 0 and abs(100 * abs(second - first) / first - told) <= told * _CLOSE
    if a.figure.dimension in ("percent", "times", "percentage_point"):
        return False
    small, large = sorted((first, second))
    made = {"times": [large / small], "percent": [100 * n for n in _changes(first, second)]}.get(dimension, [])
    return any(abs(value - told) <= told * _CLOSE for value in made)


def _changes(first: Decimal, second: Decimal) -> list[Decimal]:
    """From the first to the second, and of a move (the smaller) to or from a level (the larger)."""
    small, large = sorted((first, second))
    return [abs(second - first) / first, small / (large - small), small / (large + small)]


def _dated(line: list[Statement]) -> Iterator[Plant]:
    for index, s in enumerate(line):
        behind = line[index + 1] if index + 1 < len(line) else None
        number = next((int(r.removeprefix("weekday:")) for r in s.figure.read_by if r.startswith("weekday:")), None)
        if number is not None:
            yield from _of_week(s, behind, number)
        if behind is not None and _of_moon_and_sun(s, behind):
            yield from _plant("lunar", behind, other_day(behind.surface))


def _of_moon_and_sun(s: Statement, behind: Statement) -> bool:
    """`rằm tháng Giêng (12/2/2025)`."""
    near = len(s.text.view.text[s.figure.end : behind.figure.start]) <= _NEAR
    return near and "lunar" in s.figure.read_by and "lunar" not in behind.figure.read_by and _day(behind) > 0


def _of_week(s: Statement, behind: Statement | None, number: int) -> Iterator[Plant]:
    """A weekday with the digits of its date, in it or right behind."""
    enclosed = behind if behind and re.match(r" ?\($", s.text.view.text[s.figure.end : behind.figure.start]) else None
    dated = s if re.search(r"\d[/.-]\d", s.surface) else enclosed
    if dated is None or _day(dated) != number:
        return
    for word, value in sorted(calendar_words().values["weekdays"].items(), key=lambda pair: -len(pair[0])):
        at = s.surface.lower().find(word)
        if at >= 0 and value == number:
            other = next(w for w, v in calendar_words().values["weekdays"].items() if v == value % 5 + 1)
            yield from _plant("weekday", s, other, (s.figure.start + at, s.figure.start + at + len(word)))
            return


def _day(s: Statement) -> int:
    """The weekday of a single day with its year, from 1; 0 for anything else."""
    when = s.figure.when
    single = when is not None and when.start[:10] == when.end[:10] and when.start[:1].isdigit() and len(when.start) >= 10
    return date.fromisoformat(when.start[:10]).isoweekday() if when and single else 0


def _ranges(article: Article) -> Iterator[Plant]:
    """`từ 20/5 đến 25/5`, `từ năm 2010 đến năm 2015`, with the ends the other way round."""
    end = r"(?P<{0}>\d\d?/\d\d?(?:/\d{{4}})?|(?:19|20)\d\d)"
    word = rf"(?: {any_of('year')}| {any_of('day')})?"
    first, last = end.format("a"), end.format("b")
    pattern = re.compile(rf"(?<!\w)(?:{any_of('since')}){word} {first} (?:{any_of('until')}){word} {last}(?![\d/])")
    for text in article.fields:
        for match in pattern.finditer(text.view.lower):
            a, b = match["a"], match["b"]
            if a.count("/") != b.count("/") or _order(a) >= _order(b):
                continue
            cased = text.view.text
            written = cased[match.start() : match.start("a")] + b + cased[match.end("a") : match.start("b")] + a
            yield Plant("reversed-range", text.name, *text.view.raw_span(*match.span()), written)


def _order(end: str) -> tuple[int, ...]:
    return tuple(int(part) for part in reversed(end.split("/")))
