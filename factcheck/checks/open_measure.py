"""One measure told twice with different values, on any subject, without a pack.

Compares every two articles of a run, and a title, lead or caption with the body it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.align.assign import Assigner, Pair
from factcheck.align.features import Comparer
from factcheck.align.judge import probability
from factcheck.align.profile import Profiler
from factcheck.align.values import Relation
from factcheck.checks.build import finding
from factcheck.checks.context import Context
from factcheck.claims import Article
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Finding, Verdict

RULE = "same-measure"
_SHORT = 3  # sentences: a text this short restates one thing, and is held against the article as a claim


def open_measure(articles: Sequence[Article], context: Context) -> Iterator[Finding]:
    """Findings between every two articles."""
    profiler = Profiler(alignment_words())
    profiles = [[profiler.profile(s) for s in a.statements if s.role != "teaser"] for a in articles]
    model = alignment_model()
    for (first, a), (second, b) in combinations(zip(articles, profiles, strict=True), 2):
        assigner = Assigner(Comparer(alignment_words()), model)
        claim = min(_length(first), _length(second)) <= _SHORT
        for pair in assigner.pairs(a, b):
            context.ledger.compare(pair.a.statement, pair.b.statement)
            if pair.differs:
                yield from _judged(pair, context, model, "claim" if claim else "articles")


def _length(article: Article) -> int:
    return sum(len(text.sentences) for text in article.fields)


def _judged(pair: Pair, context: Context, model: dict[str, dict[str, float]], kind: str) -> Iterator[Finding]:
    confidence = probability(pair, model["judge"])
    if confidence < model["threshold"][kind]:
        return
    verdict = Verdict.CONTRADICTION if pair.relation == Relation.HARD else Verdict.DISCREPANCY
    statements = [pair.a.statement, pair.b.statement]
    message = context.wording.text("check.same-measure", a=statements[0].surface, b=statements[1].surface)
    yield finding(RULE, verdict, statements, message, _derivation(pair, context), confidence)


def _derivation(pair: Pair, context: Context) -> str:
    shared = sorted(set(pair.a.sentence.words) & set(pair.b.sentence.words), key=lambda w: -pair.a.sentence.words[w])
    return context.wording.text("check.same-measure.derivation", shared=", ".join(shared[:8]))


