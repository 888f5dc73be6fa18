"""A fingerprint of the rules: what was read under the same one is read the same way again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from factcheck.lexicon.files import rules_dir


def digest(folders: Sequence[Path], beside: str = "") -> str:
    """Of the built-in rules, of folders over them, and of a word beside; names of folders do not count."""
    seen = hashlib.sha256(beside.encode())
    for folder in (rules_dir(), *folders):
        for path in sorted(folder.rglob("*.yaml")):
            seen.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return seen.hexdigest()[:16]
