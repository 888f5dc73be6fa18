"""Two versions of one article: which figures and dates were changed, left out and put in.

Sentences that stand in both versions are set aside first, then those that differ in their figures alone. The figures of the
others are paired one to one as between articles, those that agree first. What agrees was not changed, however it is worded now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from factcheck.align.assign import Assigner
from factcheck.align.counted import counted
from factcheck.align.features import Comparer
from factcheck.align.profile import Profiler
from factcheck.align.values import Relation, relation
from factcheck.claims import Article, Statement
from factcheck.lexicon.alignment import alignment_model, alignment_words

Kind = Literal["changed", "removed", "added"]
Pairing = tuple[Statement, Statement]
Statements = Sequence[Statement]
_SILENT = ("teaser", "byline")


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and after; one that was left out has no `new`, one that was put in no `old`."""

    kind: Kind
    old: Statement | None
    new: Statement | None


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed, in the order of the new version with what was left out behind, and how many figures did not."""

    changes: tuple[Change, ...]
    same: int


def revision(old: Article, new: Article) -> Revision:
    """Compare two versions of an article."""
    before, after = _told(old), _told(new)
    common = Counter(map(_sentence, _sentences(before))) & Counter(map(_sentence, _sentences(after)))
    mine, others = list(_apart(before, common)), list(_apart(after, common))
    pairs = list(_in_place(mine, others))
    pairs += _paired(*_left(mine, others, pairs))
    pairs += _as_written(*_left(mine, others, pairs))
    changed = [Change("changed", a, b) for a, b in pairs if _changed(a, b)]
    gone, come = _left(mine, others, pairs)
    changes = sorted([*changed, *(Change("added", None, s) for s in come)], key=lambda change: _place(change.new))
    changes += sorted((Change("removed", s, None) for s in gone), key=lambda change: _place(change.old))
    return Revision(tuple(changes), len(after) - len(changed) - len(come))


def _told(article: Article) -> list[Statement]:
    return [s for s in article.statements if s.role not in _SILENT and s.figure.kind != "identifier"]


def _sentences(statements: Statements) -> list[Statement]:
    """One figure of each sentence."""
    return list({(s.text.name, s.sentence): s for s in statements}.values())


def _sentence(statement: Statement) -> str:
    return " ".join(statement.quote.split())


def _apart(statements: Statements, common: Counter[str]) -> Iterator[Statement]:
    """The figures of sentences that the other version does not have, or not as often."""
    left = common.copy()
    kept: set[tuple[str, int]] = set()
    for statement in statements:
        place, sentence = (statement.text.name, statement.sentence), _sentence(statement)
        if place not in kept and left[sentence] > 0:
            left[sentence] -= 1
            kept.add(place)
        if place not in kept:
            yield statement


def _left(mine: Statements, others: Statements, pairs: list[Pairing]) -> tuple[list[Statement], list[Statement]]:
    """The figures of either version that have no counterpart yet."""
    kept = {id(statement) for pair in pairs for statement in pair}
    return [s for s in mine if id(s) not in kept], [s for s in others if id(s) not in kept]


def _in_place(old: Statements, new: Statements) -> Iterator[Pairing]:
    """The figures of sentences that differ in nothing but their figures, one by one: two that changed places were changed."""
    frames: dict[str, list[list[Statement]]] = {}
    for figures in _by_sentence(new):
        frames.setdefault(_frame(figures), []).append(figures)
    for figures in _by_sentence(old):
        if alike := frames.get(_frame(figures)):
            yield from zip(figures, alike.pop(0), strict=True)


def _by_sentence(statements: Statements) -> list[list[Statement]]:
    groups: dict[tuple[str, int], list[Statement]] = {}
    for statement in statements:
        groups.setdefault((statement.text.name, statement.sentence), []).append(statement)
    return list(groups.values())


def _frame(figures: Statements) -> str:
    """A sentence without its figures, and what each of them measures."""
    (start, end), lower, parts = figures[0].bounds, figures[0].text.view.lower, []
    for statement in figures:
        figure = statement.figure
        parts += [lower[start : figure.start], f"{{{figure.kind} {figure.dimension}}}"]
        start = figure.end
    return " ".join("".join([*parts, lower[start:end]]).split())


def _paired(old: Statements, new: Statements) -> list[Pairing]:
    """The figures of other sentences, as between articles."""
    words = alignment_words()
    profiler = Profiler(words)
    sides = ([profiler.profile(s) for s in side] for side in (old, new))
    return [(pair.a.statement, pair.b.statement) for pair in Assigner(Comparer(words), alignment_model()).pairs(*sides)]


def _as_written(old: Statements, new: Statements) -> Iterator[Pairing]:
    """Figures that stand in other words now, and are written as before."""
    written: dict[tuple[str, str], list[Statement]] = {}
    for statement in new:
        written.setdefault(_writing(statement), []).append(statement)
    for statement in old:
        if alike := written.get(_writing(statement)):
            yield statement, alike.pop(0)


def _writing(statement: Statement) -> tuple[str, str]:
    return statement.figure.kind, statement.surface.lower()


def _changed(a: Statement, b: Statement) -> bool:
    """Whether another value is printed, or the same with another hedge."""
    if a.figure.hedge != b.figure.hedge:
        return True
    found = counted(a, b, alignment_words())
    return _writing(a) != _writing(b) and (relation(a.figure, b.figure) if found is None else found) != Relation.EQUAL


def _place(statement: Statement | None) -> tuple[str, int]:
    assert statement is not None
    return statement.text.name, statement.figure.start
