"""Where the configuration of a project lies; nothing is parsed, so that a run without one pays nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

FILE, SHARED = "factcheck.toml", "pyproject.toml"
SIDE_FILE = "factcheck-suppressions.toml"
_TABLE = re.compile(rb"^\s*\[+\s*tool\s*\.\s*factcheck\s*[].]", re.MULTILINE)  # [tool.factcheck], [tool.factcheck.rule.sum]


def found(articles: Sequence[str] = ()) -> Path | None:
    """The nearest file at or above the current folder, else at or above the folder that holds all the articles."""
    path = upward(Path.cwd()) or (upward(_common(articles)) if articles else None)
    return path.relative_to(Path.cwd()) if path and path.is_relative_to(Path.cwd()) else path


def upward(folder: Path) -> Path | None:
    """The nearest `factcheck.toml`, or `pyproject.toml` with a table for us, at or above a folder."""
    for place in (folder, *folder.parents):
        for path in (place / FILE, place / SHARED):
            if path.is_file() and (path.name == FILE or _speaks_of_us(path)):
                return path
    return None


def beside(project: Path | None, name: str) -> Path | None:
    """A file of the desk in the folder of the configuration, or in the current one."""
    places = (project.parent if project else Path(), Path())
    return next((place / name for place in places if (place / name).is_file()), None)


def _speaks_of_us(path: Path) -> bool:
    try:
        return bool(_TABLE.search(path.read_bytes()))
    except OSError:
        return False


def _common(articles: Sequence[str]) -> Path:
    folder = Path(os.path.commonpath([Path(article).absolute() for article in articles]))
    return folder if folder.is_dir() else folder.parent
