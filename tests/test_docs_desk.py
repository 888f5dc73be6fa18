"""The files that pages on configuration, suppressions and hooks show are what the tool takes, and their commands run."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from factcheck.cli import main
from factcheck.config.project import read
from factcheck.config.suppressions import suppressions
from factcheck.config.toml import load
from tests.shown import blocks

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "tests" / "schema" / "sarif-2.1.0.json").read_bytes())


def shown(language: str, page: str) -> list[str]:
    return [body for place, body in blocks(language) if place.startswith(f"docs/{page}:")]


def test_the_configuration_shown_is_one() -> None:
    """Every key is known, every rule there is."""
    from factcheck.api import Checker

    [text] = shown("toml", "configuration.md")
    read(load(Path("factcheck.toml"), text)).confirm(Checker().ids())


def test_the_page_names_every_key() -> None:
    """What a file may say is shown."""
    from factcheck.config.settings import Settings

    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    keys = {field.alias or name for name, field in Settings.model_fields.items()}
    assert {key for key in keys if not re.search(rf"\b{key}\b", page)} == set()


def test_the_suppressions_shown_are_some() -> None:
    """The side file of the page and the front matter."""
    [text] = shown("toml", "suppressions.md")
    assert [told.figure for told in suppressions(Path("x.toml"), text)] == ["12%"]


def test_the_front_matter_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It lets the figure of its article stand."""
    monkeypatch.chdir(tmp_path)
    [head] = shown("yaml", "suppressions.md")
    article = head + "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 12%.\n"
    (tmp_path / "a.md").write_text(article, encoding="utf-8")
    assert main(["check", "a.md"]) == 0


def commands(page: str) -> list[list[str]]:
    """The commands of ours in the workflows of a page."""
    steps = re.findall(r"- (?:run: )?(factcheck check .*)", "".join(shown("yaml", page)))
    return [shlex.split(step)[1:] for step in steps]


def test_the_workflows_shown_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of the pages on CI runs as written, and writes what its service reads."""
    shutil.copytree(ROOT / "fixtures" / "clusters" / "gdp", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    assert [main(command) for command in commands("hook.md")] == [0, 1, 1]
    jsonschema.validate(json.loads((tmp_path / "factcheck.sarif").read_bytes()), SCHEMA)
    assert json.loads((tmp_path / "gl-code-quality-report.json").read_bytes())[0]["check_name"] == "percent-change"


def test_the_hooks_shown_are_ours() -> None:
    """The configuration of pre-commit names hooks that there are."""
    [config, *_] = map(yaml.safe_load, shown("yaml", "hook.md"))
    ours = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in config["repos"][0]["hooks"]} <= ours
