"""`factcheck rules schema`: the JSON Schema of packs and lexicons, for the completion of an editor."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from factcheck.cli import options as shared
from factcheck.cli.output import write
from factcheck.rulebook.schema import written
from factcheck.rulebook.wording import Wording


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", default="pack", metavar="NAME", help="pack (default), or a file of rules/lexicon/")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to standard output")
    shared.add_lang(parser)


def run(options: Namespace, _: Wording) -> int:
    """Write the schema."""
    write(written(options.name), options.output)
    return 0
