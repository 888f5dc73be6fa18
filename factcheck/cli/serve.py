"""`factcheck serve`: the desk service, for editing systems and for people at the newsroom's browsers."""

from __future__ import annotations

import logging
import socket
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.api import Checker
from factcheck.cli import desk
from factcheck.cli import options as shared
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.integrations.http.settings import Settings

_DESCRIPTION = """\
Checks articles over HTTP: POST /v1/check and /v1/extract, /v2/check for clients of LanguageTool, a page at / for pasting an
article, /health, /metrics, and a description of it all at /openapi.json. Only this machine is served unless there is a token.
"""
_EXAMPLES = """\
examples:
  factcheck serve
  factcheck serve --port 9000 --rules quy-tac
  FACTCHECK_TOKEN=… factcheck serve --host 0.0.0.0
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = _DESCRIPTION, _EXAMPLES
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="the address to serve (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8765, metavar="N", help="default 8765; 0 takes a free one")
    parser.add_argument("--token-file", type=Path, metavar="FILE", help="holds the token; else FACTCHECK_TOKEN does")
    parser.add_argument("--workers", type=_count, metavar="N", help="processes that check (default: one a processor)")
    parser.add_argument("--queue", type=_count, metavar="N", default=256, help="requests that may wait (default 256)")
    parser.add_argument("--max-bytes", type=_count, metavar="N", default=1_000_000, help="of one request (default 1000000)")
    parser.add_argument("--time-limit", type=_seconds, metavar="S", default=10.0, help="seconds for one article (default 10)")
    parser.add_argument(
        "--cors-origin", action="append", default=[], metavar="URL", help="let pages of this origin ask (may be repeated)"
    )
    parser.add_argument("--against", metavar="ARCHIVE", help="hold articles against all published ones, too")
    desk.add_suppressions(parser)
    shared.add_rules(parser)
    shared.add_lang(parser)


def run(options: Namespace) -> int:
    """Serve until a signal ends it; requests that run are answered first."""
    try:
        from factcheck.integrations.http.app import create_app
        from factcheck.integrations.http.guard import Quiet
        from factcheck.integrations.http.running import run as run_service
    except ImportError as error:
        needed = "pip install 'factcheck-vi[serve]'"
        raise UsageError(f"serve needs extra packages ({error.name} is missing); install them with: {needed}") from None
    settings = _settings(options)
    _confirm(options)
    bound = _bound(settings.host, settings.port)
    _log_to_stderr(Quiet("%(asctime)s %(message)s"))
    run_service(create_app(settings), bound, settings)
    return 0


def _settings(options: Namespace) -> Settings:
    from factcheck.integrations.http.settings import Settings, token

    given = {
        "host": options.host, "port": options.port, "token": token(options.token_file), "workers": options.workers,
        "queue": options.queue, "max_bytes": options.max_bytes, "time_limit": options.time_limit,
        "origins": tuple(options.cors_origin), "rules": tuple(options.rules), "lang": options.lang,
        "config": Path(options.project.toml.path) if options.project else None,
        "against": str(options.against) if options.against else None, "suppressions": desk.side_file(options),
    }  # fmt: skip
    return Settings(**{name: value for name, value in given.items() if value is not None})


def _confirm(options: Namespace) -> None:
    """Refuse rules, a configuration, suppressions and an archive that cannot be used, before anyone asks."""
    from factcheck.config.suppressions import suppressions

    rules = Checker(options.rules).ids()
    if options.project:
        options.project.confirm(rules)
    if side := desk.side_file(options):
        suppressions(side)
    if options.against:
        from factcheck.archive import opened

        opened(str(options.against)).store.close()


def _bound(host: str, port: int) -> socket.socket:
    """A socket with its address; its protocol is named, or asyncio would leave Nagle's delay of 40 ms on each answer."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"--host {host} --port {port}: cannot be served ({reason}); another port may be free") from None
    return bound


def _log_to_stderr(formatter: logging.Formatter) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    for name, level in (("factcheck.serve", logging.INFO), ("uvicorn.error", logging.WARNING), ("asyncio", logging.ERROR)):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(level)
        logger.propagate = False


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise UsageError(f"{value!r} is no number of things; a whole number from 1 is needed")
    return int(value)


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise UsageError(f"--time-limit {value}: seconds from 0.1 to 3600 are needed")
    return seconds
