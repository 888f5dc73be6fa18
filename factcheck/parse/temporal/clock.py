"""Times of the clock with their day: `10:43`, `8h30`, `20h tối qua`, `tối 8h`, `8h-10h ngày 5/3`, `8h30 giờ Hà Nội`.

An hour of the clock and a length of time look the same (`8 giờ`); cues before and a day behind settle it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from factcheck.kept.expressions import compiled
from factcheck.lexicon.calendar import DayPart
from factcheck.parse.figure import Figure, When
from factcheck.parse.temporal.hours import Hour, Hours
from factcheck.parse.temporal.moment import Moment, of_dates, of_day, replace, settled, when
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.weekdays import PartsOfDay
from factcheck.parse.temporal.words import Atom, Lexis, Reader
from factcheck.parse.temporal.zones import offset, written

_DATE_BEFORE = compiled(r"(?<![\d/])\d\d?(?:[/.-]\d\d?[/.-]\d{4}|/\d\d?)[ ,|-]{1,3}$")
# "00:44 00:42 00:41" are the lengths of films, each six characters behind the one before.
_FILMS = compiled(r"\d\d:[0-5]\d \d\d:[0-5]\d \d\d:[0-5]\d(?!\d)")
_DATE_BEHIND = compiled(r"(?:,| -| \|)? (?=\d\d?[/.-]\d\d?[/.-]\d{4})")
# "2025-01-27T10:43:00+07:00", "2025-01-27T10:43Z", in lower case
_STAMP = compiled(r"(\d{4})-([01]\d)-([0-3]\d)t([0-2]\d):([0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?(z|[+-][01]\d:?[0-5]\d)?(?![\w:])")


_EVENING, _DAY = 19, 24


class _Behind(NamedTuple):
    """What follows an hour: part of the day, zone, day, and where they end."""

    end: int
    part: DayPart | None = None
    zone: str = ""
    day: Moment | None = None
    said: bool = False


class _Edge(NamedTuple):
    """One end of a stretch of hours: the day and the minute of that day."""

    day: Moment | None
    clock: tuple[int, int]


class ClockTimes:
    _part = Pattern(" (<parts>)(?! <no_part>)| ?(<meridiems>)")
    _zone = Pattern(r" ?\((<zones>)\)| (?:<by> )?(<zones>)")
    _offset = Pattern(r" ?\(?(?:<by> )?<offset> ?([+-] ?[01]?\d(?::?[0-5]\d)?)(?![\d/])\)?")
    _same_day = Pattern(" <same_day>")
    _until = Pattern(" ?<dash> ?| <until> ")
    _link = Pattern(r"(?:,| <of>)? (?=<day> |<eve> |<weekdays>)| (?=\d)|, (?=\d\d?/)")
    # "sáng 8h30", "tối, lúc 8 giờ"; not "tối 8/3".
    _part_before = Pattern(
        r"(<parts>)(?:,? <strong_clock_cues>)? (?=\d\d?(?: ?<hour_sign->|:| <hour|half_past>)|<short> <hour>)"
    )
    # "ngày mai lúc 3 giờ chiều", "thứ hai, vào lúc 9h"
    _opening = Pattern(r"(?:\A|[.\n] ?)<about> \Z")
    _daily = Pattern(r"(?<!\w)<daily> \Z")
    _nearly = Pattern(r"(?<!\w)<strong_clock_cues> <about> $")
    _at_hour = Pattern(r",? (?:<into> )?(?:<strong_clock_cues>) (?=\d|<short> )")
    _instant = Pattern("<instants>")
    # "8h, 10h và 14h"
    _listed = Pattern(r"\d\d?<hour_sign->\d{0,2}(?:,|,? <lists>) $")

    def __init__(self, lexis: Lexis, dates: Reader, parts: PartsOfDay) -> None:
        self._lexis, self._dates, self._parts, self._hours = lexis, dates, parts, Hours(lexis)
        sets = lexis.words.sets
        self._cues, self._strong = frozenset(sets["clock_cues"]), frozenset(sets["strong_clock_cues"])
        self._after = frozenset(sets["clock_after"])
        self._lengths, self._never = frozenset(sets["length_cues"]), frozenset(sets["no_date_cues"])

    def at(self, text: str, start: int, published: date | None) -> Figure | None:
        """The time, or the range of times, that begins here, with the day told behind it."""
        first, second = self._hours.at(text, start), None
        if first is None:
            two = self._hours.two(text, start)
            if two is None:
                return None
            first, second = two
        early, until = None, None if second else self._until.match(text, first.end)
        if second is None and until is None:
            early = self._behind(text, first.end, published, first)
            until = self._until.match(text, early.end) if early.said else None
        if until is not None:
            second = self._hours.at(text, until.end())
        last = second or first
        behind = early if early is not None and second is None else self._behind(text, last.end, published, last)
        if not self._is_clock(text, start, first, second, behind if second is None or early is None else early):
            return None
        return self._figure(text, start, (first, second), behind, published, early=early if second else None)

    def after_part(self, text: str, start: int, published: date | None) -> Figure | None:
        """`tối 8h`, `sáng, lúc 8 giờ`: the part of the day stands before its hour."""
        match = self._part_before.match(text, start)
        hour = self._hours.at(text, match.end()) if match else None
        if match is None or hour is None:
            return None
        behind = self._behind(text, hour.end, published, hour)
        part = self._lexis.words.parts[match[1]]
        told = _Behind(behind.end, behind.part or part, behind.zone, behind.day, said=True)
        return self._figure(text, start, (hour, None), told, published)

    def of_day(self, text: str, start: int, atom: Atom, published: date | None) -> Figure | None:
        """`ngày mai lúc 3 giờ chiều`, `sáng mai lúc 7 giờ`: the day stands before its hour."""
        match = self._at_hour.match(text, atom.end)
        hour = self._hours.at(text, match.end()) if match else None
        if match is None or hour is None:
            return None
        behind = self._behind(text, hour.end, published, hour)
        if behind.day is not None or self._until.match(text, behind.end):
            return None
        by_id = {part.id: part for part in self._lexis.words.parts.values()}
        part = behind.part or next((by_id[name] for name in atom.moment.read_by if name in by_id), None)
        told = _Behind(behind.end, part, behind.zone, atom.moment, said=True)
        return self._figure(text, start, (hour, None), told, published)

    def instant(self, text: str, start: int, published: date | None) -> Figure | None:
        """`lúc nửa đêm`, `vào giữa trưa`: hours with a name, behind a word that dates."""
        match = self._instant.match(text, start)
        cue = self._lexis.before(text, start)
        if match is None or (start and cue not in self._cues | self._strong) or not self._lexis.closes(text, match.end()):
            return None
        hour = Hour(match.end(), self._lexis.words.values["instants"][match[0]], None)
        return self._figure(text, start, (hour, None), _Behind(match.end()), published)

    def stamp(self, text: str, start: int) -> Figure | None:
        """`2025-01-27T10:43:00+07:00`."""
        match = _STAMP.match(text, start)
        if match is None or not 1 <= int(match[2]) <= 12 or not int(match[3]) or int(match[4]) > 23:
            return None
        day = of_day(int(match[1]), int(match[2]), int(match[3]))
        if not day.known or not day.dated:
            return None
        zone = {"z": "+00:00"}.get(match[6] or "", match[6] or "")
        zone = zone if len(zone) != 5 else f"{zone[:3]}:{zone[3:]}"
        shown = _stamp(_Edge(day, (int(match[4]), int(match[5])))) + zone
        return Figure("time", start, match.end(), dimension="time", when=When(shown, shown, "minute"))

    # -- what stands behind and before ---------------------------------------------------------------------------

    def _behind(self, text: str, end: int, published: date | None, hour: Hour) -> _Behind:
        match = self._part.match(text, end)
        words = self._lexis.words
        part = None if match is None else words.parts[match[1]] if match[1] else words.meridiems[match[2]]
        at = match.end() if match else end
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
        told = self._offset.match(text, end)
        if told is not None and (zone := written(told[1])):
            return zone, told.end()
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
        if behind.part or (behind.said and not (behind.day is None and before in self._lengths - self._cues)):
            return True
        if last.colon is False and not last.word and self._daily.search(text, max(0, start - 12), start):
            return True  # "hằng ngày 8h"
        if second is not None and first.minute is not None and not last.word:
            return True  # "8h30-10h30"
        if not last.word and text.startswith(",", last.end) and self._opening.search(text, max(0, start - 12), start):
            return True  # ". Gần 4h, đám cháy"
        if before in self._after and second is None and _EVENING <= last.hour < _DAY:
            return True  # "sau 22 giờ", but "sau 24 giờ" is a length of time
        if before in self._lengths and before not in self._cues:
            return not last.word and self._nearly.search(text, max(0, start - 16), start) is not None  # "lúc gần 8h"
        if last.colon:
            return before not in self._never and not _of_films(text, start)
        if second is not None and not last.word and text[first.end - 1].isalpha():
            return True  # "8h-17h"; "10-12h" may be a length
        if before in self._strong or self._is_listed(text, start, last):
            return True
        if first.minute is not None and not last.length:
            return before not in self._never or before in self._cues
        if before in self._cues and (not last.word or before not in self._lengths):
            return not last.word or self._lexis.closes(text, last.end) or last.length or second is not None
        clear = not last.word or (last.minute is not None and not last.seconds)
        return clear and second is None and self._opens(text, start) and first.hour < 24

    def _is_listed(self, text: str, start: int, hour: Hour) -> bool:
        return not hour.word and self._listed.search(text, max(0, start - 12), start) is not None

    def _opens(self, text: str, start: int) -> bool:
        """At the start of a line or behind a parenthesis an hour is a line of a timetable."""
        return start == 0 or text[start - 1] in "\n(“" or text[max(0, start - 2) : start] in ("\n ", "- ")

    # -- the figure ----------------------------------------------------------------------------------------------

    def _figure(
        self,
        text: str,
        start: int,
        hours: tuple[Hour, Hour | None],
        behind: _Behind,
        published: date | None,
        *,
        early: _Behind | None = None,
    ) -> Figure:
        first, second = hours
        day = behind.day
        if day is None and (first.colon or (second and second.colon)):
            day = self._day_beside(text, start, behind.end, published)
        day = settled(day, published) if day else None
        low, high = self._edges(first, second, day, behind, early, published)
        zone = offset(behind.zone, date(*day.low) if day and day.known and day.dated else None)
        read_by = (
            *(() if behind.part is None else (behind.part.id,)),
            *(("zone-local",) if behind.zone and not zone else ()),
        )
        fine = first.minute is not None or (second is not None and second.minute is not None)
        implied = day.implied if day else ()
        period = When(_stamp(low) + zone, _stamp(high) + zone, "minute" if fine else "hour", implied)
        extra = day.read_by if day and day.known else ()
        return Figure("time", start, behind.end, dimension="time", when=period, read_by=(*read_by, *extra))

    def _edges(
        self,
        first: Hour,
        second: Hour | None,
        day: Moment | None,
        behind: _Behind,
        early: _Behind | None,
        published: date | None,
    ) -> tuple[_Edge, _Edge]:
        """`22h ngày 13/2 đến 5h ngày 14/2` has two days, `8h sáng - 5h chiều` two parts of one, `2 đến 4 giờ chiều` one."""
        last = _Edge(day, _of_part(second or first, behind.part))
        if early is not None and early.day is not None:
            begin = settled(early.day, published)
            return _Edge(begin, _of_part(first, early.part)), last._replace(day=day or begin)
        if early is not None and early.part is not None:
            return _Edge(day, _of_part(first, early.part)), last
        shared = behind.part if second is None or first.hour <= second.hour else None
        return _Edge(day, _of_part(first, shared)), last

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


def _of_films(text: str, start: int) -> bool:
    """
    >>> _of_films("00:44 00:42 00:41 02:13", 6), _of_films("19:00 20:00", 6)
    (True, False)
    """
    return any(_FILMS.match(text, at) for at in (start, start - 6, start - 12) if at >= 0)


def _of_part(hour: Hour, part: DayPart | None) -> tuple[int, int]:
    """`3 giờ chiều` is 15:00, `12 giờ đêm` is 24:00, `1 giờ đêm` is 01:00."""
    minute = hour.minute or 0
    if part is None or hour.hour > 12:
        return hour.hour, minute
    if hour.hour == 12:
        return part.twelve, minute
    return hour.hour + (12 if part.low <= hour.hour <= part.high else 0), minute


def _stamp(edge: _Edge) -> str:
    """The ISO time; 24:00 is 00:00 of the next day."""
    day, (hour, minute) = edge
    if hour == 24:
        hour = 0
        if day is not None and day.dated and day.known:
            following = date(*day.low) + timedelta(days=1)
            day = replace(of_dates("day", following, following), implied=day.implied)
    known = when(day) if day is not None else None
    return f"{known.start if known else ''}T{hour:02}:{minute:02}"
