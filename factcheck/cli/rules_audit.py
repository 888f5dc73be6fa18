"""`factcheck rules audit`: rules on a folder of real articles, hits per 1,000 with a sample, and the precision measured."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from factcheck.api import Checker
from factcheck.cli import articles
from factcheck.cli import options as shared
from factcheck.cli.judgements import judgements, sheet
from factcheck.cli.output import on_terminal, write
from factcheck.cli.progress import Progress
from factcheck.model.document import Document
from factcheck.model.finding import Anchor, Finding, Verdict
from factcheck.model.span import Span
from factcheck.report.excerpt import excerpt
from factcheck.report.table import Table, drawn
from factcheck.rulebook import profile_of, rulebook
from factcheck.rulebook.page import precision
from factcheck.rulebook.wording import Wording

_WIDTH = 100
_COLUMNS = ("id", "profile", "hits", "rate", "holds", "right", "wrong", "precision")


@dataclass(slots=True)
class Tally:
    """What one rule found on the articles, and what a reader said of it."""

    rule: str
    hits: list[Finding] = field(default_factory=list)
    held: int = 0
    right: int = 0
    wrong: int = 0


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="DIR", help="articles: folders, .txt .md .html, or many in a .jsonl")
    parser.add_argument("--rule", type=shared.ids, action="extend", default=[], metavar="ID", help="only these rules")
    parser.add_argument("--judgements", type=Path, metavar="CSV", help="id,judgement of findings: right or wrong")
    parser.add_argument("--sheet", type=Path, metavar="CSV", help="write every hit there, with an empty column judgement")
    parser.add_argument("--sample", type=int, default=5, metavar="N", help="how many hits of each rule are shown (default 5)")
    parser.add_argument("--together", action="store_true", help="compare the articles with each other, too")
    shared.add_reading(parser)
    shared.add_lang(parser)


def run(options: Namespace, wording: Wording) -> int:
    """Count, show, and judge; the exit code tells only whether it could be done."""
    book = rulebook(tuple(options.rules))
    for rule in options.rule:
        book.rule(rule)
    judged = judgements(options.judgements) if options.judgements else {}
    checker = Checker(
        options.rules, lang=options.lang, select=options.rule, number_style=options.number_style, profile="review"
    )
    documents, complete = articles.read(options)
    tallies = _tallies(_findings(checker, documents, options.together, wording), judged)
    if options.sheet:
        write(sheet(hit for tally in tallies for hit in tally.hits), options.sheet)
    write("".join(f"{line}\n" for line in _lines(tallies, len(documents), options, wording)), None)
    return 0 if complete else 2


def _findings(checker: Checker, documents: Sequence[Document], together: bool, wording: Wording) -> Iterator[Finding]:
    with Progress(wording) as progress:
        if together:
            yield from checker.check(documents, progress).findings
            return
        for number, document in enumerate(documents, 1):
            yield from checker.check([document]).findings
            progress(number, len(documents))


def _tallies(findings: Iterator[Finding], judged: dict[str, bool]) -> list[Tally]:
    """By rule, the one with the most hits first; hits in the order of their ids, which is no order of the texts."""
    by_rule: dict[str, Tally] = {}
    for finding in findings:
        tally = by_rule.setdefault(finding.rule, Tally(finding.rule))
        if finding.verdict is Verdict.CONSISTENT:
            tally.held += 1
            continue
        tally.hits.append(finding)
        tally.right += judged.get(finding.id) is True
        tally.wrong += judged.get(finding.id) is False
    for tally in by_rule.values():
        tally.hits.sort(key=lambda finding: finding.id)
    return sorted(by_rule.values(), key=lambda tally: (-len(tally.hits), -tally.held, tally.rule))


def _lines(tallies: Sequence[Tally], total: int, options: Namespace, wording: Wording) -> Iterator[str]:
    if tallies:
        heads = tuple(wording.text(f"audit.{column}") for column in _COLUMNS)
        rows = tuple(_row(tally, total, options, wording) for tally in tallies)
        yield drawn(Table(heads, rows), terminal=on_terminal(None)).rstrip("\n")
    for tally in tallies:
        for finding in tally.hits[: options.sample]:
            yield from ("", *_shown(finding))
    hits = sum(len(tally.hits) for tally in tallies)
    documents = wording.number(total)
    yield from ("", wording.text("audit.total", hits=hits, documents=documents, rate=_rate(hits, total, wording)))
    if options.judgements:
        yield from _judged(tallies, total, wording)


def _judged(tallies: Sequence[Tally], total: int, wording: Wording) -> Iterator[str]:
    """The precision over all rules, and for each rule the line that its pack can hold."""
    right, wrong = sum(tally.right for tally in tallies), sum(tally.wrong for tally in tallies)
    yield wording.text("audit.judged", right=right, wrong=wrong, precision=precision(right, wrong))
    for tally in tallies:
        if tally.right + tally.wrong:
            judged = f"right: {tally.right}, wrong: {tally.wrong}, articles: {total}, held: {tally.held}"
            yield f"{tally.rule}: measured: {{{judged}}}"


def _row(tally: Tally, total: int, options: Namespace, wording: Wording) -> tuple[str, ...]:
    rule = rulebook(tuple(options.rules)).rules.get(tally.rule)
    counts = (len(tally.hits), _rate(len(tally.hits), total, wording), tally.held)
    judged = (tally.right, tally.wrong, precision(tally.right, tally.wrong)) if tally.right + tally.wrong else ("", "", "")
    return (tally.rule, profile_of(rule) if rule else "default", *map(str, (*counts, *judged)))


def _rate(hits: int, total: int, wording: Wording) -> str:
    return wording.number(round(Decimal(1000 * hits) / total, 1)) if total else "0"


def _shown(finding: Finding) -> Iterator[str]:
    """`id rule: message`, and every sentence with its figures in double brackets."""
    yield f"{finding.id} {finding.rule}: {finding.message}"
    for _, group in groupby(finding.anchors, key=lambda a: (a.doc, a.field, a.quote.span.start)):
        anchors = list(group)
        yield f"    {anchors[0].path or anchors[0].doc}:{anchors[0].line}:{anchors[0].column}: {_quote(anchors)}"
    if finding.derivation:
        yield f"    = {finding.derivation}"


def _quote(anchors: Sequence[Anchor]) -> str:
    spans = [Span(start=anchor.start, end=anchor.end) for anchor in anchors]
    runs = excerpt(anchors[0].quote, spans, _WIDTH)
    return "".join(f"[[{run.text}]]" if run.style == "figure" else run.text for run in runs)
