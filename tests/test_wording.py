"""The words of reports: complete in both languages, and loud when they are not."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from factcheck.errors import RuleFileError
from factcheck.model import Kind, Verdict
from factcheck.rulebook.wording import LANGS, Wording

KEYS = [
    *(f"verdict.{verdict}" for verdict in Verdict),
    *(f"summary.{verdict}" for verdict in Verdict),
    *(f"kind.{kind}" for kind in get_args(Kind)),
]


@pytest.mark.parametrize("key", KEYS)
def test_every_verdict_and_kind_has_words(key: str) -> None:
    """What a report may have to name has a name."""
    assert all(key in Wording(lang) for lang in LANGS)


def test_an_unknown_key_is_loud() -> None:
    """A typing error in our code crashes and names the nearest key."""
    with pytest.raises(KeyError, match=r"the nearest is 'verdict\.contradiction'"):
        Wording("vi").text("verdict.contradicton")


def test_a_missing_placeholder_is_loud() -> None:
    """A placeholder without a value crashes."""
    with pytest.raises(KeyError, match="needs a value for 'percent'"):
        Wording("vi").text("finding.confidence")


BROKEN = {
    "a language is missing": ("a: {vi: x}", "1:4: a: an entry holds exactly vi and en"),
    "placeholders differ": ("ok: {vi: x, en: x}\na: {vi: '{n}', en: '{m}'}", "2:4: a: placeholders differ"),
    "placeholders are numbered": ("a: {vi: '{0}', en: '{0}'}", "1:4: a: placeholders are names"),
    "braces are unbalanced": ("a: {vi: '{n', en: '{n'}", "1:4: a: "),
    "not a mapping": ("- a", "1:1: "),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    """The file, the line and the column are named."""
    text, message = BROKEN[name]
    path = tmp_path / "wording.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        Wording("vi", path)
    assert f"{path}:{message}" in str(caught.value)
