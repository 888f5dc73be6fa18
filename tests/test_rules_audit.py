"""`factcheck rules audit`: hits on a folder of articles, a sample with its quotes, and precision from judgements."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from factcheck.cli import main

RIGHT = "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%."
OTHER = "Học phí tăng từ 20 triệu đồng lên 25 triệu đồng, tăng 35%."
HOLDS = "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 10%."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, text in enumerate((RIGHT, OTHER, HOLDS, "Không có gì.")):
        (articles / f"{number}.txt").write_text(text, encoding="utf-8")
    return articles


def audit(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["rules", "audit", *map(str, arguments), "--lang", "en"]) == 0
    return capsys.readouterr().out


def test_hits_per_thousand(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row for each rule: profile, hits, hits per 1,000 articles, and how often the check held."""
    out = audit(capsys, folder, "--rule", "percent-change")
    assert out.splitlines()[1].split() == ["percent-change", "default", "2", "500", "1"]


def test_sample_shows_both_quotes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hit is shown with its sentence, the figures in double brackets."""
    out = audit(capsys, folder, "--rule", "percent-change")
    assert "Giá vé tăng từ [[500.000 đồng]] lên [[550.000 đồng]], tăng [[20%]]." in out


def test_sample_has_a_size(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--sample 1` shows one hit of each rule."""
    assert audit(capsys, folder, "--rule", "percent-change", "--sample", "1").count("percent-change: From") == 1


def test_articles_are_not_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --together each article stands alone."""
    texts = ("GPT-4o thu 2,5 USD cho một triệu token đầu vào.", "GPT-4o thu 5 USD cho 1 triệu token đầu vào.")
    for number, text in enumerate(texts):
        (folder / f"gia-{number}.txt").write_text(text, encoding="utf-8")
    alone = audit(capsys, folder, "--rule", "token-price-conflict")
    together = audit(capsys, folder, "--rule", "token-price-conflict", "--together")
    assert ("6 articles, 0 hits" in alone, "6 articles, 1 hit " in together) == (True, True)


def _judged(sheet: Path, words: list[str]) -> None:
    rows = list(csv.DictReader(sheet.open(encoding="utf-8")))
    for row, word in zip(rows, words, strict=True):
        row["judgement"] = word
    with sheet.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_precision_of_a_filled_sheet(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sheet that the audit writes, filled in, gives the precision and the line for the pack."""
    sheet = tmp_path / "hits.csv"
    audit(capsys, folder, "--rule", "percent-change", "--sheet", sheet)
    _judged(sheet, ["đúng", "wrong"])
    last = audit(capsys, folder, "--rule", "percent-change", "--judgements", sheet).splitlines()[-2:]
    line = "percent-change: measured: {right: 1, wrong: 1, articles: 4, held: 1}"
    assert last == ["Judged: 1 right, 1 wrong, precision 50%", line]


BROKEN = {
    "id,judgement\na,maybe\n": ":2: the judgement is 'maybe'; right or wrong or đúng or sai was expected",
    "finding,verdict\na,b\n": ":1: the columns id and judgement were expected; there is finding, verdict",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_sheet_is_told(text: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, with the line and what was expected."""
    (tmp_path / "hits.csv").write_text(text, encoding="utf-8")
    code = main(["rules", "audit", str(folder), "--judgements", str(tmp_path / "hits.csv")])
    assert (code, BROKEN[text] in capsys.readouterr().err) == (2, True)


def test_an_unknown_rule_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest id is named."""
    code = main(["rules", "audit", str(folder), "--rule", "percent-chang"])
    assert (code, "did you mean 'percent-change'?" in capsys.readouterr().err) == (2, True)
