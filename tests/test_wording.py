"""The words of reports: complete in both languages, and loud when they are not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard, get_args

import pytest

from factcheck.errors import RuleFileError
from factcheck.model import Kind, Verdict
from factcheck.rulebook.wording import LANGS, Wording

KEYS = [
    *(f"verdict.{verdict}" for verdict in Verdict),
    *(f"summary.{verdict}" for verdict in Verdict),
    *(f"kind.{kind}" for kind in get_args(Kind)),
]


@pytest.mark.parametrize("key", KEYS)
def test_every_verdict_and_kind_has_words(key: str) -> None:
    """What a report may have to name has a name."""
    assert all(key in Wording(lang) for lang in LANGS)


SOURCES = sorted((Path(__file__).parents[1] / "factcheck").rglob("*.py"))


def asked(path: Path) -> set[str]:
    """The keys a module asks for by name, and the reasons that the gates give."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    calls = [(node.func.attr, node.args) for node in nodes if isinstance(node, ast.Call) and named(node.func)]
    keys = {key for name, arguments in calls if name == "text" and arguments for key in strings(arguments[0])}
    returned = [node.value for node in nodes if isinstance(node, ast.Return) and node.value and path.name == "gates.py"]
    reasons = [*returned, *(arguments[1] for name, arguments in calls if name == "leave" and len(arguments) > 1)]
    return keys | {f"reason.{reason}" for value in reasons for reason in strings(value)}


def named(function: ast.expr) -> TypeGuard[ast.Attribute]:
    return isinstance(function, ast.Attribute)


def strings(node: ast.expr) -> Iterator[str]:
    """The texts an expression may be, as far as it spells them out."""
    for choice in (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,):
        if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
            yield choice.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_what_the_code_asks_for_has_words(path: Path) -> None:
    """No module asks for an entry that the file does not hold."""
    assert {key for key in asked(path) if key not in Wording("vi")} == set()


def test_an_unknown_key_is_loud() -> None:
    """A typing error in our code crashes and names the nearest key."""
    with pytest.raises(KeyError, match=r"the nearest is 'verdict\.contradiction'"):
        Wording("vi").text("verdict.contradicton")


def test_a_missing_placeholder_is_loud() -> None:
    """A placeholder without a value crashes."""
    with pytest.raises(KeyError, match="needs a value for 'percent'"):
        Wording("vi").text("finding.confidence")


BROKEN = {
    "a language is missing": ("a: {vi: x}", "1:4: a: an entry holds exactly vi and en"),
    "placeholders differ": ("ok: {vi: x, en: x}\na: {vi: '{n}', en: '{m}'}", "2:4: a: placeholders differ"),
    "placeholders are numbered": ("a: {vi: '{0}', en: '{0}'}", "1:4: a: placeholders are names"),
    "braces are unbalanced": ("a: {vi: '{n', en: '{n'}", "1:4: a: "),
    "not a mapping": ("- a", "1:1: "),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    """The file, the line and the column are named."""
    text, message = BROKEN[name]
    path = tmp_path / "wording.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        Wording("vi", path)
    assert f"{path}:{message}" in str(caught.value)
