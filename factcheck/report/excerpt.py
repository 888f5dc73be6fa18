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
    """The sentence as runs of text and figures; figures are always whole, the rest as far as the width goes.

    >>> quote = Quote(text="Giá là 2,5 USD một triệu token đầu vào.", span=Span(start=100, end=139))
    >>> "".join(run.text for run in excerpt(quote, [Span(start=107, end=114)], 24))
    'Giá là 2,5 USD một …'
    """
    marks = [(span.start - quote.span.start, span.end - quote.span.start) for span in figures]
    row = _row(quote.text, marks, width)
    marked = [any(start < cell.end and cell.start < end for start, end in marks) for cell in row]
    fits = sum(cell.width for cell in row) <= width
    kept = [True] * len(row) if fits else _kept(row, marked, width - _GAP * (len(marks) + 1))
    return tuple(_runs(row, marked, kept))


def _row(text: str, marks: Sequence[tuple[int, int]], width: int) -> list[Cell]:
    """The cells that can matter: a sentence may be a megabyte long, a line is not."""
    reach = width * _CODE_POINTS_PER_COLUMN
    row: list[Cell] = []
    for start, end in sorted(marks):
        done = row[-1].end if row else 0
        row += cells(text, max(done, start - reach, 0), max(done, min(end + reach, len(text))))
    return [cell for i, cell in enumerate(row) if not (cell.text == " " and (i == 0 or row[i - 1].text == " "))]


def _kept(row: Sequence[Cell], marked: Sequence[bool], room: int) -> list[bool]:
    """Which cells to show: the figures, and the words nearest to them as long as there is room."""
    distances = _distances(marked)
    kept = list(marked)
    for _, word in sorted((min(distances[i] for i in word), word) for word in _words(row, marked)):
        room -= sum(row[i].width for i in word)
        if room < 0:
            break
        for i in word:
            kept[i] = True
    return kept


def _words(row: Sequence[Cell], marked: Sequence[bool]) -> list[list[int]]:
    """The cells that are shown or left out together: a figure, the letters of a word, a space."""
    keyed = groupby(range(len(row)), key=lambda i: (marked[i], row[i].text == " "))
    return [list(group) for _, group in keyed]


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


def _runs(row: Sequence[Cell], marked: Sequence[bool], kept: Sequence[bool]) -> Iterator[Run]:
    """Neighbouring cells of one kind as one run."""
    for figure, group in groupby(_pieces(row, marked, kept), key=lambda piece: piece[1]):
        yield Run("".join(text for text, _ in group), "figure" if figure else "text")


def _pieces(row: Sequence[Cell], marked: Sequence[bool], kept: Sequence[bool]) -> Iterator[tuple[str, bool]]:
    """What is shown, cell by cell, with "…" wherever something was left out."""
    for i, cell in enumerate(row):
        if kept[i]:
            yield cell.text, marked[i]
        elif i == 0 or kept[i - 1]:
            after = next((k for k in range(i, len(row)) if kept[k]), None)
            yield _space(row, i - 1 if i else None) + "…" + _space(row, after), False


def _space(row: Sequence[Cell], neighbour: int | None) -> str:
    """What parts "…" from the cell next to it."""
    return "" if neighbour is None or row[neighbour].text == " " else " "
