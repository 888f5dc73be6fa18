"""Patterns over calendar words, compiled when they are first asked for."""

from __future__ import annotations

import re
from typing import Any

from factcheck.kept.expressions import compiled


class Pattern:
    r"""A template in which `<day>` stands for any word of the group `day` of the calendar, whole.

    `<day|eve>` takes the words of both groups, `<hour_sign->` words that may run on (`8h30`). An article uses a third
    of the patterns there are, and compiling all of them costs more than reading it.
    """

    def __init__(self, template: str) -> None:
        self.template = template

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, reader: Any, owner: type) -> re.Pattern[str]:
        pattern = compiled(reader._lexis.filled(self.template))
        reader.__dict__[self._name] = pattern  # from now on the attribute is found there, before this descriptor
        return pattern
