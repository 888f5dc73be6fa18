"""JSON Schemas of rule packs and lexicons, for the completion of an editor.

Those of packs and entities are made from the models that read them; those of the other lexicons from what stands there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck.errors import UsageError
from factcheck.lexicon.files import compose, load, rules_dir
from factcheck.model import Noun
from factcheck.rulebook.definitions import EntityFile, Pack
from factcheck.rulebook.nearest import nearest

Schema = dict[str, Any]
_DIALECT = "http://json-schema.org/draft-07/schema#"
_MODELS: dict[str, type[Noun]] = {"pack": Pack, "entities": EntityFile}
_MOST = 60  # values of a key that are listed
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}


def names() -> tuple[str, ...]:
    """What there is a schema of: packs, and each lexicon by the name of its file.

    >>> names()[:3]
    ('pack', 'alignment-words', 'attribution')
    """
    return ("pack", *(path.stem for path in sorted((rules_dir() / "lexicon").glob("*.yaml"))))


def schema(name: str) -> Schema:
    """The schema of a pack or of a lexicon."""
    if name not in names():
        raise UsageError(f"there is no schema of {name!r}{nearest(name, names())}")
    head: Schema = {"$schema": _DIALECT, "title": f"factcheck {name}"}
    if name in _MODELS:
        made: Schema = _in_yaml(_MODELS[name].model_json_schema())
        return head | made
    path = rules_dir() / "lexicon" / f"{name}.yaml"
    return head | {"description": _comment(path)} | _inferred([load(path)])


def written(name: str) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(name), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _in_yaml(node: Any) -> Any:
    """As YAML writes it: `yes` and `no` beside true and false, numbers with or without quotation marks."""
    if isinstance(node, list):
        return [_in_yaml(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "boolean":
        kept = {key: value for key, value in node.items() if key not in ("type", "title")}
        return kept | {"enum": [True, False, "yes", "no"]}
    return {key: _in_yaml(value) for key, value in node.items() if key != "title" or isinstance(value, dict)}


def _inferred(values: list[Any]) -> Schema:
    """What all of the values fit."""
    if values and all(isinstance(value, dict) for value in values):
        return _mapping(values)
    if values and all(isinstance(value, list) for value in values):
        return {"type": "array", "items": _inferred([item for value in values for item in value])}
    lists = [value for value in values if isinstance(value, list)]
    if lists:
        return {"type": [*_SCALAR["type"], "array"], "items": _inferred([item for value in lists for item in value])}
    return dict(_SCALAR)


def _mapping(rows: list[dict[str, Any]]) -> Schema:
    """A mapping with known keys; one whose keys are words, not names, takes any key."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    if not all(_is_name(key) for key in keys):
        return {"type": "object", "additionalProperties": _inferred([value for row in rows for value in row.values()])}
    properties = {key: _of_key(key, [row[key] for row in rows if key in row]) for key in keys}
    required = [key for key in keys if all(key in row for row in rows)]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _of_key(key: str, values: list[Any]) -> Schema:
    """Values that come back in other rows are offered."""
    found = _inferred(values)
    scalars = sorted({value for value in values if isinstance(value, str)})
    if key not in ("id", "example") and len(scalars) <= _MOST and 1 < len(scalars) < len(values):
        found["examples"] = scalars
    return found


def _is_name(key: str) -> bool:
    """A key of the format: `not_before`; not a word or a number of the lexicon: `giêng`, `1.0`, `USD`."""
    return key.isascii() and key.replace("_", "").isalpha() and key.islower()


def _comment(path: Path) -> str:
    """What the file says of itself, above its first value."""
    first = compose(path).start_mark.line
    lines: Iterable[str] = path.read_text(encoding="utf-8").splitlines()[:first]
    return " ".join(line.lstrip("# ").strip() for line in lines if line.startswith("#")).strip()
