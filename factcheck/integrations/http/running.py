"""The service as a process: it says where it is once it answers, and ends when a signal comes."""

from __future__ import annotations

import socket
import sys

import uvicorn
from starlette.types import ASGIApp

from factcheck.integrations.http.settings import Settings


class Announced(uvicorn.Server):
    """A server that says its address when it listens; until the workers are ready nobody is let in to wait."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listening in sockets or ():
            host, port = listening.getsockname()[:2]
            print(f"factcheck: http://{f'[{host}]' if ':' in host else host}:{port}", file=sys.stderr, flush=True)


def run(app: ASGIApp, bound: socket.socket, settings: Settings) -> None:
    """Serve until a signal comes; requests that run are answered first."""
    patience = int(settings.time_limit) + 1
    config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=patience, backlog=1024)
    Announced(config).run(sockets=[bound])
