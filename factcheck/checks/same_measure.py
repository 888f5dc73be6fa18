"""One declared metric of one owner told twice: within an article, and across the articles of a run.

Figures that nobody declared are `open_measure`'s; the pairs compared here are noted in the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.checks import diagnosis
from factcheck.checks.build import finding, shown
from factcheck.checks.context import Context
from factcheck.checks.declared import Told, told_twice
from factcheck.checks.scale_slip import slip
from factcheck.claims import Article, Statement
from factcheck.lexicon.entities import EntityWords
from factcheck.model import Finding, Verdict

_KNOWN, _OTHER, _LOOSE = 0.95, 0.75, 0.8


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    pairs = list(told_twice(articles, context))
    agreeing = {(id(s), id(o.article)) for t in pairs if t.agree and t.agree_softly for s, o in ((t.a, t.b), (t.b, t.a))}
    chained: set[tuple[int, int]] = set()
    for told in pairs:
        context.ledger.pair(told.a, told.b)
        if told.agree and told.agree_softly:
            if _first_link(told, chained):
                yield _told(told, Verdict.CONSISTENT, context)
        elif not told.loose and not _said_elsewhere(told, agreeing) and not slip(told.a, told.b):
            yield _told(told, _verdict(told), context)


def _first_link(told: Told, chained: set[tuple[int, int]]) -> bool:
    """Whether this pair is the first to tie the later claim to an article: one line for each, not every pair."""
    link = (id(told.b), id(told.a.article))
    if link in chained:
        return False
    chained.add(link)
    return True


def _said_elsewhere(told: Told, agreeing: set[tuple[int, int]]) -> bool:
    """Whether the other article tells my figure, too, in another place, or mine tells the other's."""
    if told.a.article is told.b.article:
        return False
    return (id(told.a), id(told.b.article)) in agreeing or (id(told.b), id(told.a.article)) in agreeing


def _verdict(told: Told) -> Verdict:
    if told.agree:
        return Verdict.DISCREPANCY
    source, other = told.a.attribution, told.b.attribution
    return Verdict.DISAGREEMENT if source and other and source != other else Verdict.CONTRADICTION


def _told(told: Told, verdict: Verdict, context: Context) -> Finding:
    first, second = sorted((told.a, told.b), key=_place)
    context.ledger.compare(first, second)
    fields = {
        "metric": getattr(told.metric.title, context.wording.lang),
        "keys": _keys(told),
        "first": first.surface,
        "second": second.surface,
    }
    if verdict is Verdict.CONSISTENT:
        message = context.wording.text("check.metric.holds", **fields)
    elif verdict is Verdict.DISAGREEMENT:
        known = first.text.entities
        speakers = {"source": _shown(first.attribution, known), "other": _shown(second.attribution, known)}
        message = context.wording.text("check.metric.sources", **fields, **speakers)
    else:
        message = context.wording.text("check.metric", **fields)
    derivation = " | ".join(_value(s) for s in (first, second))
    kind = None if verdict is Verdict.CONSISTENT else diagnosis.slip(first.figure, second.figure)
    repairs = diagnosis.repairs_of_pair(first, second, kind, context.wording)
    return finding(told.metric.rule, verdict, [first, second], message, derivation, _confidence(told), repairs=repairs)


def _place(statement: Statement) -> tuple[str, str, int]:
    return statement.article.document.id, statement.text.name, statement.figure.start


def _keys(told: Told) -> str:
    known = told.a.text.entities
    owner = told.a.owner if not told.loose or known.entities[told.a.owner or ""].of else told.b.owner
    keys = (_shown(value, known) for name, value in sorted(told.a.keys.items()) if name != "way")
    named = [_shown(owner, known), *keys, told.a.as_of]
    return ", ".join(part for part in named if part)


def _shown(owner: str | None, entities: EntityWords) -> str:
    """An entity by its name, a name as it is written in the text, a key's value as the pack has it."""
    known = entities.entities.get(owner or "")
    return known.name if known else owner or ""


def _value(statement: Statement) -> str:
    """What a figure may be: `20 USD` as printed, `≤ 6.000.000 USD` under its hedge, `2 – 3 năm`."""
    figure = statement.figure
    hard, unit = figure.hard, (figure.unit or "") if figure.dimension == "money" else figure.head
    if figure.hedge is None and figure.stated is not None:
        return f"{shown(figure.stated)} {unit}".strip()
    low, high = (None if end is None else shown(end) for end in (hard.low, hard.high))
    if low == high:
        return f"{low} {unit}".strip()
    if low is None or high is None:
        return f"{'≤' if low is None else '≥'} {low or high} {unit}".strip()
    return f"{low} – {high} {unit}".strip()


def _confidence(told: Told) -> float:
    if told.loose:
        return _LOOSE
    return _KNOWN if told.a.owner in told.a.text.entities.entities else _OTHER
