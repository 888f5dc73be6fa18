"""A baseline: the findings of an earlier report in JSON, known and not counted again.

A known finding is one of the same rule about the same sentences of files of the same name, so that it is known under
another folder, too, and when other paragraphs move.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from pydantic import ValidationError

from factcheck.errors import ConfigError, Mark
from factcheck.model import Finding, Report

Key = tuple[str, tuple[tuple[str, str, str, str], ...]]
_REMEDY = "write one with: factcheck check ARTICLES --format json --output FILE --fail-on never"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings by what they say of which sentences."""

    path: str
    known: Mapping[Key, Finding]

    def __contains__(self, finding: Finding) -> bool:
        return key(finding) in self.known


def key(finding: Finding) -> Key:
    """What makes two findings one: the rule, and the figures in their sentences."""
    anchors = ((PurePath(a.path or a.doc).name, a.field, a.quote.text, a.text) for a in finding.anchors)
    return finding.rule, tuple(sorted(anchors))


def baseline(path: Path) -> Baseline:
    """Read a report that `--format json` wrote."""
    report = _report(path)
    return Baseline(str(path), {key(finding): finding for finding in report.findings})


def _report(path: Path) -> Report:
    try:
        return Report.model_validate(json.loads(path.read_bytes()))
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {error.strerror}; {_REMEDY}") from None
    except json.JSONDecodeError as error:
        raise ConfigError(Mark(str(path), error.lineno, error.colno), f"is not JSON: {error.msg}; {_REMEDY}") from None
    except (ValidationError, UnicodeDecodeError):
        raise ConfigError(str(path), f"is no report of factcheck; {_REMEDY}") from None
