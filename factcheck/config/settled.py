"""A report in the light of what a desk knows already: suppressed and known findings are marked, never dropped.

The day is handed in: nothing here looks at a clock.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from glob import escape
from pathlib import Path

from factcheck.config.baseline import Baseline, key
from factcheck.model import Document, Finding, Remark, Report, Suppression, Verdict
from factcheck.rulebook.selection import concerns
from factcheck.rulebook.wording import Wording


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows: suppressions of its side file (paths count from `folder`), a baseline, and today's date."""

    today: date
    suppressions: tuple[Suppression, ...] = ()
    folder: Path = Path()
    baseline: Baseline | None = None


def settled(report: Report, documents: Sequence[Document], known: Known, wording: Wording) -> Report:
    """The report with its findings marked, and remarks on what did not serve."""
    entries = [*_of_side_file(known), *_of_articles(documents)]
    findings = tuple(_marked(finding, entries, known) for finding in report.findings)
    used = {id(entry.suppression) for entry in entries for finding in findings if entry.covers(finding)}
    paths = [_path(document) for document in documents]
    remarks = (*_idle(entries, used, paths, known.today, wording), *_gone(findings, paths, known.baseline, wording))
    return report.model_copy(update={"findings": findings, "remarks": remarks})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A suppression and the articles it is about."""

    suppression: Suppression
    paths: tuple[str, ...]
    folder: Path

    def covers(self, finding: Finding) -> bool:
        told = self.suppression
        return (
            (told.fingerprint is None or told.fingerprint == finding.id)
            and (told.rule is None or fnmatchcase(finding.rule, told.rule))
            and (told.figure is None or _plain(told.figure) in {_plain(anchor.text) for anchor in finding.anchors})
            and any(concerns(anchor.path or anchor.doc, self.paths, self.folder) for anchor in finding.anchors)
        )

    def judged(self, paths: Sequence[str]) -> bool:
        """Whether an article of each of its paths was checked, so that it should have covered something."""
        return all(any(concerns(path, [glob], self.folder) for path in paths) for glob in self.paths)


def _of_side_file(known: Known) -> Iterator[_Entry]:
    for told in known.suppressions:
        yield _Entry(told, told.paths, known.folder)


def _of_articles(documents: Sequence[Document]) -> Iterator[_Entry]:
    for document in documents:
        for told in document.suppressions:
            yield _Entry(told, (escape(Path(_path(document)).name),), Path(_path(document)).parent)


def _marked(finding: Finding, entries: Sequence[_Entry], known: Known) -> Finding:
    if finding.verdict is Verdict.CONSISTENT:
        return finding
    valid = (entry for entry in entries if not _expired(entry.suppression, known.today))
    marks: dict[str, object] = {"suppression": next((entry.suppression for entry in valid if entry.covers(finding)), None)}
    if known.baseline is not None:
        marks["baseline"] = "unchanged" if finding in known.baseline else "new"
    return finding.model_copy(update=marks)


def _expired(told: Suppression, today: date) -> bool:
    return told.expires is not None and told.expires < today


def _idle(entries: Sequence[_Entry], used: set[int], paths: Sequence[str], today: date, wording: Wording) -> Iterator[Remark]:
    """Suppressions that have expired, and those that cover nothing though the articles they are about were checked."""
    for entry in entries:
        told = entry.suppression
        what = told.fingerprint or told.figure or told.rule
        if not entry.judged(paths):
            continue
        if _expired(told, today):
            message = wording.text("remark.expired", what=what, day=told.expires)
            yield Remark(kind="expired", message=message, path=told.file, line=told.line)
        elif id(told) not in used:
            message = wording.text("remark.unused", what=what)
            yield Remark(kind="unused", message=message, path=told.file, line=told.line)


def _gone(findings: Sequence[Finding], paths: Sequence[str], baseline: Baseline | None, wording: Wording) -> Iterator[Remark]:
    """Known findings that are no longer made, though all their articles were checked."""
    made, names = {key(finding) for finding in findings}, {Path(path).name for path in paths}
    for known, finding in baseline.known.items() if baseline else ():
        if known not in made and all(name in names for name, *_ in known[1]):
            message = wording.text("remark.gone", rule=finding.rule, fingerprint=finding.id)
            yield Remark(kind="gone", message=message, path=baseline.path if baseline else "")


def _path(document: Document) -> str:
    return document.origin.path if document.origin else document.id


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
