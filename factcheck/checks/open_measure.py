"""One measure told twice with different values, on any subject, without a pack.

Compares every two articles of a run that may tell of one thing, and drafts with the published articles of an archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from factcheck.align.agreement import tells
from factcheck.align.assign import Assigner, Pair
from factcheck.align.blocking import is_claim
from factcheck.align.features import Comparer
from factcheck.align.gates import OF_THING, OF_TIME, RUNNING, vetoes
from factcheck.align.judge import article_probability, claim_probability, other_thing, passage_probability
from factcheck.align.meeting import related
from factcheck.align.ones import ones
from factcheck.align.profile import Profile, Profiler
from factcheck.align.scene import Scene
from factcheck.align.values import Relation
from factcheck.checks.build import finding
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import repairs_of_pair, slip
from factcheck.claims import Article, Statement
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Finding, Verdict

RULE, DATE = "same-measure", "same-event-date"
_SHOWN = 8


def open_measure(articles: Sequence[Article], context: Context) -> Iterator[Finding]:
    """Findings between every two articles; within one see `retold`."""
    if len(articles) == 1 and not context.held.related:
        return
    profiler = Profiler(alignment_words(), context.book.entities)
    profiles: dict[int, list[Profile]] = {}
    singles: list[list[Profile]] = []
    told = Told()
    meeting = related(articles, profiler.words, alignment_model()["blocking"])
    for one, other in chain(((articles[i], articles[j]) for i, j in meeting), context.held.related):
        for article in (one, other):
            if id(article) not in profiles:
                profiles[id(article)] = [profiler.profile(s) for s in article.statements if s.role != "teaser"]
        if is_claim(one) or is_claim(other):
            sides = [[profiler.profile(s) for s in ones(a, b)] for a, b in ((one, other), (other, one))]
            singles += sides  # told apart by identity, so they live as long as the rest
            pairs = _pairs(profiles[id(one)] + sides[0], profiles[id(other)] + sides[1], context)
            yield from _of_claim(pairs, context, passage=is_claim(one) and is_claim(other))
        else:
            pairs = _pairs(profiles[id(one)], profiles[id(other)], context)
            yield from _told(pairs, profiler, context, alignment_model()["threshold"]["articles"])
        yield from _agreeing(pairs, profiler, context, told)


def _pairs(a: Sequence[Profile], b: Sequence[Profile], context: Context) -> list[Pair]:
    pairs = Assigner(Comparer(alignment_words()), alignment_model()).pairs(a, b)
    for pair in pairs:
        context.ledger.compare(pair.a.statement, pair.b.statement)
    return pairs


def _of_claim(pairs: Sequence[Pair], context: Context, passage: bool) -> Iterator[Finding]:
    """A text of a few sentences restates the other: judged by its score alone."""
    model, probability = alignment_model(), passage_probability if passage else claim_probability
    least = model["threshold"]["passage" if passage else "claim"]
    for pair in pairs:
        if (_declared(pair, context) and not _undated(pair, context)) or other_thing(pair):
            continue
        if pair.printed_apart and (confidence := probability(pair, model)) >= least:
            yield _conflict(pair, context, confidence)


def _told(pairs: Sequence[Pair], profiler: Profiler, context: Context, threshold: float) -> Iterator[Finding]:
    """Pairs whose values differ, that are probable enough and that no gate keeps back."""
    scene = Scene(alignment_words(), profiler, pairs)
    for pair in pairs:
        if not pair.differs or _declared(pair, context):
            continue
        if (confidence := article_probability(pair, alignment_model())) < threshold:
            continue
        reasons = vetoes(pair, scene)
        if not reasons:
            yield _conflict(pair, context, confidence)
        elif RUNNING in reasons and OF_TIME.issuperset(reasons) and (later := _later(pair)):
            yield _superseded(later, context, confidence)
        else:
            context.ledger.leave(pair.a.statement, reasons[0])
            context.ledger.leave(pair.b.statement, reasons[0])


@dataclass(slots=True)
class Told:
    """The figures that some finding already says to agree with another article."""

    figures: set[int] = field(default_factory=set)

    def first(self, pair: Pair) -> bool:
        """Whether either figure is new: one line ties a figure to the others, not every pair."""
        both = {id(pair.a.statement), id(pair.b.statement)}
        new = not both <= self.figures
        self.figures |= both
        return new


def _agreeing(pairs: Sequence[Pair], profiler: Profiler, context: Context, told: Told) -> Iterator[Finding]:
    """Figures that tell something and are the same in both articles."""
    model, scene = alignment_model(), Scene(alignment_words(), profiler, pairs)
    for pair in pairs:
        if not tells(pair) or _declared(pair, context):
            continue
        confidence = claim_probability(pair, model)
        if confidence >= model["threshold"]["agreeing"] and not vetoes(pair, scene, OF_THING) and told.first(pair):
            statements = [pair.a.statement, pair.b.statement]
            message = context.wording.text("check.same-measure.holds", a=statements[0].surface, b=statements[1].surface)
            derivation = _derivation(pair, context, "check.same-measure.shared")
            yield finding(_rule(pair), Verdict.CONSISTENT, statements, message, derivation, confidence)


def _rule(pair: Pair) -> str:
    return DATE if pair.a.statement.figure.when is not None else RULE


def _declared(pair: Pair, context: Context) -> bool:
    """Whether both figures are of a declared metric: whether these may be compared is for its check to say."""
    a, b = pair.a.statement, pair.b.statement
    return (a.metric is not None and a.metric == b.metric) or context.ledger.paired(a, b)


def _undated(pair: Pair, context: Context) -> bool:
    """Whether two figures are of one metric and alike in all its keys, and only for want of a day were not compared."""
    a, b = pair.a.statement, pair.b.statement
    alike = (a.metric, a.owner, a.keys, a.scope) == (b.metric, b.owner, b.keys, b.scope)
    return alike and a.as_of is None and b.as_of is None and not context.ledger.judged(a, b)


def _conflict(pair: Pair, context: Context, confidence: float) -> Finding:
    statements = [pair.a.statement, pair.b.statement]
    verdict = _verdict(pair)
    key = "check.same-measure.sources" if verdict is Verdict.DISAGREEMENT else "check.same-measure"
    message = context.wording.text(key, a=statements[0].surface, b=statements[1].surface)
    a, b = statements
    repairs = repairs_of_pair(a, b, slip(a.figure, b.figure), context.wording)
    apart = "check.same-measure.derivation" if pair.relation == Relation.HARD else "check.same-measure.strictly"
    return finding(_rule(pair), verdict, statements, message, _derivation(pair, context, apart), confidence, repairs=repairs)


def _verdict(pair: Pair) -> Verdict:
    """Two named sources disagree; else the hard intervals decide."""
    a, b = pair.a.statement.attribution, pair.b.statement.attribution
    if a and b and a != b:
        return Verdict.DISAGREEMENT
    return Verdict.CONTRADICTION if pair.relation == Relation.HARD else Verdict.DISCREPANCY


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


def _derivation(pair: Pair, context: Context, key: str) -> str:
    """What the two sentences share: telling words, names, and how many other figures agree."""
    a, b = pair.a.sentence, pair.b.sentence
    shared = sorted(set(a.words) & set(b.words), key=lambda word: (-a.words[word], word))
    text = context.wording.text(key, shared=", ".join(shared[:_SHOWN]))
    names = sorted(name for name in a.names if f" {name} " in b.plain)
    if names:
        text += context.wording.text("check.same-measure.names", names=", ".join(name.title() for name in names))
    if pair.agreeing:
        text += context.wording.text("check.same-measure.agreeing", agreeing=str(pair.agreeing))
    return text
