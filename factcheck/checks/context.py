"""What every check is given, and the ledger in which it writes what it compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, combinations, product

from factcheck.claims import Article, Statement
from factcheck.rulebook import Rulebook
from factcheck.rulebook.wording import Wording


@dataclass(slots=True)
class Ledger:
    """Which figures were compared, and why others were not; a figure compared once is not counted as left out."""

    compared: set[int] = field(default_factory=set)
    reasons: dict[int, str] = field(default_factory=dict)
    pairs: set[frozenset[int]] = field(default_factory=set)

    def pair(self, a: Statement, b: Statement) -> None:
        """Note that a check with a declared metric has judged these two, whatever it said."""
        self.pairs.add(frozenset((id(a), id(b))))

    def paired(self, a: Statement, b: Statement) -> bool:
        """Whether these two were judged as claims of declared metrics: compared, or told apart by metric or key."""
        return frozenset((id(a), id(b))) in self.pairs or (a.metric is not None and b.metric is not None)

    def judged(self, a: Statement, b: Statement) -> bool:
        """Whether a check with a declared metric has compared just these two."""
        return frozenset((id(a), id(b))) in self.pairs

    def compare(self, *statements: Statement) -> None:
        self.compared.update(id(statement) for statement in statements)

    def leave(self, statement: Statement, reason: str) -> None:
        """Note why a figure was not compared; the first reason stands."""
        self.reasons.setdefault(id(statement), reason)

    def not_compared(self, statements: list[Statement]) -> dict[str, int]:
        left = (self.reasons.get(id(s), "no-counterpart") for s in statements if id(s) not in self.compared)
        return dict(sorted(Counter(left).items()))


@dataclass(frozen=True, slots=True)
class Held:
    """Published articles that drafts are held against, and which of them each draft is related to."""

    articles: tuple[Article, ...] = ()
    related: tuple[tuple[Article, Article], ...] = ()


@dataclass(slots=True)
class Context:
    """The wording for messages, the ledger, the rule book, and published articles, which are compared with drafts only."""

    wording: Wording
    ledger: Ledger
    min_confidence: float
    book: Rulebook
    held: Held = Held()

    def pairs(self, drafted: Iterable[Statement], published: Iterable[Statement]) -> Iterator[tuple[Statement, Statement]]:
        """Every two figures of which one at least is of a draft."""
        mine = list(drafted)
        return chain(combinations(mine, 2), product(mine, published))
