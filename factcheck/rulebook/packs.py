"""Pack files to validated packs; every complaint names file, line, column, the bad value and what would have been right."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import RuleFileError
from factcheck.kept.values import kept
from factcheck.lexicon.files import content, mark_at, parsed, rules_dir
from factcheck.model import noun, terms
from factcheck.rulebook.definitions import Pack

_SUFFIXES = ("*.yaml", "*.yml")
# The code that says what a pack is.
_SHAPES = (*sorted(Path(__file__).parent.glob("*.py")), Path(noun.__file__), Path(terms.__file__))


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


def read_packs(folder: Path) -> dict[Path, Pack]:
    """The packs of a folder, or a `RuleFileError` about the first thing that is wrong; the built-in ones are kept."""
    files = pack_files(folder)
    if folder != rules_dir():
        return {path: read_pack(path) for path in files}
    made_of = b"\0".join(map(content, (*_SHAPES, *files)))
    packs = kept(folder / "packs.yaml", made_of, lambda: [read_pack(path) for path in files])
    return dict(zip(files, packs, strict=True))


def read_pack(path: Path) -> Pack:
    """One pack, or a `RuleFileError` about the first thing that is wrong in it."""
    from pydantic import ValidationError

    from factcheck.rulebook.complaints import Source, complaint

    raw = parsed(path)
    if not isinstance(raw, dict):
        raise RuleFileError(mark_at(path, ()), "a pack is a mapping with id, title, metrics, rules and entities")
    try:
        return Pack.model_validate(raw)
    except ValidationError as error:
        mark, problem = complaint(error, Source(Pack, raw, lambda where: mark_at(path, where), "pack"))
        raise RuleFileError(mark, problem) from error
