"""The wheel carries `rules/` and works where no checkout is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CLUSTER = ROOT / "fixtures" / "clusters" / "so-tan"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built with what is installed here: no network."""
    folder = tmp_path_factory.mktemp("dist")
    flags = ["--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *flags, "--wheel-dir", folder, ROOT], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def command(wheel, tmp_path_factory):
    """`factcheck` in a fresh environment that borrows our dependencies, but not our checkout."""
    home = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    flags = ["--quiet", "--no-deps", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "--python", scripts / "python", "install", *flags, wheel], check=True)
    # A .pth file adds our site-packages last, and .pth files found there (the editable checkout) are not followed.
    (site,) = home.glob("**/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return scripts / "factcheck"


def _run(command, *arguments, cwd):
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run([command, *arguments], cwd=cwd, env=environment, capture_output=True, encoding="utf-8")


def test_rules_travel(wheel):
    """Every rule file of the checkout is in the wheel."""
    inside = {name.removeprefix("factcheck/") for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".yaml")}
    assert inside == {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*.yaml")}


def test_check_from_the_wheel(command, tmp_path):
    """The installed command reports a contradiction, away from the checkout."""
    shutil.copytree(CLUSTER, tmp_path / "articles")
    result = _run(command, "check", "articles", "--format", "json", cwd=tmp_path)
    assert "contradiction" in result.stdout, result.stderr


def test_examples_from_the_wheel(command, tmp_path):
    """The examples of every rule hold in the installed package."""
    result = _run(command, "rules", "test", cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_page_from_the_wheel(command, tmp_path):
    """The template, the style and the script of the page travel, too."""
    shutil.copytree(CLUSTER, tmp_path / "articles")
    result = _run(command, "check", "articles", "--format", "html", cwd=tmp_path)
    assert all(part in result.stdout for part in ("<!doctype html>", "--paper:", "addEventListener")), result.stderr
