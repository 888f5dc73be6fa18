"""`factcheck.toml`: where it is found, what it changes, and how a mistake in it is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli import main
from factcheck.config.find import found
from factcheck.config.project import project
from factcheck.config.toml import load

FARE = "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article whose percentage does not fit."""
    (tmp_path / "nháp").mkdir()
    (tmp_path / "nháp" / "a.txt").write_text(FARE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(capsys: pytest.CaptureFixture[str], *flags: str) -> list[dict[str, Any]]:
    """What `check` finds in the article."""
    code = main(["check", "nháp/a.txt", "--format", "json", "--fail-on", "never", *flags])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    found: list[dict[str, Any]] = json.loads(out)["findings"]
    return found


EFFECTS = {
    "nothing": ("", [("percent-change", "error")]),
    "ignore": ('ignore = ["percent-change"]', []),
    "ignore a glob": ('ignore = ["percent-*"]', []),
    "select": ('select = ["weekday"]', []),
    "severity": ('[rule.percent-change]\nseverity = "info"', [("percent-change", "info")]),
    "severity of a glob": ('[rule."percent-*"]\nseverity = "warning"', [("percent-change", "warning")]),
    "threshold": ("[rule.percent-change]\nmin-confidence = 1", [("percent-change", "error")]),
    "path": ('[[overrides]]\npaths = ["nháp/*"]\nignore = ["percent-change"]', []),
    "other path": ('[[overrides]]\npaths = ["*.md"]\nignore = ["percent-change"]', [("percent-change", "error")]),
    "rule of a path": (
        '[[overrides]]\npaths = ["nháp/*"]\n[overrides.rule.percent-change]\nseverity = "info"',
        [("percent-change", "info")],
    ),
}


@pytest.mark.parametrize("name", EFFECTS)
def test_what_a_file_changes(name: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Selection, severity and thresholds, for the project and for paths."""
    text, expected = EFFECTS[name]
    (desk / "factcheck.toml").write_text(text, encoding="utf-8")
    assert [(f["rule"], f["severity"]) for f in findings(capsys)] == expected


def test_a_flag_replaces_what_the_file_says(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command line has the last word."""
    (desk / "factcheck.toml").write_text('select = ["weekday"]', encoding="utf-8")
    assert [f["rule"] for f in findings(capsys, "--select", "percent-change")] == ["percent-change"]


def test_flags_of_the_file_reach_the_command(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`fail-on` and `lang` have the names of their flags."""
    (desk / "factcheck.toml").write_text('fail-on = "never"\nlang = "en"', encoding="utf-8")
    assert (main(["check", "nháp/a.txt"]), capsys.readouterr().out[:15]) == (0, "[CONTRADICTION]")


def test_a_format_that_a_command_has_not_is_left_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`format = "text"` is of `check`; `extract` keeps its table."""
    (desk / "factcheck.toml").write_text('format = "text"', encoding="utf-8")
    assert (main(["extract", "nháp/a.txt"]), capsys.readouterr().err) == (0, "")


PLACES = {
    "here": ("factcheck.toml", 'lang = "en"', "."),
    "above": ("factcheck.toml", 'lang = "en"', "nháp"),
    "shared file": ("pyproject.toml", '[project]\nname = "x"\n[tool.factcheck]\nlang = "en"', "nháp"),
    "shared file, tables only": ("pyproject.toml", "[tool.factcheck.rule.sum]\nmin-confidence = 0.9", "nháp"),
}


@pytest.mark.parametrize("name", PLACES)
def test_where_it_is_found(name: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At or above the current folder."""
    file, text, where = PLACES[name]
    (desk / file).write_text(text, encoding="utf-8")
    monkeypatch.chdir(desk / where)
    path = found()
    assert path
    assert path.resolve() == (desk / file).resolve()


def test_a_shared_file_that_says_nothing_of_us(desk: Path) -> None:
    """A `pyproject.toml` that only mentions the tool is no configuration."""
    (desk / "pyproject.toml").write_text('[project]\ndependencies = ["factcheck-vi"] # not [tool.factcheck]', encoding="utf-8")
    assert found() is None


def test_above_the_articles(desk: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the current folder has none, the one of the articles holds."""
    (desk / "factcheck.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert found([str(desk / "nháp" / "a.txt")]) == desk / "factcheck.toml"


def test_paths_count_from_the_file(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`rules` is found from wherever the command runs."""
    (desk / "factcheck.toml").write_text('rules = ["ours"]', encoding="utf-8")
    monkeypatch.chdir(desk / "nháp")
    assert (main(["check", "a.txt"]), capsys.readouterr().err) == (
        2,
        "factcheck: ../ours: no such folder; a folder of rule packs (*.yaml) was expected\n",
    )


REFUSED = {
    "unknown key": ('lang = "en"\nfial-on = "never"', 2, 1, "'fial-on' is not known here; did you mean 'fail-on'?"),
    "underscore": ('fail_on = "never"', 1, 1, "did you mean 'fail-on'?"),
    "value": ('\n# ours\nlang = "fr"', 3, 1, "lang is 'fr'; known: vi, en"),
    "shape": ('select = "sum"', 1, 1, "select is 'sum'; a list was expected, as in [\"sum\"]"),
    "type": ('show-passed = "yes"', 1, 1, "show-passed is 'yes'; true or false was expected"),
    "number": ("min-confidence = 80", 1, 1, "min-confidence is 80: input should be less than or equal to 1"),
    "format": ('format = "xml"', 1, 1, "there is no format 'xml'"),
    "rule": ('[rule.percent-chnage]\nseverity = "info"', 1, 7, "no rule has the id 'percent-chnage'; did you mean"),
    "key of a rule": ('[rule.sum]\nlevel = "info"', 2, 1, "'level' is not known here; known: severity, min-confidence"),
    "severity": ('[rule.sum]\n\nseverity = "off"', 3, 1, "severity is 'off'; known: error, warning, info"),
    "glob that names nothing": ('ignore = [\n  "sum",\n  "x-*",\n]', 1, 1, "no rule has the id 'x-*'"),
    "override": ('[[overrides]]\npaths = ["a"]\n[[overrides]]\nignore = ["sum"]', 3, 3, "overrides.paths is missing"),
    "of one run": ('lang = "vi"\noutput = "r.txt"', 2, 1, "'output' is for the command line only: --output"),
    "not TOML": ("lang = en", 1, 8, "is not TOML: invalid value"),
    "key twice": ('lang = "vi"\nlang = "en"', 2, 1, "is not TOML: cannot overwrite a value"),
    "cut off": ('lang = "vi"\nselect = [', 2, 1, "is not TOML: invalid value"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_mistake_is_told_with_its_place(name: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line and column, the value, and what would have been right; exit code 2."""
    text, line, column, says = REFUSED[name]
    (desk / "factcheck.toml").write_text(text, encoding="utf-8")
    code, err = main(["check", "nháp/a.txt"]), capsys.readouterr().err
    assert (code, err.startswith(f"factcheck: factcheck.toml:{line}:{column}: "), says in err, err.count("\n")) == (
        2, True, True, 1,
    ), err  # fmt: skip


def test_a_mistake_in_a_shared_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line is the one of `pyproject.toml`."""
    (desk / "pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.factcheck]\nlnag = "en"', encoding="utf-8")
    main(["check", "nháp/a.txt"])
    assert capsys.readouterr().err.startswith("factcheck: pyproject.toml:5:1: 'lnag' is not known here; did you mean 'lang'?")


def test_a_named_file_that_is_not_there(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--config` names its file in the message."""
    assert (main(["check", "nháp/a.txt", "--config", "x.toml"]), capsys.readouterr().err) == (
        2,
        "factcheck: x.toml: cannot be read: No such file or directory\n",
    )


STATEMENTS = st.lists(st.sampled_from(["", "# {n}", "k{n} = 1", "k{n} = [\n  1,\n]", 'k{n} = """\n[x]\nk = 2\n"""', "[t{n}]"]))


@given(STATEMENTS)
def test_a_statement_is_found_on_its_line(pieces: list[str]) -> None:
    """Whatever stands before it, lists and texts of several lines, too."""
    before = "\n".join(piece.format(n=number) for number, piece in enumerate(pieces)) + "\n"
    toml = load(Path("x.toml"), f"{before}[wanted]\nhere = [\n1]\n")
    assert toml.mark(("wanted", "here", 0)).line == before.count("\n") + 2


ARCHIVES = {"archive.db": "../archive.db", "/kho/archive.db": "/kho/archive.db", "postgresql://a@kho/b": "postgresql://a@kho/b"}


@pytest.mark.parametrize("said", ARCHIVES)
def test_an_archive_is_a_file_beside_or_a_server(said: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path counts from the file, an address is taken as it is."""
    (desk / "factcheck.toml").write_text(f'against = "{said}"', encoding="utf-8")
    monkeypatch.chdir(desk / "nháp")
    assert project(desk / "factcheck.toml").defaults() == {"against": ARCHIVES[said]}
