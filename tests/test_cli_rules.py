"""`factcheck rules`: list, explain, test; and rule ids given to `check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.cli import main

PACK = """\
id: ours
title: {{vi: Của tòa soạn, en: Our own}}
rules:
  - id: percent-change
    check: percent-change
    title: {{vi: Tỷ lệ phần trăm, en: A percentage}}
    why: {{vi: "Để thử.", en: "To try it."}}
    examples:
      firing: ["{firing}"]
      silent: ["{silent}"]
    default: false
"""
FIRING = "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%."
SILENT = "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 10%."


def folder(tmp_path: Path, firing: str = FIRING, silent: str = SILENT) -> str:
    (tmp_path / "ours.yaml").write_text(PACK.format(firing=firing, silent=silent), encoding="utf-8")
    return str(tmp_path)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["rules", *arguments]) == 0
    return capsys.readouterr().out


def test_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each rule."""
    assert "\npercent-change " in printed(capsys, "list")


@pytest.mark.parametrize(("arguments", "state"), [((), "default"), (("--rules",), "review")])
def test_the_list_names_the_profile(
    arguments: tuple[str, ...], state: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rule that is not on by default is in the profile `review`."""
    folders = [*arguments, folder(tmp_path)] if arguments else []
    (line,) = (line.split() for line in printed(capsys, "list", *folders).splitlines() if line.startswith("percent-change "))
    assert line[:3] == ["percent-change", "percent-change", state]


def test_a_rule_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Title, why, and the examples."""
    out = printed(capsys, "explain", "percent-change", "--rules", folder(tmp_path), "--lang", "en")
    assert [text in out for text in ("A percentage\n", "Why: To try it.", f"  - {FIRING}", f"  - {SILENT}")] == [True] * 4


@pytest.mark.parametrize("arguments", [["rules", "explain", "percent-chnge"], ["check", "x", "--select", "percent-chnge"]])
def test_an_unknown_id_names_the_nearest(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and one line."""
    code = main(arguments)
    err = capsys.readouterr().err
    assert (code, err.count("\n"), "did you mean 'percent-change'?" in err) == (2, 1, True)


def test_examples_that_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the rules of the folder are run, also those that are off."""
    assert printed(capsys, "test", folder(tmp_path), "--lang", "en") == "1 rule, 2 examples: all hold\n"


FAILING = {
    "had to fire and did not": (SILENT, SILENT),
    "had to stay silent and fired": (FIRING, FIRING),
}


@pytest.mark.parametrize("problem", FAILING)
def test_an_example_that_does_not_hold(problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1; the file, the rule, the problem and the example are named."""
    firing, silent = FAILING[problem]
    code = main(["rules", "test", folder(tmp_path, firing, silent), "--lang", "en"])
    line = f"{tmp_path}/ours.yaml: percent-change: {problem}: {firing}\n"
    assert (code, capsys.readouterr().out.startswith(line)) == (1, True)


BROKEN = {
    "no folder": ("rules/nowhere", "no such folder"),
    "no packs": ("{tmp_path}", "holds no rule packs"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_folder_is_told(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and one line, from every command that takes `--rules`."""
    path, problem = BROKEN[name]
    code = main(["rules", "list", "--rules", path.format(tmp_path=tmp_path)])
    err = capsys.readouterr().err
    assert (code, err.count("\n"), problem in err) == (2, 1, True)
