"""The examples of rules, run: those that do not hold, and a count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.api import Checker
from factcheck.cli.output import shown
from factcheck.report.cells import one_line
from factcheck.rulebook import Outcome, Rule, Rulebook, outcomes, rulebook
from factcheck.rulebook.unfilled import MARK, Unfilled, unfilled
from factcheck.rulebook.wording import Wording


def report(folders: Sequence[Path], only: Path | None, wording: Wording) -> tuple[str, int]:
    """What to print, and how many examples do not hold; with `only`, of the rules of that folder."""
    book = rulebook(tuple(folders))
    rules = [rule for rule in book.rules.values() if only is None or book.files[rule.id].is_relative_to(only)]
    ran = [outcome for rule in rules for outcome in _outcomes(rule, folders)]
    failing = [outcome for outcome in ran if not outcome.holds]
    key = "rules.fail" if failing else "rules.hold"
    total = wording.text(key, rules=len(rules), examples=len(ran), failing=len(failing))
    lacking = [place for path in sorted({book.files[rule.id] for rule in rules}) for place in unfilled(path)]
    if lacking:
        total = f"{total}; {wording.text('rules.to-fill', count=len(lacking))}"
    lines = (*_lacking(lacking, wording), *_lines(failing, book, wording), total)
    return "".join(f"{line}\n" for line in lines), len(failing) + len(lacking)


def _lacking(places: Sequence[Unfilled], wording: Wording) -> Iterator[str]:
    for place in places:
        yield f"{shown(Path(place.mark.path))}:{place.mark.line}:{place.mark.column}: {_to_fill(place, wording)}"


def _to_fill(place: Unfilled, wording: Wording) -> str:
    hint = one_line(place.text.replace(MARK, ""))
    return wording.text("rules.unfilled", where=place.where) + (f": {hint}" if hint else "")


def _outcomes(rule: Rule, folders: Sequence[Path]) -> Iterator[Outcome]:
    """A rule runs on its own examples even when it is off by default; those to be filled in are left out."""
    return outcomes(rule, Checker(folders, select=[rule.id]).check)


def _lines(failing: Sequence[Outcome], book: Rulebook, wording: Wording) -> Iterator[str]:
    for outcome in failing:
        problem = wording.text("rules.missed" if outcome.must_fire else "rules.fired")
        yield f"{shown(book.files[outcome.rule])}: {outcome.rule}: {problem}: {one_line(' / '.join(outcome.example))}"
