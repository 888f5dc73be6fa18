"""Weekdays and parts of the day: `thứ Hai (28/1)`, `chủ nhật tuần trước`, `sáng nay`, `tối 5/3`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.parse.numerals import is_alone
from factcheck.parse.temporal.moment import Moment, bounds, of_dates, replace, settled, shifted, unknown
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import Atom, Lexis, Reader


class Weekdays:
    """`dates` reads the date that may follow: the weekday of a date is that date."""

    _weekday = Pattern("<weekdays|short_weekdays>")
    # "thứ bảy và chủ nhật", "thứ bảy, chủ nhật"
    _another = Pattern("(?: ?<dash> ?|, |,? <lists> |,? <until> )<weekdays>")
    # "thứ hai hằng tuần", "thứ bảy, chủ nhật mỗi tuần"
    _weekly = Pattern("(?:(?:, |,? <lists> )<weekdays>){0,6} <every> <week>")
    _link = Pattern(r",? (?=\d|<day>)")
    _enclosed = Pattern(r" ?\((?=\d|<day>)")
    _week = Pattern(r" (?:(?:<of> )?<week> )?(<steps>)(?! (?!<strong_clock_cues> \d)<elsewhere>)")
    # "thứ hai - thứ sáu", "thứ hai đến hết thứ sáu"
    _last_day = Pattern(
        "(?: ?<dash> ?| <until> )(<weekdays>)(?! (?:<week>|<steps>))(?!,? (?:<day>|\\d))(?P<weekly> <every> <week>)?"
    )
    _at_hour = Pattern(r",? (?:<into> )?<strong_clock_cues> (?:\d|<short> <hour>)")

    def __init__(self, lexis: Lexis, dates: Reader) -> None:
        self._lexis, self._dates = lexis, dates
        self._cues = frozenset(lexis.words.sets["weekday_cues"])
        self._loose = frozenset(lexis.words.sets["loose_steps"])
        self._sure = tuple(word for word, day in lexis.words.values["weekdays"].items() if day == 7)

    def at(self, text: str, start: int, published: date | None, *, cued: bool = False) -> Atom | None:
        match = self._weekday.match(text, start)
        if match is None:
            return None
        values = self._lexis.words.values
        short = values["short_weekdays"].get(match[0])
        number = short or values["weekdays"][match[0]]
        dated = self._with_date(text, match.end(), number, published)
        if dated is not None or short:
            return dated
        step = self._week.match(text, match.end())
        if step is not None and not self._is_loose(text, match, step):
            return Atom(step.end(), self._in_week(number, step, published))
        if not cued and (
            not self._is_sure(text, match) or (match[0][-1].isdecimal() and self._lexis.counts(text, match.end()))
        ):
            return None
        first = Atom(match.end(), _nearest(number, published))
        if self._weekly.match(text, match.end()):
            return Atom(match.end(), unknown("day", "repeats:P1W", f"weekday:{number}"))
        last = self._last_day.match(text, match.end())
        return first if last is None else self._stretch(first, last)

    def _stretch(self, first: Atom, last: re.Match[str]) -> Atom:
        """`thứ hai đến thứ sáu`: from a day to the next such day behind it."""
        if last["weekly"]:
            number = self._lexis.words.values["weekdays"][last[1]]
            return Atom(last.end(), unknown("span", "repeats:P1W", *first.moment.read_by[1:], f"weekday:{number}"))
        if not first.moment.known:
            return Atom(last.end(), replace(first.moment, grain="span"))
        begin = date(*first.moment.low)
        days = (self._lexis.words.values["weekdays"][last[1]] - begin.isoweekday()) % 7
        stretch = of_dates("span", begin, begin + timedelta(days=days))
        return Atom(last.end(), replace(stretch, implied=first.moment.implied, read_by=("relative",))) if days else first

    def _is_loose(self, text: str, match: re.Match[str], step: re.Match[str]) -> bool:
        """`đứng thứ ba sau ba trận`: the third, and `sau` belongs to what follows."""
        bare = step[0].strip() == step[1] and step[1] in self._loose
        return bare and not self._lexis.closes(text, step.end()) and not self._is_sure(text, match)

    def _is_sure(self, text: str, match: re.Match[str]) -> bool:
        """Whether `thứ hai` is the Monday and not the second: `hôm thứ hai`, `thứ bảy và chủ nhật`."""
        if match[0] in self._sure:
            return True
        if match[0][-1].isdecimal() and self._lexis.counts(text, match.end()):
            return False
        if self._lexis.before(text, match.start()) in self._cues or self._weekly.match(text, match.end()):
            return True
        if self._at_hour.match(text, match.end()):
            return True
        if is_alone(text, match.start(), match.end()):
            return True
        return self._another.match(text, match.end()) is not None

    def _with_date(self, text: str, end: int, number: int, published: date | None) -> Atom | None:
        """`thứ hai, ngày 28/1` is one mention, `thứ hai (28/1)` is two that say the same."""
        enclosed = self._enclosed.match(text, end)
        link = enclosed or self._link.match(text, end)
        date_at = self._dates(text, link.end(), published) if link else None
        if link is None or date_at is None or date_at.moment.grain != "day":
            return None
        moment = date_at.moment if date_at.moment.low[1] else _falling_on(number, date_at.moment, published)
        moment = replace(moment, read_by=(*moment.read_by, f"weekday:{number}"))
        return Atom(end if enclosed else date_at.end, settled(moment, published))

    def _in_week(self, number: int, step: re.Match[str], published: date | None) -> Moment:
        """`thứ năm tuần trước` counts weeks; `thứ năm tới` is the next one."""
        if published is None:
            return unknown("day", "relative", f"weekday:{number}")
        value = self._lexis.words.values["steps"][step[1]]
        if step[0].strip() == step[1]:
            if value == 0:
                return _of_day(_around(published, number), number)
            return _of_day(_next(published, number) if value > 0 else _last(published, number, today=False), number)
        monday = published - timedelta(days=published.weekday())
        return _of_day(shifted(monday, "week", value) + timedelta(days=number - 1), number)


def _falling_on(number: int, moment: Moment, published: date | None) -> Moment:
    """`thứ sáu ngày 13`: of the months around publication the nearest in which the 13th is a Friday."""
    if published is None:
        return moment
    near = sorted(range(-200, 200), key=abs)
    days = (published + timedelta(days=away) for away in near)
    found = next((day for day in days if day.day == moment.low[2] and day.isoweekday() == number), None)
    return replace(of_dates("day", found, found), implied=("month", "year")) if found else moment


def _of_day(day: date, number: int) -> Moment:
    return replace(of_dates("day", day, day), read_by=("relative", f"weekday:{number}"))


def _nearest(number: int, published: date | None) -> Moment:
    """A bare weekday is the last one, publication included."""
    if published is None:
        return unknown("day", "relative", f"weekday:{number}")
    return replace(_of_day(_last(published, number), number), implied=("week",))


def _last(published: date, number: int, *, today: bool = True) -> date:
    back = (published.isoweekday() - number) % 7
    return published - timedelta(days=back or (0 if today else 7))


def _around(published: date, number: int) -> date:
    """`chủ nhật này`: the one of this week, or the next when that lies more than three days back."""
    day = published + timedelta(days=number - published.isoweekday())
    return day if (published - day).days <= 3 else day + timedelta(days=7)


def _next(published: date, number: int) -> date:
    return published + timedelta(days=(number - published.isoweekday()) % 7 or 7)


class PartsOfDay:
    """`dates` reads a date, a weekday or a festive day behind the part of the day."""

    _part = Pattern("(<parts>)")
    _story_day = Pattern(" <story_nights>")
    _away = Pattern(r" (<part_days>)(?:(?! \w{0,4}\d)|(?= (?:<day> )?\d\d?[/.-]\d))")  # "chiều nay 15/1"
    _link = Pattern(",? (?:<eve> )?")
    # "đêm 24 rạng sáng 25/1", "tối 24 và sáng 25/1": the first day takes the month of the second.
    _two_parts = Pattern(r" (?:<day> )?(\d\d?)(?:,| <lists>| <until>)? (?=<parts> (?:<day> )?\d)")

    def __init__(self, lexis: Lexis, dates: Reader, weekdays: Weekdays) -> None:
        self._lexis, self._dates, self._weekdays = lexis, dates, weekdays
        self._lit = frozenset(lexis.words.sets["lit"])

    def at(self, text: str, start: int, published: date | None) -> Atom | None:
        match = self._part.match(text, start)
        if match is None or self._lexis.before(text, start) in self._lit:
            return None
        day = self.day_behind(text, match.end(), published) or self._of_two(text, match.end(), published)
        if day is None and (story := self._story_day.match(text, match.end())):
            return Atom(story.end(), unknown("part-of-day", "anaphora"))
        if day is None:
            return None
        moment = settled(day.moment, published)
        part = self._lexis.words.parts[match[1]].id
        return Atom(day.end, replace(moment, grain="part-of-day", read_by=(*moment.read_by, part)))

    def _of_two(self, text: str, end: int, published: date | None) -> Atom | None:
        match = self._two_parts.match(text, end)
        second = self.at(text, match.end(), published) if match else None
        if match is None or second is None or not second.moment.known or not 1 <= int(match[1]) <= 31:
            return None
        year, month, day = second.moment.low
        if not 0 < day - int(match[1]) < 7:
            return None
        field = (year, month, int(match[1]))
        return Atom(match.end(1), Moment("day", field, field, implied=(*second.moment.implied, "month")))

    def day_behind(self, text: str, end: int, published: date | None) -> Atom | None:
        """The day of `sáng nay`, `tối 5/3`, `chiều thứ hai`, `đêm hôm 22/1`."""
        away = self._away.match(text, end)
        if away is not None:
            days = self._lexis.words.values["part_days"][away[1]]
            day = None if published is None else published + timedelta(days=days)
            return Atom(
                away.end(),
                unknown("day", "relative") if day is None else replace(of_dates("day", day, day), read_by=("relative",)),
            )
        link = self._link.match(text, end)
        if link is None:
            return None
        found = self._dates(text, link.end(), published) or self._weekdays.at(text, link.end(), published, cued=True)
        return found if found and found.moment.grain == "day" and (not found.moment.dated or _short(found.moment)) else None


def _short(moment: Moment) -> bool:
    low, high = bounds(moment) if moment.known else (date.min, date.min)
    return (high - low).days < 7
