"""Comparable claims to findings: one kind of check a file, and the CHECKS table that runs them."""

from collections.abc import Callable, Iterable, Sequence

from factcheck.checks import change_level, percent_change, ratio, same_measure, scale_slip
from factcheck.checks.context import Context, Ledger
from factcheck.checks.open_measure import open_measure
from factcheck.claims import Article
from factcheck.model import Finding

Check = Callable[[Sequence[Article], Context], Iterable[Finding]]

CHECKS: dict[str, Check] = {
    "change-level": change_level.check,
    "percent-change": percent_change.check,
    "ratio": ratio.check,
    "declared-measure": same_measure.check,
    "scale-slip": scale_slip.check,
    "same-measure": open_measure,
}

__all__ = ["CHECKS", "Check", "Context", "Ledger"]
