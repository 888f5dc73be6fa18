"""What stands under the pointer: how a figure is read, what it may be, and the computations it takes part in."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from factcheck.integrations.lsp.draft import Draft
from factcheck.model.mention import Mention
from factcheck.report.value import value
from factcheck.rulebook.wording import Wording


def hover(draft: Draft, position: Position) -> Hover | None:
    """The figure or date at a position, or nothing."""
    offset = draft.places.offset(position)
    found = next(((span, mention) for span, mention in draft.mentions if span.start <= offset < span.end), None)
    if not found:
        return None
    wording = Wording(draft.checker.lang)
    lines = [*_figure(found[1], wording), *_findings(draft, offset, wording)]
    content = MarkupContent(MarkupKind.PlainText, "\n".join(lines))
    return Hover(content, draft.places.range(found[0]))


def _figure(mention: Mention, wording: Wording) -> Iterator[str]:
    yield f"{wording.text(f'kind.{mention.kind}')}: {value(mention, wording)}"
    amount = mention.value
    if amount and (amount.low, amount.high) != (amount.stated, amount.stated):
        low, high = ("…" if end is None else wording.number(end) for end in (amount.low, amount.high))
        yield wording.text("lsp.interval", low=low, high=high)


def _findings(draft: Draft, offset: int, wording: Wording) -> Iterator[str]:
    for finding in draft.at(offset):
        yield ""
        yield f"{wording.text(f'verdict.{finding.verdict}')}: {finding.message}"
        if finding.derivation:
            yield f"{wording.text('finding.derivation')} {finding.derivation}"
