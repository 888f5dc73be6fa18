"""How the service runs, and who may use it."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import UsageError

TOKEN = "FACTCHECK_TOKEN"
_TOKEN_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Settings:
    """Sizes in bytes, times in seconds. Without a token only this machine is served."""

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    workers: int = os.cpu_count() or 1
    queue: int = 256
    max_bytes: int = 1_000_000
    time_limit: float = 10.0
    origins: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    lang: str = "vi"
    config: Path | None = None
    against: str | None = None
    suppressions: Path | None = None

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < _TOKEN_LENGTH:
            raise UsageError(f"the token has {len(self.token)} characters; at least {_TOKEN_LENGTH} are needed")
        if self.token is None and not loopback(self.host):
            raise UsageError(f"--host {self.host} is open to other machines and needs a token: set {TOKEN} or --token-file")


def loopback(host: str) -> bool:
    """Whether only this machine can reach an address.

    >>> loopback("127.0.0.1"), loopback("::1"), loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def token(file: Path | None) -> str | None:
    """The token, from a file or from the environment; neither is in the list of processes."""
    if file is None:
        return os.environ.get(TOKEN) or None
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--token-file {file}: cannot be read ({error}); a text file with the token was expected") from None
