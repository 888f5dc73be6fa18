"""`factcheck rules`: what can be found, why, and whether the examples of the rules hold."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from factcheck.cli import options as shared
from factcheck.cli import rules_audit, rules_new, rules_schema
from factcheck.cli.output import on_terminal, shown, write
from factcheck.cli.parser import Parser
from factcheck.report.cells import one_line
from factcheck.report.table import Table, drawn
from factcheck.rulebook import Rule, Rulebook, profile_of, rulebook
from factcheck.rulebook.page import measured, page
from factcheck.rulebook.wording import Wording

_COLUMNS = 100
_EXAMPLES = """\
examples:
  factcheck rules list --lang en
  factcheck rules explain token-price-conflict
  factcheck rules test                      the examples of every rule
  factcheck rules test our-rules/           those of a folder of your own
  factcheck rules new "SENTENCE" --output our-rules/new.yaml
  factcheck rules audit articles/ --rule percent-change --sheet hits.csv
  factcheck rules audit articles/ --rule percent-change --judgements hits.csv
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = "Lists, explains and tests the rules.", _EXAMPLES
    commands = parser.add_subparsers(metavar="list|explain|test|audit|new|schema", required=True, parser_class=Parser)
    listing = commands.add_parser("list", help="every rule, a line each")
    listing.add_argument("--format", choices=("table", "markdown"), default="table", help="default table; markdown is a page")
    explaining = commands.add_parser("explain", help="what a rule finds, why, its limits and its examples")
    explaining.add_argument("id", metavar="ID", help="the rule, as reports name it")
    testing = commands.add_parser("test", help="run the examples; the exit code is 1 when one does not hold")
    testing.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="only the rules of this folder")
    auditing = commands.add_parser("audit", help="hits per 1,000 articles with a sample, and the precision judged")
    rules_audit.configure(auditing)
    auditing.set_defaults(action=rules_audit.run)
    drafting = commands.add_parser("new", help="a commented pack from a sentence")
    rules_new.configure(drafting)
    drafting.set_defaults(action=rules_new.run)
    schemata = commands.add_parser("schema", help="the JSON Schema of packs and lexicons, for an editor")
    rules_schema.configure(schemata)
    schemata.set_defaults(action=rules_schema.run)
    for command, action in ((listing, _list), (explaining, _explain), (testing, _test)):
        command.set_defaults(action=action)
        shared.add_rules(command)
        shared.add_lang(command)


def run(options: Namespace) -> int:
    """Do what was asked of the rules."""
    code: int = options.action(options, Wording(options.lang))
    return code


def _list(options: Namespace, wording: Wording) -> int:
    if options.format == "markdown":
        write(page(rulebook(tuple(options.rules)), wording), None)
        return 0
    heads = tuple(wording.text(f"rules.{column}") for column in ("id", "check", "profile", "title"))
    rows = tuple(
        (rule.id, rule.check, profile_of(rule), getattr(rule.title, options.lang))
        for rule in rulebook(tuple(options.rules)).rules.values()
    )
    write(drawn(Table(heads, rows), terminal=on_terminal(None)), None)
    return 0


def _explain(options: Namespace, wording: Wording) -> int:
    book = rulebook(tuple(options.rules))
    lines = (fill(line, _COLUMNS, subsequent_indent="    ") for line in _explanation(book, book.rule(options.id), wording))
    write("".join(f"{line}\n" for line in lines), None)
    return 0


def _explanation(book: Rulebook, rule: Rule, wording: Wording) -> Iterator[str]:
    yield getattr(rule.title, wording.lang)
    yield f"{rule.id} · {rule.check} · {wording.text('rules.profile')}: {profile_of(rule)}"
    for name, text in (("why", rule.why), ("limits", rule.limits)):
        if text:
            yield from ("", f"{wording.text(f'rules.{name}')} {getattr(text, wording.lang)}")
    if rule.formula:
        yield from ("", f"{wording.text('rules.formula')} {rule.formula.equation}")
    if said := measured(rule, wording):
        yield from ("", f"{wording.text('rules.precision')} {said}")
    for name, examples in (("firing", rule.examples.firing), ("silent", rule.examples.silent)):
        yield from ("", wording.text(f"rules.{name}"))
        yield from (f"  - {one_line(' / '.join(example))}" for example in examples)
    yield from ("", f"{wording.text('rules.file')} {shown(book.files[rule.id])}")


def _test(options: Namespace, wording: Wording) -> int:
    from factcheck.cli.examples import report

    folders = (*options.rules, *([options.folder] if options.folder else ()))
    text, failing = report(folders, options.folder, wording)
    write(text, None)
    return int(failing > 0)
