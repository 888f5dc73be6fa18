"""The server: what an editor sends, and when documents are checked. Typing waits for a pause, checks run in a thread."""

from __future__ import annotations

import asyncio
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck.errors import FactcheckError
from factcheck.integrations.lsp.actions import SHOW, actions
from factcheck.integrations.lsp.diagnostics import diagnostics
from factcheck.integrations.lsp.draft import Draft, Text
from factcheck.integrations.lsp.hover import hover
from factcheck.integrations.lsp.reading import Reader
from factcheck.integrations.units import Encoding
from factcheck.version import __version__

PAUSE = 0.3  # seconds without typing before a document is checked


class Server(LanguageServer):
    """Keeps a draft of each open document."""

    def __init__(self) -> None:
        # Whole texts: pygls would apply changes by lines that also end at form feeds, editors do not.
        super().__init__("factcheck", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.reader = Reader()
        self.drafts: dict[str, Draft] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._told: str | None = None

    def later(self, uri: str, pause: float = PAUSE) -> None:
        """Check a document after a pause; what waited before is forgotten."""
        self.forget(uri)
        self._waiting[uri] = asyncio.ensure_future(self._check(uri, pause))

    def forget(self, uri: str) -> None:
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()

    async def draft(self, uri: str) -> Draft | None:
        """The draft of what the document holds now; waits for a check that is under way."""
        waiting = self._waiting.get(uri)
        if waiting:
            await asyncio.wait([waiting])
        return self.drafts.get(uri)

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        text = self._text(uri)
        try:
            draft = await asyncio.to_thread(self.reader.draft, text)
        except FactcheckError as error:
            self._complain(str(error))
            return
        self.drafts[uri] = draft
        if draft.complaint:
            self._complain(draft.complaint)
        found = diagnostics(draft)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version=text.version))

    def _complain(self, problem: str) -> None:
        """Say what is wrong with the configuration, once."""
        if problem != self._told:
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, problem))
        self._told = problem

    def _text(self, uri: str) -> Text:
        document = self.workspace.get_text_document(uri)
        encoding: Encoding = {"utf-8": "utf-8", "utf-32": "utf-32"}.get(str(self._encoding()), "utf-16")  # type: ignore[assignment]
        path = to_fs_path(uri) or uri
        return Text(uri, path, document.language_id or "", document.version, document.source, encoding)

    def _encoding(self) -> str:
        encoding = self.workspace.position_encoding
        return getattr(encoding, "value", encoding) or "utf-16"


def create_server() -> Server:
    """The server with its features."""
    server = Server()
    _add_documents(server)
    _add_questions(server)
    return server


def _add_documents(server: Server) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        said: Any = params.initialization_options or {}
        server.reader = Reader(dated=isinstance(said, dict) and said.get("published") == "modified")

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.later(params.text_document.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.later(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.later(params.text_document.uri, 0)  # the configuration may have changed meanwhile

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.forget(uri)
        server.drafts.pop(uri, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def _add_questions(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        draft = await server.draft(params.text_document.uri)
        return hover(draft, params.position) if draft else None

    options = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, options)
    async def asked(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        draft = await server.draft(params.text_document.uri)
        return actions(draft, params.range) if draft else []

    @server.command(SHOW)
    async def show(uri: str, selection: lsp.Range) -> None:
        await server.window_show_document_async(lsp.ShowDocumentParams(uri, take_focus=True, selection=selection))
