"""What the front matter of an article lets stand: `factcheck: {suppressions: [...]}`, which no reader of it sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import ValidationError

from factcheck.errors import Mark, SourceError
from factcheck.model.suppression import Suppression
from factcheck.rulebook.nearest import nearest

_KEYS = ("rule", "figure", "fingerprint", "reason", "author", "expires")


def suppressions(path: str, source: str) -> tuple[Suppression, ...]:
    """The suppressions of an article, each with its line; raises `SourceError` about the first that is none."""
    ours = _value(yaml.compose(source, Loader=yaml.BaseLoader), "factcheck")
    if ours is None:
        return ()
    listed = _value(ours, "suppressions")
    if not isinstance(listed, yaml.SequenceNode):
        raise SourceError(_mark(path, ours), "under factcheck: a list named suppressions was expected")
    return tuple(_suppressions(path, listed))


def _suppressions(path: str, listed: yaml.SequenceNode) -> Iterator[Suppression]:
    for node in listed.value:
        place = _mark(path, node)
        if not isinstance(node, yaml.MappingNode):
            raise SourceError(place, f"a suppression has the keys {', '.join(_KEYS)}")
        entry = {key.value: value.value for key, value in node.value}
        for key in entry.keys() - set(_KEYS):
            raise SourceError(place, f"{key!r} is not known in a suppression{nearest(key, _KEYS)}")
        yield _suppression(place, entry, path, node.start_mark.line + 2)


def _suppression(place: str, entry: dict[str, Any], path: str, line: int) -> Suppression:
    try:
        return Suppression.model_validate({**entry, "paths": ("*",), "file": path, "line": line})
    except ValidationError as error:
        raise SourceError(place, _problem(error)) from None


def _problem(error: ValidationError) -> str:
    detail = error.errors()[0]
    key = ".".join(map(str, detail["loc"]))
    if detail["type"] == "missing":
        return f"a suppression needs its {key}, for whoever reads it next"
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    remedy = "a day such as 2026-03-01 was expected" if key == "expires" else "a text was expected"
    return f"{key} is {detail['input']!r}; {remedy}"


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _mark(path: str, node: yaml.Node) -> str:
    """The place in the file, whose first line is the `---`."""
    return str(Mark(path, node.start_mark.line + 2, node.start_mark.column + 1))
