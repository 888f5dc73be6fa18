"""What a pack made by `rules new` still lacks: every text with `???` in it, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import Mark
from factcheck.lexicon.files import compose
from factcheck.rulebook.definitions import Example

if TYPE_CHECKING:
    import yaml

MARK = "???"


class Unfilled(NamedTuple):
    """A place that is still to be filled in, by the keys that lead to it: `metrics.bed-count.why.vi`."""

    mark: Mark
    where: str
    text: str


def unfilled(path: Path) -> Iterator[Unfilled]:
    """The places of a pack that hold `???`, in order."""
    yield from _inside(compose(path), path, ())


def is_filled(example: Example) -> bool:
    """Whether an example can be run.

    >>> is_filled(("Giá vé là 5 USD.",)), is_filled(("???",))
    (True, False)
    """
    return not any(MARK in text for text in example)


def _inside(node: yaml.Node, path: Path, steps: tuple[str, ...]) -> Iterator[Unfilled]:
    import yaml

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _inside(value, path, (*steps, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _inside(item, path, (*steps, _name(item) or str(index + 1)))
    elif MARK in node.value:
        mark = Mark(str(path), node.start_mark.line + 1, node.start_mark.column + 1)
        yield Unfilled(mark, ".".join(steps), node.value)


def _name(node: yaml.Node) -> str:
    """The id of a metric or a rule in a list."""
    import yaml

    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value.value for key, value in pairs if key.value == "id"), "")
