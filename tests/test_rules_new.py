"""`factcheck rules new`: a pack from a sentence that loads, finds what it should, and says what is still to be filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import Checker, Document
from factcheck.cli import main
from factcheck.lexicon import load

SENTENCES = {
    "Tỉnh Hà Sơn trồng mới 1.250 ha rừng trong năm 2024.": ("trong-moi", "area"),
    "Nhà máy Hải Tân sử dụng khoảng 1.250 lao động.": ("su-dung-lao-dong", "count"),
    "Hãng An Phát thu 25.000 đồng mỗi kg rác.": ("thu", "money"),
    "Theo thống kê, thành phố đã sơ tán 4.600 người dân.": ("so-tan-nguoi", "count"),
    "Vườn quốc gia Bạch Sơn rộng 3,5 km2.": ("rong", "area"),
}


def new(tmp_path: Path, sentence: str, *more: str) -> Path:
    assert main(["rules", "new", sentence, "--output", str(tmp_path / "new.yaml"), *more]) == 0
    return tmp_path


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_metric(sentence: str, tmp_path: Path) -> None:
    """Id and dimension are those of the figure and the words before it."""
    (metric,) = load(new(tmp_path, sentence) / "new.yaml")["metrics"]
    assert (metric["id"], metric["dimension"]) == SENTENCES[sentence]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_pack_reads_its_sentence(sentence: str, tmp_path: Path) -> None:
    """The pack loads as it is, and the figure of the sentence is of the new metric."""
    claims = Checker([new(tmp_path, sentence)]).claims(Document(id="a", text=sentence))
    assert SENTENCES[sentence][0] in [claim.metric for claim in claims]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_still_to_be_filled_in(sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`rules test` names each place; the examples made of the sentence hold already."""
    new(tmp_path, sentence)
    code = main(["rules", "test", str(tmp_path), "--lang", "en"])
    *places, total = capsys.readouterr().out.splitlines()
    end = "1 rule, 2 examples: all hold; 8 places still to be filled in"
    assert (code, len(places), total) == (1, 8, end)


def test_a_place_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line, column, the keys that lead there, and a hint."""
    main(["rules", "test", str(new(tmp_path, next(iter(SENTENCES)))), "--lang", "en"])
    place = r"new\.yaml:\d+:\d+: metrics\.trong-moi\.why\.en is still to be filled in: Why two"
    assert re.search(place, capsys.readouterr().out)


def test_a_filled_pack_passes(tmp_path: Path) -> None:
    """With every ??? replaced and the surplus examples gone, the examples hold."""
    pack = new(tmp_path, next(iter(SENTENCES))) / "new.yaml"
    kept = [line for line in pack.read_text(encoding="utf-8").splitlines() if not line.strip().startswith('- "???')]
    pack.write_text("\n".join(kept).replace("???", "Diện tích"), encoding="utf-8")
    assert main(["rules", "test", str(tmp_path)]) == 0


def test_another_figure(tmp_path: Path) -> None:
    """`--figure 2` takes the second one."""
    sentence = "Hãng An Phát có 3.000 xe và sử dụng 1.250 lao động."
    (metric,) = load(new(tmp_path, sentence, "--figure", "2") / "new.yaml")["metrics"]
    assert metric["counted"] == ["lao động"]


def test_a_metric_that_reads_it_already_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """An editor may want to change that one."""
    assert main(["rules", "new", "OpenAI o1 lấy 60 USD cho một triệu token đầu ra.", "--lang", "en"]) == 0
    assert "# The metric token-price reads this figure already" in capsys.readouterr().out


BROKEN = {
    ("Không có gì.",): "the sentence has no figure that can be compared",
    ("Có 5 người.", "--figure", "3"): "--figure 3: the sentence has these figures: 1 '5 người'",
}


@pytest.mark.parametrize("arguments", BROKEN)
def test_a_sentence_that_will_not_do(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and what would have been right."""
    code = main(["rules", "new", *arguments])
    assert (code, BROKEN[arguments] in capsys.readouterr().err) == (2, True)
