"""Errors about the user's file or flag: located, one sentence, exit code 2.

A finding is about the article and is returned; a `FactcheckError` is about what the user gave us and is raised;
anything else is our bug and crashes.
"""

from __future__ import annotations

from typing import NamedTuple


class FactcheckError(Exception):
    """What the user gave cannot be used; the message names the place and what would have been right."""


class Mark(NamedTuple):
    """A place in a user's file; line and column count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class RuleFileError(FactcheckError):
    """A file of `rules/` (or of `--rules`) says something we cannot use."""

    def __init__(self, mark: Mark | str, problem: str) -> None:
        super().__init__(f"{mark}: {problem}")
        self.mark = mark


class SourceError(FactcheckError):
    """An input file cannot be read as articles."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path


class ConfigError(FactcheckError):
    """A configuration, suppressions or baseline file says something we cannot use."""

    def __init__(self, mark: Mark | str, problem: str) -> None:
        super().__init__(f"{mark}: {problem}")
        self.mark = mark


class ArchiveError(FactcheckError):
    """An archive cannot be opened, read or written; what it holds is as it was."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(f"{address}: {problem}")
        self.address, self.problem = address, problem

    def __reduce__(self) -> tuple[type[ArchiveError], tuple[str, str]]:
        return ArchiveError, (self.address, self.problem)


class UsageError(FactcheckError):
    """A flag or an argument is impossible."""
