"""The report as JUnit XML: an article is a suite, a finding a case that failed; for servers that show tests."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

from factcheck.model.finding import Finding, Severity
from factcheck.model.report import Report
from factcheck.report.brief import brief
from factcheck.report.cells import one_line
from factcheck.report.options import Options, shown
from factcheck.report.places import file_of
from factcheck.rulebook.wording import Wording

_FAILING = {Severity.ERROR, Severity.WARNING}
# What XML 1.0 cannot hold, not even escaped; and half of a surrogate pair, which UTF-8 cannot.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(report: Report, options: Options) -> str:
    """A suite for each article; one without findings has a case that passed."""
    wording, found = Wording(options.lang), shown(report, options)
    root = Xml.Element("testsuites", name="factcheck")
    names = {document.id: document.path or document.id for document in report.documents}
    by_document: dict[str, list[Finding]] = {document: [] for document in names}
    for finding in found:
        by_document.setdefault(finding.anchors[0].doc, []).append(finding)
    for document, its in by_document.items():
        _suite(root, _clean(names.get(document, document)), its, wording)
    suites = root.findall("testsuite")
    root.attrib |= {count: str(sum(int(suite.get(count, 0)) for suite in suites)) for count in ("tests", "failures", "skipped")}
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _suite(root: Xml.Element, name: str, found: list[Finding], wording: Wording) -> None:
    suite = Xml.SubElement(root, "testsuite", name=name)
    for finding in found:
        _case(suite, finding, wording)
    if not found:
        Xml.SubElement(suite, "testcase", classname=name, name="factcheck")
    suite.attrib |= {
        "tests": str(len(suite)),
        "failures": str(len(suite.findall("testcase/failure"))),
        "errors": "0",
        "skipped": str(len(suite.findall("testcase/skipped"))),
    }


def _case(suite: Xml.Element, finding: Finding, wording: Wording) -> None:
    figures = ", ".join(one_line(anchor.text) for anchor in finding.anchors)
    case = Xml.SubElement(suite, "testcase", classname=suite.get("name", ""), name=_clean(f"{finding.rule}: {figures}"))
    message = _clean(brief(finding, wording))
    if finding.settled:
        Xml.SubElement(case, "skipped", message=message)
    elif finding.severity in _FAILING:
        Xml.SubElement(case, "failure", type=finding.verdict, message=message).text = _clean(_quotes(finding))
    else:
        Xml.SubElement(case, "system-out").text = message


def _quotes(finding: Finding) -> str:
    """A line for each figure: its place, and the sentence."""
    return "".join(f"\n{file_of(a)}:{a.line}:{a.column}: {one_line(a.quote.text)}" for a in finding.anchors)


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
