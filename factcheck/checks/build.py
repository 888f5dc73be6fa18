"""How a check says what it found: anchors with their quotes and places, and a fingerprint that outlives edits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.claims import Statement, mention
from factcheck.model import SEVERITY, Anchor, Computed, Document, Finding, Interval, Quote, Range, Repair, Span, Verdict
from factcheck.parse.figure import Figure


def finding(
    rule: str,
    verdict: Verdict,
    statements: Sequence[Statement],
    message: str,
    derivation: str,
    confidence: float = 1.0,
    computed: tuple[Statement, Interval] | None = None,
    repairs: tuple[Repair, ...] = (),
) -> Finding:
    """A finding about these figures, the first of them primary; `computed` is what the others make of one of them."""
    anchors = tuple(anchor(statement) for statement in statements)
    return Finding.trusted(
        id=_fingerprint(rule, anchors),
        rule=rule,
        verdict=verdict,
        severity=SEVERITY[verdict],
        confidence=round(confidence, 2),
        message=message,
        derivation=derivation,
        anchors=anchors,
        computed=_computed(statements, *computed) if computed else None,
        repairs=repairs,
    )


def _computed(statements: Sequence[Statement], of: Statement, interval: Interval) -> Computed:
    return Computed.trusted(anchor=statements.index(of), low=interval.low, high=interval.high)


def anchor(statement: Statement) -> Anchor:
    """The place of a figure, in its field and in its file."""
    view, document = statement.text.view, statement.article.document
    start, end = view.raw_span(statement.figure.start, statement.figure.end)
    quote_start, quote_end = view.raw_span(*statement.bounds)
    line, column = _place(document, statement.text.name, view.raw, start)
    read = mention(view, statement.figure, statement.per)
    return Anchor.trusted(
        doc=document.id,
        field=statement.text.name,
        start=start,
        end=end,
        text=view.raw[start:end],
        line=line,
        column=column,
        path=_file(document, statement.text.name),
        quote=Quote.trusted(text=view.raw[quote_start:quote_end], span=Span.trusted(start=quote_start, end=quote_end)),
        value=read.value,
        period=read.period,
        likely=_likely(statement.figure),
    )


def _likely(figure: Figure) -> Range | None:
    """What a reader takes the figure for, where that is less than all it allows."""
    soft, hard = figure.soft, figure.hard
    known = figure.low is not None and figure.kind not in ("date", "time")
    if not known or (soft.low, soft.high) in ((None, None), (hard.low, hard.high)):
        return None
    return Range.trusted(low=soft.low, high=soft.high)


def _file(document: Document, field: str) -> str | None:
    """The file that line and column count in."""
    return document.origin.path if document.origin and (field == "text" or document.origin.record) else None


def _place(document: Document, field: str, raw: str, start: int) -> tuple[int, int]:
    """Line and column, from 1: of the file where the text has one, else of the field."""
    if document.origin and document.origin.record:
        return document.origin.line, document.origin.column
    before = raw[:start]
    line = before.count("\n") + 1
    column = start - (before.rfind("\n") + 1) + 1
    if field != "text" or document.origin is None:
        return line, column
    first = document.origin.column - 1 if line == 1 else 0
    return line + document.origin.line - 1, column + first


def _fingerprint(rule: str, anchors: tuple[Anchor, ...]) -> str:
    """Of the rule, the documents and the quoted words: the same when other paragraphs move."""
    import hashlib

    parts = sorted(f"{a.doc}\x1f{a.field}\x1f{a.quote.text}\x1f{a.text}" for a in anchors)
    return hashlib.sha256("\x1e".join([rule, *parts]).encode()).hexdigest()[:16]


def shown(value: Decimal, places: int = 4) -> str:
    """A computed number as a derivation shows it: four significant digits at least, no exponent.

    >>> shown(Decimal("178.5714285"))
    '178,6'
    """
    digits = places - 1 - value.adjusted() if value else 0
    rounded = round(value, max(digits, 0)) if digits > 0 else value.to_integral_value()
    text = f"{rounded:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))
