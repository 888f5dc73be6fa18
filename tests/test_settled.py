"""Suppressions and baselines: what a desk knows is marked, does not count, and is never dropped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main

SO_TAN = Path(__file__).parents[1] / "fixtures" / "clusters" / "so-tan"
FARE = "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%.\n"
ENTRY = '[[suppression]]\npaths = ["a.txt"]\nrule = "percent-change"\nfigure = "20%"\nreason = "Theo thông cáo"\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(FARE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *flags: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the report."""
    code = main(["check", *(flags or ["a.txt"]), "--format", "json"])
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, report


def side_file(desk: Path, text: str) -> None:
    (desk / "factcheck-suppressions.toml").write_text(text, encoding="utf-8")


SERVING = {
    "rule and figure": ENTRY,
    "figure": ENTRY.replace('rule = "percent-change"\n', ""),
    "glob": ENTRY.replace("a.txt", "*.txt").replace("percent-change", "percent-*"),
    "not expired": ENTRY + "expires = 2999-01-01\n",
    "with an author": ENTRY + 'author = "N. T. An"\n',
}


@pytest.mark.parametrize("name", SERVING)
def test_a_suppressed_finding_is_shown_and_does_not_count(name: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The finding carries the reason, and the exit code is 0."""
    side_file(desk, SERVING[name])
    code, report = check(capsys)
    assert (code, [f["suppression"]["reason"] for f in report["findings"]]) == (0, ["Theo thông cáo"])


IDLE = {
    "expired": (ENTRY + "expires = 2020-01-31\n", 1, [("expired", 1)]),
    "another figure": (ENTRY.replace("20%", "21%"), 1, [("unused", 1)]),
    "another rule": ("# ours\n" + ENTRY.replace("percent-change", "sum"), 1, [("unused", 2)]),
    "another article": (ENTRY.replace("a.txt", "b.txt"), 1, []),
    "two articles, one of them not checked": (ENTRY.replace('"a.txt"', '"a.txt", "b.txt"').replace("20%", "21%"), 1, []),
}


@pytest.mark.parametrize("name", IDLE)
def test_a_suppression_that_does_not_serve_is_reported(name: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its line, and only when the articles it is about were checked."""
    text, expected, remarks = IDLE[name]
    side_file(desk, text)
    code, report = check(capsys)
    assert (code, [(r["kind"], r["line"]) for r in report.get("remarks", [])]) == (expected, remarks)


def test_front_matter(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article may say it in its front matter, which no reader sees."""
    head = "---\npublished: 2025-01-28\nfactcheck:\n  suppressions:\n    - figure: 20%\n      reason: Theo thông cáo\n---\n"
    (desk / "b.md").write_text(head + FARE, encoding="utf-8")
    code, report = check(capsys, "b.md")
    told = report["findings"][0]["suppression"]
    assert (code, told["reason"], told["file"], told["line"]) == (0, "Theo thông cáo", "b.md", 5)


def test_an_unused_one_in_front_matter(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is reported with its line in the article."""
    head = "---\nfactcheck:\n  suppressions:\n    - {figure: 21%, reason: Theo thông cáo}\n---\n"
    (desk / "b.md").write_text(head + FARE, encoding="utf-8")
    _, report = check(capsys, "b.md", "a.txt")
    assert [(r["kind"], r["path"], r["line"]) for r in report["remarks"]] == [("unused", "b.md", 4)]


REFUSED = {
    "no reason": (ENTRY.replace('reason = "Theo thông cáo"\n', ""), "toml:1:3: suppression.reason is missing"),
    "empty reason": (ENTRY.replace("Theo thông cáo", ""), "toml:5:1: suppression.reason is ''; it is empty"),
    "no path": (ENTRY.replace('paths = ["a.txt"]\n', ""), "toml:1:3: suppression.paths is missing"),
    "unknown key": (ENTRY + 'until = "mai"\n', "toml:6:1: 'until' is not known here; known: paths"),
    "date as text": (ENTRY + 'expires = "2026-03-01"\n', "toml:6:1: suppression.expires is '2026-03-01'; a date was expected"),
    "nothing named": ('[[suppression]]\npaths = ["a.txt"]\nreason = "x"', "toml:1:3: name the finding: its fingerprint"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_side_file_is_refused(name: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line, column, and what would have been right."""
    text, says = REFUSED[name]
    side_file(desk, text)
    code, err = main(["check", "a.txt"]), capsys.readouterr().err
    assert (code, says in err, err.count("\n")) == (2, True, 1), err


FRONT = {
    "no list": ("factcheck: x", "b.md:2:12: under factcheck: a list named suppressions was expected"),
    "no reason": ("factcheck: {suppressions: [{figure: 20%}]}", "b.md:2:28: a suppression needs its reason"),
    "unknown key": (
        "factcheck: {suppressions: [{figur: 20%, reason: x}]}",
        "'figur' is not known in a suppression; did you mean 'figure'?",
    ),
    "day": ("factcheck: {suppressions: [{figure: 20%, reason: x, expires: mai}]}", "a day such as 2026-03-01 was expected"),
}


@pytest.mark.parametrize("name", FRONT)
def test_broken_front_matter_is_refused(name: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The article, the line and the column."""
    text, says = FRONT[name]
    (desk / "b.md").write_text(f"---\n{text}\n---\n{FARE}", encoding="utf-8")
    code, err = main(["check", "b.md"]), capsys.readouterr().err
    assert (code, says in err) == (2, True), err


def baseline(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "a.txt", "--format", "json", "--output", "known.json"])
    capsys.readouterr()


def test_a_known_finding_does_not_count(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is shown as known, also when other paragraphs move it."""
    baseline(capsys)
    (desk / "a.txt").write_text("Ngành đường sắt vừa công bố giá mới.\n\n" + FARE, encoding="utf-8")
    code, report = check(capsys, "a.txt", "--baseline", "known.json")
    assert (code, [f["baseline"] for f in report["findings"]]) == (0, ["unchanged"])


def test_a_new_finding_counts(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what the baseline holds is known."""
    baseline(capsys)
    (desk / "a.txt").write_text(FARE.replace("20%", "30%"), encoding="utf-8")
    code, report = check(capsys, "a.txt", "--baseline", "known.json")
    assert (code, [f["baseline"] for f in report["findings"]], [r["kind"] for r in report["remarks"]]) == (
        1, ["new"], ["gone"],
    )  # fmt: skip


@pytest.mark.parametrize("text", [None, "{", "[]", '{"findings": []}'])
def test_what_is_no_baseline_is_refused(text: str | None, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the command that writes one is named."""
    if text is not None:
        (desk / "known.json").write_text(text, encoding="utf-8")
    code, err = main(["check", "a.txt", "--baseline", "known.json"]), capsys.readouterr().err
    assert (code, err.startswith("factcheck: known.json"), "--format json --output FILE" in err) == (2, True, True)


def test_the_text_report_says_why(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reason, who says so and until when; the summary counts it apart."""
    side_file(desk, ENTRY + 'author = "N. T. An"\nexpires = 2999-01-01\n')
    main(["check", "a.txt", "--lang", "en"])
    out = capsys.readouterr().out
    assert "Suppressed: Theo thông cáo (N. T. An, until 2999-01-01)" in out
    assert "no figures found that cannot all be true · 1 suppressed" in out


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_each_gives_the_same_for_any_number_of_processes(jobs: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Articles are not held against each other, and the bytes do not depend on `--jobs`."""
    for number in range(20):
        (desk / f"{number}.txt").write_text(FARE.replace("20%", f"{number}%"), encoding="utf-8")
    main(["check", ".", "--each", "--format", "json", "--jobs", jobs])
    out = capsys.readouterr().out
    main(["check", ".", "--each", "--format", "json"])
    assert (out == capsys.readouterr().out, len(json.loads(out)["findings"])) == (True, 20)


def test_each_holds_no_article_against_another(capsys: pytest.CaptureFixture[str]) -> None:
    """Two articles that differ are silent on their own."""
    codes = [main(["check", str(SO_TAN), *flags]) for flags in ([], ["--each"])]
    assert codes == [1, 0], capsys.readouterr().out
