"""Dates told from publication: `hôm qua`, `tuần trước`, `hai năm trước`, `cách đây 3 ngày`, `3 năm qua`, `sang năm`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.model import Grain
from factcheck.parse.numerals import is_alone
from factcheck.parse.temporal.moment import (
    Moment,
    of_dates,
    replace,
    shifted,
    unit_of,
    unknown,
)
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import Atom, Lexis

_FARTHEST = 1900
# Half a unit, in a finer one.
_HALVES = {
    "century": ("decade", 5), "decade": ("year", 5), "year": ("month", 6), "month": ("day", 15), "day": ("hour", 12),
    "hour": ("minute", 30),
}  # fmt: skip
_MINUTES = {"minute": 1, "hour": 60}
_LONG = frozenset(("year", "decade", "century"))
_UNITS = ("week", "month", "quarter", "year", "decade", "century")


class RelativeDates:
    _whole_day = Pattern("<days>")
    _now = Pattern("<now>")
    # "tuần trước", "năm nay", "thập kỷ qua"; not "tuần trước đó".
    _step = Pattern("(<week|month|quarter|year|decade|century>) (<steps>)(?! (?!<strong_clock_cues> \\d)<elsewhere>)")
    _onward = Pattern(r"<onward> (<week|month|quarter|year>)(?! (?:\w{0,4}\d|<weekday>|<counted>|<quarters>|<months>))")
    # "hai tuần trước", "10 ngày qua", "5 năm tới", "3 ngày nữa"; not "hai tuần trước đó".
    _ago = Pattern(
        "(?:(<amount>) ?|(<half>) )(<ago_units>)( <half_past>)? "
        "(?:(?P<ago><ago>)|(?P<hence><hence>)|(?P<past><past>)|(?P<coming><coming>))(?! <elsewhere>)"
    )
    _distance = Pattern(r"<distance> (?:(<about>) )?(?:(<amount>)|(<half>)) (<ago_units>)( <half_past>(?! \w))?")

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis
        sets = lexis.words.sets
        self._plural, self._whole = frozenset(sets["plural"]), frozenset(sets["whole"])
        self._up_to_now, self._several = frozenset(sets["up_to_now"]), frozenset(sets["several"])

    def day(self, text: str, start: int, published: date | None) -> Atom | None:
        """`hôm nay`, `hôm qua`, `ngày mai`."""
        match = self._whole_day.match(text, start)
        if match is None or self._lexis.before(text, start) in self._lexis.numerals.words.ones:
            return None  # "một ngày mai tươi sáng"
        return Atom(match.end(), _days_away(published, self._lexis.words.values["days"][match[0]]))

    def now(self, text: str, start: int, published: date | None) -> Atom | None:
        """`bây giờ`, with nothing else said."""
        match = self._now.match(text, start)
        if match is None or not is_alone(text, start, match.end()):
            return None
        return Atom(match.end(), replace(_days_away(published, 0), read_by=("relative", "minutes:0")))

    def step(self, text: str, start: int, published: date | None) -> Atom | None:
        """`tuần trước`, `năm nay`, `quý tới`."""
        match = self._step.match(text, start)
        if match is None:
            return None
        before = self._lexis.before(text, start)
        if before in self._several:
            return Atom(match.end(), unknown("span", "vague"))  # "các năm trước"
        if before in self._plural or before in self._lexis.each - self._whole or self._lexis.number_word(before):
            return None  # "hai năm sau" is told from another event
        unit = self._unit(match[1])
        step = self._lexis.words.values["steps"][match[2]]
        if unit in ("decade", "century") and match[2] in self._up_to_now:
            return Atom(match.end(), _stretch(published, unit, (1, 1), -1))
        if published is None:
            return Atom(match.end(), unknown(grain_of(unit), "relative"))
        return Atom(match.end(), replace(unit_of(shifted(published, unit, step), unit), read_by=("relative",)))

    def onward(self, text: str, start: int, published: date | None) -> Atom | None:
        """`sang năm`, `sang tuần`; not `sang năm 2025`."""
        match = self._onward.match(text, start)
        if match is None or not (self._lexis.closes(text, match.end()) or text[match.end()] == " "):
            return None
        return Atom(match.end(), _away(published, self._unit(match[1]), 1))

    def ago(self, text: str, start: int, published: date | None) -> Atom | None:
        """`hai tuần trước`, `10 ngày qua`, `5 năm tới`."""
        match = self._ago.match(text, start)
        length = self._length(match[1], match[2], match[3], match[4]) if match else None
        if match is None or length is None:
            return None
        unit, amount = length
        if amount[0] >= _FARTHEST and unit in _LONG:
            return None  # before our era
        kind = match.lastgroup
        if not self._measures(text, match, unit, amount):
            return None
        if kind in ("ago", "hence"):
            sign = -1 if kind == "ago" else 1
            moment = _between(published, unit, amount, sign)
            if unit in _MINUTES and amount[0] == amount[1]:
                moment = replace(moment, read_by=(*moment.read_by, f"minutes:{sign * amount[0] * _MINUTES[unit]}"))
            return Atom(match.end(), moment)
        return Atom(match.end(), _stretch(published, unit, amount, -1 if kind == "past" else 1))

    def _measures(self, text: str, match: re.Match[str], unit: str, amount: tuple[int, int]) -> bool:
        """Not `vòng sáu hôm nay`, nor `120 phút trước Thái Lan`."""
        if unit == "minute" or unit == "hour":  # "4.000 phút qua 50 trận"
            figure_behind = text[match.end() + 1 : match.end() + 2].isdecimal()
            return not figure_behind and (match.lastgroup != "ago" or self._lexis.closes(text, match.end()))
        return amount[0] != amount[1] or match.lastgroup == "ago" or match[3] not in self._lexis.words.sets["eve"]

    def distance(self, text: str, start: int, published: date | None) -> Atom | None:
        """`cách đây hai tuần`, `cách đây hơn 3 năm`, `cách đây nửa tháng`, `cách đây một năm rưỡi`."""
        match = self._distance.match(text, start)
        length = self._length(match[2], match[3], match[4], match[5]) if match else None
        if match is None or length is None:
            return None
        if length[1][0] >= _FARTHEST and length[0] in _LONG:
            return Atom(match.end(), unknown(grain_of(length[0]), "before-era"))
        moment = _between(published, *length, -1)
        return Atom(match.end(), replace(moment, fuzzy=True) if match[1] else moment)

    def _length(self, count: str | None, half: str | None, unit: str, more: str | None) -> tuple[str, tuple[int, int]] | None:
        """`hai tuần`, `nửa tháng` (15 days), `một năm rưỡi` (18 months): a unit and how many of it."""
        name = self._unit(unit)
        amount = (0, 0) if half else self._amount(count or "")
        if amount is None or not (half or more):
            return None if amount is None else (name, amount)
        finer, pieces = _HALVES.get(name, ("", 0))
        if not pieces or amount[0] != amount[1]:
            return None
        total = amount[0] * pieces * 2 + pieces
        return finer, (total, total)

    def _unit(self, word: str) -> str:
        return self._lexis.words.ids["ago_units"][word]

    def _amount(self, shown: str) -> tuple[int, int] | None:
        numeral = self._lexis.numerals.at(shown, 0)
        if numeral is None or numeral.end != len(shown) or numeral.low % 1 or not numeral.low < 10000:
            return None
        return int(numeral.low), int(numeral.low * 10 if numeral.high is None else numeral.high)


def grain_of(unit: str) -> Grain:
    return unit if unit in _UNITS else "day"  # type: ignore[return-value]


def _days_away(published: date | None, days: int) -> Moment:
    if published is None:
        return unknown("day", "relative")
    day = published + timedelta(days=days)
    return replace(of_dates("day", day, day), read_by=("relative",))


def _away(published: date | None, unit: str, step: int) -> Moment:
    if published is None:
        return unknown(grain_of(unit), "relative")
    return replace(unit_of(shifted(published, unit, step), unit), read_by=("relative",))


def _between(published: date | None, unit: str, amount: tuple[int, int], sign: int) -> Moment:
    """The units that lie so far away; a vague number of them makes a fuzzy stretch."""
    near = _away(published, unit, sign * amount[0])
    if published is None:
        return near
    if amount[0] == amount[1]:
        return replace(near, fuzzy=unit != "day" and amount[0] > 1)  # "two weeks ago" is seldom to the day
    far = _away(published, unit, sign * amount[1])
    first, last = (far, near) if sign < 0 else (near, far)
    return replace(near, low=first.low, high=last.high, fuzzy=True)


def _stretch(published: date | None, unit: str, amount: tuple[int, int], sign: int) -> Moment:
    """From publication back or onward."""
    if published is None:
        return unknown("span", "relative")
    steps = amount[1]
    if unit in ("minute", "hour"):  # "24 giờ qua" is a day
        unit, steps = "day", -(-steps // 24) if unit == "hour" else 1
    other = shifted(published, unit, sign * steps)
    first, last = (other, published) if sign < 0 else (published, other)
    return replace(of_dates("span", first, last), fuzzy=amount[0] != amount[1], read_by=("relative",))
