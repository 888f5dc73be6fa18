"""The sentence around figures, trimmed to a width, with the figures told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.model.finding import Quote
from factcheck.model.span import Span
from factcheck.report.cells import Cell, cells
from factcheck.report.line import Run

_GAP = 3  # columns of " … "
_CODE_POINTS_PER_COLUMN = 4  # a letter with two combining accents, and room to spare


def excerpt(quote: Quote, figures: Sequence[Span], width: int) -> tuple[Run, ...]:
    """The sentence as runs of text and figures; the figures are always whole, the rest as far as the width goes.

    >>> quote = Quote(text="Giá là 2,5 USD một triệu token đầu vào.", span=Span(start=100, end=139))
    >>> "".join(run.text for run in excerpt(quote, [Span(start=107, end=114)], 24))
    'Giá là 2,5 USD một triệu …'
    """
    marks = [(span.start - quote.span.start, span.end - quote.span.start) for span in figures]
    row = _row(quote.text, marks, width)
    marked = [any(start < cell.end and cell.start < end for start, end in marks) for cell in row]
    kept = _kept(row, marked, width - _GAP * (len(marks) + 1))
    return tuple(_runs(row, marked, kept))


def _row(text: str, marks: Sequence[tuple[int, int]], width: int) -> list[Cell]:
    """The cells that can matter: a sentence may be a megabyte long, a line is not."""
    reach = width * _CODE_POINTS_PER_COLUMN
    row: list[Cell] = []
    for start, end in sorted(marks):
        done = row[-1].end if row else 0
        row += cells(text, max(done, start - reach, 0), max(done, min(end + reach, len(text))))
    return [cell for i, cell in enumerate(row) if not (cell.text == " " and (i == 0 or row[i - 1].text == " "))]


def _kept(row: Sequence[Cell], marked: Sequence[bool], width: int) -> list[bool]:
    """Which cells to show: the figures, and as much on either side of them as the width allows, in whole words."""
    distances = _distances(marked)
    limit, used = 0, 0
    for distance, columns in sorted(zip(distances, (cell.width for cell in row), strict=True)):
        used += columns
        if used > width:
            break
        limit = distance
    whole = used <= width
    kept = [distance <= limit for distance in distances]
    return kept if whole else _whole_words(row, marked, kept)


def _distances(marked: Sequence[bool]) -> list[int]:
    """How far each cell is from the nearest figure."""
    far = len(marked)
    before, after = _since(marked, far), _since(marked[::-1], far)[::-1]
    return [min(pair) for pair in zip(before, after, strict=True)]


def _since(marked: Sequence[bool], far: int) -> list[int]:
    out, count = [], far
    for mark in marked:
        count = 0 if mark else count + 1
        out.append(count)
    return out


def _whole_words(row: Sequence[Cell], marked: Sequence[bool], kept: list[bool]) -> list[bool]:
    """Drop words that were cut in two, from both sides."""
    trimmed = kept
    for step in (1, -1):
        trimmed = _without_cut_words(row[::step], marked[::step], trimmed[::step])[::step]
    return trimmed


def _without_cut_words(row: Sequence[Cell], marked: Sequence[bool], kept: Sequence[bool]) -> list[bool]:
    """After each gap, drop what comes before the first space; a figure is never dropped."""
    out: list[bool] = []
    cutting = False
    for cell, mark, keep in zip(row, marked, kept, strict=True):
        cutting = not keep or (cutting and not mark)
        out.append(not cutting)
        if keep and cell.text == " ":
            cutting = False
    return out


def _runs(row: Sequence[Cell], marked: Sequence[bool], kept: Sequence[bool]) -> Iterator[Run]:
    """Neighbouring cells of one kind as one run."""
    for figure, group in groupby(_pieces(row, marked, kept), key=lambda piece: piece[1]):
        yield Run("".join(text for text, _ in group), "figure" if figure else "text")


def _pieces(row: Sequence[Cell], marked: Sequence[bool], kept: Sequence[bool]) -> Iterator[tuple[str, bool]]:
    """What is shown, cell by cell, with "…" wherever something was left out."""
    for i, cell in enumerate(row):
        if kept[i]:
            yield cell.text, marked[i]
        elif i == 0:
            yield "… ", False
        elif kept[i - 1]:
            yield (" … " if any(kept[i:]) else " …"), False
