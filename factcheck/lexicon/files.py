"""The YAML files of `rules/`: every scalar a string, no key twice, every complaint with its line and column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from factcheck.errors import Mark, RuleFileError

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def rules_dir() -> Path:
    """The rules that came with the package: inside it when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load(path: Path) -> Any:
    """Read a YAML file into dicts, lists and strings.

    Raises `RuleFileError` with file, line and column when the file is no YAML or names a key twice.
    """
    return _value(compose(path), path)


def compose(path: Path) -> yaml.Node:
    """The node tree of a YAML file; nodes know their line and column."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except OSError as error:
        raise RuleFileError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RuleFileError(str(path), f"is not UTF-8 at byte {error.start}") from error
    except yaml.MarkedYAMLError as error:
        raise RuleFileError(_mark(path, error.problem_mark), f"is not YAML: {error.problem}") from error
    if node is None:
        raise RuleFileError(Mark(str(path), 1, 1), "is empty; a mapping was expected")
    return node


def mark_at(path: Path, keys: tuple[str | int, ...]) -> Mark:
    """Where a value stands in the file, by the keys and indexes that lead to it (as far as they lead)."""
    node = compose(path)
    for key in keys:
        inner = _child(node, key)
        if inner is None:
            break
        node = inner
    return _mark(path, node.start_mark)


def _child(node: yaml.Node, key: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == str(key)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        found: yaml.Node = node.value[key]
        return found
    return None


def _value(node: yaml.Node, path: Path) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path) for item in node.value]
    return node.value


def _mapping(node: yaml.MappingNode, path: Path) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in node.value:
        if name.value in out:
            raise RuleFileError(_mark(path, name.start_mark), f"the key {name.value!r} stands twice; keep one")
        out[name.value] = _value(value, path)
    return out


def _mark(path: Path, mark: Any) -> Mark:
    return Mark(str(path), mark.line + 1, mark.column + 1) if mark else Mark(str(path), 1, 1)
