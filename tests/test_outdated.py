"""`factcheck archive outdated`: what newer articles say otherwise, as `fixtures/outdated.yaml` has it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from archive_desk import CHECKER, CLUSTERS, cluster, filled

from factcheck import Document
from factcheck.cli import main

ROWS = yaml.safe_load((Path(__file__).parents[1] / "fixtures/outdated.yaml").read_text(encoding="utf-8"))


def _documents(row: dict[str, Any]) -> list[Document]:
    told = row["articles"].items()
    return [Document(id=id_, text=text, published=day, source=f"bao-{id_}", title=id_) for id_, (day, text) in told]


def _asked(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, Any]]:
    code = main(["archive", "outdated", str(path), "--format", "json", *options])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_outdated(row: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "archive.db"
    filled(str(path), _documents(row)).store.close()
    code, report = _asked(path, capsys)
    told = [[*(anchor["doc"] for anchor in f["anchors"]), f["verdict"]] for f in report["findings"]]
    assert sorted(told) == sorted(row["outdated"])
    assert code == int(bool(row["outdated"]))
    assert report["coverage"]["documents"] == len(row["articles"])


def test_the_scan_keeps_nothing_back(tmp_path: Path) -> None:
    """Articles that the scan does not have read again would not be told anything."""
    articles = [document for folder in CLUSTERS for document in cluster(folder)]
    with filled(str(tmp_path / "archive.db"), articles) as archive:
        cards = {stored.id: stored for stored in archive.store.cards(list(archive.store.numbers()))}
        may = {id_ for id_, stored in cards.items() if CHECKER.may_be_outdated(stored, archive)}
        are = {document.id for document in articles if CHECKER.newer(document, archive).findings}
    assert are <= may
    assert len(may) < len(cards)


def test_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only articles of the days asked for are looked at, against all that is newer."""
    path = tmp_path / "archive.db"
    row = next(row for row in ROWS if "giua" in row["articles"])
    filled(str(path), _documents(row)).store.close()
    code, report = _asked(path, capsys, "--since", "2025-03-11", "--until", "2025-03-11")
    assert (code, report["coverage"]["documents"], len(report["findings"])) == (1, 1, 1)
    assert [anchor["doc"] for anchor in report["findings"][0]["anchors"]] == ["giua", "moi"]
