"""Pack files to validated packs; every complaint names file, line, column, the bad value and what would have been right."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from factcheck.errors import RuleFileError
from factcheck.lexicon.files import load, mark_at
from factcheck.rulebook.complaints import Source, complaint
from factcheck.rulebook.definitions import Pack

_SUFFIXES = ("*.yaml", "*.yml")


def pack_files(folder: Path) -> list[Path]:
    """The packs of a folder: in its `packs/` when it has one, else in itself; in the order of their names."""
    if not folder.is_dir():
        raise RuleFileError(str(folder), "no such folder; a folder of rule packs (*.yaml) was expected")
    inner = folder / "packs"
    where = inner if inner.is_dir() else folder
    files = sorted(path for suffix in _SUFFIXES for path in where.glob(suffix))
    if not files:
        raise RuleFileError(str(folder), "holds no rule packs; files named *.yaml were expected")
    return files


def read_pack(path: Path) -> Pack:
    """One pack, or a `RuleFileError` about the first thing that is wrong in it."""
    raw = load(path)
    if not isinstance(raw, dict):
        raise RuleFileError(mark_at(path, ()), "a pack is a mapping with id, title, metrics, rules and entities")
    try:
        return Pack.model_validate(raw)
    except ValidationError as error:
        mark, problem = complaint(error, Source(Pack, raw, lambda where: mark_at(path, where), "pack"))
        raise RuleFileError(mark, problem) from error
