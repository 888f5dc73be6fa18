"""Dates told from another day of the story: `hôm sau`, `hai tuần sau`, `năm đó`; and those no calendar bounds: `những năm tới`.

They are mentions whose day is not known. Unread, `hôm sau` would leave a figure behind it to the day before.
"""

from __future__ import annotations

from datetime import date

from factcheck.parse.temporal.moment import unknown
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import Atom, Lexis


class StoryDates:
    _day = Pattern(r"<story_days>(?! (?:\d|<month>))")  # not "cùng ngày 23/10", "đi cùng năm tháng"
    # "hai tuần sau", "3 ngày sau đó"; not "3 ngày sau phẫu thuật".
    _later = Pattern("<amount> <day|week|month|quarter|year|decade|century>(?: <half_past>)? (?:(<sure_later>)|<later>)")
    _some = Pattern("<some> <ago_units> (?:<ago>|<past>|<coming>)(?! <elsewhere>)")

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis

    def day(self, text: str, start: int, published: date | None) -> Atom | None:
        """`hôm sau`, `cùng ngày`, `tuần trước đó`."""
        match = self._day.match(text, start)
        return Atom(match.end(), unknown("day", "anaphora")) if match else None

    def later(self, text: str, start: int, published: date | None) -> Atom | None:
        """`hai tuần sau`, `3 ngày sau đó`."""
        match = self._later.match(text, start)
        if match is None or not (match[1] or self._lexis.closes(text, match.end())):
            return None
        return Atom(match.end(), unknown("day", "anaphora"))

    def some(self, text: str, start: int, published: date | None) -> Atom | None:
        """`những năm tới`, `các tháng trước`."""
        match = self._some.match(text, start)
        return Atom(match.end(), unknown("span", "vague")) if match else None
