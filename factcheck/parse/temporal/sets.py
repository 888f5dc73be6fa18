"""Times that return: `mỗi ngày`, `hằng năm`, `thứ hai hằng tuần`, `ngày 5 hằng tháng`, `8h mỗi ngày`.

What returns is no day of the calendar. Such a figure says how often (`repeats`, a length of ISO 8601, as the sets of TimeML
do) and, where the text tells it, when in each round: `---05`, `--11-20`, `-W-1`, `T08:00`.
"""

from __future__ import annotations

from datetime import date

from factcheck.parse.figure import Figure, When
from factcheck.parse.temporal.moment import unknown
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import Atom, Lexis

_REPEATS, _WEEKDAY = "repeats:", "weekday:"
_DAILY, _WEEKLY, _MONTHLY, _YEARLY = "P1D", "P1W", "P1M", "P1Y"


class Sets:
    _every = Pattern("<every> (<recurrences>)(?! <unrepeated>)")
    # "mỗi thứ hai", "các sáng thứ bảy", "các ngày chủ nhật"; not "các thứ hai (27/1)", "mỗi thứ bảy tới"
    _weekday = Pattern(r"<every_one> (?:<day> |<parts> )?(<weekdays>)(?! (?:<steps>|<week>)|,? \(?\d)")
    _returns = Pattern(r",? (?:<of> )?<every> (<recurrences>)(?! <unrepeated>)")

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis
        self._ends = frozenset(word[0] for word in lexis.phrases("every"))
        self._not_after = frozenset(lexis.words.sets["not_every_after"])

    def every(self, text: str, start: int, published: date | None) -> Atom | None:
        """`mỗi ngày`, `hàng tuần`, `mỗi buổi sáng`."""
        match = self._every.match(text, start)
        if match is None or self._lexis.before(text, start) in self._not_after:
            return None
        return Atom(match.end(), unknown("span", _REPEATS + self._lexis.words.ids["recurrences"][match[1]]))

    def weekday(self, text: str, start: int, published: date | None) -> Atom | None:
        """`mỗi thứ hai`, `các ngày thứ bảy`."""
        match = self._weekday.match(text, start)
        if match is None or (match[1][-1].isdecimal() and self._lexis.counts(text, match.end())):
            return None
        number = self._lexis.words.values["weekdays"][match[1]]
        return Atom(match.end(), unknown("day", _REPEATS + _WEEKLY, f"{_WEEKDAY}{number}"))

    def returning(self, text: str, figure: Figure) -> None:
        """Make a set of a figure that returns by its own words, or by those behind it."""
        if figure.read_by and figure.read_by[0].startswith(_REPEATS):
            figure.repeats = figure.read_by[0][len(_REPEATS) :]
            if figure.repeats == _WEEKLY and (more := self._returns.match(text, figure.end)):
                figure.end = more.end()  # "các thứ bảy hằng tuần"
        elif (behind := text[figure.end : figure.end + 2]) and (behind[-1] in self._ends or behind[0] == ","):
            match = self._returns.match(text, figure.end)
            every = self._lexis.words.ids["recurrences"][match[1]] if match else ""
            if match is None or not _fits(figure, every):
                return
            figure.end, figure.repeats = match.end(), every
        else:
            return
        figure.when = _in_each_round(figure, figure.repeats)
        figure.read_by = ()


def _fits(figure: Figure, every: str) -> bool:
    """Whether a figure can return so often: an hour by the day, a weekday by the week, a day by the month or the year."""
    when, implied = figure.when, figure.when.implied if figure.when else ()
    if every == _DAILY:
        return figure.kind == "time" and when is not None and when.start.startswith("T")
    if every == _WEEKLY:
        return bool(_weekdays(figure)) and (when is None or "week" in implied)
    if when is None or figure.kind != "date":
        return False
    if every == _MONTHLY:
        return when.grain == "day" and ("month" in implied or when.start.startswith("---"))
    return every == _YEARLY and ("year" in implied or when.start.startswith("--"))


def _in_each_round(figure: Figure, every: str | None) -> When | None:
    """When in each round: the period without the fields that return."""
    when, weekdays = figure.when, _weekdays(figure)
    if every == _WEEKLY and weekdays:
        return When(f"-W-{weekdays[0]}", f"-W-{weekdays[-1]}", "day" if weekdays[1:] == [] else "span")
    if when is None or every == _DAILY:
        return when
    if every == _MONTHLY:
        return When(f"---{when.start[-2:]}", f"---{when.end[-2:]}", when.grain)
    if every == _YEARLY and "lunar" not in figure.read_by:
        return When(_open_year(when.start), _open_year(when.end), when.grain, (), when.fuzzy)
    return None


def _open_year(shown: str) -> str:
    """
    >>> _open_year("2024-11-20"), _open_year("--11-20")
    ('--11-20', '--11-20')
    """
    return shown if shown.startswith("--") else f"-{shown[4:]}"


def _weekdays(figure: Figure) -> list[int]:
    return [int(sign[len(_WEEKDAY) :]) for sign in figure.read_by if sign.startswith(_WEEKDAY)]
