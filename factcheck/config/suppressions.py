"""`factcheck-suppressions.toml`: findings that a desk lets stand, each with its reason, beside the articles and not in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from factcheck.config.settings import Table, Words
from factcheck.config.toml import Toml, load
from factcheck.errors import ConfigError
from factcheck.model import Suppression
from factcheck.rulebook.complaints import Source, complaint


class Entry(Table):
    """`[[suppression]]`."""

    paths: Annotated[list[Words], Field(min_length=1)]
    rule: Words | None = None
    figure: Words | None = None
    fingerprint: Words | None = None
    reason: Words
    author: Words | None = None
    expires: date | None = None


class Sheet(Table):
    """The whole file."""

    suppression: list[Entry] = []


def suppressions(path: Path, text: str | None = None) -> tuple[Suppression, ...]:
    """What the file (or its `text`) lets stand; raises `ConfigError` about the first thing that is wrong."""
    toml = load(path, text)
    try:
        sheet = Sheet.model_validate(toml.data)
    except ValidationError as error:
        raise ConfigError(*complaint(error, Source(Sheet, toml.data, toml.mark, "file"))) from None
    return tuple(_suppression(entry, index, toml) for index, entry in enumerate(sheet.suppression))


def _suppression(entry: Entry, index: int, toml: Toml) -> Suppression:
    mark = toml.mark(("suppression", index))
    try:
        return Suppression(**entry.model_dump(), file=toml.path, line=mark.line)
    except ValidationError as error:
        raise ConfigError(mark, str(error.errors()[0]["ctx"]["error"])) from None
