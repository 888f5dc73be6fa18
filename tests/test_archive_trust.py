"""Whatever happens to an archive, what was acknowledged is there, and what is wrong is said in one sentence."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from archive_desk import CHECKER, NOW, article, filled, numbered, rows, said

from factcheck.align.sketch import sketch
from factcheck.archive import opened
from factcheck.archive.rows import unpacked
from factcheck.archive.schema import VERSION, steps
from factcheck.archive.sqlite import OURS, TYPES, SqliteStore
from factcheck.archive.verify import problems
from factcheck.cli import main
from factcheck.errors import ArchiveError

KILLS = int(os.environ.get("FACTCHECK_KILLS", "30"))
ADD = [sys.executable, "-m", "factcheck", "archive", "add"]
ROOT = Path(__file__).parents[1]


def _jsonl(path: Path, numbers: range) -> Path:
    documents = (numbered(n) for n in numbers)
    lines = (json.dumps({"id": d.id, "text": d.text, "published": "2025-06-01"}, ensure_ascii=False) for d in documents)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def _ids(path: Path) -> set[str]:
    with opened(str(path)) as archive:
        assert list(problems(archive)) == []
        return {document.id for document in archive.documents(list(archive.store.numbers()))}


def test_killed(tmp_path: Path) -> None:
    """Killed at any moment, an archive holds every article that was acknowledged and is sound; run again, it goes on."""
    path, source, chance = tmp_path / "archive.db", _jsonl(tmp_path / "news.jsonl", range(4000)), random.Random(3)
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        command = [*ADD, str(path), str(source), "--list"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, encoding="utf-8")
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        lines = [first, *process.stdout.read().splitlines(keepends=True)]
        process.wait()
        acknowledged |= {line.rstrip("\n").split("\t")[1] for line in lines if line.endswith("\n")}
        assert acknowledged <= _ids(path)
    assert len(acknowledged) >= KILLS


def test_full_disk(tmp_path: Path) -> None:
    """A disk that is full is said so, and what was stored before is there."""
    path = tmp_path / "archive.db"
    filled(str(path), [article("a")]).store.close()
    source, limit = _jsonl(tmp_path / "news.jsonl", range(2000)), path.stat().st_size + 300_000
    full = subprocess.run(
        [*ADD, str(path), str(source)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert (full.returncode, full.stderr.count("\n")) == (2, 1), full.stderr
    assert "disk" in full.stderr
    assert "a" in _ids(path)


def test_read_only_folder(tmp_path: Path) -> None:
    """In a folder that may not be written, drafts are checked, and adding is refused in one sentence."""
    folder = tmp_path / "shared"
    folder.mkdir()
    filled(str(folder / "archive.db"), [article("a", 460)]).store.close()
    source = _jsonl(tmp_path / "news.jsonl", range(3))
    for place in (folder / "archive.db", source):
        place.chmod(0o644)
    folder.chmod(0o555)
    try:
        asked = _as_nobody("archive", "query", str(folder / "archive.db"), "--lang", "en")
        assert (asked.returncode, "460" in asked.stdout) == (0, True), asked.stderr
        refused = _as_nobody("archive", "add", str(folder / "archive.db"), "-", stdin=source.read_text(encoding="utf-8"))
        assert (refused.returncode, refused.stderr.count("\n"), "written" in refused.stderr) == (2, 1, True), refused.stderr
    finally:
        folder.chmod(0o755)


def _as_nobody(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run as a user whom permissions bind: root may write anywhere, unless it gives that up."""
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    if drop and not shutil.which("setpriv"):
        pytest.skip("needs setpriv, or a user who is not root")
    command = [*drop, sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("damage", ["head", "middle", "short", "text"])
def test_damaged(damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged file is refused or found damaged in one sentence a problem, never with a traceback."""
    path = tmp_path / "archive.db"
    filled(str(path), (numbered(n) for n in range(200))).store.close()
    data = bytearray(path.read_bytes())
    if damage == "head":
        data[20:60] = b"\xff" * 40
    elif damage == "middle":
        data[8192 : len(data) // 2] = bytes(len(data) // 2 - 8192)
    elif damage == "short":
        del data[len(data) // 3 :]
    else:
        data = bytearray(b"no archive at all".ljust(4096, b"."))
    path.write_bytes(data)
    assert main(["archive", "verify", str(path)]) in (1, 2)
    said = capsys.readouterr().err
    assert said
    assert "Traceback" not in said


def test_a_changed_text_is_found(tmp_path: Path) -> None:
    """An article that somebody changed behind the archive's back is named."""
    path = tmp_path / "archive.db"
    filled(str(path), [article("a"), article("b")]).store.close()
    with sqlite3.connect(path) as connection:
        other = connection.execute("SELECT document FROM body WHERE article = 2").fetchone()[0]
        connection.execute("UPDATE body SET document = ? WHERE article = 1", (other[:-4],))
    with opened(str(path)) as archive:
        assert [problem.split(" is ")[0] for problem in problems(archive)] == ["the article 'a'"]


def test_an_older_archive_is_brought_up_to_date(tmp_path: Path) -> None:
    """Version 1 becomes the version of today, and keeps its articles."""
    path = tmp_path / "archive.db"
    with sqlite3.connect(path) as connection:
        for statement in steps(0, TYPES, until=1):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {OURS}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO article (id, hash, claim, pairs, terms, others, sketch, keys, claims)"
            " VALUES ('old', 'x', 0, 0, x'', '', x'', 0, 0)"
        )
    connection.close()
    with opened(str(path)) as archive:
        assert archive.store.counted("SELECT id, added, reader FROM article") == [("old", "", "")]
        assert archive.store.counted("PRAGMA user_version") == [(VERSION,)]


def test_sketches_of_before_keep_no_article_out(tmp_path: Path) -> None:
    """An archive of version 2 tells what it told, and `--reread` sketches its articles anew."""
    path, draft = tmp_path / "archive.db", article("draft", 420, source="ban-thao")
    with filled(str(path), [article("a", 460)]) as archive:
        before = said(draft, archive)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE article SET sketch = x'0102'")
        connection.execute("PRAGMA user_version = 2")
    connection.close()
    with opened(str(path)) as archive:
        assert before
        assert said(draft, archive) == before
    assert main(["archive", "add", str(path), "--reread"]) == 0
    with opened(str(path)) as archive:
        assert archive.store.sketches([1])[1] == sketch(CHECKER.read(article("a", 460)))


def test_a_newer_archive_is_refused(tmp_path: Path) -> None:
    """An archive of a later version is not touched."""
    path = tmp_path / "archive.db"
    filled(str(path), [article("a")]).store.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(ArchiveError, match="newer factcheck"):
        opened(str(path), making=True)


def test_a_database_of_others_is_refused(tmp_path: Path) -> None:
    """The database of another program is named, and nothing is put into it."""
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photo (id)")
    connection.close()
    with pytest.raises(ArchiveError, match="another program"):
        opened(str(path), making=True)


def test_a_writer_that_never_ends(tmp_path: Path) -> None:
    """Who waits too long for another writer is told so."""
    path = str(tmp_path / "archive.db")
    filled(path, [article("a")]).store.close()
    waiting = pytest.raises(ArchiveError, match="another program")
    with SqliteStore(path, wait=0.1) as one, SqliteStore(path, wait=0.1) as other, one.transaction(), waiting:
        other.put(rows([article("b")]), NOW)


def test_a_small_file_fills_no_memory() -> None:
    """A stored article that would unpack to more than any article is refused."""
    with pytest.raises(ValueError, match="does not end"):
        unpacked(zlib.compress(bytes(65_000_000)))


def test_hostile_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines that are too deep, too long or no article are named with their place; the others are stored."""
    deep = "[" * 100_000
    source = tmp_path / "news.jsonl"
    source.write_text(f'{{"id": "a", "text": {deep}\n{{"id": "b", "text": "Giá 5 USD."}}\nnull\n', encoding="utf-8")
    assert main(["archive", "add", str(tmp_path / "archive.db"), str(source)]) == 2
    assert [line.split(":")[2] for line in capsys.readouterr().err.splitlines()] == ["1", "3"]
    assert _ids(tmp_path / "archive.db") == {"b"}


def test_reread(tmp_path: Path) -> None:
    """`--reread` reads again what other rules have read."""
    path = str(tmp_path / "archive.db")
    filled(path, [article("a")]).store.counted("UPDATE article SET reader = 'old'")
    assert main(["archive", "add", path, "--reread"]) == 0
    with opened(path) as archive:
        assert archive.store.counted("SELECT reader FROM article") == [(CHECKER.reader,)]
