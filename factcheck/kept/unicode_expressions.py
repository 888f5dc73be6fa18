"""Expressions of the library `regex`, for Unicode properties such as `\\p{Lu}`, compiled once and kept between runs.

It knows how to pickle what it compiled, which loads ten times faster than it compiles.
"""

from __future__ import annotations

from pathlib import Path

import regex

from factcheck.kept.memory import Memory

_patterns: Memory[regex.Pattern[str]] = Memory(Path(__file__), regex.__version__.encode())


def unicode_compiled(source: str) -> regex.Pattern[str]:
    """The same as `regex.compile(source)`; flags stand in the source, `(?is)`.

    >>> unicode_compiled(r"\\p{Lu}\\p{L}+").findall("Đà Nẵng và huế")
    ['Đà', 'Nẵng']
    """
    return _patterns(source, lambda: regex.compile(source))
