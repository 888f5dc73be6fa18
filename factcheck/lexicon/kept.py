"""What is slow to make of the files of `rules/` and the same at every start, kept between runs as Python keeps bytecode.

A kept value carries the bytes it was made of and counts only while they are the same, so that it is never stale. A file
that is damaged, of another Python or not readable counts as none; where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any
from zlib import crc32

_CHECK = 4  # bytes of the checksum in front


def kept(path: Path, made_of: bytes, make: Callable[[], Any]) -> Any:
    """The value kept for a path if it was made of the same bytes; else the value of `make`, which is kept from now on."""
    place = _place(path)
    found = _read(place)
    if found is not None and found[0] == made_of:
        return found[1]
    value = make()
    replace(path, made_of, value)
    return value


def replace(path: Path, made_of: bytes, value: Any) -> None:
    """Keep a value for a path from now on; written all or nothing, as other processes may read and write the same file."""
    if sys.dont_write_bytecode:
        return
    place, body = _place(path), pickle.dumps((made_of, value), protocol=pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(f".{os.getpid()}")
        draft.write_bytes(crc32(body).to_bytes(_CHECK, "big") + body)
        draft.replace(place)


def _place(path: Path) -> Path:
    """`rules/__pycache__/rates.cpython-311.kept` for `rules/rates.yaml`; elsewhere when Python keeps its own elsewhere."""
    return Path(cache_from_source(str(path), optimization="")).with_suffix(".kept")


def _read(place: Path) -> tuple[bytes, Any] | None:
    try:
        content = place.read_bytes()
    except OSError:
        return None
    check, body = content[:_CHECK], content[_CHECK:]
    if not body or crc32(body).to_bytes(_CHECK, "big") != check:
        return None
    found: tuple[bytes, Any] = pickle.loads(body)
    return found
