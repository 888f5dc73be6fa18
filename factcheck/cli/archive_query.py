"""`factcheck archive query`: what was published about something, the newest first, each with its sentence."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from factcheck.archive import Archive, opened
from factcheck.archive.rows import CLAIM_COLUMNS
from factcheck.cli.output import on_terminal, write
from factcheck.report.table import Table, drawn, filled
from factcheck.rulebook.wording import Wording

_EQUAL = {"metric": "c.metric", "owner": "c.owner", "kind": "c.kind", "unit": "c.unit", "source": "a.source"}
_COLUMNS = ("date", "source", "article", "figure", "value", "about", "owner")
_KEYS = ("article", "published", "source", "title", *CLAIM_COLUMNS)


@dataclass(frozen=True, slots=True)
class Condition:
    """A part of a WHERE clause and its values."""

    text: str
    values: tuple[Any, ...]


def run(options: Namespace) -> int:
    """Look up and show."""
    with opened(options.archive) as archive:
        found = list(islice(_found(archive, options), options.limit + 1))
    shown = found[: options.limit]
    wording = Wording(options.lang)
    if options.format == "table":
        write(_table(shown, wording, more=len(found) > len(shown), terminal=on_terminal(options.output)), options.output)
    elif options.format == "jsonl":
        write("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in shown), options.output)
    else:
        write(json.dumps({"claims": shown}, ensure_ascii=False, indent=2) + "\n", options.output)
    return 0


def _found(archive: Archive, options: Namespace) -> Iterator[dict[str, Any]]:
    conditions = list(_conditions(options))
    where = " AND ".join(condition.text for condition in conditions) or "1 = 1"
    values = [value for condition in conditions for value in condition.values]
    for row in archive.store.claims(where, values):
        yield {key: value for key, value in zip(_KEYS, row, strict=True) if value is not None}


def _conditions(options: Namespace) -> Iterator[Condition]:
    for name, column in _EQUAL.items():
        if value := getattr(options, name):
            yield Condition(f"LOWER({column}) = ?", (value.lower(),))
    for word in " ".join(options.words).lower().split():
        like = "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
        columns = ("c.measure", "c.surface", "a.title", "a.title")
        tests = " OR ".join(f"{column} LIKE ? ESCAPE '!'" for column in columns)
        yield Condition(f"({tests})", (like, like, like, f"%{word[:1].upper()}{like[2:]}"))
    yield from days(options)


def days(options: Namespace) -> Iterator[Condition]:
    """The conditions of --since and --until."""
    for name, test in (("since", ">="), ("until", "<=")):
        if (value := getattr(options, name)) is not None:
            yield Condition(f"a.day {test} ?", (as_day(value).toordinal(),))


def as_day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _table(found: Sequence[dict[str, Any]], wording: Wording, *, more: bool, terminal: bool) -> str:
    if not found:
        return wording.text("archive.none") + "\n"
    heads = tuple(wording.text(f"archive.{column}") for column in _COLUMNS)
    table = drawn(filled(Table(heads, tuple(_cells(row) for row in found))), terminal=terminal)
    return f"{table}\n{wording.text('archive.more')}\n" if more else table


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    told = (row.get("published", "")[:10], row.get("source", ""), row.get("title") or row["article"], row["surface"])
    return *told, _value(row), row.get("metric") or row["measure"], row.get("owner", "")


def _value(row: dict[str, Any]) -> str:
    if "since" in row:
        return row["since"] if row["since"] == row["until"] else f"{row['since']}..{row['until']}"
    low, high = row.get("low", ""), row.get("high", "")
    return f"{low if low == high else f'{low}..{high}'} {row.get('unit', '')}".strip()
