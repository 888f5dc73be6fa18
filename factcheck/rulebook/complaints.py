"""What is wrong in a file a user wrote, in one sentence: the bad value and what would have been right.

Packs (YAML) and configuration (TOML) complain alike; each says where its values stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from factcheck.errors import Mark
from factcheck.model import Noun
from factcheck.rulebook.nearest import nearest

Location = tuple[str | int, ...]
# What Pydantic calls a value of the wrong shape, and what stands right in YAML or TOML.
_SHAPES = {
    "tuple_type": "a list was expected, as in [{given}]",
    "model_type": "a mapping was expected, with the keys {fields}",
    "dict_type": "a mapping of names to lists was expected",
    "list_type": 'a list was expected, as in ["{given}"]',
    "bool_parsing": "yes or no was expected",
    "bool_type": "true or false was expected",
    "float_type": "a number was expected, as in 0.5",
    "int_type": "a whole number was expected",
    "date_type": "a date was expected, as in 2026-03-01, without quotation marks",
    "decimal_parsing": "a number was expected, with a point for decimals, as in 0.5",
    "string_type": "a text was expected; put quotation marks around it",
    "string_too_short": "it is empty; leave it out, or say something",
    "too_short": "the list is empty; it needs an item at least",
}


class Source(NamedTuple):
    """A file as it was read: what it should hold, what it holds, where its values stand, and what the whole is called."""

    model: type[BaseModel] | type[Noun]
    raw: Any
    mark: Callable[[Location], Mark]
    whole: str


def complaint(error: ValidationError, source: Source) -> tuple[Mark, str]:
    """The first thing that is wrong in the file: its place, and what to say of it."""
    detail = _first(error.errors(), source)
    where = _real(detail["loc"])
    return source.mark(where), _problem(detail, where, source)


def _first(details: list[ErrorDetails], source: Source) -> ErrorDetails:
    """The first in the file; a complaint about a list gives way to the one about its item, a lost key to a misspelt one."""
    places = [_real(detail["loc"]) for detail in details]
    outer = {other[:end] for other in places for end in range(len(other))}
    misspelt = {at for detail, at in zip(details, places, strict=True) if detail["type"] == "extra_forbidden"}
    inner = [d for d, at in zip(details, places, strict=True) if at not in outer and not _lost(d, at, misspelt)] or details
    return min(inner, key=lambda detail: _place(source.mark(_real(detail["loc"]))))


def _lost(detail: ErrorDetails, at: Location, misspelt: set[Location]) -> bool:
    """Whether a missing key stands beside one that is nearly it."""
    beside = [str(other[-1]) for other in misspelt if other[:-1] == at[:-1]]
    return detail["type"] == "missing" and bool(get_close_matches(str(at[-1]), beside, n=1))


def _place(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.column


def _real(location: Location) -> Location:
    """Without the steps that Pydantic adds of its own."""
    return tuple(step for step in location if not (isinstance(step, str) and ("[" in step or step.startswith("function-"))))


def _problem(detail: ErrorDetails, where: Location, source: Source) -> str:
    name = ".".join(str(step) for step in where if not isinstance(step, int)) or source.whole
    kind, given = detail["type"], detail.get("input")
    if kind == "extra_forbidden":
        return f"{str(where[-1])!r} is not known here{nearest(str(where[-1]), _fields_at(source.model, where[:-1]))}"
    if kind == "missing":
        return f"{name} is missing in {_about(where, source)}"
    if kind == "literal_error":
        known = [word.strip("' ") for word in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]
        return f"{name} is {given!r}{nearest(str(given), known)}"
    if kind == "string_pattern_mismatch":
        return f"{name} is {given!r}; an id is lower-case words joined by hyphens, such as {_as_id(str(given))!r}"
    if kind == "value_error":
        return f"{name}: {detail['ctx']['error']}"
    shown = f" is {given!r}" if isinstance(given, str | int | float) else ""
    if kind in _SHAPES:
        return f"{name}{shown}; {_SHAPES[kind].format(given=given, fields=', '.join(_fields_at(source.model, where)))}"
    return f"{name}{shown}: {detail['msg'][0].lower()}{detail['msg'][1:]}"


def _about(where: Location, source: Source) -> str:
    """The id of the nearest thing around, for a message about something that has no place of its own."""
    found: str = f"the {source.whole}"
    node: Any = source.raw
    for step in where[:-1]:
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, list) and isinstance(step, int):
            node = node[step]
        if isinstance(node, dict) and "id" in node:
            found = repr(node["id"])
    return found


def _fields_at(model: Any, where: Location) -> list[str]:
    """The names that are known at a place of a file."""
    for step in where:
        if isinstance(step, int) or not _is_model(model):
            continue
        field = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        model = next(_models(field.annotation), None) if field else model
    return [field.alias or name for name, field in model.model_fields.items()] if _is_model(model) else []


def _is_model(model: Any) -> bool:
    return isinstance(model, type) and issubclass(model, BaseModel | Noun)


def _models(annotation: Any) -> Iterator[type[BaseModel] | type[Noun]]:
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, BaseModel | Noun):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _as_id(given: str) -> str:
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in given.lower()).split()
    return "-".join(words) or "token-price"
