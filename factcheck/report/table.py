"""A table: aligned by display width, or with the colours of a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.report.cells import one_line, width

_SEPARATOR = "  "


class Table(NamedTuple):
    """Column heads and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def filled(table: Table) -> Table:
    """The table without the columns that are empty in every row.

    >>> filled(Table(("a", "b"), (("1", ""), ("2", "")))).heads
    ('a',)
    """
    wanted = [i for i in range(len(table.heads)) if any(row[i] for row in table.rows)]
    heads, *rows = (tuple(row[i] for i in wanted) for row in (table.heads, *table.rows))
    return Table(heads, tuple(rows))


def drawn(table: Table, *, terminal: bool = False) -> str:
    """The table as text, one row a line.

    >>> print(drawn(Table(("Viết", "Đọc là"), (("5 tỷ", "5000000000"),))), end="")
    Viết  Đọc là
    5 tỷ  5000000000
    """
    rows = [tuple(one_line(cell) for cell in row) for row in (table.heads, *table.rows)]
    return _coloured(rows) if terminal else "".join(f"{line}\n" for line in _aligned(rows))


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    columns = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell + " " * (columns[i] - width(cell)) for i, cell in enumerate(row))
        yield _SEPARATOR.join(padded).rstrip()


def _coloured(rows: Sequence[tuple[str, ...]]) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    grid = RichTable(*rows[0], box=box.SIMPLE_HEAD, header_style="bold")
    for row in rows[1:]:
        grid.add_row(*(Text(cell) for cell in row))
    console = Console(highlight=False)
    with console.capture() as capture:
        console.print(grid)
    return capture.get()
