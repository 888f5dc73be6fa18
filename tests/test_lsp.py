"""The language server as an editor sees it: a real process on standard input and output, and a real client."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

from factcheck.integrations.lsp.places import Places

SENTENCE = "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%."
Answer = TypeVar("Answer")


def _converter() -> Any:
    """That of pygls, which would read an action with a command as a command."""
    converter = default_converter()
    converter.register_structure_hook(lsp.Command | lsp.CodeAction, lambda sent, _: converter.structure(sent, lsp.CodeAction))
    return converter


class Editor(LanguageClient):
    """An editor that remembers what it was told."""

    def __init__(self, folder: Path) -> None:
        super().__init__("editor", "1", converter_factory=_converter)
        self.folder, self.told, self.shown, self.said = folder, [], [], []
        self._news = asyncio.Event()
        self._listen()

    def _listen(self) -> None:
        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def diagnosed(params: lsp.PublishDiagnosticsParams) -> None:
            self.told.append(params)
            self._news.set()

        @self.feature(lsp.WINDOW_SHOW_DOCUMENT)
        def asked_to_show(params: lsp.ShowDocumentParams) -> lsp.ShowDocumentResult:
            self.shown.append(params)
            return lsp.ShowDocumentResult(success=True)

        @self.feature(lsp.WINDOW_SHOW_MESSAGE)
        def messaged(params: lsp.ShowMessageParams) -> None:
            self.said.append(params.message)
            self._news.set()

    async def start(self, encodings: list[str] | None = None, **options: Any) -> lsp.InitializeResult:
        await self.start_io(sys.executable, "-m", "factcheck", "lsp")
        general = lsp.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
        params = lsp.InitializeParams(lsp.ClientCapabilities(general=general), initialization_options=options or None)
        result = await self.initialize_async(params)
        self.initialized(lsp.InitializedParams())
        return result

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "plaintext") -> None:
        item = lsp.TextDocumentItem(self.uri(name), language, 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, name: str, text: str, version: int) -> None:
        document = lsp.VersionedTextDocumentIdentifier(version, self.uri(name))
        change = [lsp.TextDocumentContentChangeWholeDocument(text)]
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(document, change))

    async def news(self) -> None:
        await asyncio.wait_for(self._news.wait(), 30)
        self._news.clear()

    async def opened(self, name: str, text: str, language: str = "plaintext") -> list[lsp.Diagnostic]:
        """What is told of a document that was just opened."""
        before = len(self.told)
        self.open(name, text, language)
        while len(self.told) == before:  # a message may come first
            await self.news()
        return list(self.told[-1].diagnostics)


def session(folder: Path, talk: Callable[[Editor], Awaitable[Answer]]) -> Answer:
    """Run an editor for as long as it talks."""

    async def whole() -> Answer:
        editor = Editor(folder)
        try:
            return await talk(editor)
        finally:
            await editor.shutdown_async(None)
            editor.exit(None)
            await editor.stop()

    return asyncio.run(whole())


def cut(text: str, place: lsp.Range, codec: str = "utf-16-le", size: int = 2) -> str:
    """What stands at a range, by the protocol's own counting."""
    lines = text.replace("\r\n", "\n").split("\n")
    assert place.start.line == place.end.line
    return lines[place.start.line].encode(codec)[place.start.character * size : place.end.character * size].decode(codec)


@pytest.mark.parametrize(
    ("encodings", "codec", "size"), [(None, "utf-16-le", 2), (["utf-8"], "utf-8", 1), (["utf-32", "utf-16"], "utf-32-le", 4)]
)
def test_places_count_as_the_editor_counts(tmp_path: Path, encodings: list[str] | None, codec: str, size: int) -> None:
    """A figure is marked, and the others are told as related, in the units that were agreed on."""
    text = f"Vé tàu\r\n\r\n😀\u2028Gia\u0301 😀 {SENTENCE}\n"

    async def talk(editor: Editor) -> list[str]:
        await editor.start(encodings)
        (found,) = await editor.opened("a.txt", text)
        places = [found.range, *(related.location.range for related in found.related_information)]
        return [cut(text, place, codec, size) for place in places]

    assert session(tmp_path, talk) == ["500.000 đồng", "550.000 đồng", "20%"]


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("a.md", "markdown", f"---\npublished: 2025-01-28\n---\n\n# Vé tàu\n\n{SENTENCE}\n"),
        ("a.html", "html", f"<p>Vé tàu</p>\n<p>{SENTENCE.replace('20%', '<b>20</b>%')}</p>\n"),
        ("a.html", "html", f"<!doctype html><html><body><h1>Vé tàu</h1>\n<p>{SENTENCE}</p></body></html>\n"),
        ("untitled", "plaintext", SENTENCE),
    ],
)
def test_every_format(tmp_path: Path, name: str, language: str, text: str) -> None:
    """Markdown, HTML and plain text are marked where the figures stand in the source."""

    async def talk(editor: Editor) -> str:
        await editor.start()
        (found,) = await editor.opened(name, text, language)
        return cut(text, found.range)

    assert session(tmp_path, talk) == "500.000 đồng"


def test_typing_is_followed(tmp_path: Path) -> None:
    """What is told is of the last version; what is mended is gone; versions between are not checked."""

    async def talk(editor: Editor) -> list[tuple[int, int]]:
        await editor.start()
        await editor.opened("a.txt", SENTENCE)
        for version in range(2, 12):
            editor.type("a.txt", SENTENCE.replace("20%", "1" + "0%" * (version == 11)), version)
            await asyncio.sleep(0.01)
        await editor.news()
        return [(told.version, len(told.diagnostics)) for told in editor.told]

    assert session(tmp_path, talk) == [(1, 1), (11, 0)]


def test_closing_clears(tmp_path: Path) -> None:
    """A document that is closed has no findings."""

    async def talk(editor: Editor) -> int:
        await editor.start()
        await editor.opened("a.txt", SENTENCE)
        closing = lsp.TextDocumentIdentifier(editor.uri("a.txt"))
        editor.text_document_did_close(lsp.DidCloseTextDocumentParams(closing))
        await editor.news()
        return len(editor.told[-1].diagnostics)

    assert session(tmp_path, talk) == 0


def test_hover_shows_value_and_computation(tmp_path: Path) -> None:
    """Under the pointer: the value read, what the hedge allows, and the computation; nothing under other words."""
    text = f"Gần 600 tỷ USD. {SENTENCE}"

    async def talk(editor: Editor) -> list[str]:
        await editor.start()
        await editor.opened("a.txt", text)
        document = lsp.TextDocumentIdentifier(editor.uri("a.txt"))
        asked = [lsp.HoverParams(document, lsp.Position(0, text.index(word))) for word in ("600", "550", "lên")]
        answers = [await editor.text_document_hover_async(params) for params in asked]
        return [answer.contents.value if answer else "" for answer in answers]

    money, price, word = session(tmp_path, talk)
    assert ("600.000.000.000 USD" in money, "đến 600.000.000.000" in money) == (True, True)
    assert ("550.000 VND" in price, "(550.000 - 500.000) / 500.000" in price, word) == (True, True, "")


def test_an_action_shows_the_other_quote(tmp_path: Path) -> None:
    """The editor offers the other figures and goes there."""

    async def talk(editor: Editor) -> tuple[list[str], str]:
        await editor.start()
        (found,) = await editor.opened("a.txt", SENTENCE)
        document = lsp.TextDocumentIdentifier(editor.uri("a.txt"))
        params = lsp.CodeActionParams(document, found.range, lsp.CodeActionContext([found]))
        offered = await editor.text_document_code_action_async(params)
        command = offered[0].command
        await editor.workspace_execute_command_async(lsp.ExecuteCommandParams(command.command, command.arguments))
        return [action.title for action in offered], cut(SENTENCE, editor.shown[0].selection)

    assert session(tmp_path, talk) == (
        ["Xem “550.000 đồng”", "Xem “20%”", "Để nguyên, ghi lý do"], "550.000 đồng",
    )  # fmt: skip


def test_a_finding_may_stand_for_a_reason(tmp_path: Path) -> None:
    """The action writes an entry without a reason, which hides nothing; with one, the finding is gone."""
    side = tmp_path / "factcheck-suppressions.toml"

    async def talk(editor: Editor) -> list[int]:
        await editor.start()
        (found,) = await editor.opened("a.txt", SENTENCE)
        document = lsp.TextDocumentIdentifier(editor.uri("a.txt"))
        params = lsp.CodeActionParams(document, found.range, lsp.CodeActionContext([found]))
        action = (await editor.text_document_code_action_async(params))[-1]
        written = action.edit.document_changes[1].edits[0].new_text
        side.write_text(written, encoding="utf-8")
        count = [len(await editor.opened("a.txt", SENTENCE))]
        side.write_text(written.replace('""', '"đã hỏi lại"'), encoding="utf-8")
        return [*count, len(await editor.opened("a.txt", SENTENCE))]

    assert session(tmp_path, talk) == [1, 0]


def test_front_matter_that_cannot_be_read(tmp_path: Path) -> None:
    """The line is marked, with what would have been right."""

    async def talk(editor: Editor) -> tuple[int, str]:
        await editor.start()
        (found,) = await editor.opened("a.md", "---\ntitle: x\npublished: hôm qua\n---\n\nMột.\n", "markdown")
        return found.range.start.line, found.message

    line, message = session(tmp_path, talk)
    assert (line, "2025-01-28" in message) == (2, True)


@pytest.mark.parametrize(("options", "weekday"), [({}, 0), ({"published": "modified"}, 1)])
def test_the_day_of_the_file(tmp_path: Path, options: dict[str, str], weekday: int) -> None:
    """Only when the editor is set so, a document without a date counts from the day its file was changed."""
    text = "Thứ hai, ngày 28/1, tàu chạy lại."  # 28 January 2025 was a Tuesday
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    noon = time.mktime(date(2025, 1, 28).timetuple()) + 43_200
    os.utime(tmp_path / "a.txt", (noon, noon))

    async def talk(editor: Editor) -> int:
        await editor.start(**options)
        return len(await editor.opened("a.txt", text))

    assert session(tmp_path, talk) == weekday


def test_the_configuration_near_a_document_holds(tmp_path: Path) -> None:
    """What the newsroom leaves out is not told, and a mistake in the file is said once."""
    (tmp_path / "factcheck.toml").write_text('ignore = ["percent-change"]\n', encoding="utf-8")
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "factcheck.toml").write_text('ignor = ["x"]\n', encoding="utf-8")

    async def talk(editor: Editor) -> tuple[int, list[bool]]:
        await editor.start()
        found = await editor.opened("a.txt", SENTENCE)
        editor.open("wrong/b.txt", SENTENCE)
        await editor.news()
        editor.type("wrong/b.txt", SENTENCE, 2)
        await editor.opened("c.txt", SENTENCE)
        await asyncio.sleep(0.6)
        return len(found), ["factcheck.toml:1" in message for message in editor.said]

    assert session(tmp_path, talk) == (0, [True])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="aậ😀\r\n\u2028\x0c"), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_positions_go_there_and_back(text: str, encoding: str) -> None:
    """An offset that is not within a line's end comes back."""
    places = Places(text, encoding)
    offsets = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    assert [places.offset(places.position(at)) for at in offsets] == offsets
