"""`factcheck extract`: every figure and date of articles, with the exact value it is read as."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import Any

from factcheck.api import Checker
from factcheck.cli import articles
from factcheck.cli import options as shared
from factcheck.cli.output import on_terminal, write
from factcheck.cli.reading import Reading, table
from factcheck.model.report import SCHEMA_VERSION
from factcheck.report.table import drawn
from factcheck.rulebook.wording import Wording

_EXAMPLES = """\
examples:
  factcheck extract draft.md
  factcheck extract story/ --format jsonl --output figures.jsonl

json holds one object with all documents, jsonl one document a line; both have its mentions and its claims.
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = "Shows every figure and date with the exact value it is read as.", _EXAMPLES
    shared.add_files(parser)
    shared.add_output(parser, tuple(_FORMATS))
    shared.add_reading(parser)


def run(options: Namespace) -> int:
    """Read and show; there is nothing to find, so the exit code is 0 or 2."""
    checker = Checker(options.rules, lang=options.lang, number_style=options.number_style)
    documents, complete = articles.read(options)
    readings = [Reading(document, checker.extract(document), checker.claims(document)) for document in documents]
    if readings:
        write(_FORMATS[options.format](readings, options), options.output)
    return 0 if complete else 2


def _table(readings: Sequence[Reading], options: Namespace) -> str:
    wording = Wording(options.lang)
    figures = wording.number(sum(len(reading.mentions) for reading in readings))
    total = wording.text("extract.total", figures=figures, documents=wording.number(len(readings)))
    return drawn(table(readings, wording), terminal=on_terminal(options.output)) + f"\n{total}\n"


def _json(readings: Sequence[Reading], _: Namespace) -> str:
    document = {"schema_version": SCHEMA_VERSION, "documents": [_object(reading) for reading in readings]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _jsonl(readings: Sequence[Reading], _: Namespace) -> str:
    return "".join(json.dumps(_object(reading), ensure_ascii=False) + "\n" for reading in readings)


def _object(reading: Reading) -> dict[str, Any]:
    document = reading.document
    return {
        "id": document.id,
        "path": document.origin.path if document.origin else None,
        "title": document.title,
        "source": document.source,
        "published": document.published.isoformat() if document.published else None,
        "mentions": [mention.model_dump(mode="json") for mention in reading.mentions],
        "claims": [claim.model_dump(mode="json") for claim in reading.claims],
    }


_FORMATS: dict[str, Callable[[Sequence[Reading], Namespace], str]] = {"table": _table, "json": _json, "jsonl": _jsonl}
