"""A report on drafts that were held against an archive: the draft's figure first, then published ones, the newest first."""

from __future__ import annotations

from datetime import date

from factcheck.checks import Held
from factcheck.claims import Article
from factcheck.claims.summary import summary
from factcheck.model import Anchor, Finding, Report


def told(report: Report, held: Held, address: str) -> Report:
    """The report in its order, with the published articles that it quotes."""
    drafts = {document.id for document in report.documents}
    published = {article.document.id: article for article in held.articles}
    findings = [_draft_first(finding, drafts) for finding in report.findings]
    quoted = {anchor.doc for finding in findings for anchor in finding.anchors} - drafts
    summaries = [summary(published[id_], address) for id_ in sorted(quoted, key=lambda id_: (_age(published[id_]), id_))]
    return report.model_copy(
        update={
            "documents": (*report.documents, *summaries),
            "findings": tuple(sorted(findings, key=lambda finding: _order(finding, published))),
        }
    )


def _draft_first(finding: Finding, drafts: set[str]) -> Finding:
    anchors = tuple(sorted(finding.anchors, key=lambda anchor: anchor.doc not in drafts))
    return finding if anchors == finding.anchors else finding.model_copy(update={"anchors": anchors})


def _order(finding: Finding, published: dict[str, Article]) -> tuple[str, str, int, int, str]:
    first = finding.anchors[0]
    return first.doc, first.field, first.start, _oldest(finding.anchors, published), finding.id


def _oldest(anchors: tuple[Anchor, ...], published: dict[str, Article]) -> int:
    """Findings within drafts come first, then the newest published."""
    return max((_age(published[anchor.doc]) for anchor in anchors if anchor.doc in published), default=-date.max.toordinal())


def _age(article: Article) -> int:
    day = article.document.day
    return -day.toordinal() if day else 0
