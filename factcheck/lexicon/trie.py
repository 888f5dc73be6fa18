"""Many words as one regular expression that looks at each letter once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from factcheck.kept.memory import Memory

_END = ""
Tree = dict[str, "Tree"]
_patterns: Memory[str] = Memory(Path(__file__), Path(__file__).read_bytes())


def pattern(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits.

    >>> pattern(["năm", "nay", "năm nay"])
    'n(?:ay|ăm(?:\\\\ nay)?)'
    """
    listed = sorted(words)  # a set has another order in every run
    return _patterns("\0".join(listed), lambda: _pattern(_tree(listed)))


def _tree(words: Iterable[str]) -> Tree:
    root: Tree = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return root


def _pattern(node: Tree) -> str:
    branches = []
    for letter in sorted(key for key in node if key != _END):
        run, child = letter, node[letter]
        while len(child) == 1 and _END not in child:  # a run without branches
            (letter, child) = next(iter(child.items()))
            run += letter
        branches.append((run if run.isalnum() else re.escape(run)) + _pattern(child))
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return body + "?" if _END in node else body
