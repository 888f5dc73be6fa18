"""The words of the calendar, `rules/lexicon/calendar.yaml`, by what they do in a date."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.lexicon.files import load, rules_dir

_NAMED = ("sections", "ago_units", "recurrences")


class DayPart(NamedTuple):
    """A part of the day: hours from `low` to `high` gain twelve; twelve o'clock is `twelve`."""

    id: str
    low: int
    high: int
    twelve: int


class CalendarWords(NamedTuple):
    """Words by their part in a date: `sets` by the name of the group, `values` and `ids` by group and word.

    >>> calendar_words().values["lunar_months"]["chạp"], calendar_words().sets["day"], calendar_words().ids["sections"]["cuối"]
    (12, ('ngày',), 'end')
    """

    sets: dict[str, tuple[str, ...]]
    values: dict[str, dict[str, int]]
    ids: dict[str, dict[str, str]]
    parts: dict[str, DayPart]
    meridiems: dict[str, DayPart]
    zones: dict[str, str]
    stems: dict[str, int]
    branches: dict[str, int]


class CalendarExample(NamedTuple):
    """An example of the calendar file: a text with its mention marked, and the period it must give."""

    text: str
    expected: str
    published: date


def calendar_path() -> Path:
    return rules_dir() / "lexicon" / "calendar.yaml"


@cache
def calendar_words() -> CalendarWords:
    raw = load(calendar_path())
    groups = {name: rows for name, rows in raw.items() if name not in ("published", "stems", "branches")}
    sets = {name: tuple(group["words"]) for name, group in groups.items() if isinstance(group, dict)}
    sets |= {row["id"]: tuple(row["words"]) for row in raw["nouns"]}
    numbered = {
        name: rows for name, rows in groups.items() if isinstance(rows, list) and "value" in rows[0] and name != "zones"
    }
    return CalendarWords(
        sets=sets,
        values={name: {word: int(row["value"]) for row in rows for word in row["words"]} for name, rows in numbered.items()},
        ids={name: {word: row["id"] for row in raw[name] for word in row["words"]} for name in _NAMED},
        parts={word: _part(row) for row in raw["parts"] for word in row["words"]},
        meridiems={word: _part(row) for row in raw["meridiems"] for word in row["words"]},
        zones={word: row["value"] for row in raw["zones"] for word in row["words"]},
        stems=_ordered(raw["stems"], raw["stem_spellings"]),
        branches=_ordered(raw["branches"], raw["branch_spellings"]),
    )


def calendar_examples() -> tuple[CalendarExample, ...]:
    """The example of every entry, in the order of the file."""
    raw = load(calendar_path())
    published = date.fromisoformat(raw["published"])
    rows = [
        row for group in raw.values() if not isinstance(group, str) for row in (group if isinstance(group, list) else [group])
    ]
    pairs = (row["example"].rsplit(" = ", 1) for row in rows)
    return tuple(CalendarExample(text, expected, published) for text, expected in pairs)


def _part(row: dict[str, Any]) -> DayPart:
    return DayPart(row["id"], int(row["from"]), int(row["to"]), int(row["twelve"]))


def _ordered(group: dict[str, Any], spellings: list[dict[str, Any]]) -> dict[str, int]:
    """Words by their place in the cycle, from 0, with other spellings of the same place."""
    places = {word: place for place, word in enumerate(group["words"])}
    return places | {word: int(row["value"]) - 1 for row in spellings for word in row["words"]}
