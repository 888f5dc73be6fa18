"""What is kept between runs is never stale, never needed, and never in the way."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest

from factcheck.kept import expressions, memory, places
from factcheck.kept.memory import Memory
from factcheck.kept.values import kept
from factcheck.lexicon.files import rules_dir


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A file of rules whose values may be kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(places, "_own_folder", lambda: tmp_path / "own")
    (tmp_path / "rules").mkdir()
    return tmp_path / "rules" / "units.yaml"


def written(path):
    """The files that were written for it: beside it, and in the user's folder."""
    folders = path.parent, path.parent.parent / "own"
    return tuple(len(list(folder.rglob("units*"))) for folder in folders)


def place(path):
    """The one file that was written beside it."""
    (found,) = (path.parent / "__pycache__").iterdir()
    return found


def test_the_same_bytes_are_read_once(path):
    """A second run gives what the first made."""
    kept(path, b"a: 1", lambda: {"a": ["1"]})
    assert kept(path, b"a: 1", lambda: pytest.fail("made twice")) == {"a": ["1"]}


def test_other_bytes_are_read_anew(path):
    """Whatever the clock and the size of the file say: other content, other value."""
    kept(path, b"a: 1", lambda: {"a": "1"})
    assert kept(path, b"a: 2", lambda: {"a": "2"}) == {"a": "2"}


@pytest.mark.parametrize("damage", [lambda b: b"", lambda b: b[:20], lambda b: b[:-1] + bytes([b[-1] ^ 1]), lambda b: bytes(4)])
def test_a_damaged_file_counts_as_none(path, damage):
    """A full disk or a crash costs a little time and nothing else."""
    kept(path, b"a: 1", lambda: "first")
    place(path).write_bytes(damage(place(path).read_bytes()))
    assert kept(path, b"a: 1", lambda: "again") == "again"


def unwritable(path, monkeypatch):
    """A file stands where the folder would be: nobody can write there, not even root."""
    (path.parent / "__pycache__").write_text("in the way")


def no_bytecode(path, monkeypatch):
    """PYTHONDONTWRITEBYTECODE and -B."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)


@pytest.mark.parametrize("hindered", [unwritable, no_bytecode])
def test_the_folder_of_the_user(path, monkeypatch, hindered):
    """Where nothing may be written beside the rules, the user's own folder has it for the next run."""
    hindered(path, monkeypatch)
    kept(path, b"a: 1", lambda: "value")
    assert (kept(path, b"a: 1", lambda: pytest.fail("made twice")), written(path)) == ("value", (0, 1))


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_a_folder_others_may_write_to(path, monkeypatch):
    """What is kept is code to whoever can write it; such a folder is neither read nor written."""
    no_bytecode(path, monkeypatch)
    kept(path, b"a: 1", lambda: "value")
    (path.parent.parent / "own").chmod(0o777)
    told = [kept(path, made_of, lambda: "again") for made_of in (b"a: 1", b"a: 2")]
    assert (told, written(path)) == (["again", "again"], (0, 1))


def test_nowhere_to_write(path, monkeypatch):
    """A user without a home, on a read-only installation: it works, and keeps nothing."""
    unwritable(path, monkeypatch)
    monkeypatch.setattr(places, "_own_folder", lambda: None)
    kept(path, b"a: 1", lambda: "value")
    assert kept(path, b"a: 1", lambda: "again") == "again"


def test_what_nobody_asks_for_any_more_is_forgotten(path, monkeypatch):
    """Words of rules change, and what was made of the old ones does not gather for ever."""
    monkeypatch.setattr(memory, "_MOST", 2)
    for word in ("a", "b", "c"):
        run = Memory(path, b"1")
        run(word, word.upper)
        run.keep()
    last = Memory(path, b"1")
    assert [last("c", lambda: "made twice"), last("a", lambda: "made again")] == ["C", "made again"]


def test_a_changed_unit_is_read_by_the_next_run(tmp_path):
    """The real way: two runs over a copy of the package, with a word added in between."""
    copy = tmp_path / "factcheck"
    subprocess.run(["cp", "-R", os.path.dirname(expressions.__file__) + "/..", copy], check=True)
    subprocess.run(["cp", "-R", rules_dir(), tmp_path / "rules"], check=True)
    code = """import factcheck
print([m.kind for m in factcheck.extract(factcheck.Document(id="a", text="Dài 5 grunk."))])"""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "own")}

    def run():
        return subprocess.run(
            [sys.executable, "-c", code], env=environment, cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout

    before, again = run(), run()
    units = tmp_path / "rules" / "lexicon" / "units.yaml"
    with units.open("a", encoding="utf-8") as file:
        file.write('- {id: grunk, dimension: length, words: [grunk], example: "5 grunk"}\n')
    assert (before, again, run()) == ("['count']\n", "['count']\n", "['measure']\n")


@pytest.mark.parametrize(
    "source", [r"(?<!\w)(?:n(?:ăm|gày))(?!\w)", r"(?P<day>\d\d?)/(?P<month>\d\d?)|(x)", r"(?!)", r"[\u0300-\u036f]+", ""]
)
def test_an_expression_is_the_one_of_re(source):
    """Kept programs give the very pattern that `re` makes."""
    expressions.compiled(source)
    kept_one, plain = expressions.compiled(source), re.compile(source)
    text = "ngày 28/1 năm 2025 x e\u0301"
    assert (kept_one, kept_one.groupindex, kept_one.groups, [m.span() for m in kept_one.finditer(text)]) == (
        plain,
        plain.groupindex,
        plain.groups,
        [m.span() for m in plain.finditer(text)],
    )


@pytest.mark.parametrize("engine", [None, SimpleNamespace(MAGIC=0, compile=lambda source: source)])
def test_an_engine_we_do_not_know(monkeypatch, engine):
    """Where the engine takes other programs than ours, expressions are compiled as everywhere."""
    monkeypatch.setattr(expressions, "_sre", engine)
    assert expressions.compiled("năm") == re.compile("năm")
