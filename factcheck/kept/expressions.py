"""Regular expressions, compiled once and kept between runs.

Compiling them is a third of a start. `re` can neither save nor load what it compiled, so this module speaks to the engine
behind it (`_sre`, which checks every program it is given). An expression is kept under its own text, the engine's number
and Python's version; without that engine, or when anything in it has changed its shape, expressions are compiled anew.
"""

from __future__ import annotations

import re
from array import array
from importlib import import_module
from pathlib import Path
from typing import Any

from factcheck.kept.memory import Memory

try:
    _sre: Any = import_module("_sre")
    _parser: Any = import_module("re._parser")
    _compiler: Any = import_module("re._compiler")
except ImportError:  # another Python than CPython
    _sre = None

# Flags, code, number of groups, groups by name, names by group.
_Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_programs: Memory[_Program] = Memory(Path(__file__), str(getattr(_sre, "MAGIC", 0)).encode())


def compiled(source: str) -> re.Pattern[str]:
    """The same as `re.compile(source)`; flags stand in the source, `(?ix)`.

    >>> compiled("n(?:ăm|gày)").findall("ngày này năm ngoái")
    ['ngày', 'năm']
    """
    if _sre is None:
        return re.compile(source)
    try:
        flags, code, groups, by_name, names = _programs(source, lambda: _program(source))
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
