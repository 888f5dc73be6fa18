"""Text of an article as a page may show it: escaped, and with what has no picture of its own named.

Control codes, half surrogate pairs and marks of direction would be invisible or turn the line around; each is shown
by its number. Everything else is left to the template's escaping.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from markupsafe import Markup, escape

_UNSHOWN = re.compile(
    "["
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"  # control codes; tab, line feed and return are white space
    "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"  # marks of direction
    "\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff"  # not characters
    "]"
)


def shown(text: str) -> Markup:
    """The text as HTML.

    >>> shown("<b> \\u202e5")
    Markup('&lt;b&gt; <span class="code" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span>5')
    """
    return Markup("").join(_pieces(text)) if _UNSHOWN.search(text) else escape(text)


def named(text: str) -> str:
    """The same for a place that holds no markup: an attribute, an option, a drawing. The template escapes it.

    >>> named("<b> \u202e5")
    '<b> U+202E5'
    """
    return _UNSHOWN.sub(lambda match: f"U+{ord(match[0]):04X}", " ".join(text.split()))


def _pieces(text: str) -> Iterator[Markup]:
    done = 0
    for match in _UNSHOWN.finditer(text):
        yield escape(text[done : match.start()])
        name = unicodedata.name(match[0], "CONTROL CODE")
        yield Markup('<span class="code" title="{}">U+{:04X}</span>').format(name, ord(match[0]))
        done = match.end()
    yield escape(text[done:])
