"""How a newsroom has its articles checked: its rules and its configuration, under what a request says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.api import Checker
from factcheck.config.project import Project

_KEPT = 64
_DEFAULTS = ("number_style", "profile", "select", "min_confidence")


@dataclass(slots=True)
class House:
    """Rule books that stay loaded, one checker for each way to check that was asked for."""

    rules: tuple[Path, ...] = ()
    lang: str = "vi"
    project: Project | None = None
    _checkers: dict[tuple[object, ...], Checker] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Project) -> House:
        """The house of a configuration, where no flag says otherwise."""
        said = project.defaults()
        return cls(tuple(said.get("rules", ())), said.get("lang", "vi"), project)

    def checker(self, **wanted: Any) -> Checker:
        """What checks as wanted; where nothing is wanted, as configured. What the house leaves out stays out."""
        options = self._configured() | {key: value for key, value in wanted.items() if value not in (None, ())}
        options["ignore"] = (*self._ignored(), *(wanted.get("ignore") or ()))
        key = tuple(sorted(options.items()))
        if key not in self._checkers:
            if len(self._checkers) >= _KEPT:
                self._checkers.clear()
            adjusted: dict[str, Any] = {"rule": self.project.rule, "overrides": self.project.overrides} if self.project else {}
            self._checkers[key] = Checker(self.rules, **options, **adjusted)
        return self._checkers[key]

    def _configured(self) -> dict[str, Any]:
        said = self.project.settings.model_dump(include=set(_DEFAULTS), exclude_none=True) if self.project else {}
        return {"lang": self.lang} | said | ({"select": tuple(said["select"])} if said.get("select") else {"select": ()})

    def _ignored(self) -> tuple[str, ...]:
        return tuple(self.project.settings.ignore) if self.project else ()
