"""A title that says for certain what the body says with care: `100 nước` over `gần 100 quốc gia`, `biển thủ 30 tỷ đồng` over
`bị cáo buộc biển thủ 30 tỷ đồng`. A remark, for review.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.align.features import Comparer
from factcheck.align.profile import Profiler
from factcheck.checks.context import Context
from factcheck.checks.passage import before
from factcheck.checks.saying import told
from factcheck.claims import Article, Statement
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.lexicon.calculations import phrases
from factcheck.model import Finding, Verdict

RULE = "lost-hedge"
_HEADS = frozenset({"title", "lead"})
_AMOUNTS = frozenset({"money", "count", "measure", "percent"})
_NEAR, _WORDS = 50, 6
_CLAUSE = re.compile(r"[,;:.()]")


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for article in articles:
        pairs = list(_pairs(article))
        if pairs:
            yield from _found(pairs, context)


def _pairs(article: Article) -> Iterator[tuple[Statement, Statement]]:
    """A bare figure of the title and the same one told with care in the body, where the body never tells it bare."""
    heads = [s for s in article.statements if s.role in _HEADS and s.figure.stated and s.figure.hedge is None]
    body = [s for s in article.statements if s.role == "body"] if heads else []
    for head in heads:
        same = [s for s in body if s.figure.stated == head.figure.stated and s.figure.dimension == head.figure.dimension]
        if same and (all(map(_hedge, same)) or (_is_fact(head) and all(map(_care, same)))):
            yield head, same[0]


def _hedge(statement: Statement) -> str:
    """`gần` of `gần 100 quốc gia`; `tương đương` is none to speak of."""
    figure = statement.figure
    hedge = statement.text.view.lower[figure.hedge_start : figure.hedge_end] if figure.hedge else ""
    return "" if phrases("restates").search(hedge) else hedge


def _is_fact(statement: Statement) -> bool:
    """Nobody who says so, no word of what may be: `Kiev: Nga mất 15.000 binh sĩ`, `nghi biển thủ 30 tỷ đồng`."""
    quote = statement.quote
    told = any(phrases(group).search(quote) for group in ("unsure", "to_be")) or any(sign in quote for sign in ':"“')
    return not told and statement.figure.kind in _AMOUNTS


def _care(statement: Statement) -> str:
    """A hedge, or `bị cáo buộc` a few words before the figure in its clause."""
    clause = _CLAUSE.split(before(statement, _NEAR))[-1]
    found = list(phrases("unsure").finditer(clause))
    near = found and len(clause[found[-1].end() :].split()) <= _WORDS
    return _hedge(statement) or (found[-1][0] if near else "")


def _found(pairs: list[tuple[Statement, Statement]], context: Context) -> Iterator[Finding]:
    words = alignment_words()
    profiler, comparer, model = Profiler(words, context.book.entities), Comparer(words), alignment_model()["retold"]
    for head, body in pairs:
        like = comparer.likeness(profiler.profile(head, alone=True), profiler.profile(body, alone=True))
        if like.most + like.least + like.before + like.after + like.clause >= model["lost-hedge"]:
            fields = {"a": head.surface, "b": body.surface, "hedge": _care(body)}
            yield told(context, RULE, Verdict.AMBIGUOUS, [head, body], "", fields, confidence=model["sure"])
