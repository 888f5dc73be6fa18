"""The rules as a page in Markdown, a section for each pack: what editors read of the rules, made of the packs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from factcheck.rulebook.book import Rulebook
from factcheck.rulebook.definitions import Example, Rule, Text
from factcheck.rulebook.profiles import profile_of
from factcheck.rulebook.wording import Wording


def page(book: Rulebook, wording: Wording) -> str:
    """The whole page: a table of all rules, then each rule with its reasons, limits and examples."""
    return "\n".join((*_table(book, wording), *_sections(book, wording))) + "\n"


def measured(rule: Rule, wording: Wording) -> str:
    """`19 right, 1 wrong, 310 held on 1256 articles, precision 95%`; empty when nobody has measured."""
    if rule.measured is None:
        return ""
    return wording.text(
        "rules.measured",
        right=rule.measured.right,
        wrong=rule.measured.wrong,
        articles=wording.number(rule.measured.articles),
        held=wording.number(rule.measured.held),
        precision=precision(rule.measured.right, rule.measured.wrong),
    )


def precision(right: int, wrong: int) -> str:
    """The share of right ones in whole percent, rounded down; a dash when there are none.

    >>> precision(19, 1), precision(948, 52), precision(0, 0)
    ('95%', '94%', '–')
    """
    return f"{100 * right // (right + wrong)}%" if right + wrong else "–"


def _table(book: Rulebook, wording: Wording) -> Iterator[str]:
    yield f"# {wording.text('page.title')}\n\n{wording.text('page.lead')}\n"
    heads = (wording.text(f"rules.{column}") for column in ("id", "profile", "title"))
    yield f"| {' | '.join(heads)} |"
    yield "| --- | --- | --- |"
    for rule in book.rules.values():
        yield f"| [`{rule.id}`](#{rule.id}) | {profile_of(rule)} | {_said(rule.title, wording)} |"


def _sections(book: Rulebook, wording: Wording) -> Iterator[str]:
    by_pack = sorted(book.rules.values(), key=lambda rule: (book.files[rule.id].name, rule.id))
    for path, rules in groupby(by_pack, key=lambda rule: book.files[rule.id]):
        listed = list(rules)
        yield f"\n## {_said(book.packs[listed[0].id].title, wording)}\n"
        yield f"{wording.text('rules.file')} `{_shown(path)}`"
        for rule in listed:
            yield from _section(book, rule, wording)


def _section(book: Rulebook, rule: Rule, wording: Wording) -> Iterator[str]:
    yield f"\n### {rule.id}\n"
    yield f"**{_said(rule.title, wording)}** · {rule.check} · {wording.text('rules.profile')}: {profile_of(rule)}\n"
    for name, text in (("why", rule.why), ("limits", rule.limits)):
        if text:
            yield f"- {wording.text(f'rules.{name}')} {_said(text, wording)}"
    if rule.formula:
        yield f"- {wording.text('rules.formula')} `{rule.formula.equation}`"
    if said := measured(rule, wording):
        yield f"- {wording.text('rules.precision')} {said}"
    for name, examples in (("firing", rule.examples.firing), ("silent", rule.examples.silent)):
        yield f"\n{wording.text(f'rules.{name}')}\n"
        yield from (f"- {_example(example)}" for example in examples)


def _said(text: Text, wording: Wording) -> str:
    said: str = getattr(text, wording.lang)
    return said.replace("|", "\\|")


def _example(example: Example) -> str:
    """Articles that are read together stand beside each other."""
    return " ⟷ ".join(" ".join(text.split()) for text in example)


def _shown(path: Path) -> str:
    """A pack by its folder and name, the same on every machine."""
    return "/".join(path.parts[-3:]) if path.parent.name == "packs" else path.name
