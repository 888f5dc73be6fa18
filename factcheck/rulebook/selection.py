"""Which findings a project wants, and how loud: rules by id or glob, thresholds and severities, by path where it says so."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import UsageError
from factcheck.model import Finding, Severity, Verdict
from factcheck.rulebook.book import Rulebook
from factcheck.rulebook.nearest import nearest
from factcheck.rulebook.profiles import Profile, included


class Adjustment(NamedTuple):
    """What a project says of a rule: its severity, and the least confidence of a finding."""

    severity: Severity | None = None
    min_confidence: float | None = None


class Override(NamedTuple):
    """What else holds for articles of some paths: globs, counted from a folder."""

    paths: tuple[str, ...]
    folder: Path
    ignore: tuple[str, ...] = ()
    min_confidence: float | None = None
    rule: Mapping[str, Adjustment] = {}


class Selection(NamedTuple):
    """The rules that run, and what is made of their findings.

    >>> Selection(min_confidence=0.5, rule={"sum": Adjustment(min_confidence=0.3)}).least
    0.3
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.5
    profile: Profile = "default"
    rule: Mapping[str, Adjustment] = {}
    overrides: tuple[Override, ...] = ()

    @property
    def least(self) -> float:
        """The lowest confidence that a finding of any rule may have."""
        tables = (self.rule, *(override.rule for override in self.overrides))
        said = [adjustment.min_confidence for table in tables for adjustment in table.values()]
        said += [self.min_confidence, *(override.min_confidence for override in self.overrides)]
        return min(share for share in said if share is not None)

    def judged(self, finding: Finding, book: Rulebook) -> Finding | None:
        """The finding as loud as the project wants it, or None when it does not want it."""
        concerned = [override for override in self.overrides if concerns(_path(finding), override.paths, override.folder)]
        rule = book.rules.get(finding.rule)
        chosen = named(finding.rule, self.select) if self.select else rule is None or included(rule, self.profile)
        left_out = any(named(finding.rule, ids) for ids in (self.ignore, *(override.ignore for override in concerned)))
        if not chosen or left_out or finding.confidence < self._threshold(finding.rule, concerned):
            return None
        severity = self._severity(finding.rule, concerned)
        if severity is None or finding.verdict is Verdict.CONSISTENT or severity == finding.severity:
            return finding
        return finding.model_copy(update={"severity": severity})

    def _threshold(self, rule: str, concerned: Sequence[Override]) -> float:
        """The last word on the rule, else the last word on the path, else that of the run."""
        said = [a.min_confidence for a in self._adjustments(rule, concerned) if a.min_confidence is not None]
        paths = [override.min_confidence for override in concerned if override.min_confidence is not None]
        return [self.min_confidence, *paths, *said][-1]

    def _severity(self, rule: str, concerned: Sequence[Override]) -> Severity | None:
        said = [a.severity for a in self._adjustments(rule, concerned) if a.severity is not None]
        return said[-1] if said else None

    def _adjustments(self, rule: str, concerned: Sequence[Override]) -> list[Adjustment]:
        tables = (self.rule, *(override.rule for override in concerned))
        return [adjustment for table in tables for pattern, adjustment in table.items() if fnmatchcase(rule, pattern)]


def named(rule: str, patterns: Iterable[str]) -> bool:
    """Whether one of these ids or globs names the rule.

    >>> named("percent-change", ["percent-*"]), named("percent-change", ["percent"])
    (True, False)
    """
    return any(fnmatchcase(rule, pattern) for pattern in patterns)


def known(pattern: str, rules: Sequence[str]) -> str:
    """The id or glob, when it names a rule; a `UsageError` has the nearest when it names none.

    >>> known("percent-chnage", ["percent-change", "sum"])
    Traceback (most recent call last):
    factcheck.errors.UsageError: no rule has the id 'percent-chnage'; did you mean 'percent-change'?
    """
    if any(fnmatchcase(rule, pattern) for rule in rules):
        return pattern
    raise UsageError(f"no rule has the id {pattern!r}{nearest(pattern, rules)}")


def concerns(path: str, patterns: Sequence[str], folder: Path) -> bool:
    """Whether a glob counted from the folder matches an article's path; `a/*` holds what lies deeper, too.

    >>> concerns("/news/draft/1.md", ["draft/*"], Path("/news")), concerns("/news/1.md", ["draft/*"], Path("/news"))
    (True, False)
    """
    relative = Path(os.path.relpath(path, folder)).as_posix()
    return any(fnmatchcase(relative, pattern.removeprefix("./")) for pattern in patterns)


def _path(finding: Finding) -> str:
    return finding.anchors[0].path or finding.anchors[0].doc
