"""Findings as the page shows them: in order of weight, each with its sentences, its drawings and its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from factcheck.model.finding import Anchor, Finding, Severity, Verdict
from factcheck.model.span import Span
from factcheck.report.excerpt import excerpt
from factcheck.report.html.articles import ArticleView, Marks
from factcheck.report.html.numberline import NumberLine, number_line
from factcheck.report.html.numbers import Labels
from factcheck.report.html.ranges import line
from factcheck.report.html.timeline import Series, Timeline, timeline
from factcheck.report.layout import field_name, percent, standing
from factcheck.report.line import Run
from factcheck.rulebook import Rulebook

_COLUMNS = 420  # of a quoted sentence; a longer one is trimmed around its figures
_WEIGHT = list(Severity)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence with the figures of the finding in it, and where it stands."""

    article: ArticleView
    marks: Sequence[str]
    place: str
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding, numbered from 1 in the order of the page."""

    number: int
    key: str
    finding: Finding
    title: str | None
    why: str | None
    percent: int
    standing: str | None
    sayings: Sequence[Saying]
    line: NumberLine | None
    timeline: Timeline | None

    @property
    def marks(self) -> list[str]:
        """The marks of its figures, each once."""
        return list(dict.fromkeys(mark for saying in self.sayings for mark in saying.marks))


class Viewer:
    """What is needed to show a finding: the articles and marks of the page, the rules, the language."""

    def __init__(self, articles: Sequence[ArticleView], marks: Marks, series: Series, labels: Labels, book: Rulebook | None):
        self._articles = {article.summary.id: article for article in articles}
        self._marks, self._series, self._labels, self._book = marks, series, labels, book
        self._keys: Counter[str] = Counter()

    def view(self, number: int, finding: Finding) -> FindingView:
        """The finding as it is shown; the second of two with one fingerprint gets a key of its own."""
        self._keys[finding.id] += 1
        count, lang = self._keys[finding.id], self._labels.wording.lang
        rule = self._book.rules.get(finding.rule) if self._book else None
        changed = self._timeline(finding)
        return FindingView(
            number=number,
            key=finding.id if count == 1 else f"{finding.id}-{count}",
            finding=finding,
            title=getattr(rule.title, lang) if rule else None,
            why=getattr(rule.why, lang) if rule else None,
            percent=percent(finding.confidence),
            standing=standing(finding, self._labels.wording) if finding.settled else None,
            sayings=list(self._sayings(finding)),
            line=None if changed and finding.verdict is Verdict.SUPERSEDED else self._line(finding),
            timeline=changed,
        )

    def _line(self, finding: Finding) -> NumberLine | None:
        found = line(finding)
        return number_line(found, self._labels) if found else None

    def _timeline(self, finding: Finding) -> Timeline | None:
        found, value = self._series.of(finding), finding.anchors[0].value
        return timeline(found, self._labels.unit(value), self._labels) if found and value else None

    def _sayings(self, finding: Finding) -> Iterator[Saying]:
        """Neighbouring figures of one sentence together, so that the sentence is shown once."""
        for _, group in groupby(finding.anchors, key=lambda a: (a.doc, a.field, a.quote.span.start)):
            anchors = list(group)
            spans = [Span(start=anchor.start, end=anchor.end) for anchor in anchors]
            yield Saying(
                article=self._articles[anchors[0].doc],
                marks=list(dict.fromkeys(self._marks.at(anchor).id for anchor in anchors)),
                place=self._place(anchors[0]),
                runs=excerpt(anchors[0].quote, spans, _COLUMNS),
            )

    def _place(self, anchor: Anchor) -> str:
        wording = self._labels.wording
        if anchor.field != "text":
            return field_name(anchor.field, wording)
        return wording.text("html.line", line=anchor.line)


def by_weight(findings: Sequence[Finding]) -> list[Finding]:
    """What is severe first, then what is likely, as the report has it; last what the desk has settled."""
    return sorted(findings, key=lambda f: (f.settled, _WEIGHT.index(f.severity), -percent(f.confidence)))
