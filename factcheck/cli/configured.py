"""The configuration of a project as defaults of the command line: a flag that is given replaces what the file says."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.config.find import found

if TYPE_CHECKING:
    from factcheck.config.project import Project


def configured(options: Namespace) -> Project | None:
    """The configuration that was named or lies nearest; a command without `--config` has none."""
    if not hasattr(options, "config"):
        return None
    path = options.config or found([file for file in getattr(options, "files", ()) if file != "-"])
    if path is None:
        return None
    from factcheck.config.project import project

    return project(path)


def preset(parser: ArgumentParser, values: Mapping[str, Any]) -> None:
    """Make these the defaults of the options of that name, here and in the commands below."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for inner in action.choices.values():
                preset(inner, values)
        elif action.dest in values and (action.choices is None or values[action.dest] in action.choices):
            action.default = values[action.dest]
