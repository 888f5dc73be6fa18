"""Everything one run says, in an order that does not depend on how it was run."""

from __future__ import annotations

from factcheck.model.finding import Finding
from factcheck.model.noun import Noun
from factcheck.model.suppression import Remark

SCHEMA_VERSION = "1.0"


class DocumentSummary(Noun):
    """A document that was checked: where it came from and how many figures were read in it.

    `archive` names the archive of a published article that a draft was held against; of what was checked it is None.
    """

    id: str
    path: str | None
    title: str | None
    source: str | None
    published: str | None
    figures: int
    archive: str | None = None


class Coverage(Noun):
    """What was read and compared, and why the rest was not."""

    documents: int
    figures: int
    compared: int
    not_compared: dict[str, int]


class Report(Noun):
    """Findings, sorted by place; coverage; versions; and remarks on the desk's own files."""

    schema_version: str = SCHEMA_VERSION
    tool_version: str
    documents: tuple[DocumentSummary, ...]
    coverage: Coverage
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...] = ()
