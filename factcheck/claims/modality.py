"""How a figure is meant: told, planned, estimated; past or denied by the article itself."""

from __future__ import annotations

from factcheck.claims.article import Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.comparisons import attribution_words, comparison_words
from factcheck.model import Modality

_CLAUSE = compiled(r"[,;:()\"“”]| - ")
_REACH = 90


def clause(statement: Statement) -> tuple[int, int]:
    """The span between the signs around the figure."""
    start, end = statement.bounds
    lower, figure = statement.text.view.lower, statement.figure
    for match in _CLAUSE.finditer(lower, start, figure.start):
        start = match.end()
    behind = _CLAUSE.search(lower, figure.end, end)
    return start, behind.start() if behind else end


def modality(statement: Statement) -> Modality:
    """By the words before the figure in its sentence, the nearest group of `attribution.yaml` first."""
    lower, figure = statement.text.view.lower, statement.figure
    start = max(statement.bounds[0], figure.start - _REACH)
    groups = attribution_words().modality
    found = [(m.start(), how) for how, words in groups for m in words.finditer(lower, start, figure.start)]
    return max(found)[1] if found else "asserted"  # type: ignore[return-value]


def old(statement: Statement) -> bool:
    """A figure that the article itself calls past: `thay vì 20 USD mỗi tháng như trước đây`."""
    start, end = clause(statement)
    return comparison_words().old.search(statement.text.view.lower, start, end) is not None


def denied(statement: Statement) -> bool:
    start, end = clause(statement)
    return comparison_words().denied.search(statement.text.view.lower, start, end) is not None
