"""`factcheck archive stats`: how much an archive holds, and of when."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from factcheck.archive import Archive, opened
from factcheck.archive.schema import VERSION
from factcheck.cli.output import on_terminal, write
from factcheck.report.table import Table, drawn
from factcheck.rulebook.wording import Wording

_MOST = 20
_KINDS = "SELECT kind, COUNT(*) FROM claim GROUP BY kind ORDER BY 2 DESC, 1"
_SOURCES = f"SELECT source, COUNT(*) FROM article WHERE source IS NOT NULL GROUP BY source ORDER BY 2 DESC, 1 LIMIT {_MOST}"
_METRICS = f"SELECT metric, COUNT(*) FROM claim WHERE metric IS NOT NULL GROUP BY metric ORDER BY 2 DESC, 1 LIMIT {_MOST}"


def run(options: Namespace) -> int:
    """Count and show."""
    with opened(options.archive) as archive:
        counts, groups = _counts(archive), _groups(archive)
    if options.format == "json":
        write(json.dumps({**counts, **groups}, ensure_ascii=False, indent=2) + "\n", options.output)
        return 0
    wording = Wording(options.lang)
    rows = [(wording.text(f"archive.{name}"), _shown(value, wording)) for name, value in counts.items() if value is not None]
    rows += [(name, wording.number(count)) for group in groups.values() for name, count in group.items()]
    write(drawn(Table(("", ""), tuple(rows)), terminal=on_terminal(options.output)).lstrip("\n"), options.output)
    return 0


def _shown(value: int | str, wording: Wording) -> str:
    return value if isinstance(value, str) else wording.number(value)


def _counts(archive: Archive) -> dict[str, Any]:
    ask = archive.store.counted
    ((articles, claims, first, last, dated),) = ask("SELECT COUNT(*), SUM(claims), MIN(day), MAX(day), COUNT(day) FROM article")
    ((revisions,),) = ask("SELECT COUNT(*) FROM version")
    return {
        "articles": articles,
        "revisions": revisions,
        "claims": int(claims or 0),
        "undated": articles - dated,
        "first": date.fromordinal(first).isoformat() if first else None,
        "last": date.fromordinal(last).isoformat() if last else None,
        "bytes": archive.store.size(),
        "version": VERSION,
    }


def _groups(archive: Archive) -> dict[str, dict[str, int]]:
    named = {"sources": _SOURCES, "kinds": _KINDS, "metrics": _METRICS}
    return {name: _group(archive.store.counted(statement)) for name, statement in named.items()}


def _group(rows: Sequence[Sequence[Any]]) -> dict[str, int]:
    return {str(name): int(count) for name, count in rows}
