"""`factcheck diff OLD NEW`: what changed in figures and dates between two versions of an article, for a correction note."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from factcheck.align.revision import Change, Revision, revision
from factcheck.api import Checker
from factcheck.checks.build import anchor
from factcheck.claims import Statement
from factcheck.cli import options as shared
from factcheck.cli.output import write
from factcheck.errors import SourceError, UsageError
from factcheck.model.document import Document
from factcheck.report.cells import one_line
from factcheck.rulebook.wording import Wording
from factcheck.sources import documents

_DESCRIPTION = """\
Shows which figures and dates of an article were changed, left out or put in, each with its sentence before and now.

exit code: 0 no figure changed, 1 some did, 2 a file cannot be read
"""
_EXAMPLES = """\
examples:
  factcheck diff published.md corrected.md
  factcheck diff v1.txt v2.txt --format markdown --lang en
"""
_KINDS = ("changed", "removed", "added")
_KEYS = {"changed": "sentence", "removed": "gone", "added": "come"}


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = _DESCRIPTION, _EXAMPLES
    parser.add_argument("old", metavar="OLD", help="the earlier version (.txt .md .html, or a .jsonl of one line)")
    parser.add_argument("new", metavar="NEW", help="the later version")
    shared.add_output(parser, tuple(_FORMATS))
    shared.add_reading(parser)


def run(options: Namespace) -> int:
    """Compare and show."""
    checker = Checker(options.rules, lang=options.lang, number_style=options.number_style)
    old, new = (checker.read(_article(path, options)) for path in (options.old, options.new))
    found = revision(old, new)
    write(_FORMATS[options.format](found, Wording(options.lang)), options.output)
    return int(bool(found.changes))


def _article(path: str, options: Namespace) -> Document:
    found = documents([path], published=options.published)
    if found.errors:
        raise found.errors[0]
    if not found.documents:
        raise SourceError(path, "holds no article")
    if len(found.documents) > 1:
        raise UsageError(f"{path}: holds {len(found.documents)} articles; a version is one article")
    return found.documents[0]


def _text(found: Revision, wording: Wording) -> str:
    lines = [line for change in found.changes for line in (*_told(change, wording), "")]
    return "\n".join([*lines, _summary(found, wording)]) + "\n"


def _told(change: Change, wording: Wording) -> Iterator[str]:
    yield f"[{wording.text(f'diff.{change.kind}')}] {_message(change, wording)}"
    for name, statement in (("before", change.old), ("now", change.new)):
        if statement is not None:
            yield f"  {wording.text(f'diff.{name}')} {_quote(statement)}"


def _markdown(found: Revision, wording: Wording) -> str:
    lines = [f"## {wording.text('diff.title')}", ""]
    for change in found.changes:
        lines.append(f"- **{_escaped(_message(change, wording))}**")
        for name, statement in (("before", change.old), ("now", change.new)):
            if statement is not None:
                lines.append(f"  - {wording.text(f'diff.{name}')} {_escaped(_quote(statement))}")
    blank = [""] if found.changes else []
    return "\n".join([*lines, *blank, _summary(found, wording)]) + "\n"


def _json(found: Revision, _: Wording) -> str:
    changes = [_object(change) for change in found.changes]
    return json.dumps({"changes": changes, "same": found.same}, ensure_ascii=False, indent=2) + "\n"


def _object(change: Change) -> dict[str, Any]:
    sides = {"old": change.old, "new": change.new}
    anchors = {name: anchor(s).model_dump(mode="json") if s is not None else None for name, s in sides.items()}
    return {"change": change.kind, **anchors}


def _message(change: Change, wording: Wording) -> str:
    old, new = (one_line(printed(s)) if s else "" for s in (change.old, change.new))
    return wording.text(f"diff.{_KEYS[change.kind]}", old=old, new=new)


def printed(statement: Statement) -> str:
    """The figure as it is written, with the hedge before it: a correction may be of `hơn` alone."""
    figure = statement.figure
    start = min(figure.start, figure.hedge_start) if figure.hedge else figure.start
    return statement.text.view.text[start : figure.end]


def _quote(statement: Statement) -> str:
    start, end = statement.bounds
    return one_line(statement.text.view.text[start:end])


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#" else char for char in text)


def _summary(found: Revision, wording: Wording) -> str:
    counts: Counter[str] = Counter(change.kind for change in found.changes)
    return wording.text("diff.summary", same=found.same, **{kind: counts[kind] for kind in _KINDS})


_FORMATS: dict[str, Callable[[Revision, Wording], str]] = {"text": _text, "json": _json, "markdown": _markdown}
