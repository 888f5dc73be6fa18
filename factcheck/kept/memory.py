"""What was made of a text by a function that makes the same of it every time, remembered by later runs."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from factcheck.kept.values import kept, replace

V = TypeVar("V")
_MOST = 2000  # more than a run asks for several times over; packs of other folders bring their own


class Memory(Generic[V]):
    """Values by the text they were made of, for as long as `made_of`, the bytes of whatever makes them, stays the same."""

    def __init__(self, path: Path, made_of: bytes) -> None:
        self._path, self._made_of = path, made_of
        self._values: dict[str, V] | None = None
        self._asked: dict[str, V] = {}
        self._known = 0

    def __call__(self, text: str, make: Callable[[], V]) -> V:
        """What is remembered of the text, else what `make` gives, which is written down at the end of the run."""
        if self._values is None:
            self._values = kept(self._path, self._made_of, dict)
            self._known = len(self._values)
            atexit.register(self.keep)
        value = self._values.get(text)
        if value is None:
            value = self._values[text] = make()
        self._asked[text] = value
        return value

    def keep(self) -> None:
        """Write down what is new; when too much has gathered, only what this run asked for, as words of rules change."""
        if self._values is None or len(self._values) == self._known:
            return
        values = self._values if len(self._values) <= _MOST else self._asked
        if len(values) <= _MOST:
            replace(self._path, self._made_of, values)
