"""Patterns over calendar words, compiled when they are first asked for."""

from __future__ import annotations

import re
from typing import Any

# "<day>", "<until|lists>", "<hour_sign->" in a template; not "(?P<ago>", "(?<!".
_GROUP = re.compile(r"(?<!P)<([a-z_|]+)(-?)>")


class Pattern:
    r"""A template in which `<day>` stands for any word of the group `day` of the calendar, whole.

    `<day|eve>` takes the words of both groups, `<hour_sign->` words that may run on (`8h30`). An article uses a third
    of the patterns there are, and compiling all of them costs more than reading it.
    """

    def __init__(self, template: str) -> None:
        self._template = template

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, reader: Any, owner: type) -> re.Pattern[str]:
        lexis = reader._lexis
        filled = _GROUP.sub(lambda group: lexis.group(group[1], whole=not group[2]), self._template)
        compiled = re.compile(filled)
        reader.__dict__[self._name] = compiled  # from now on the attribute is found there, before this descriptor
        return compiled
