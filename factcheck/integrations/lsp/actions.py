"""What an editor may do about a finding: go to its other figures, or let it stand with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import CodeAction, CodeActionKind, Command, Diagnostic, Range

from factcheck.integrations.lsp.diagnostics import diagnostics
from factcheck.integrations.lsp.draft import Draft
from factcheck.integrations.lsp.suppressing import suppression
from factcheck.model.finding import Finding
from factcheck.model.span import Span
from factcheck.rulebook.wording import Wording

SHOW = "factcheck.show"


def actions(draft: Draft, place: Range) -> list[CodeAction]:
    """The actions for the findings that touch a range."""
    start, end = draft.places.offset(place.start), draft.places.offset(place.end)
    touched = list(draft.within(Span(start=start, end=max(end, start + 1))))
    return [action for finding in touched for action in (*_show(draft, finding, start), _suppress(draft, finding))]


def _show(draft: Draft, finding: Finding, here: int) -> Iterator[CodeAction]:
    """One action for each figure that is elsewhere."""
    wording = Wording(draft.checker.lang)
    for anchor in finding.anchors:
        span = draft.span(anchor)
        if span is None or span.start <= here < span.end:
            continue
        title = wording.text("lsp.show", figure=anchor.text)
        command = Command(title, SHOW, arguments=[draft.text.uri, draft.places.range(span)])
        yield CodeAction(title, kind=CodeActionKind.QuickFix, diagnostics=_told(draft, finding), command=command)


def _suppress(draft: Draft, finding: Finding) -> CodeAction:
    """Write the entry, then go to where its reason is missing."""
    edit, file, reason = suppression(draft, finding)
    title = Wording(draft.checker.lang).text("lsp.suppress")
    command = Command(title, SHOW, arguments=[file, reason])
    return CodeAction(title, kind=CodeActionKind.QuickFix, diagnostics=_told(draft, finding), edit=edit, command=command)


def _told(draft: Draft, finding: Finding) -> list[Diagnostic]:
    return [diagnostic for diagnostic in diagnostics(draft) if diagnostic.data == finding.id]
