"""`factcheck rules new`: a commented pack from a sentence, with `???` where only an editor knows."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from factcheck.api import Checker
from factcheck.claims import Statement
from factcheck.cli import options as shared
from factcheck.cli.draft import Draft, draft, figures
from factcheck.cli.output import write
from factcheck.errors import UsageError
from factcheck.model.document import Document
from factcheck.rulebook.terms import Dimension
from factcheck.rulebook.unfilled import MARK
from factcheck.rulebook.wording import Wording


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("sentence", metavar="SENTENCE", help="a sentence with a figure, as an article says it")
    parser.add_argument("--figure", type=int, default=1, metavar="N", help="which figure of the sentence (default the first)")
    parser.add_argument("--id", metavar="ID", help="the id of the metric; without it, one made of the sentence's words")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to standard output")
    shared.add_rules(parser)
    shared.add_lang(parser)


def run(options: Namespace, wording: Wording) -> int:
    """Write the pack; what is still to be filled in, `rules test` tells."""
    checker = Checker(options.rules, lang=options.lang)
    article = checker.read(Document(id="sentence", text=options.sentence))
    found = draft(_chosen(figures(article), options.figure))
    metric = options.id or _free(found.id, checker)
    write("".join(f"{line}\n" for line in _pack(found, metric, wording)), options.output)
    if options.output:
        print(wording.text("new.next", folder=options.output.parent), file=sys.stderr)
    return 0


def _chosen(found: list[Statement], number: int) -> Statement:
    if not found:
        raise UsageError("the sentence has no figure that can be compared; one such as `5 USD` or `12 %` is needed")
    if not 1 <= number <= len(found):
        listed = ", ".join(f"{i} {s.surface!r}" for i, s in enumerate(found, 1))
        raise UsageError(f"--figure {number}: the sentence has these figures: {listed}")
    chosen = found[number - 1]
    known = get_args(Dimension)
    if chosen.figure.dimension not in known:
        raise UsageError(f"{chosen.surface!r} is of the dimension {chosen.figure.dimension!r}; known: {', '.join(known)}")
    return chosen


def _free(wanted: str, checker: Checker) -> str:
    """An id that no metric and no rule has yet."""
    taken = {*checker.book.metrics, *checker.book.rules, *(rule.removesuffix("-conflict") for rule in checker.book.rules)}
    return wanted if wanted not in taken else next(f"{wanted}-{n}" for n in range(2, 1000) if f"{wanted}-{n}" not in taken)


def _pack(found: Draft, metric: str, wording: Wording) -> Iterator[str]:
    yield from _comment(wording, "new.head", mark=MARK)
    if found.known:
        yield from _comment(wording, "new.known", metric=found.known)
    yield f"id: pack-{metric}"
    yield f'title: {{vi: "{MARK}", en: "{MARK}"}}'
    yield "metrics:"
    yield f"  - id: {metric}"
    yield f"    rule: {metric}-conflict"
    yield f"    title: {{vi: {_stub(Wording('vi'), 'new.title')}, en: {_stub(Wording('en'), 'new.title')}}}"
    yield f"    why: {{vi: {_stub(Wording('vi'), 'new.why')}, en: {_stub(Wording('en'), 'new.why')}}}"
    yield from _recognised(found, wording)
    yield from _compared(found, wording)
    yield from _examples(found, wording)


def _recognised(found: Draft, wording: Wording) -> Iterator[str]:
    yield from _comment(wording, "new.figure", 4, figure=found.figure)
    yield f"    dimension: {found.dimension}"
    if found.per:
        yield f"    per: {_text(found.per)}"
    if found.counted:
        yield f"    counted: [{_text(found.counted)}]"
    yield from _comment(wording, "new.cues", 4)
    yield f"    cues: [{', '.join(map(_text, found.cues or (MARK,)))}]"
    yield from _comment(wording, "new.words", 4)
    yield "    # also: []\n    # without: []"


def _compared(found: Draft, wording: Wording) -> Iterator[str]:
    if found.owner_kind:
        yield from _comment(wording, "new.owner", 4, owner=found.owner)
        yield f"    owner: {{kinds: [{found.owner_kind}]}}"
    else:
        yield from _comment(wording, "new.nobody", 4)
        yield "    owner: {kinds: [name], required: no}"
    yield from _comment(wording, "new.time", 4)
    yield f"    time: {found.time}"
    yield from _comment(wording, "new.keys", 4)
    words = _text(found.behind or MARK)
    yield f"    # keys:\n    #   kind:\n    #     words: {{one: [{words}], other: [{MARK}]}}"


def _examples(found: Draft, wording: Wording) -> Iterator[str]:
    yield from _comment(wording, "new.examples", 4)
    other = _text(found.other) if found.other else _stub(wording, "new.firing")
    yield "    examples:\n      firing:"
    yield f"        - [{_text(found.sentence)}, {other}]"
    yield f"        - {_stub(wording, 'new.firing')}"
    yield "      silent:"
    yield f"        - [{_text(found.sentence)}, {_text(found.hedged)}]"
    yield f"        - {_stub(wording, 'new.silent')}"
    yield from _comment(wording, "new.default", 4)
    yield "    default: no"


def _comment(wording: Wording, key: str, indent: int = 0, **fields: object) -> Iterator[str]:
    for line in wording.text(key, **fields).splitlines():
        yield " " * indent + f"# {line}"


def _stub(wording: Wording, key: str) -> str:
    """What only an editor knows, with a word on what it is."""
    return _text(f"{MARK} {wording.text(key)}")


def _text(value: str) -> str:
    """A text in quotation marks, as YAML and JSON both read it."""
    return json.dumps(value, ensure_ascii=False)
