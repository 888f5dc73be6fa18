"""An archive on a PostgreSQL server, for several desks at once: the same tables and statements as in a file.

psycopg 3 (extra `postgres`). Tables lie in the schema that the connection's search path puts first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from factcheck.align.keys import Key
from factcheck.archive.schema import TABLES, VERSION, steps
from factcheck.archive.store import Store
from factcheck.errors import ArchiveError, UsageError

try:
    import psycopg
    from psycopg import errors
except ImportError:
    raise UsageError("an archive on PostgreSQL needs psycopg: pip install 'factcheck-vi[postgres]'") from None

TYPES = {
    "serial": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "blob": "BYTEA",
    "number": "BIGINT",
    "clustered": "",
    "empty": "''",
}
_CONNECT = 10  # seconds
_LOCK = 0x46435641  # one migration at a time
_LYING = """\
SELECT k.stretch, k.word, p.article FROM unnest(%s::int[], %s::bigint[]) AS k (stretch, word),
LATERAL (SELECT article FROM posting WHERE stretch = k.stretch AND word = k.word ORDER BY article DESC LIMIT %s) AS p"""


class PostgresStore(Store):
    """`making`: the tables are made when they are not there, which needs the right to create them."""

    _lock = "FOR UPDATE"

    def __init__(self, address: str, *, making: bool = False) -> None:
        self.address = _without_password(address)
        with self._told():
            settings = {"connect_timeout": _CONNECT, "application_name": "factcheck", "autocommit": True}
            self._connection = psycopg.connect(address, **settings)  # type: ignore[arg-type]
            try:
                self._prepare(making)
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self, making: bool) -> None:
        version = self._version()
        if version > VERSION:
            problem = f"was made by a newer factcheck (archive version {version}; this one reads up to {VERSION}); upgrade"
            raise ArchiveError(self.address, problem)
        if version == 0 and not making:
            raise ArchiveError(self.address, "holds no archive; `factcheck archive add` makes one")
        if version < VERSION:
            self._migrate()

    def _version(self) -> int:
        if self._connection.execute("SELECT to_regclass('archive')").fetchone() == (None,):
            return 0
        found = self._connection.execute("SELECT MAX(version) FROM archive").fetchone()
        return int(found[0] or 0) if found else 0

    def _migrate(self) -> None:
        with self.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            self._connection.execute("CREATE TABLE IF NOT EXISTS archive (version INTEGER PRIMARY KEY)")
            for statement in steps(self._version(), TYPES):
                self._connection.execute(statement.encode())
            self._connection.execute("INSERT INTO archive (version) VALUES (%s) ON CONFLICT DO NOTHING", (VERSION,))

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._told(), self._connection.transaction():
            yield

    def _run(self, statement: str, values: Sequence[Any] = ()) -> Iterable[Sequence[Any]]:
        with self._told():
            found = self._connection.execute(_placed(statement), values)
            return found.fetchall() if found.description else []

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        with self._told(), self._connection.cursor() as cursor:
            cursor.executemany(_placed(statement), rows)

    def lying(self, keys: Sequence[Key], most: int) -> Iterator[tuple[Key, list[int]]]:
        found: dict[Key, list[int]] = {}
        values = ([stretch for stretch, _ in keys], [word for _, word in keys], most)
        with self._told():
            for stretch, word, article in self._connection.execute(_LYING, values):
                found.setdefault((stretch, word), []).append(article)
        yield from found.items()

    def integrity(self) -> list[str]:
        missing = [table for table in TABLES if self._missing(table)]
        return [f"the table {table} is missing" for table in missing]

    def _missing(self, table: str) -> bool:
        with self._told():
            return self._connection.execute("SELECT to_regclass(%s)", (table,)).fetchone() == (None,)

    def size(self) -> int:
        found = self._run("SELECT SUM(pg_total_relation_size(to_regclass(t))) FROM unnest(?::text[]) AS t", (list(TABLES),))
        return int(next(iter(found))[0] or 0)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            raise ArchiveError(self.address, _problem(error)) from error


def _placed(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()


def _problem(error: psycopg.Error) -> str:
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if isinstance(error, errors.InsufficientPrivilege):
        return f"this user lacks a right: {said}; docs/archive.md lists what a role needs"
    if isinstance(error, errors.UndefinedTable | errors.UndefinedColumn):
        return f"is damaged: {said}"
    if isinstance(error, errors.DiskFull):
        return "the disk of the server is full; what was stored before is safe"
    if isinstance(error, psycopg.OperationalError):
        return f"the server cannot be reached or went away ({said}); what was stored before is safe. Run the command again"
    if isinstance(error, psycopg.ProgrammingError) and not error.sqlstate:
        return f"is no address of a server: {said}"
    if isinstance(error, psycopg.DataError):
        return f"an article cannot be stored: {said}"
    raise error  # a mistake of ours


def _without_password(address: str) -> str:
    """The address as it may be shown: `postgresql://desk@db.example/news`."""
    try:
        parts = urlsplit(address)
        host = f"{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}"
    except ValueError:
        return "postgresql://…"
    user = f"{parts.username}@" if parts.username else ""
    return f"{parts.scheme}://{user}{host}{parts.path}"
