"""A title that says for certain what the body says with care: `100 nước` over `gần 100 quốc gia`. A remark, for review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.align.features import Comparer
from factcheck.align.profile import Profiler
from factcheck.checks.context import Context
from factcheck.checks.saying import told
from factcheck.claims import Article, Statement
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.lexicon.calculations import phrases
from factcheck.model import Finding, Verdict

RULE = "lost-hedge"
_HEADS = frozenset({"title", "lead"})


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for article in articles:
        pairs = list(_pairs(article))
        if pairs:
            yield from _found(pairs, context)


def _pairs(article: Article) -> Iterator[tuple[Statement, Statement]]:
    """A bare figure of the title and the same one hedged in the body, where the body never tells it bare."""
    heads = [s for s in article.statements if s.role in _HEADS and s.figure.stated and s.figure.hedge is None]
    body = [s for s in article.statements if s.role == "body"] if heads else []
    for head in heads:
        same = [s for s in body if s.figure.stated == head.figure.stated and s.figure.dimension == head.figure.dimension]
        if same and all(s.figure.hedge and not phrases("restates").search(_hedge(s)) for s in same):
            yield head, same[0]


def _hedge(statement: Statement) -> str:
    """`gần` of `gần 100 quốc gia`; `tương đương` is none to speak of."""
    return statement.text.view.lower[statement.figure.hedge_start : statement.figure.hedge_end]


def _found(pairs: list[tuple[Statement, Statement]], context: Context) -> Iterator[Finding]:
    words = alignment_words()
    profiler, comparer, model = Profiler(words, context.book.entities), Comparer(words), alignment_model()["retold"]
    for head, body in pairs:
        like = comparer.likeness(profiler.profile(head, alone=True), profiler.profile(body, alone=True))
        if like.most + like.least + like.before + like.after + like.clause >= model["lost-hedge"]:
            fields = {"a": head.surface, "b": body.surface, "hedge": _hedge(body)}
            yield told(context, RULE, Verdict.AMBIGUOUS, [head, body], "", fields, confidence=model["sure"])
