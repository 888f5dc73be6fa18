"""An archive answers as the articles themselves would, in a file and on a server alike."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from archive_desk import CHECKER, CLUSTERS, NOW, article, cluster, filled, numbered, rows, said
from postgres_server import Server, running

from factcheck.archive import opened
from factcheck.archive.archive import Archive
from factcheck.archive.verify import problems
from factcheck.errors import ArchiveError

_names = count()
DRAFT = article("draft", 420, source="ban-thao")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made: a file, or a database of its own on a server."""
    if request.param == "file":
        return str(tmp_path / "archive.db")
    return database(request.getfixturevalue("server"))


def database(server: Server) -> str:
    import psycopg

    name = f"news{next(_names)}"
    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server.of("desk", name)


def _content(archive: Archive) -> dict[str, str]:
    numbers = list(archive.store.numbers())
    return {document.id: document.text for document in archive.documents(numbers)}


@pytest.mark.parametrize("folder", CLUSTERS, ids=lambda folder: folder.name)
def test_verdicts(folder: Path, address: str) -> None:
    """A draft is told of published articles what comparing the articles directly tells."""
    articles = cluster(folder)
    direct = CHECKER.check(articles)
    with filled(address, articles) as archive:
        for draft in articles:
            between = [f for f in direct.findings if draft.id in (ids := {a.doc for a in f.anchors}) and len(ids) > 1]
            wanted = {(f.id, f.verdict) for f in between if f.verdict != "consistent"}
            assert {told for told in said(draft, archive) if told[1] != "consistent"} == wanted


def test_newest_first(address: str) -> None:
    """The draft's figure comes first in each finding, and the newest published article in the list."""
    published = [article("mid", 440, "2025-03-11"), article("new", 460, "2025-03-12"), article("old", 480, "2025-03-10")]
    with filled(address, published) as archive:
        report = CHECKER.check([DRAFT], against=archive)
    assert [[anchor.doc for anchor in f.anchors] for f in report.findings] == [["draft", i] for i in ("new", "mid", "old")]


def test_source_and_date(address: str) -> None:
    """A quoted article is listed with its date, its source and the archive it lies in."""
    with filled(address, [article("a", 460)]) as archive:
        summary = CHECKER.check([DRAFT], against=archive).documents[1]
        assert (summary.published, summary.source, summary.archive) == ("2025-03-12", "bao-a", archive.address)


def test_never_against_itself(address: str) -> None:
    """A draft that was published meanwhile, or is about to replace its own article, is not held against that."""
    with filled(address, [article("a", 460), article("other", 420)]) as archive:
        assert said(article("a", 420), archive) == [] or all(v == "consistent" for _, v in said(article("a", 420), archive))


def test_any_order(address: str, tmp_path: Path) -> None:
    """Articles added in any order, in any batches, give the same answers."""
    articles = [*(document for folder in CLUSTERS for document in cluster(folder)), article("x", 460), article("y", 480)]
    shuffled = random.Random(7).sample(articles, len(articles))
    with filled(address, articles) as one, filled(str(tmp_path / "other.db"), shuffled[:9]) as other:
        for document in shuffled[9:]:
            other.add(rows([document]), NOW)
        for draft in (DRAFT, *articles[:6]):
            assert said(draft, one) == said(draft, other)


def test_twice_is_once(address: str) -> None:
    """Adding what is there changes nothing."""
    articles = [article("a"), numbered(1)]
    with filled(address, articles) as archive:
        before = (_content(archive), archive.store.counted("SELECT COUNT(*) FROM posting"))
        assert archive.add(rows(articles), NOW) == ["same", "same"]
        assert (_content(archive), archive.store.counted("SELECT COUNT(*) FROM posting")) == before
        assert archive.news(articles) == []


def test_history(address: str) -> None:
    """A changed article replaces its figures and keeps what it said."""
    with filled(address, [article("a", 460)]) as archive:
        assert archive.add(rows([article("a", 420)]), NOW) == ["changed"]
        assert [document.text for document in archive.history("a")] == [article("a", 460).text]
        assert [verdict for _, verdict in said(DRAFT, archive)] in ([], ["consistent"])
        assert list(problems(archive)) == []


def test_clock_set_back(address: str) -> None:
    """What was replaced stays in order when the clock runs backwards."""
    with filled(address, [article("a", 460)]) as archive:
        archive.add(rows([article("a", 440)]), "2001-01-01T00:00:00+00:00")
        archive.add(rows([article("a", 420)]), "1999-01-01T00:00:00+00:00")
        assert [document.text for document in archive.history("a")] == [article("a", n).text for n in (460, 440)]
        assert all(r.added <= r.replaced for r in archive.store.revisions("a"))


def test_newer(address: str) -> None:
    """A published article is told what newer ones say otherwise, the newest not of older ones."""
    with filled(address, [article("old", 420, "2025-03-10"), article("new", 460, "2025-03-12")]) as archive:
        told = {i: len(CHECKER.newer(d, archive).findings) for i, d in (("old", article("old", 420, "2025-03-10")),)}
        assert told == {"old": 1}
        assert CHECKER.newer(article("new", 460, "2025-03-12"), archive).findings == ()


def test_outside_the_days(address: str) -> None:
    """An article of another time is not held against a draft."""
    with filled(address, [article("a", 460, "2024-01-01")]) as archive:
        assert said(DRAFT, archive) == []


def test_concurrent_writers(address: str) -> None:
    """Several writers of overlapping articles, and readers meanwhile, all come through; nothing is lost or doubled."""
    filled(address, [article("a", 460)]).store.close()
    ready = rows(numbered(n) for n in range(60))

    def write(seed: int) -> None:
        mine = random.Random(seed).sample(ready, len(ready))
        with opened(address) as archive:
            for start in range(0, len(mine), 5):
                archive.add(mine[start : start + 5], NOW)

    def look(_: int) -> list[tuple[str, str]]:
        with opened(address) as archive:
            return said(DRAFT, archive)

    with ThreadPoolExecutor(6) as pool:
        answers = pool.map(look, range(6))
        list(pool.map(write, range(3)))
        assert {len(answer) for answer in answers} == {1}
    with opened(address) as archive:
        assert len(_content(archive)) == 61
        assert list(problems(archive)) == []


def test_all_or_nothing(address: str) -> None:
    """A batch that cannot be stored leaves nothing of itself behind."""
    good, bad = rows([numbered(1), numbered(2)])
    broken = type(bad)(**{name: getattr(bad, name) for name in bad.__slots__} | {"claims": (("too few",),)})
    with filled(address, [article("a")]) as archive:
        with pytest.raises(Exception, match=r".+"):
            archive.add([good, broken], NOW)
        assert set(_content(archive)) == {"a"}


def test_no_such_archive(tmp_path: Path) -> None:
    """Looking into an archive that is not there names it and makes none."""
    with pytest.raises(ArchiveError, match="there is no such archive"):
        opened(str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
def test_lost_server(server: Server) -> None:
    """A server that goes away is an error in one sentence; what was acknowledged is there when it is back."""
    place = database(server)
    archive = filled(place, [article("a", 460)])
    server.stop()
    try:
        with pytest.raises(ArchiveError, match="went away"):
            archive.add(rows([article("b")]), NOW)
        with pytest.raises(ArchiveError, match="cannot be reached"):
            opened(place)
    finally:
        server.start()
    with opened(place) as again:
        assert set(_content(again)) == {"a"}


@pytest.mark.postgres
def test_least_privilege(server: Server) -> None:
    """The roles of docs/archive.md: a writer adds and looks, a reader only looks."""
    import psycopg

    place = database(server)
    filled(place, [article("a", 460)]).store.close()
    page = (Path(__file__).parents[1] / "docs/archive.md").read_text(encoding="utf-8")
    grants = page.split("```sql\n")[1].split("```")[0]
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute(grants.encode())
    name = place.rpartition("/")[2]
    with opened(server.of("desk_writer", name)) as archive:
        assert archive.add(rows([article("b", 440), article("a", 470)]), NOW) == ["added", "changed"]
    with opened(server.of("desk_reader", name)) as archive:
        assert len(said(DRAFT, archive)) == 2
        with pytest.raises(ArchiveError, match="lacks a right"):
            archive.add(rows([article("c")]), NOW)


@pytest.mark.postgres
def test_no_password_is_shown(server: Server) -> None:
    """Errors and reports name the server without the password."""
    with pytest.raises(ArchiveError) as caught:
        opened(f"postgresql://desk:se%20cret@127.0.0.1:{server.port}/missing")
    assert "cret" not in str(caught.value)


def test_days_are_ordinals() -> None:
    """The archive counts days as Python does, so that SQL and Python mean one day."""
    assert rows([article("a")])[0].day == date(2025, 3, 12).toordinal()
