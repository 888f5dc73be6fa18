"""Values that are kept with the bytes they were made of, and count only while these are the same: never stale.

A file that is damaged, of another Python or not readable counts as none; where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from factcheck.kept.places import for_reading, for_writing

_CHECK = 4  # bytes of the checksum in front


def kept(path: Path, made_of: bytes, make: Callable[[], Any]) -> Any:
    """The value kept for a path if it was made of the same bytes; else the value of `make`, which is kept from now on."""
    for place in for_reading(path):
        found = _read(place)
        if found is not None and found[0] == made_of:
            return found[1]
    value = make()
    replace(path, made_of, value)
    return value


def replace(path: Path, made_of: bytes, value: Any) -> None:
    """Keep a value for a path from now on, in the first place that takes it."""
    body = pickle.dumps((made_of, value), protocol=pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        any(_written(place, body) for place in for_writing(path))


def _written(place: Path, body: bytes) -> bool:
    """All or nothing, as other processes may read and write the same file."""
    draft = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(crc32(body).to_bytes(_CHECK, "big") + body)
        draft.replace(place)
    except OSError:
        return False
    return True


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
