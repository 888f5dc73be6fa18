"""`factcheck archive`: published articles in one file or on a PostgreSQL server, and what they said."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from importlib import import_module

from factcheck.cli import options as shared
from factcheck.cli.parser import Parser
from factcheck.cli.published import published

_DESCRIPTION = """\
Keeps published articles with their figures: ARCHIVE is a file (archive.db) or a server (postgresql://user@host/name).
`factcheck check draft.md --against ARCHIVE` holds a draft against all of them.
"""
_EXAMPLES = """\
examples:
  factcheck archive add archive.db published/ news.jsonl
  factcheck archive check archive.db draft.md
  factcheck archive query archive.db "giá vàng SJC" --since 2025-01-01
  factcheck archive outdated archive.db --since 2025-01-01
  factcheck archive stats archive.db
  factcheck archive export archive.db --output copy.jsonl
  factcheck archive verify archive.db
"""
_COMMANDS = {
    "add": "store articles; run again after an interruption, it goes on",
    "check": "hold drafts against the archive, as `factcheck check --against`",
    "query": "what was published about something, newest first",
    "outdated": "published articles with a figure that a newer one supersedes or contradicts",
    "stats": "how much there is, and of when",
    "export": "every article as JSON lines, to be added elsewhere",
    "verify": "whether every article is as it was stored; exit code 1 when not",
}


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = _DESCRIPTION, _EXAMPLES
    commands = parser.add_subparsers(metavar="|".join(_COMMANDS), required=True, parser_class=Parser)
    for name, help_ in _COMMANDS.items():
        command = commands.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
        command.add_argument("archive", metavar="ARCHIVE", help="a file, or postgresql://user@host/name")
        command.set_defaults(action=name)
        _CONFIGURE[name](command)


def run(options: Namespace) -> int:
    """Do what was asked of the archive; only the module that does it is loaded."""
    code: int = import_module(f"factcheck.cli.archive_{options.action}").run(options)
    return code


def _add(parser: ArgumentParser) -> None:
    shared.add_files(parser)
    parser._actions[-1].nargs = "*"
    shared.add_reading(parser)
    shared.add_lang(parser)
    parser.add_argument(
        "--jobs", type=shared.jobs, default=1, metavar="N", help="processes that read (default 1; 0: all cores)"
    )
    parser.add_argument("--list", action="store_true", help="print the id of each article once it is safely stored")
    parser.add_argument("--reread", action="store_true", help="read again what other rules or another version read")


def _check(parser: ArgumentParser) -> None:
    from factcheck.cli import check

    description = parser.description
    check.configure(parser)
    parser.description, parser.epilog = description, None


def _query(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORD", help="words that stand with the figure or in the title")
    for flag, metavar, help_ in (
        ("--metric", "ID", "a declared metric, as `factcheck rules list` names it"),
        ("--owner", "NAME", "whose figure"),
        ("--kind", "KIND", "money, count, percent, date …"),
        ("--unit", "UNIT", "USD, VND, percent, người …"),
        ("--source", "NAME", "the outlet"),
    ):
        parser.add_argument(flag, metavar=metavar, help=help_)
    _add_days(parser)
    parser.add_argument("--limit", type=shared.count, default=20, metavar="N", help="at most so many figures (default 20)")
    shared.add_output(parser, ("table", "json", "jsonl"))


def _outdated(parser: ArgumentParser) -> None:
    from factcheck.report import FORMATS

    _add_days(parser)
    shared.add_rules(parser)
    shared.add_output(parser, tuple(FORMATS))


def _add_days(parser: ArgumentParser) -> None:
    parser.add_argument("--since", type=published, metavar="DATE", help="published on that day or later")
    parser.add_argument("--until", type=published, metavar="DATE", help="published on that day or earlier")


def _stats(parser: ArgumentParser) -> None:
    shared.add_output(parser, ("table", "json"))


def _export(parser: ArgumentParser) -> None:
    parser.add_argument("--history", action="store_true", help="earlier versions, too, each with the id ID#NUMBER")
    shared.add_output(parser, ("jsonl",))


def _verify(parser: ArgumentParser) -> None:
    shared.add_rules(parser)
    shared.add_lang(parser)


_CONFIGURE = {
    "add": _add, "check": _check, "query": _query, "outdated": _outdated, "stats": _stats, "export": _export, "verify": _verify,
}  # fmt: skip
