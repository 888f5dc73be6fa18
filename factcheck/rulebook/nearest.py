"""The nearest of what is known, as every complaint about a pack ends."""

from __future__ import annotations

from collections.abc import Sequence


def nearest(given: str, known: Sequence[str]) -> str:
    """`; did you mean 'x'?`, or all that is known.

    >>> nearest("ratoi", ["ratio", "sum"]), nearest("zz", ["ratio", "sum"])
    ("; did you mean 'ratio'?", '; known: ratio, sum')
    """
    from difflib import get_close_matches  # a complaint is rare, and it is slow to load

    near = get_close_matches(given, known, n=1)
    listed = ", ".join(known)
    return f"; did you mean {near[0]!r}?" if near else f"; known: {listed}" if listed else ""
