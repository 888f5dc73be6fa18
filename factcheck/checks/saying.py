"""A finding in the words of `rules/wording.yaml`: `check.<key>` when it fires, `check.<key>.holds` when it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.checks.build import finding
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Holds, repairs
from factcheck.claims import Statement
from factcheck.model import Finding, Interval, Verdict


def told(
    context: Context,
    rule: str,
    verdict: Verdict,
    statements: Sequence[Statement],
    derivation: str,
    fields: Mapping[str, object],
    *,
    key: str | None = None,
    confidence: float = 1.0,
    computed: tuple[Statement, Interval] | None = None,
    holds: Holds | None = None,
) -> Finding:
    """Note in the ledger what was compared, and say it; `holds` tells whether other figures would agree."""
    context.ledger.compare(*statements)
    name = f"check.{key or rule}"
    if verdict is Verdict.CONSISTENT:
        name += ".holds"
    amended = repairs(statements, holds, context.wording) if holds and verdict is not Verdict.CONSISTENT else ()
    message = context.wording.text(name, **fields)
    return finding(rule, verdict, statements, message, derivation, confidence, computed, amended)


def answer(holds: bool, otherwise: Verdict = Verdict.CONTRADICTION) -> Verdict:
    """The verdict of a check that could be made."""
    return Verdict.CONSISTENT if holds else otherwise
