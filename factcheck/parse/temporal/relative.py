"""Dates told from publication: `hôm qua`, `tuần trước`, `hai năm trước`, `cách đây 3 ngày`, `6 tháng đầu năm`, `đầu tuần này`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from factcheck.model import Grain
from factcheck.parse.temporal.moment import (
    Moment,
    bounds,
    of_dates,
    of_months,
    replace,
    section,
    settled,
    shifted,
    unit_of,
    unknown,
)
from factcheck.parse.temporal.words import Atom, Lexis, any_of

Reader = Callable[[str, int, date | None], Atom | None]
_UNITS = ("week", "month", "quarter", "year", "decade", "century")


class RelativeDates:
    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis
        named = lexis.named
        elsewhere = rf"(?! {named('elsewhere')})"
        number = f"({lexis.amount})"
        units = named("ago_units")
        self._whole_day = re.compile(named("days"))
        # "tuần trước", "năm nay", "thập kỷ qua"; not "tuần trước đó".
        one = any_of(word for unit in _UNITS for word in lexis.words.sets[unit])
        self._step = re.compile(rf"({one}) ({named('steps')}){elsewhere}")
        self._onward = re.compile(rf"{named('onward')} ({units})(?! \w*\d| {named('weekday')}| {named('counted')})")
        # "hai tuần trước", "10 ngày qua", "5 năm tới", "3 ngày nữa"; not "hai tuần trước đó".
        self._ago = re.compile(
            rf"{number} ?({units}) (?:(?P<ago>{named('ago')})|(?P<hence>{named('hence')})|(?P<past>{named('past')})|(?P<coming>{named('coming')})){elsewhere}"
        )
        self._distance = re.compile(
            rf"{named('distance')} (?:({named('about')}) )?{number} ({units})(?! {named('half_past')} \w)"
        )

    def day(self, text: str, start: int, published: date | None) -> Atom | None:
        """`hôm nay`, `hôm qua`, `ngày mai`."""
        match = self._whole_day.match(text, start)
        if match is None:
            return None
        return Atom(match.end(), _days_away(published, self._lexis.words.values["days"][match[0]]))

    def step(self, text: str, start: int, published: date | None) -> Atom | None:
        """`tuần trước`, `năm nay`, `quý tới`."""
        match = self._step.match(text, start)
        if match is None:
            return None
        before = self._lexis.before(text, start)
        if before in self._lexis.each or self._lexis.number_word(before):
            return None  # "hai năm sau" is told from another event
        unit = self._unit(match[1])
        step = self._lexis.words.values["steps"][match[2]]
        if published is None:
            return Atom(match.end(), unknown(_grain(unit), "relative"))
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
        amount = self._amount(match[1]) if match else None
        if match is None or amount is None:
            return None
        unit = self._unit(match[2])
        kind = match.lastgroup
        if not self._measures(text, match, unit, amount):
            return None
        if kind in ("ago", "hence"):
            return Atom(match.end(), _between(published, unit, amount, -1 if kind == "ago" else 1))
        return Atom(match.end(), _stretch(published, unit, amount, -1 if kind == "past" else 1))

    def _measures(self, text: str, match: re.Match[str], unit: str, amount: tuple[int, int]) -> bool:
        """Not `vòng sáu hôm nay`, nor `120 phút trước Thái Lan`."""
        if unit == "minute" or unit == "hour":
            return match.lastgroup != "ago" or self._lexis.closes(text, match.end())
        return amount[0] != amount[1] or match[2] not in self._lexis.words.sets["eve"]

    def distance(self, text: str, start: int, published: date | None) -> Atom | None:
        """`cách đây hai tuần`, `cách đây hơn 3 năm`."""
        match = self._distance.match(text, start)
        amount = self._amount(match[2]) if match else None
        if match is None or amount is None:
            return None
        moment = _between(published, self._unit(match[3]), amount, -1)
        return Atom(match.end(), replace(moment, fuzzy=True) if match[1] else moment)

    def _unit(self, word: str) -> str:
        return self._lexis.words.ids["ago_units"][word]

    def _amount(self, shown: str) -> tuple[int, int] | None:
        numeral = self._lexis.numerals.at(shown, 0)
        if numeral is None or numeral.end != len(shown) or numeral.low % 1 or not numeral.low < 10000:
            return None
        return int(numeral.low), int(numeral.low * 10 if numeral.high is None else numeral.high)


def _grain(unit: str) -> Grain:
    return unit if unit in _UNITS else "day"  # type: ignore[return-value]


def _days_away(published: date | None, days: int) -> Moment:
    if published is None:
        return unknown("day", "relative")
    day = published + timedelta(days=days)
    return replace(of_dates("day", day, day), read_by=("relative",))


def _away(published: date | None, unit: str, step: int) -> Moment:
    if published is None:
        return unknown(_grain(unit), "relative")
    return replace(unit_of(shifted(published, unit, step), unit), read_by=("relative",))


def _between(published: date | None, unit: str, amount: tuple[int, int], sign: int) -> Moment:
    """The units that lie so far away; a vague number of them makes a fuzzy stretch."""
    near = _away(published, unit, sign * amount[0])
    if amount[0] == amount[1] or published is None:
        return near
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


class PartsOfDates:
    """`đầu tháng 1 này`, `cuối năm 2024`, `nửa đầu năm`, `6 tháng đầu năm 2024`, `những năm 1990`, `nhiệm kỳ 2021-2026`."""

    def __init__(self, lexis: Lexis, inner: Reader) -> None:
        self._lexis, self._inner = lexis, inner
        named = lexis.named
        self._section = re.compile(rf"({named('sections')}) ")
        unit = "|".join(f"(?P<{unit}>{named(unit)})" for unit in ("week", "month", "quarter", "year"))
        self._bare = re.compile(rf"(?:{unit})(?! (?:{named('fresh')}|\d))")
        self._half = re.compile(rf"{named('half')} (?:({named('first')})|({named('last')})) (?:{named('of')} )?")
        # "6 tháng đầu năm", "hai quý cuối năm", "15 ngày đầu tháng 3", "tháng đầu năm"
        self._some = re.compile(
            rf"(?:(\d\d?|{lexis.short}) )?({named('day')}|{named('week')}|{named('month')}|{named('quarter')}) "
            rf"(?:({named('first')})|({named('last')})) (?:{named('of')} )?(?={named('year')}|{named('month')}|{named('quarter')}|(?:19|20)\d\d(?!\d))"
        )
        self._months_of = re.compile(
            rf"(\d\d?|{lexis.short}) {named('month')},? (?:{named('year')} )?((?:19|20)\d\d)(?!\d|[.,]\d|%)"
        )

    def section(self, text: str, start: int, published: date | None) -> Atom | None:
        """`đầu tháng 1 này`, `cuối tuần`, `giữa thập niên 1990`, `cuối ngày 28/1`."""
        match = self._section.match(text, start)
        if match is None:
            return None
        whole = self._stretch(text, match.end(), published)
        if whole is None or (whole.moment.grain == "day" and match.end() == whole.end):
            return None
        part = self._lexis.words.ids["sections"][match[1]]
        return Atom(whole.end, section(settled(whole.moment, published), part))

    def half(self, text: str, start: int, published: date | None) -> Atom | None:
        """`nửa đầu năm 2024`, `nửa cuối tháng 3`."""
        match = self._half.match(text, start)
        whole = self._stretch(text, match.end(), published) if match else None
        if match is None or whole is None or not whole.moment.known:
            return whole
        moment = settled(whole.moment, published)
        low, high = _halves(moment, first=bool(match[1]))
        return Atom(whole.end, replace(moment, grain="half", low=low, high=high))

    def some(self, text: str, start: int, published: date | None) -> Atom | None:
        """`6 tháng đầu năm 2024`, `10 ngày đầu tháng 3`, `quý đầu năm`, `9 tháng năm 2024`."""
        counted = self._months_of.match(text, start)
        if counted is not None:
            count = self._lexis.number(counted[1])
            if count is None or not 2 <= count <= 11:
                return None
            return Atom(counted.end(), _first_months(of_months("year", int(counted[2]), 1, 12), count))
        match = self._some.match(text, start)
        if match is None:
            return None
        count = self._lexis.number(match[1]) if match[1] else 1
        whole = self._stretch(text, match.end(), published)
        if whole is None or count is None:
            return None
        moment = settled(whole.moment, published)
        if not moment.known:
            return Atom(whole.end, moment)
        return self._taken(whole.end, moment, match[2], count, first=bool(match[3]))

    def _taken(self, end: int, moment: Moment, unit: str, count: int, *, first: bool) -> Atom | None:
        name = self._lexis.words.ids["ago_units"].get(unit, "")
        months = {"month": 1, "quarter": 3}.get(name, 0) * count
        if months and moment.grain in ("year", "quarter") and 0 < months < 12:
            return Atom(end, _first_months(moment, months) if first else _last_months(moment, months))
        if name in ("day", "week") and moment.dated:
            days = timedelta(days=count * (7 if name == "week" else 1) - 1)
            low, high = bounds(moment)
            low, high = (low, low + days) if first else (high - days, high)
            return Atom(end, replace(of_dates("span", low, high), implied=moment.implied))
        return None

    def _stretch(self, text: str, start: int, published: date | None) -> Atom | None:
        """The stretch a part is taken of: a named one, or the present year, month or week."""
        named = self._inner(text, start, published)
        if named is not None:
            return named
        match = self._bare.match(text, start)
        if match is None:
            return None
        unit = str(match.lastgroup)
        if published is None:
            moment = of_months("year", 0, 1, 12) if unit == "year" else unknown(_grain(unit), "relative")
            return Atom(match.end(), replace(moment, open=True))
        return Atom(match.end(), replace(unit_of(published, unit), implied=(unit,), read_by=("relative",)))


def _halves(moment: Moment, *, first: bool) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    (y1, m1, d1), (y2, m2, d2) = moment.low, moment.high
    if moment.grain == "month":
        return ((y1, m1, 1), (y1, m1, 15)) if first else ((y1, m1, 16), (y1, m1, 31))
    if y2 > y1:
        middle = (y1 + y2) // 2
        return ((y1, m1, d1), (middle, 12, 31)) if first else ((middle + 1, 1, 1), (y2, m2, d2))
    middle = (m1 + m2) // 2
    return ((y1, m1, d1), (y1, middle, 31)) if first else ((y1, middle + 1, 1), (y2, m2, d2))


def _first_months(moment: Moment, count: int) -> Moment:
    year, month, _ = moment.low
    inner = of_months(
        "half" if count == 6 else "quarter" if count == 3 else "month" if count == 1 else "span", year, month, count
    )
    return replace(inner, implied=moment.implied, read_by=moment.read_by)


def _last_months(moment: Moment, count: int) -> Moment:
    inner = _first_months(moment, count)
    year, month, _ = moment.high
    return replace(inner, low=(year, month - count + 1, 1), high=(year, month, 31))
