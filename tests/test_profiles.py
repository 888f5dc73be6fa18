"""Profiles: `default` runs the rules that are on in their packs, `review` every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.cli import main
from factcheck.errors import UsageError

PACK = """\
id: ours
title: {vi: Của tòa soạn, en: Our own}
rules:
  - id: percent-change
    check: percent-change
    title: {vi: Tỷ lệ phần trăm, en: A percentage}
    why: {vi: Để thử, en: To try it}
    examples:
      firing: ["Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%."]
      silent: ["Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 10%."]
    default: no
"""
ARTICLE = factcheck.Document(id="a", text="Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ours.yaml").write_text(PACK, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("profile", "found"), [("default", []), ("review", ["percent-change"])])
def test_checker(profile: str, found: list[str], folder: Path) -> None:
    """A rule with `default: no` speaks in the profile `review` only."""
    assert [f.rule for f in factcheck.Checker([folder], profile=profile).check([ARTICLE]).findings] == found


def test_check_takes_a_profile() -> None:
    """`review` finds no less than `default`."""
    found = {p: {f.id for f in factcheck.check([ARTICLE], profile=p).findings} for p in ("default", "review")}
    assert found["default"] <= found["review"]


def test_a_selected_rule_runs_in_every_profile(folder: Path) -> None:
    """What the user names runs."""
    assert factcheck.Checker([folder], select=["percent-change"]).check([ARTICLE]).findings


def test_an_unknown_profile_names_the_nearest() -> None:
    """The message says what would have been right."""
    with pytest.raises(UsageError, match="no profile 'reviews'; did you mean 'review'"):
        factcheck.Checker(profile="reviews")


@pytest.mark.parametrize(("profile", "code"), [("default", 0), ("review", 1)])
def test_command_line(profile: str, code: int, folder: Path, tmp_path: Path) -> None:
    """`check --profile` chooses the rules."""
    (tmp_path / "a.txt").write_text(ARTICLE.text, encoding="utf-8")
    assert main(["check", str(tmp_path / "a.txt"), "--rules", str(folder), "--profile", profile]) == code
