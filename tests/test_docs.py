"""Documents say what is so: commands run as shown, links lead somewhere, nothing names one machine."""

from __future__ import annotations

import doctest
import json
import re
import shlex
import shutil
import subprocess
import tomllib

import pytest
import yaml
from shown import PAGES, ROOT, blocks, printed, session

from factcheck import model
from factcheck.cli import main
from factcheck.cli.parser import parse

# Written in two pieces, so that this file does not hold what it forbids.
FORBIDDEN = re.compile("|".join(["/wor" + "k/", r"\.libr" + "ary", "/ho" + r"me/\w", "/ro" + "ot/", "/Us" + r"ers/\w"]))
LINK = re.compile(r"\]\((?!https?:|#|mailto:)(?P<target>[^)#\s]+)")


def _params(language):
    return [pytest.param(body, id=place) for place, body in blocks(language)]


def _tracked():
    """The files of the checkout, without what tools leave behind."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8")
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.mark.parametrize("body", _params("console"))
def test_console(body):
    """Each command prints what the page shows."""
    assert {command: printed(command) for command, _ in session(body)} == dict(session(body)), "run `make docs`"


@pytest.mark.parametrize("body", _params("pycon"))
def test_pycon(body):
    """Each Python session prints what the page shows."""
    parsed = doctest.DocTestParser().get_doctest(body, {}, "page", None, None)
    assert doctest.DocTestRunner().run(parsed).failed == 0


@pytest.mark.parametrize("body", _params("sh"))
def test_sh(body, tmp_path, monkeypatch):
    """Commands whose output is not shown run, one after the other, among the articles of a desk; services are parsed only."""
    shutil.copytree(ROOT / "fixtures" / "clusters" / "gdp", tmp_path / "bai-viet")
    (tmp_path / "quy-tac").mkdir()
    monkeypatch.chdir(tmp_path)
    commands = [shlex.split(line, comments=True)[1:] for line in body.splitlines() if line.startswith("factcheck ")]
    assert all(parse(command) for command in commands)
    assert {main(command) for command in commands if command[0] in ("check", "extract", "rules")} <= {0, 1}


READERS = {"json": json.loads, "toml": tomllib.loads, "yaml": lambda body: list(yaml.safe_load_all(body))}


@pytest.mark.parametrize(("language", "body"), [(name, *body.values) for name in READERS for body in _params(name)])
def test_data(language, body):
    """What is shown of a file can be read as one."""
    READERS[language](body)


@pytest.mark.parametrize("body", _params("js"))
def test_js(body, tmp_path):
    """Node.js reads it."""
    file = tmp_path / ("shown.mjs" if "import " in body else "shown.cjs")
    file.write_text(body, encoding="utf-8")
    assert _run("node", "--check", file).returncode == 0


@pytest.mark.parametrize("body", _params("php"))
def test_php(body, tmp_path):
    """PHP reads it."""
    (tmp_path / "shown.php").write_text(body, encoding="utf-8")
    assert _run("php", "-l", tmp_path / "shown.php").returncode == 0


def _run(program, *arguments):
    """What a program says, where it is installed; .ci/packages has it."""
    if not shutil.which(program):
        pytest.skip(f"needs {program}")
    return subprocess.run([program, *arguments], capture_output=True, encoding="utf-8")


@pytest.mark.parametrize("body", _params("make"))
def test_make(body):
    """Each `make` command names a target of the Makefile; running them here would run this test again."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z-]+)", body, re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links(page):
    """Each link to a file of ours leads to one."""
    targets = [match["target"] for match in LINK.finditer(page.read_text(encoding="utf-8"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("noun", ["Mention", "Value", "Period", "Report", "Coverage", "DocumentSummary", "Finding", "Anchor"])
def test_schema(noun):
    """The page on JSON names every key."""
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert [key for key in getattr(model, noun).model_fields if f"`{key}`" not in page] == []


def test_nothing_names_one_machine():
    """No file of ours holds a path that exists on one machine only."""
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in _tracked()}
    assert [str(path.relative_to(ROOT)) for path, text in texts.items() if FORBIDDEN.search(text)] == []
