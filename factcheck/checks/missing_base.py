"""A change in percent of which nobody says since when: `tăng 15%` of what. A remark, for review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.checks.context import Context
from factcheck.checks.figures import Step, sentences
from factcheck.checks.saying import told
from factcheck.claims import Article, Statement
from factcheck.lexicon.calculations import phrases
from factcheck.lexicon.comparisons import comparison_words
from factcheck.model import Finding, Verdict

RULE = "missing-base"


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    if RULE not in context.book.rules:
        return
    words = comparison_words()
    for line in sentences(articles, words):
        changes = [step for step in line if step.percent and step.part in ("up", "down")]
        if len(changes) == 1 == len(line) and not words.versus & set(line[0].gap.split()) and not _based(changes[0]):
            change = changes[0].statement
            yield told(context, RULE, Verdict.AMBIGUOUS, [change], "", {"percent": change.surface}, confidence=0.6)


def _based(step: Step) -> bool:
    """Whether this sentence or the one before says since when, or against what; a date says it, too."""
    statement = step.statement
    return any(_says_base(statement, offset) for offset in (0, -1))


def _says_base(statement: Statement, offset: int) -> bool:
    index = statement.sentence + offset
    if index < 0:
        return False
    start, end = statement.text.sentences[index]
    dated = any(s.figure.when is not None for s in statement.article.line(statement, offset))
    return dated or phrases("bases_told").search(statement.text.view.lower, start, end) is not None
