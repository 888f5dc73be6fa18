"""`factcheck diff`: the changes of each pair of versions in `fixtures/revisions.yaml`, and the note as it is printed.

`python -m tests.test_diff` writes the notes anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck import Checker, Document
from factcheck.align.revision import Revision, revision
from factcheck.cli import main
from factcheck.cli.diff import printed

ROWS = yaml.safe_load((Path(__file__).parents[1] / "fixtures/revisions.yaml").read_text(encoding="utf-8"))
GOLDEN = Path(__file__).parent / "golden" / "diff"
CHECKER = Checker()
NOTES = [(form, lang) for form in ("text", "markdown") for lang in ("vi", "en")] + [("json", "vi")]
_OLD = """\
Giá vé cáp treo Bà Nà là 950.000 đồng. Khu du lịch đón 12.000 khách ngày 2/9/2024.
Ban quản lý huy động 150 nhân viên.
"""
_NEW = """\
Giá vé cáp treo Bà Nà là 990.000 đồng. Khu du lịch đón hơn 12.000 khách ngày 2/9/2024.
Khu *mới* có 4 làn soát vé.
"""


def _revised(row: dict[str, str]) -> Revision:
    old, new = (CHECKER.read(Document(id=name, text=row[name], published="2025-05-01")) for name in ("old", "new"))
    return revision(old, new)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_changes(row) -> None:
    found = _revised(row)
    told = [[c.kind, c.old and printed(c.old), c.new and printed(c.new)] for c in found.changes]
    assert (told, found.same) == (row["changes"], row["same"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_turned_round(row) -> None:
    """Back to the old version the same figures change, what was put in is left out, and as many stay."""
    back = _revised({"old": row["new"], "new": row["old"]})
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    told = [[turned[c.kind], c.new and printed(c.new), c.old and printed(c.old)] for c in back.changes]
    assert sorted(map(repr, told)) == sorted(map(repr, row["changes"]))
    assert back.same == row["same"]


def _note(form: str, lang: str, folder: Path) -> tuple[int, str]:
    (folder / "old.txt").write_text(_OLD, encoding="utf-8")
    (folder / "new.txt").write_text(_NEW, encoding="utf-8")
    out = folder / "note"
    code = main(
        ["diff", str(folder / "old.txt"), str(folder / "new.txt"), "--format", form, "--lang", lang, "--output", str(out)]
    )
    return code, out.read_text(encoding="utf-8").replace(str(folder), "FOLDER")


@pytest.mark.parametrize(("form", "lang"), NOTES)
def test_note(form: str, lang: str, tmp_path: Path) -> None:
    """A note for a correction, to the byte, in both languages."""
    assert _note(form, lang, tmp_path) == (1, (GOLDEN / f"note.{lang}.{form}").read_text(encoding="utf-8"))


def test_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(_OLD, encoding="utf-8")
    assert main(["diff", str(tmp_path / "a.txt"), str(tmp_path / "a.txt"), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "0 changed, 0 removed, 0 added; 4 figures as before\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "no such file"), ("", "empty"), ('{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n', "holds 2 articles")],
)
def test_not_an_article(content: str | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no article is named in one sentence."""
    (tmp_path / "a.txt").write_text(_OLD, encoding="utf-8")
    other = tmp_path / "b.jsonl"
    if content is not None:
        other.write_text(content, encoding="utf-8")
    assert main(["diff", str(tmp_path / "a.txt"), str(other), "--lang", "en"]) == 2
    error = capsys.readouterr().err
    assert (error.count("\n"), said in error.lower(), "b.jsonl" in error) == (1, True, True), error


if __name__ == "__main__":
    import tempfile

    for form, lang in NOTES:
        with tempfile.TemporaryDirectory() as folder:
            note = _note(form, lang, Path(folder))[1]
            (GOLDEN / f"note.{lang}.{form}").write_text(note, encoding="utf-8")
