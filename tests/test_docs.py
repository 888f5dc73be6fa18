"""Documents say what is so: commands run as shown, links lead somewhere, nothing names one machine."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import model

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

# Written in two pieces, so that this file does not hold what it forbids.
FORBIDDEN = re.compile("|".join(["/wor" + "k/", r"\.libr" + "ary", "/ho" + r"me/\w", "/ro" + "ot/", "/Us" + r"ers/\w"]))

FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)(?P<target>[^)#\s]+)")


def _blocks(language):
    """Fenced blocks of a language in all pages, each under a name that says where it is."""
    return [block for page in PAGES for block in _blocks_of(page, language)]


def _blocks_of(page, language):
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        if match["language"] == language:
            line = text[: match.start("body")].count("\n") + 1
            yield pytest.param(match["body"], id=f"{page.relative_to(ROOT)}:{line}")


def _session(body):
    """The commands of a console block, each with the output shown below it.

    >>> _session("$ echo a\\na\\n")
    [('echo a', 'a\\n')]
    """
    commands = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    return [tuple(command.split("\n", 1)) for command in commands]


def _run(command):
    scripts = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": os.pathsep.join([scripts, os.environ["PATH"]]), "COLUMNS": "100"}
    return subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")


def _tracked():
    """The files of the checkout, without what tools leave behind."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8")
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.mark.parametrize("body", _blocks("console"))
def test_console(body):
    """Each command prints what the page shows; `...` stands for anything."""
    for command, shown in _session(body):
        result = _run(command)
        printed = result.stdout + result.stderr
        assert doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS), f"$ {command}\n{printed}"


@pytest.mark.parametrize("body", _blocks("pycon"))
def test_pycon(body):
    """Each Python session prints what the page shows."""
    parsed = doctest.DocTestParser().get_doctest(body, {}, "page", None, None)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(parsed).failed == 0


@pytest.mark.parametrize("body", _blocks("make"))
def test_make(body):
    """Each `make` command names a target of the Makefile; running them here would run this test again."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z-]+)", body, re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links(page):
    """Each link to a file of ours leads to one."""
    targets = [match["target"] for match in LINK.finditer(page.read_text(encoding="utf-8"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize(
    "noun", ["Mention", "Value", "Period", "Report", "Coverage", "DocumentSummary", "Finding", "Anchor"]
)
def test_schema(noun):
    """The page on JSON names every key."""
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert [key for key in getattr(model, noun).model_fields if f"`{key}`" not in page] == []


def test_nothing_names_one_machine():
    """No file of ours holds a path that exists on one machine only."""
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in _tracked()}
    assert [str(path.relative_to(ROOT)) for path, text in texts.items() if FORBIDDEN.search(text)] == []
