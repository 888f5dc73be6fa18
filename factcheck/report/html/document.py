"""The page as one text: view models into the template, the style sheet and the script inside it, nothing from elsewhere.

The policy in the page lets it run its own script and style, by their hashes, and load nothing.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from factcheck.model.finding import Finding, Verdict
from factcheck.model.report import Report
from factcheck.report.html.articles import SETTLED, ArticleView, Marks, articles, look
from factcheck.report.html.findings import FindingView, Viewer, by_weight
from factcheck.report.html.numbers import Labels
from factcheck.report.html.ranges import day
from factcheck.report.html.safe import named
from factcheck.report.html.safe import shown as safe
from factcheck.report.html.timeline import Series
from factcheck.report.layout import coverage_parts
from factcheck.report.options import Options, shown
from factcheck.rulebook.wording import Wording

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter by, and how many findings it leaves."""

    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the template shows."""

    report: Report
    findings: Sequence[FindingView]
    articles: Sequence[ArticleView]
    verdicts: Sequence[Choice]
    rules: Sequence[Choice]
    coverage: Sequence[str]
    hidden: int

    @property
    def clear(self) -> bool:
        """Whether nothing is left to look at."""
        return all(choice.id in (SETTLED, Verdict.CONSISTENT) for choice in self.verdicts)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a page leads back to."""

    address: str
    name: str


def document(report: Report, options: Options, home: Link | None = None) -> str:
    """The whole page."""
    wording = Wording(options.lang)
    labels = Labels(wording)
    return _template().render(
        page=_page(report, options, labels),
        lang=options.lang,
        t=wording.text,
        look=look,
        say=safe,
        named=named,
        day=lambda iso: labels.day(found) if (found := day(iso)) else iso,
        home=home,
        style=_asset("page.css"),
        script=_asset("page.js"),
        policy=Markup(policy()),
    )


def _page(report: Report, options: Options, labels: Labels) -> Page:
    findings = by_weight(shown(report, options))
    marks = Marks(findings)
    read = articles(report.documents, options.documents, findings, marks)
    viewer = Viewer(read, marks, Series(report), labels, options.book)
    views = [viewer.view(number, finding) for number, finding in enumerate(findings, 1)]
    return Page(
        report=report,
        findings=views,
        articles=read,
        verdicts=_verdicts(findings, labels.wording),
        rules=_rules(views),
        coverage=list(coverage_parts(report.coverage, labels.wording)),
        hidden=len(report.findings) - len(findings),
    )


def _verdicts(findings: Sequence[Finding], wording: Wording) -> list[Choice]:
    counts = Counter(look(finding) for finding in findings)
    return [Choice(name, wording.text(f"html.verdict.{name}"), counts[name]) for name in (*Verdict, SETTLED) if counts[name]]


def _rules(views: Sequence[FindingView]) -> list[Choice]:
    counts = Counter((view.finding.rule, view.title or view.finding.rule) for view in views)
    return sorted((Choice(rule, name, count) for (rule, name), count in counts.items()), key=lambda choice: choice.name)


def policy() -> str:
    """The content security policy of a page: its own style and script by their hashes, and nothing else."""
    own = f"style-src '{_hash(_asset('page.css'))}'; script-src '{_hash(_asset('page.js'))}'"
    return f"default-src 'none'; img-src data:; {own}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("factcheck.report.html", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")


@cache
def _asset(name: str) -> Markup:
    """A file of ours that stands in the page as it is."""
    return Markup((files(__package__) / "assets" / name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    """As a content security policy names what it allows (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
