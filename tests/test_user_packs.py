"""A newsroom's own folder: new rules, metrics and names, and built-in ones that it replaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import Checker, Document
from factcheck.cli import main
from factcheck.errors import RuleFileError
from factcheck.rulebook import Rulebook

PACK = """\
id: our-desk
title: {vi: Của tòa soạn, en: Our own}
entities:
  - {id: bach-lien, kind: company, names: [bệnh viện Bạch Liên, Bạch Liên]}
  - {id: openai, kind: company, names: [OpenAI, hãng Ôpen]}
metrics:
  - id: bed-count
    rule: bed-count-conflict
    title: {vi: Số giường của một bệnh viện, en: The beds of a hospital}
    why: {vi: Một bệnh viện có một số giường., en: A hospital has one number of beds.}
    dimension: count
    counted: [giường]
    cues: [quy mô, có]
    owner: {kinds: [company]}
    examples:
      firing: ["Bạch Liên có quy mô 500 giường. Cuối bài viết Bạch Liên có 700 giường."]
      silent: ["Bạch Liên có quy mô 500 giường. Cuối bài viết Bạch Liên có khoảng 500 giường."]
rules:
  - id: percent-change
    check: percent-change
    title: {vi: Theo lối tòa soạn, en: As our desk says it}
    why: {vi: Để thử., en: To try it.}
    examples:
      firing: ["Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%."]
      silent: ["Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 10%."]
"""
BEDS = "Bệnh viện Bạch Liên có quy mô 500 giường. Theo ban giám đốc, Bạch Liên có 700 giường."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "our-desk.yaml").write_text(PACK, encoding="utf-8")
    return tmp_path


def rules(text: str, *folders: Path) -> list[str]:
    return [f.rule for f in Checker(folders).check([Document(id="a", text=text)]).findings if f.verdict != "consistent"]


def test_a_metric_of_a_new_owner_fires(folder: Path) -> None:
    """The new metric compares the figures of the new name."""
    assert rules(BEDS, folder) == ["bed-count-conflict"]


def test_nothing_leaks_into_other_checkers(folder: Path) -> None:
    """A checker without the folder knows neither the metric nor the name."""
    assert (rules(BEDS, folder), rules(BEDS)) == (["bed-count-conflict"], [])


def test_the_owner_is_the_entity(folder: Path) -> None:
    """Two spellings of a new name are one owner."""
    claims = Checker([folder]).claims(Document(id="a", text=BEDS))
    assert {claim.owner for claim in claims if claim.metric == "bed-count"} == {"bach-lien"}


def test_the_report_shows_the_name(folder: Path) -> None:
    """A finding names the entity by its first spelling."""
    (finding,) = Checker([folder]).check([Document(id="a", text=BEDS)]).findings
    assert "(bệnh viện Bạch Liên)" in finding.message


def test_an_entity_is_replaced_by_its_id(folder: Path) -> None:
    """Spellings of the built-in entity that the folder leaves out are gone."""
    spellings = Rulebook.load([folder]).entities.spellings
    assert ("hãng Ôpen" in spellings, "cha đẻ ChatGPT" in spellings) == (True, False)


def test_a_rule_is_replaced_by_its_id(folder: Path) -> None:
    """The rule is explained as the folder says."""
    assert Rulebook.load([folder]).rule("percent-change").title.en == "As our desk says it"


def test_a_later_folder_wins(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Folders are laid over each other in the order given."""
    other = tmp_path_factory.mktemp("other")
    (other / "a.yaml").write_text(PACK.replace("As our desk says it", "As the other says it"), encoding="utf-8")
    assert Rulebook.load([folder, other]).rule("percent-change").title.en == "As the other says it"


def test_ids_of_entities_stand_once(folder: Path) -> None:
    """Two packs of one folder cannot both define an entity."""
    (folder / "second.yaml").write_text(
        "id: second\ntitle: {vi: Hai, en: Two}\nentities:\n  - {id: bach-lien, kind: company, names: [BV Liên]}\n",
        encoding="utf-8",
    )
    with pytest.raises(RuleFileError, match=r"second\.yaml:4:10: the id 'bach-lien' is taken at .*our-desk\.yaml:4:10"):
        Rulebook.load([folder])


def test_the_examples_of_the_folder_hold(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`rules test DIR` runs the rules of the folder alone, with its names."""
    code = main(["rules", "test", str(folder), "--lang", "en"])
    assert (code, capsys.readouterr().out) == (0, "2 rules, 4 examples: all hold\n")
