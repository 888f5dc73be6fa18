"""A PostgreSQL server of our own for the length of a test run: a fresh cluster in a temporary folder, on loopback."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_USERS = ("postgres", "nobody")  # whom the server runs as when we are root, which it refuses


def program(name: str) -> str | None:
    """A program of the server: on the path, or where Debian puts it."""
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return str(newest[-1]) if newest else shutil.which(name)


class Server:
    """A running cluster; `address` is that of its superuser."""

    def __init__(self, folder: Path, port: int, user: str | None) -> None:
        self.folder, self.port, self._user = folder, port, user
        self.address = self.of("desk", "postgres")

    def of(self, role: str, database: str) -> str:
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def run(self, name: str, *arguments: str) -> None:
        command = program(name)
        assert command
        done = subprocess.run(
            [command, *arguments], user=self._user, cwd=self.folder, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        options = f"-h 127.0.0.1 -p {self.port} -k {self.folder} -F"
        log = str(self.folder / "log")
        self.run("pg_ctl", "--pgdata", str(self.folder / "data"), "--wait", "--log", log, "--options", options, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "--pgdata", str(self.folder / "data"), "--wait", "--mode", "immediate", "stop")


@contextmanager
def running() -> Iterator[Server]:
    """Make a cluster, start it, and take both away at the end."""
    with tempfile.TemporaryDirectory(prefix="factcheck-pg-", ignore_cleanup_errors=True) as name:
        user = None
        if os.geteuid() == 0:
            user = next(user for user in _USERS if _known(user))
            shutil.chown(name, user)
        server = Server(Path(name), _free_port(), user)
        made = ("--username", "desk", "--auth", "trust", "--encoding", "UTF8")
        server.run("initdb", "--pgdata", str(Path(name) / "data"), *made)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _known(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
