"""TOML with places: what a file says, and the line on which it says it.

`tomllib` keeps no lines. A statement begins behind the longest beginning of the file that is whole TOML without it, and
the parser itself finds that place; it is looked for only when there is something to complain about.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.errors import ConfigError, Mark

Keys = tuple[str | int, ...]


class Toml(NamedTuple):
    """A TOML file, or the table of one that is meant for us."""

    path: str
    text: str
    data: dict[str, Any]
    table: tuple[str, ...] = ()

    def mark(self, keys: Keys = ()) -> Mark:
        r"""Where the value of these keys stands, as far as they lead.

        >>> text = '# ours\nlang = "vi"\nselect = [\n  "a",\n]\n'
        >>> str(Toml("factcheck.toml", text, tomllib.loads(text)).mark(("select", 0)))
        'factcheck.toml:3:1'
        """
        wanted = (*self.table, *keys)
        while wanted and not _holds(tomllib.loads(self.text), wanted):
            wanted = wanted[:-1]
        line = _statement(self.text, wanted) if wanted else 1
        return Mark(self.path, line, _column(self.text, line, wanted))


def load(path: Path, text: str | None = None, table: tuple[str, ...] = ()) -> Toml:
    """Read a file (or its `text`); raises `ConfigError` with the place of what is no TOML."""
    text = _content(path) if text is None else text
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(*_broken(path, text, error)) from None
    for key in table:
        data = data.get(key, {})
    return Toml(str(path), text, data, table)


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), f"is not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _broken(path: Path, text: str, error: tomllib.TOMLDecodeError) -> tuple[Mark, str]:
    problem, _, place = str(error).partition(" (at ")
    numbers = [int(word) for word in place.replace(",", " ").replace(")", " ").split() if word.isdigit()]
    line, column = numbers if len(numbers) == 2 else (text.count("\n") + 1, 1)
    return Mark(str(path), line, column), f"is not TOML: {problem[0].lower()}{problem[1:]}"


def _statement(text: str, keys: Keys) -> int:
    """The first line of the statement that gives these keys their value."""
    begins = 1
    for number, data in _beginnings(text):
        if _holds(data, keys):
            break
        begins = number + 1
    return begins


def _beginnings(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every number of lines after which the file could end, and what it would say."""
    lines = text.split("\n")
    for number in range(1, len(lines) + 1):
        try:
            yield number, tomllib.loads("\n".join(lines[:number]) + "\n")
        except tomllib.TOMLDecodeError:
            continue


def _holds(data: Any, keys: Keys) -> bool:
    for key in keys:
        if isinstance(key, int):
            if not isinstance(data, list) or key >= len(data):
                return False
        elif not isinstance(data, dict) or key not in data:
            return False
        data = data[key]
    return True


def _column(text: str, line: int, keys: Keys) -> int:
    """Where the innermost key that the line spells out begins."""
    written = text.split("\n")[line - 1]
    found = next((at for key in reversed(keys) if isinstance(key, str) and (at := written.find(key)) >= 0), 0)
    return found + 1
