"""How far a long run is, on standard error, and only when a person looks at it."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from factcheck.rulebook.wording import Wording

_PATIENCE = 1.0  # seconds a run may take before anything is said
_INTERVAL = 0.1


class Progress:
    """Call it with how much is done; it draws one line and wipes it at the end."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._watched = sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._drawn = False

    def __enter__(self) -> Progress:
        return self

    def __call__(self, done: int, total: int) -> None:
        self.show("progress.checking", done=done, total=total)

    def show(self, key: str, **fields: object) -> None:
        """Draw a line of `rules/wording.yaml`, unless one was drawn just now."""
        now = time.monotonic()
        if not self._watched or now < self._next:
            return
        self._next = now + _INTERVAL
        self._drawn = True
        self._draw(self._wording.text(key, **fields))

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._drawn:
            self._draw("")

    def _draw(self, text: str) -> None:
        print(f"\r{text}\x1b[K", end="", file=sys.stderr, flush=True)
