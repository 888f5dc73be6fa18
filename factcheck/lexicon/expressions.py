"""Regular expressions made of the words of `rules/`, compiled once and kept between runs.

Compiling them is a third of a start. `re` can neither save nor load what it compiled, so this module speaks to the engine
behind it (`_sre`, which checks every program it is given). An expression is kept under its own text, the engine's number
and Python's version; without that engine, or when anything in it has changed its shape, expressions are compiled anew.
"""

from __future__ import annotations

import atexit
import re
from array import array
from functools import cache
from importlib import import_module
from typing import Any

from factcheck.lexicon.files import rules_dir
from factcheck.lexicon.kept import kept, replace

try:
    _sre: Any = import_module("_sre")
    _parser: Any = import_module("re._parser")
    _compiler: Any = import_module("re._compiler")
except ImportError:  # another Python than CPython
    _sre = None

_MOST = 2000  # more than there are in rules/ several times over; packs of other folders bring their own
# Flags, code, number of groups, groups by name, names by group.
_Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


def compiled(source: str) -> re.Pattern[str]:
    """The same as `re.compile(source)`.

    >>> compiled("n(?:ăm|gày)").findall("ngày này năm ngoái")
    ['ngày', 'năm']
    """
    if _sre is None:
        return re.compile(source)
    programs = _programs()
    try:
        if source not in programs:
            programs[source] = _program(source)
            _keep_at_exit()
        flags, code, groups, by_name, names = programs[source]
        found: re.Pattern[str] = _sre.compile(source, flags, array("I", code).tolist(), groups, by_name, names)
    except (AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return re.compile(source)
    return found


def _program(source: str) -> _Program:
    """What `re.compile` gives the engine."""
    parsed = _parser.parse(source, 0)
    by_name = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, group in by_name.items():
        names[group] = name
    code = array("I", _compiler._code(parsed, 0)).tobytes()
    return parsed.state.flags, code, parsed.state.groups - 1, by_name, tuple(names)


@cache
def _programs() -> dict[str, _Program]:
    programs: dict[str, _Program] = kept(*_PLACE, dict)
    return programs


@cache
def _keep_at_exit() -> None:
    atexit.register(_keep)


def _keep() -> None:
    programs: dict[str, Any] = _programs()
    if len(programs) <= _MOST:
        replace(*_PLACE, programs)


_PLACE = (rules_dir() / "expressions.yaml", str(getattr(_sre, "MAGIC", 0)).encode())
