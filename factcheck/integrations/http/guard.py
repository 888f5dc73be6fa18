"""What stands before every request: the token, the size, the headers of safety, the log line and the numbers.

Nothing of an article gets into the log: it names the route, not the address, and errors without their message.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import logging
import time
import traceback
from typing import Any

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.integrations.http.metrics import Metrics
from factcheck.integrations.http.settings import Settings

LOG = logging.getLogger("factcheck.serve")
_OPEN = frozenset({"/health", "/healthz"})
_OWN_TOKEN = frozenset({"/v2/check"})  # its clients can send a token in the form only
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"


class Guard:
    """The outermost layer of the service."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app, self._settings, self._metrics = app, settings, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(scope, send)
        refusal = self._refusal(scope)
        try:
            if refusal:
                await exchange.refuse(*refusal)
            else:
                await self._app(scope, self._limited(receive), exchange.send)
        finally:
            self._record(exchange)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers, path = Headers(scope=scope), scope["path"]
        own = path in _OWN_TOKEN and "authorization" not in headers
        asked = scope["method"] != "OPTIONS" and path not in _OPEN and not own
        if asked and not admitted(self._settings.token, bearer(headers.get("authorization", ""))):
            return 401, "a token is needed: Authorization: Bearer TOKEN"
        length = headers.get("content-length", "0")
        too_large = length.isdecimal() and int(length[:20]) > self._settings.max_bytes
        return (413, self._too_large()) if too_large else None

    def _too_large(self) -> str:
        return f"a request may hold {self._settings.max_bytes:,} bytes; send one article at a time"

    def _limited(self, receive: Receive) -> Receive:
        """Counts what comes, for clients that do not say how much will."""
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._settings.max_bytes:
                raise HTTPException(413, self._too_large())  # which FastAPI answers
            return message

        return counted

    def _record(self, exchange: _Exchange) -> None:
        seconds = time.monotonic() - exchange.began
        self._metrics.request(exchange.route, exchange.method, exchange.status, seconds)
        LOG.info("%s %s %d %.0f ms", exchange.method, exchange.route, exchange.status, seconds * 1000)


class _Exchange:
    """One request and its answer."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope, self._send = scope, send
        self.began, self.status = time.monotonic(), 500

    @property
    def method(self) -> str:
        return str(self._scope["method"]) if self._scope["method"] in ("GET", "HEAD", "POST", "OPTIONS") else "OTHER"

    @property
    def route(self) -> str:
        """The route that answered; an address may hold anything, so it is not told."""
        return getattr(self._scope.get("route"), "path", "-")

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("Content-Security-Policy", _POLICY)
        await self._send(message)

    async def refuse(self, status: int, detail: str) -> None:
        body = json.dumps({"detail": detail}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        if status == 401:
            headers.append((b"www-authenticate", b'Basic realm="factcheck", charset="UTF-8"'))
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


def bearer(header: str) -> str:
    """The token of `Authorization: Bearer TOKEN`, or the password of `Basic`, which is what a browser asks for."""
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "basic":
        return value.strip() if scheme.lower() == "bearer" else ""
    try:
        return base64.b64decode(value, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def admitted(token: str | None, given: str) -> bool:
    """Whether a client may come in; takes as long for every wrong token."""
    return token is None or hmac.compare_digest(token.encode(), given.encode("utf-8", "surrogatepass"))


class Quiet(logging.Formatter):
    """Tells where an error arose and its kind, not its message, which may quote an article."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the name is that of logging
        kind, error, _ = ei
        frames = traceback.extract_tb(error.__traceback__) if error else []
        return "\n".join([*(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames), f"  {kind.__name__}"])
