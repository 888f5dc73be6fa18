"""Times of the clock: `10:43`, `8h30`, `8g02`, `8 giờ rưỡi sáng`, `20h tối qua`, `8h-10h ngày 5/3`, `8h30 giờ Hà Nội`.

An hour of the clock and a length of time look the same (`8 giờ`); cues before and a day behind settle it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.lexicon.calendar import DayPart
from factcheck.parse.figure import Figure, When
from factcheck.parse.temporal.moment import Moment, of_dates, replace, settled, when
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.weekdays import PartsOfDay
from factcheck.parse.temporal.words import Lexis, Reader

_COLON = re.compile(r"(\d\d?):([0-5]\d)(?::([0-5]\d))?(?![\d:]|[.,]\d)")
_DATE_BEFORE = re.compile(r"(?<![\d/])\d\d?(?:[/.-]\d\d?[/.-]\d{4}|/\d\d?)[ ,|-]{1,3}$")
_DATE_BEHIND = re.compile(r"(?:,| -| \|)? (?=\d\d?[/.-]\d\d?[/.-]\d{4})")


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as written. `sure` when its shape alone says that it is one of the clock."""

    end: int
    hour: int
    minute: int | None
    colon: bool = False
    length: bool = False
    word: bool = False


@dataclass(frozen=True, slots=True)
class _Behind:
    """What follows an hour: part of the day, zone, day, and where they end."""

    end: int
    part: DayPart | None = None
    zone: str = ""
    day: Moment | None = None
    said: bool = False


class ClockTimes:
    # "8h", "8h30", "8h30'", "9h2m2s", "8g02"; "8g" alone is a weight.
    _sign = Pattern(
        r"(\d\d?) ?(<hour_sign->)(?: ?(\d\d?)(?!\d)(?: ?<minute_sign|minute->(?: ?\d\d? ?<second->)?)?)?(?!\w|/|[.,]\d)"
    )
    # "8 giờ", "8 giờ 30 phút", "tám giờ rưỡi", "8 giờ kém 15"
    _word = Pattern(
        r"(\d\d?(?!\d)|<short>) <hour>(?: (?:(<half_past>)|<less> (\d\d?(?!\d)|<short>)(?: <minute|minute_sign>)?"
        r"|(\d\d?(?!\d)|<short>)(?: (<minute|minute_sign>)(?: (?:\d\d?(?!\d)|<short>) <second>)?)?(?! <hour>)))?(?![/%])"
    )
    _part = Pattern(" (<parts>)(?! <no_part>)")
    _zone = Pattern(r" ?\((<zones>)\)| (?:<by> )?(<zones>)")
    _same_day = Pattern(" <same_day>")
    _until = Pattern(" ?<dash> ?| <until> ")
    _link = Pattern(r"(?:,| <of>)? (?=<day> |<eve> |<weekdays>)| (?=\d)|, (?=\d\d?/)")
    _bare_first = Pattern(r"(\d\d?) ?<dash> ?(?=\d\d?(?: ?<hour_sign->(?!\w)|<hour_sign->\d|:\d\d| <hour>))")

    def __init__(self, lexis: Lexis, dates: Reader, parts: PartsOfDay) -> None:
        self._lexis, self._dates, self._parts = lexis, dates, parts
        sets = lexis.words.sets
        self._cues, self._strong = frozenset(sets["clock_cues"]), frozenset(sets["strong_clock_cues"])
        self._lengths, self._never = frozenset(sets["length_cues"]), frozenset(sets["no_date_cues"])

    def at(self, text: str, start: int, published: date | None) -> Figure | None:
        """The time, or the range of times, that begins here, with the day told behind it."""
        first = self._hour(text, start)
        second = None
        if first is None:
            bare = self._bare_first.match(text, start)
            second = self._hour(text, bare.end()) if bare else None
            if bare is None or second is None or not int(bare[1]) < second.hour <= 24:
                return None
            first = Hour(bare.end(), int(bare[1]), None, word=second.word)
        elif (until := self._until.match(text, first.end)) is not None:
            second = self._hour(text, until.end())
        last = second or first
        behind = self._behind(text, last.end, published, last)
        if not self._is_clock(text, start, first, second, behind):
            return None
        return self._figure(text, start, (first, second), behind, published)

    def _hour(self, text: str, start: int) -> Hour | None:
        colon = _COLON.match(text, start)
        if colon is not None:
            return Hour(colon.end(), int(colon[1]), int(colon[2]), colon=True) if int(colon[1]) <= 24 else None
        sign = self._sign.match(text, start)
        if sign is not None:
            minute = int(sign[3]) if sign[3] else None
            if int(sign[1]) > 24 or (minute or 0) > 59 or (sign[2] != "h" and minute is None):
                return None
            return Hour(sign.end(), int(sign[1]), minute)
        return self._word_hour(text, start)

    def _word_hour(self, text: str, start: int) -> Hour | None:
        match = self._word.match(text, start)
        hour = self._lexis.number(match[1]) if match else None
        if match is None or hour is None or hour > 24:
            return None
        if match[2]:
            return Hour(match.end(), hour, 30, word=True, length=True)
        minute = self._lexis.number(match[3] or match[4]) if match[3] or match[4] else None
        if minute is not None and minute > 59:
            return None
        if match[3] and minute is not None:
            return Hour(match.end(), hour - 1 if hour else 23, 60 - minute, word=True)
        return Hour(match.end(), hour, minute, word=True, length=bool(match[5]))

    def _behind(self, text: str, end: int, published: date | None, hour: Hour) -> _Behind:
        part_match = self._part.match(text, end)
        part = self._lexis.words.parts[part_match[1]] if part_match else None
        at = part_match.end() if part_match else end
        zone, after = self._zone_at(text, at)
        day_end, day = self._day_behind(text, after, published, hour, part is not None)
        if day is None:
            said = bool(part or zone) or self._same_day.match(text, at) is not None
            return _Behind(after if zone and text[after - 1] != ")" else at, part, zone, said=said)
        if not zone:
            zone, after = self._zone_at(text, day_end)
            day_end = after if zone and text[after - 1] != ")" else day_end
        return _Behind(day_end, part, zone, day, said=True)

    def _zone_at(self, text: str, end: int) -> tuple[str, int]:
        match = self._zone.match(text, end)
        if match is None:
            return "", end
        return self._lexis.words.zones[match[1] or match[2]], match.end()

    def _day_behind(self, text: str, end: int, published: date | None, hour: Hour, part: bool) -> tuple[int, Moment | None]:
        if part:
            atom = self._parts.day_behind(text, end, published)
            if atom is not None:
                return atom.end, atom.moment
        link = self._link.match(text, end)
        if link is None or (hour.colon and text[link.end()].isdecimal()):
            return end, None
        atom = self._parts.day_behind(text, link.end() - 1, published) if text[link.end() - 1] == " " else None
        return (atom.end, atom.moment) if atom else (end, None)

    def _is_clock(self, text: str, start: int, first: Hour, second: Hour | None, behind: _Behind) -> bool:
        before = self._lexis.before(text, start)
        last = second or first
        if behind.said and not (behind.day is None and before in self._lengths - self._cues):
            return True
        if before in self._lengths and before not in self._cues:
            return False
        if last.colon:
            return before not in self._never
        if second is not None and not last.word and text[first.end - 1].isalpha():
            return True  # "8h-17h"; "10-12h" may be a length
        if before in self._strong:
            return True
        if first.minute is not None and not last.length:
            return before not in self._never or before in self._cues
        if before in self._cues and (not last.word or before not in self._lengths):
            return not last.word or self._lexis.closes(text, last.end) or last.length or second is not None
        clear = not last.word or last.minute is not None
        return clear and second is None and self._opens(text, start) and first.hour < 24

    def _opens(self, text: str, start: int) -> bool:
        """At the start of a line or behind a parenthesis an hour is a line of a timetable."""
        return start == 0 or text[start - 1] in "\n(“" or text[max(0, start - 2) : start] in ("\n ", "- ")

    def _figure(
        self, text: str, start: int, hours: tuple[Hour, Hour | None], behind: _Behind, published: date | None
    ) -> Figure:
        first, second = hours
        day = settled(behind.day, published) if behind.day else None
        if day is None and (first.colon or (second and second.colon)):
            day = self._day_beside(text, start, behind.end, published)
        late = _of_part(second or first, behind.part)
        early = _of_part(first, behind.part) if second is None or first.hour <= second.hour else (first.hour, first.minute or 0)
        read_by = (
            *(() if behind.part is None else (behind.part.id,)),
            *(("zone-local",) if behind.zone == "local" else ()),
        )
        zone = "" if behind.zone == "local" else behind.zone
        period = When(
            _stamp(day, early) + zone,
            _stamp(day, late) + zone,
            "minute" if first.minute is not None or (second and second.minute is not None) else "hour",
            day.implied if day else (),
        )
        extra = day.read_by if day and day.known else ()
        return Figure("time", start, behind.end, dimension="time", when=period, read_by=(*read_by, *extra))

    def _day_beside(self, text: str, start: int, end: int, published: date | None) -> Moment | None:
        """`10:43 28/01/2025` are two mentions, and the time is of that day; so is `28/01/2025 10:43`."""
        link = _DATE_BEHIND.match(text, end)
        atom = self._dates(text, link.end(), published) if link else None
        if atom is not None:
            return atom.moment
        before = _DATE_BEFORE.search(text, max(0, start - 14), start)
        if before is None:
            return None
        atom = self._dates(text, before.start(), published)
        return atom.moment if atom else None


def _of_part(hour: Hour, part: DayPart | None) -> tuple[int, int]:
    """`3 giờ chiều` is 15:00, `12 giờ đêm` is 24:00, `1 giờ đêm` is 01:00."""
    minute = hour.minute or 0
    if part is None or hour.hour > 12:
        return hour.hour, minute
    if hour.hour == 12:
        return part.twelve, minute
    return hour.hour + (12 if part.low <= hour.hour <= part.high else 0), minute


def _stamp(day: Moment | None, clock: tuple[int, int]) -> str:
    """The ISO time; 24:00 is 00:00 of the next day."""
    hour, minute = clock
    if hour == 24:
        hour = 0
        if day is not None and day.dated and day.known:
            following = date(*day.low) + timedelta(days=1)
            day = replace(of_dates("day", following, following), implied=day.implied)
    known = when(day) if day is not None else None
    return f"{known.start if known else ''}T{hour:02}:{minute:02}"
