"""One measure told twice with different values, on any subject, without a pack.

Compares every two articles of a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.align.assign import Assigner, Pair
from factcheck.align.blocking import related
from factcheck.align.features import Comparer
from factcheck.align.gates import RUNNING, vetoes
from factcheck.align.judge import article_probability, claim_probability, other_thing
from factcheck.align.profile import Profile, Profiler
from factcheck.align.scene import Scene
from factcheck.align.values import Relation
from factcheck.checks.build import finding
from factcheck.checks.context import Context
from factcheck.claims import Article, Statement
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Finding, Verdict

RULE = "same-measure"
_SHORT = 3  # sentences


def open_measure(articles: Sequence[Article], context: Context) -> Iterator[Finding]:
    """Findings between every two articles."""
    words, model = alignment_words(), alignment_model()
    profiler = Profiler(words)
    profiles: dict[int, list[Profile]] = {}
    for pair in related(articles, words, model["blocking"]):
        for i in pair:
            if i not in profiles:
                profiles[i] = [profiler.profile(s) for s in articles[i].statements if s.role != "teaser"]
        first, second = (articles[i] for i in pair)
        pairs = Assigner(Comparer(words), model).pairs(*(profiles[i] for i in pair))
        for found in pairs:
            context.ledger.compare(found.a.statement, found.b.statement)
        if _is_claim(first) or _is_claim(second):
            yield from _of_claim(pairs, context)
        else:
            yield from _of_articles(pairs, profiler, context)


def _is_claim(article: Article) -> bool:
    """A few sentences that no outlet, file or title vouches for restate one thing: a claim held against an article."""
    document = article.document
    if document.source or document.title or document.origin:
        return False
    return sum(len(text.sentences) for text in article.fields) <= _SHORT


def _of_claim(pairs: Sequence[Pair], context: Context) -> Iterator[Finding]:
    """A text of a few sentences restates the other: judged by its score alone."""
    model = alignment_model()
    for pair in pairs:
        if _declared(pair, context) or other_thing(pair):
            continue
        if pair.printed_apart and (confidence := claim_probability(pair, model)) >= model["threshold"]["claim"]:
            yield _conflict(pair, context, confidence)


def _of_articles(pairs: Sequence[Pair], profiler: Profiler, context: Context) -> Iterator[Finding]:
    model = alignment_model()
    scene = Scene(alignment_words(), profiler, pairs)
    for pair in pairs:
        if _declared(pair, context):
            continue
        if not pair.differs or (confidence := article_probability(pair, model)) < model["threshold"]["articles"]:
            continue
        reasons = vetoes(pair, scene)
        if not reasons:
            yield _conflict(pair, context, confidence)
        elif reasons == [RUNNING] and (later := _later(pair)):
            yield _superseded(later, context, confidence)
        else:
            context.ledger.leave(pair.a.statement, reasons[0])
            context.ledger.leave(pair.b.statement, reasons[0])


def _declared(pair: Pair, context: Context) -> bool:
    """Whether both figures are of a declared metric: whether these may be compared is for its check to say."""
    a, b = pair.a.statement, pair.b.statement
    return (a.metric is not None and a.metric == b.metric) or context.ledger.paired(a, b)


def _conflict(pair: Pair, context: Context, confidence: float) -> Finding:
    verdict = Verdict.CONTRADICTION if pair.relation == Relation.HARD else Verdict.DISCREPANCY
    statements = [pair.a.statement, pair.b.statement]
    message = context.wording.text("check.same-measure", a=statements[0].surface, b=statements[1].surface)
    return finding(RULE, verdict, statements, message, _derivation(pair, context), confidence)


def _later(pair: Pair) -> tuple[Statement, Statement] | None:
    """The two figures of a running count, the newer first; None when the times of publication do not tell."""
    first, second = pair.a.statement, pair.b.statement
    a, b = first.article.document, second.article.document
    if a.published is None or b.published is None or a.day is None or b.day is None:
        return None
    times = (str(a.published), str(b.published))
    return None if times[0] == times[1] else (first, second) if times[0] > times[1] else (second, first)


def _superseded(statements: tuple[Statement, Statement], context: Context, confidence: float) -> Finding:
    new, old = statements
    message = context.wording.text("check.superseded", new=new.surface, old=old.surface)
    return finding(RULE, Verdict.SUPERSEDED, statements, message, "", confidence)


def _derivation(pair: Pair, context: Context) -> str:
    shared = sorted(set(pair.a.sentence.words) & set(pair.b.sentence.words), key=lambda w: (-pair.a.sentence.words[w], w))
    return context.wording.text("check.same-measure.derivation", shared=", ".join(shared[:8]))
