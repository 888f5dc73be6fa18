"""The command line as argparse sees it; only the chosen command's module is loaded."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn, Protocol, cast

from factcheck.cli.configured import configured, preset
from factcheck.errors import UsageError

COMMANDS = {
    "check": "report figures and dates that cannot all be true",
    "extract": "show every figure and date with the exact value it is read as",
    "lsp": "show findings in an editor as one types: a language server",
    "archive": "keep published articles, and ask what they said",
    "diff": "what changed in figures and dates between two versions of an article",
    "rules": "list, explain, test, audit and write rules",
    "serve": "check articles over HTTP: for editing systems, LanguageTool clients and a page",
}
EXAMPLES = """\
examples:
  factcheck check draft.md                       one article against itself
  factcheck check story/*.txt                    several articles on one story, against each other
  factcheck check draft.html --published 28/1/2025 --lang en
  factcheck check - < draft.txt                  from standard input
  factcheck check draft.md --against archive.db  against everything published
  factcheck extract draft.md                     what was read, as a table
  factcheck rules list

`factcheck COMMAND --help` shows the options of a command. Reports are in Vietnamese unless --lang en is given.
"""


class Command(Protocol):
    """What each command's module offers."""

    def configure(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int: ...


class Parser(argparse.ArgumentParser):
    """Raises instead of printing the usage: a mistake is told in one line."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see {self.prog} --help)")


class Version(argparse.Action):
    """`--version`, looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from factcheck.version import __version__

        print(f"factcheck {__version__}")
        parser.exit()


def parse(arguments: Sequence[str]) -> tuple[Command, argparse.Namespace]:
    """The chosen command and its options; raises `UsageError`, and `SystemExit` after --help and --version."""
    parser, chosen, command = _parser(arguments[0] if arguments else "")
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        chosen.error(f"unknown argument {unknown[0]!r}{_meant(unknown[0], chosen)}")
    assert command is not None  # argparse refuses every other name
    project = configured(options)
    if project is not None:
        preset(chosen, project.defaults())
        options = parser.parse_args(arguments)
    options.project = project
    return command, options


def _parser(name: str) -> tuple[Parser, argparse.ArgumentParser, Command | None]:
    parser = Parser(
        prog="factcheck",
        description="Checks the figures and dates of Vietnamese news for consistency.",
        epilog=EXAMPLES,
    )
    parser.add_argument("--version", action=Version, nargs=0, help="print the version and exit")
    subparsers = parser.add_subparsers(prog="factcheck", metavar="COMMAND", required=True, parser_class=Parser)
    added = {known: subparsers.add_parser(known, help=help_) for known, help_ in COMMANDS.items()}
    if name not in added:
        return parser, parser, None
    command = cast(Command, import_module(f"factcheck.cli.{name}"))
    command.configure(added[name])
    return parser, added[name], command


def _meant(argument: str, parser: argparse.ArgumentParser) -> str:
    from difflib import get_close_matches

    near = get_close_matches(argument.partition("=")[0], parser._option_string_actions, n=1)
    return f"; did you mean {near[0]}?" if near else ""
