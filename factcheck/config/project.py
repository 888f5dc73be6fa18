"""The configuration of a project: found upward from where one works, read, and checked against the rules there are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from factcheck.config.settings import OF_ONE_RUN, OverrideTable, RuleTable, Settings
from factcheck.config.toml import Keys, Toml, load
from factcheck.errors import ConfigError, UsageError
from factcheck.model.finding import Severity
from factcheck.rulebook.complaints import Source, complaint
from factcheck.rulebook.selection import Adjustment, Override, known

_PATHS = ("suppressions", "baseline")


class Project(NamedTuple):
    """A configuration file and the folder that its paths count from."""

    settings: Settings
    toml: Toml
    folder: Path

    def defaults(self) -> dict[str, Any]:
        """What the file says of flags, by their names in the code; paths as one would type them here."""
        said = self.settings.model_dump(exclude_none=True, exclude_defaults=True, exclude={"rule", "overrides"})
        paths: dict[str, Any] = {key: self._here(said[key]) for key in _PATHS if key in said}
        if "://" not in said.get("against", "://"):  # a server has no folder
            paths["against"] = str(self._here(said["against"]))
        if "rules" in said:
            paths["rules"] = [self._here(folder) for folder in said["rules"]]
        return said | paths

    @property
    def rule(self) -> dict[str, Adjustment]:
        return _adjustments(self.settings.rule)

    @property
    def overrides(self) -> tuple[Override, ...]:
        """Rules of some paths, in the order of the file."""
        return tuple(self._override(table) for table in self.settings.overrides)

    def confirm(self, rules: Sequence[str]) -> None:
        """Refuse an id that names no rule, with the place where the file says it."""
        for keys, pattern in self._ids():
            try:
                known(pattern, rules)
            except UsageError as error:
                raise ConfigError(self.toml.mark(keys), str(error)) from None

    def _ids(self) -> Iterator[tuple[Keys, str]]:
        tables: list[tuple[Keys, Settings | OverrideTable]] = [((), self.settings)]
        tables += [(("overrides", index), table) for index, table in enumerate(self.settings.overrides)]
        for keys, table in tables:
            yield from (((*keys, "rule", pattern), pattern) for pattern in table.rule)
            yield from (((*keys, "ignore", index), pattern) for index, pattern in enumerate(table.ignore))
        yield from ((("select", index), pattern) for index, pattern in enumerate(self.settings.select))

    def _override(self, table: OverrideTable) -> Override:
        ignore, rule = tuple(table.ignore), _adjustments(table.rule)
        return Override(tuple(table.paths), self.folder, ignore, table.min_confidence, rule)

    def _here(self, path: str) -> Path:
        """A path of the file as it is from the current folder."""
        return Path(os.path.relpath(self.folder / path)) if not Path(path).is_absolute() else Path(path)


def _adjustments(tables: dict[str, RuleTable]) -> dict[str, Adjustment]:
    return {
        rule: Adjustment(Severity(table.severity) if table.severity else None, table.min_confidence)
        for rule, table in tables.items()
    }


def read(toml: Toml) -> Project:
    """The configuration that a file holds; raises `ConfigError` about the first thing that is wrong."""
    for key in OF_ONE_RUN:
        if key in toml.data:
            raise ConfigError(toml.mark((key,)), f"{key!r} is for the command line only: --{key}")
    try:
        settings = Settings.model_validate(toml.data)
    except ValidationError as error:
        raise ConfigError(*complaint(error, Source(Settings, toml.data, toml.mark, "configuration"))) from None
    return Project(settings, toml, Path(toml.path).resolve().parent)


def project(path: Path) -> Project:
    """The configuration of a named file: `factcheck.toml`, or a `pyproject.toml` with `[tool.factcheck]`."""
    if path.name != "pyproject.toml":
        return read(load(path))
    toml = load(path, table=("tool", "factcheck"))
    if not toml.data:
        raise ConfigError(str(path), "has no table [tool.factcheck]; factcheck.toml holds the same keys without it")
    return read(toml)
