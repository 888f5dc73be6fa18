"""Letting a finding stand: an entry in `factcheck-suppressions.toml`, with the place for its reason.

The entry is written with an empty reason, which the file may not have: until somebody gives one, it says so and hides
nothing. A finding is named by its rule and its figure, which are the same wherever the article lies.
"""

from __future__ import annotations

import json
import os
from glob import escape
from pathlib import Path

from lsprotocol import types as lsp

from factcheck.integrations.lsp.draft import Draft
from factcheck.integrations.lsp.places import Places
from factcheck.model.finding import Finding
from factcheck.model.span import Span


def suppression(draft: Draft, finding: Finding) -> tuple[lsp.WorkspaceEdit, str, lsp.Range]:
    """The edit that adds an entry, the file, and where in it the reason goes."""
    file = draft.side_file
    known = file.read_text(encoding="utf-8") if file.is_file() else ""
    gap = "" if not known else "\n" if known.endswith("\n") else "\n\n"
    entry = gap + _entry(draft, finding, file.parent)
    places = Places(known + entry, draft.text.encoding)
    end = Places(known, draft.text.encoding).position(len(known))
    reason = len(known) + entry.index('reason = "') + len('reason = "')
    change = lsp.TextDocumentEdit(
        lsp.OptionalVersionedTextDocumentIdentifier(file.as_uri()), [lsp.TextEdit(lsp.Range(end, end), entry)]
    )
    made = lsp.CreateFile(file.as_uri(), options=lsp.CreateFileOptions(ignore_if_exists=True))
    return lsp.WorkspaceEdit(document_changes=[made, change]), file.as_uri(), places.range(Span(start=reason, end=reason + 1))


def _entry(draft: Draft, finding: Finding, folder: Path) -> str:
    path = Path(os.path.relpath(draft.text.path, folder)).as_posix()
    said = {"paths": [escape(path)], "rule": finding.rule, "figure": finding.anchors[0].text, "reason": ""}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in said.items()]
    return "\n".join(["[[suppression]]", *lines, ""])
