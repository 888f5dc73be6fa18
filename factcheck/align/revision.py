"""Two versions of one article: which figures and dates were changed, left out and put in.

Sentences that stand in both versions are set aside first; the figures of the others are paired one to one as between articles,
those that agree first. What agrees was not changed, however it is worded now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from factcheck.align.assign import Assigner
from factcheck.align.features import Comparer
from factcheck.align.profile import Profiler
from factcheck.align.values import Relation
from factcheck.claims import Article, Statement
from factcheck.lexicon.alignment import alignment_model, alignment_words

Kind = Literal["changed", "removed", "added"]
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
    kept, changed = _paired(mine, others)
    gone = [Change("removed", s, None) for s in mine if id(s) not in kept]
    come = [Change("added", None, s) for s in others if id(s) not in kept]
    changes = sorted([*changed, *come], key=lambda change: _place(change.new)) + sorted(gone, key=lambda c: _place(c.old))
    return Revision(tuple(changes), len(after) - len(changed) - len(come))


def _told(article: Article) -> list[Statement]:
    return [s for s in article.statements if s.role not in _SILENT and s.figure.kind != "identifier"]


def _sentences(statements: Sequence[Statement]) -> list[Statement]:
    """One figure of each sentence."""
    return list({(s.text.name, s.sentence): s for s in statements}.values())


def _sentence(statement: Statement) -> str:
    return " ".join(statement.quote.split())


def _apart(statements: Sequence[Statement], common: Counter[str]) -> Iterator[Statement]:
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


def _paired(old: Sequence[Statement], new: Sequence[Statement]) -> tuple[set[int], list[Change]]:
    """The figures that have a counterpart, by identity, and those pairs of them that print other values."""
    words = alignment_words()
    profiler = Profiler(words)
    sides = ([profiler.profile(s) for s in side] for side in (old, new))
    kept: set[int] = set()
    changed = []
    for pair in Assigner(Comparer(words), alignment_model()).pairs(*sides):
        before, after = pair.a.statement, pair.b.statement
        kept.update((id(before), id(after)))
        if pair.relation != Relation.EQUAL or before.figure.hedge != after.figure.hedge:
            changed.append(Change("changed", before, after))
    return kept, changed


def _place(statement: Statement | None) -> tuple[str, int]:
    assert statement is not None
    return statement.text.name, statement.figure.start
