"""Run the examples of a rule: it fires where it must, and nowhere else.

The checker is passed in, as it stands above this layer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from factcheck.kept.expressions import compiled
from factcheck.model import Document, Report, Verdict
from factcheck.rulebook.definitions import Example, Rule
from factcheck.rulebook.unfilled import is_filled

Check = Callable[[Sequence[Document]], Report]
_TITLE = compiled(r"# (.+)\n")
_PUBLISHED = compiled(r"([0-9]{4}-[0-9]{2}-[0-9]{2}): ")


class Outcome(NamedTuple):
    """One example: whether the rule had to fire on it, and whether it did."""

    rule: str
    example: Example
    must_fire: bool
    fired: bool

    @property
    def holds(self) -> bool:
        return self.must_fire == self.fired


def outcomes(rule: Rule, check: Check) -> Iterator[Outcome]:
    """Every example of a rule that is filled in, firing ones first, as it turned out."""
    for must_fire, examples in ((True, rule.examples.firing), (False, rule.examples.silent)):
        for example in filter(is_filled, examples):
            yield Outcome(rule.id, example, must_fire, fires(rule.id, example, check))


def fires(rule: str, example: Example, check: Check) -> bool:
    """Whether the rule finds something on these articles that does not hold."""
    documents = [_document(number, text) for number, text in enumerate(example, 1)]
    return any(f.rule == rule and f.verdict is not Verdict.CONSISTENT for f in check(documents).findings)


def _document(number: int, text: str) -> Document:
    """An example may begin with its day of publication, and with its title: `2025-01-28: # Hai bên đã ký` and a line feed."""
    dated = _PUBLISHED.match(text)
    rest = text[dated.end() :] if dated else text
    titled = _TITLE.match(rest)
    return Document(
        id=f"example-{number}",
        text=rest[titled.end() :] if titled else rest,
        title=titled[1] if titled else None,
        published=date.fromisoformat(dated[1]) if dated else None,
    )
