"""The YAML files of `rules/`: every scalar a string, no key twice, every complaint with its line and column."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import Mark, RuleFileError
from factcheck.kept.values import kept

if TYPE_CHECKING:  # what was kept is read without it
    import yaml


@cache
def rules_dir() -> Path:
    """The rules that came with the package: inside it when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load(path: Path) -> Any:
    """Read a YAML file into dicts, lists and strings; those that came with the package are kept between runs.

    Raises `RuleFileError` with file, line and column when the file is no YAML or names a key twice.
    """
    if not path.is_relative_to(rules_dir()):
        return parsed(path)
    return kept(path, content(path), lambda: parsed(path))


def parsed(path: Path) -> Any:
    """The same, never kept."""
    return _value(compose(path), path)


def content(path: Path) -> bytes:
    """The bytes of a file of rules."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise RuleFileError(str(path), f"cannot be read: {error.strerror}") from error


def compose(path: Path) -> yaml.Node:
    """The node tree of a YAML file; nodes know their line and column."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node: yaml.Node | None = yaml.compose(content(path).decode("utf-8"), Loader=loader)
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
    import yaml

    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == str(key)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        found: yaml.Node = node.value[key]
        return found
    return None


def _value(node: yaml.Node, path: Path) -> Any:
    import yaml

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
