"""How a newsroom has its articles checked: its rules and its configuration, under what a request says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.api import Checker
from factcheck.config.project import Project
from factcheck.config.settled import Known, settled
from factcheck.config.suppressions import suppressions
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.rulebook.wording import Wording

_KEPT = 64
_DEFAULTS = ("number_style", "profile", "select", "min_confidence")


@dataclass(slots=True)
class House:
    """Rule books that stay loaded, one checker for each way to check that was asked for."""

    rules: tuple[Path, ...] = ()
    lang: str = "vi"
    project: Project | None = None
    against: str | None = None
    side: Path | None = None
    _checkers: dict[tuple[object, ...], Checker] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Project) -> House:
        """The house of a configuration, where no flag says otherwise."""
        said = project.defaults()
        against = said.get("against")
        return cls(tuple(said.get("rules", ())), said.get("lang", "vi"), project, str(against) if against else None)

    def report(self, checker: Checker, documents: Sequence[Document]) -> Report:
        """The report on articles, held against the archive when the house has one; what the desk lets stand is marked.

        Raises `ArchiveError` or `ConfigError` when archive or suppressions cannot be used any more.
        """
        report = self._checked(checker, documents)
        if self.side is None and not any(document.suppressions for document in documents):
            return report
        known = Known(date.today(), suppressions(self.side) if self.side else ())  # ids lie in no folder
        return settled(report, documents, known, Wording(checker.lang))

    def _checked(self, checker: Checker, documents: Sequence[Document]) -> Report:
        """Among what is published, an article without a date is one of today."""
        if self.against is None:
            return checker.check(documents)
        from factcheck.archive import opened

        today = date.today()
        dated = [d if d.published else d.model_copy(update={"published": today}) for d in documents]
        with opened(self.against) as archive:
            return checker.check(dated, against=archive)

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
