"""An archive in one SQLite file: many readers and writers at once, and nothing acknowledged is lost.

Write-ahead log with a full sync at every commit; a writer waits for the other up to `WAIT` seconds. SQLite's result codes:
https://www.sqlite.org/rescode.html
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from factcheck.align.keys import Key
from factcheck.archive.schema import VERSION, steps
from factcheck.archive.store import Store
from factcheck.errors import ArchiveError

WAIT = 30.0
OURS = 0x46435641  # "FCVA": the application id in the header of the file
TYPES = {
    "serial": "INTEGER PRIMARY KEY",
    "blob": "BLOB",
    "number": "INTEGER",
    "clustered": " WITHOUT ROWID",
    "empty": "x''",
}
_HEADER = b"SQLite format 3\0"
_PROBLEMS = {
    sqlite3.SQLITE_NOTADB: "is damaged or no archive; restore it from a copy, or name another file",
    sqlite3.SQLITE_CORRUPT: "is damaged; `factcheck archive verify` says where. Restore it from a copy",
    sqlite3.SQLITE_FULL: "the disk is full; what was stored before is safe. Make room and run the command again",
    sqlite3.SQLITE_IOERR: "cannot be read or written (disk full, or a broken disk); what was stored before is safe",
    sqlite3.SQLITE_READONLY: "cannot be written; give this user write permission for the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; the folder must exist and this user must be allowed to write in it",
    sqlite3.SQLITE_BUSY: f"another program has been writing for more than {WAIT:.0f} s; try again when it is done",
    sqlite3.SQLITE_LOCKED: "is locked by this program; try again",
    sqlite3.SQLITE_TOOBIG: "an article is too long to be stored",
    sqlite3.SQLITE_PERM: "cannot be opened; this user lacks the permission",
}


class SqliteStore(Store):
    """`making`: a file that is not there is made."""

    def __init__(self, path: str, *, making: bool = False, wait: float = WAIT) -> None:
        self.address = path
        self._wait = wait
        if not making:
            _must_exist(path)
        _must_be_sqlite(path)
        with self._told():
            self._connection = self._connected()
            try:
                self._prepare(making)
            except BaseException:
                self._connection.close()
                raise

    def _connected(self) -> sqlite3.Connection:
        name = "file:" + quote(str(Path(self.address).absolute()))
        return sqlite3.connect(name + _mode(self.address), uri=True, timeout=self._wait, isolation_level=None)

    def _prepare(self, making: bool) -> None:
        run = self._connection.execute
        self._connection.text_factory = str
        run("PRAGMA trusted_schema = OFF")
        run("PRAGMA cell_size_check = ON")
        run("PRAGMA cache_size = -65536")
        run("PRAGMA mmap_size = 268435456")
        version = self._version()
        if version == 0 and not making:
            raise ArchiveError(self.address, "is an empty database; `factcheck archive add` makes an archive")
        if version < VERSION:
            self._migrate()
        run("PRAGMA synchronous = FULL")

    def _version(self) -> int:
        """The version of the archive; 0 of a file without any table."""
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        (owner,) = self._connection.execute("PRAGMA application_id").fetchone()
        (tables,) = self._connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        if owner != OURS and (tables or version):
            raise ArchiveError(self.address, "is a database of another program; name an archive of factcheck")
        if version > VERSION:
            problem = f"was made by a newer factcheck (archive version {version}; this one reads up to {VERSION}); upgrade"
            raise ArchiveError(self.address, problem)
        return int(version)

    def _migrate(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        with self.transaction():
            since = self._version()  # another writer may have been faster
            for statement in steps(since, TYPES):
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {OURS}")
            self._connection.execute(f"PRAGMA user_version = {VERSION}")

    def close(self) -> None:
        with self._told():
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # SQLite has rolled back already when the disk is full
                    self._connection.execute("ROLLBACK")
                raise

    def _run(self, statement: str, values: Sequence[Any] = ()) -> Iterable[Sequence[Any]]:
        with self._told():
            found = self._connection.execute(statement, values)
            # Articles are few at a time; claims may be millions, and come as they are asked for.
            return self._each(found) if statement.startswith("SELECT a.id") else found.fetchall()

    def _each(self, found: sqlite3.Cursor) -> Iterator[Sequence[Any]]:
        with self._told():
            yield from found

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        with self._told():
            self._connection.executemany(statement, rows)

    def lying(self, keys: Sequence[Key], most: int) -> Iterator[tuple[Key, list[int]]]:
        statement = "SELECT article FROM posting WHERE stretch = ? AND word = ? ORDER BY article DESC LIMIT ?"
        run = self._connection.execute
        with self._told():
            for stretch, word in keys:
                if found := run(statement, (stretch, word, most)).fetchall():
                    yield (stretch, word), [number for (number,) in found]

    def integrity(self) -> list[str]:
        with self._told():
            said = [line for (line,) in self._connection.execute("PRAGMA integrity_check(10)")]
        return [] if said == ["ok"] else [line for text in said for line in text.splitlines()]

    def size(self) -> int:
        names = (self.address, f"{self.address}-wal")
        return sum(os.path.getsize(name) for name in names if os.path.exists(name))

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ArchiveError(self.address, _problem(error)) from error


def _problem(error: sqlite3.Error) -> str:
    code = cast(int, getattr(error, "sqlite_errorcode", 0)) & 0xFF
    if code in _PROBLEMS:
        return _PROBLEMS[code]
    if isinstance(error, sqlite3.DataError):
        return f"an article cannot be stored: {error}"
    if isinstance(error, sqlite3.OperationalError | sqlite3.DatabaseError) and "no such" in str(error):
        return f"is damaged: {error}. Restore it from a copy"
    raise error  # a mistake of ours


def _must_exist(path: str) -> None:
    if not os.path.exists(path):
        raise ArchiveError(path, "there is no such archive; `factcheck archive add` makes one")


def _must_be_sqlite(path: str) -> None:
    """Refuse folders and other files before SQLite puts anything beside them."""
    if os.path.isdir(path):
        raise ArchiveError(path, "is a folder; an archive is one file, such as archive.db")
    try:
        with open(path, "rb") as file:
            head = file.read(len(_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise ArchiveError(path, f"cannot be read: {error.strerror}") from None
    if head and head != _HEADER:
        raise ArchiveError(path, "is no archive (no SQLite file); name an archive that `factcheck archive add` made")


def _mode(path: str) -> str:
    """Where nothing may be written and nobody is writing, the file is read as it lies."""
    folder = os.path.dirname(os.path.abspath(path))
    resting = not os.path.exists(f"{path}-wal")
    return "?mode=ro&immutable=1" if os.path.exists(path) and resting and not os.access(folder, os.W_OK) else "?mode=rwc"
