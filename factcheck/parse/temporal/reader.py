"""The one entrance to dates and times: which reader may begin at a word or a figure, and ranges of dates."""

from __future__ import annotations

import re
from datetime import date, datetime

from factcheck.lexicon.calendar import CalendarWords
from factcheck.parse.figure import Figure
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.temporal.clock import ClockTimes
from factcheck.parse.temporal.eras import Eras
from factcheck.parse.temporal.festive import FestiveDates
from factcheck.parse.temporal.moment import replace, settled, when
from factcheck.parse.temporal.named import NamedDates
from factcheck.parse.temporal.numeric import NumericDates
from factcheck.parse.temporal.openings import Opening, Openings, two_words
from factcheck.parse.temporal.parts import PartsOfDates
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.ranges import Ranges
from factcheck.parse.temporal.relative import RelativeDates
from factcheck.parse.temporal.weekdays import PartsOfDay, Weekdays
from factcheck.parse.temporal.words import Atom, Lexis, Reader

_RUN = re.compile(r"(\d{1,5})( ?)([^\W\d_]{1,16}|.|$)", re.S)
_SIGNS = frozenset("/.-–—‒―,:")


class TemporalReader:
    """Reads the date or the time that begins at a place of lower-case text.

    >>> from factcheck.lexicon.calendar import calendar_words
    >>> from factcheck.lexicon.numerals import numeral_words
    >>> reader = TemporalReader(calendar_words(), NumeralReader(numeral_words()))
    >>> figure = reader.at("hai tuần trước", 0, date(2025, 1, 28))
    >>> figure.end, figure.when.start, figure.when.end
    (14, '2025-01-13', '2025-01-19')
    """

    _counted_unit = Pattern("<amount> (<ago_units|month|tet>)")
    _count_of_days = Pattern(r"(?:\d\d?|<short>) (?=<day> \d)")
    _plain_day = Pattern(r"<day> \d\d?[/.-]")

    def __init__(self, calendar: CalendarWords, numerals: NumeralReader) -> None:
        lexis = self._lexis = Lexis(calendar, numerals)
        self._numeric = NumericDates(lexis)
        self._named = NamedDates(lexis, self._numeric)
        self._relative = RelativeDates(lexis)
        self._festive = FestiveDates(lexis)
        self._eras = Eras(lexis, self._numeric)
        self._parts_of_dates = PartsOfDates(lexis, self._stretch)
        self._weekdays = Weekdays(lexis, self._day)
        self._parts_of_day = PartsOfDay(lexis, self._day, self._weekdays)
        self._clock = ClockTimes(lexis, self._day, self._parts_of_day)
        self._ranges = Ranges(lexis, self._worded, self._figured)
        self._joins = self._first_words("until") | self._first_words("lists")
        self._counted = self._by_unit()
        units = lexis.words.ids["ago_units"]
        self._hours = frozenset(word.split(" ")[0] for word in units if units[word] in ("hour", "minute"))
        whole = self._wholes()
        self._stretches = Openings(lexis, whole)
        self._openings = Openings(lexis, (*whole, *self._sections()), self._stretches.words)
        self._seconds_of_number = lexis.amounts | lexis.scales | frozenset(self._counted)
        self._numbers = numerals.openers
        self.openers = self._openings.words | numerals.openers

    def at(self, text: str, start: int, published: date | None) -> Figure | None:
        """The longest date or time that begins exactly here; None when there is none.

        A date that no calendar can tell (31/4, `hôm qua` without publication) is a figure with `when` None.
        """
        if "0" <= text[start] <= "9":
            return self._at_digit(text, start, _countable(published))
        first, second = two_words(text, start)
        readers = self._openings.of(first, second)
        atom = self._first(readers, text, start, _countable(published)) if readers else None
        if atom is not None:
            return self._dated(text, start, atom, _countable(published))
        if first in self._numbers and second in self._seconds_of_number:
            return self._at_spelled(text, start, _countable(published))
        return None

    # -- which reader --------------------------------------------------------------------------------------------

    def _wholes(self) -> tuple[Opening, ...]:
        """What may begin with a word, the longest reading of a word first."""
        named, relative, festive, parts, eras = self._named, self._relative, self._festive, self._parts_of_dates, self._eras
        rows: tuple[tuple[str, str, Reader], ...] = (
            ("day", "# young amounts", self._festive_day),
            ("days", "*", relative.day),
            ("day", "# young amounts", named.day),
            ("day", "first last", parts.some),
            ("month", "lunar_months", festive.month),
            ("month", "first last", parts.some),
            ("month", "# months", named.month),
            ("month", "steps", relative.step),
            ("week", "first last", parts.some),
            ("week", "steps", relative.step),
            ("quarter", "first last", parts.some),
            ("quarter", "# quarters", named.quarter),
            ("quarter", "steps", relative.step),
            ("year", "#", eras.decade),
            ("terms", "# year", eras.term),
            ("school", "# year", eras.term),
            ("year", "stems", festive.year),
            ("year", "steps", relative.step),
            ("year", "# amounts", named.year),
            ("years_plural", "#", eras.decade),
            ("decade", "# year", eras.decade),
            ("century", "*", eras.century),
            ("decade", "steps", relative.step),
            ("century", "steps", relative.step),
            ("season", "seasons", named.season),
            ("bare_seasons", "# year year_steps", named.season),
            ("weekdays", "# day", self._weekdays.at),
            ("onward", "ago_units", relative.onward),
            ("distance", "*", relative.distance),
            ("young", "# amounts", festive.days),
            ("young", "# amounts", festive.young),
            ("full_moon", "month", festive.full_moon),
            ("lunar_feasts", "# stems year year_steps", festive.feast),
            ("solar_feasts", "# stems year year_steps", festive.feast),
            ("tet", "# stems year year_steps", festive.tet),
            ("tet_eve", "*", festive.tet),
        )
        return tuple(Opening(*row) for row in rows)

    def _sections(self) -> tuple[Opening, ...]:
        """What takes a part of another date."""
        days = "# part_days weekdays day eve young full_moon tet tet_eve amounts"
        rows: tuple[tuple[str, str, Reader], ...] = (
            ("half", "first half_last", self._parts_of_dates.half),
            ("sections", "# stretches", self._parts_of_dates.section),
            ("parts", days, self._parts_of_day.at),
        )
        return tuple(Opening(*row) for row in rows)

    def _by_unit(self) -> dict[str, tuple[Reader, ...]]:
        """What may begin with a number, by the word behind the number."""
        relative, parts, festive = self._relative, self._parts_of_dates, self._festive
        by_id: dict[str, tuple[Reader, ...]] = {
            "day": (relative.ago, parts.some, self._some_days),
            "week": (relative.ago, parts.some),
            "month": (relative.ago, parts.some, festive.with_figure, self._day_and_month),
            "quarter": (relative.ago, parts.some),
        }
        ids = self._lexis.words.ids["ago_units"]
        units = {word.split(" ")[0]: by_id.get(unit, (relative.ago,)) for word, unit in ids.items()}
        units |= dict.fromkeys(self._first_words("tet"), (festive.with_figure,))
        return units | dict.fromkeys(self._lexis.scales, (relative.ago,))

    def _first_words(self, group: str) -> frozenset[str]:
        return frozenset(phrase.split(" ")[0] for phrase in self._lexis.phrases(group))

    def _first(self, readers: tuple[Reader, ...], text: str, start: int, published: date | None) -> Atom | None:
        for reader in readers:
            atom = reader(text, start, published)
            if atom is not None:
                return atom
        return None

    def _worded(self, text: str, start: int, published: date | None) -> Atom | None:
        return self._first(self._openings.at(text, start), text, start, published)

    # -- at a figure ---------------------------------------------------------------------------------------------

    def _at_digit(self, text: str, start: int, published: date | None) -> Figure | None:
        run = _RUN.match(text, start)
        if run is None or len(run[1]) > 4 or (start and _inside(text, start)):
            return None
        sign, spaced = run[3], bool(run[2])
        if (sign == ":" and not spaced) or sign[:1] in ("h", "g"):
            return self._clock.at(text, start, published) or self._at_number(text, start, published, sign)
        if sign in _SIGNS or len(run[1]) == 4 or (spaced and sign in self._joins):
            atom = self._figured_or_none(text, start, published)
            if atom is not None:
                return self._dated(text, start, atom, published)
            if sign in _SIGNS or sign in self._joins:
                atom = self._named.of_month(text, start, published) if self._numeric.days_before_month(text, start) else None
                if atom is None and sign == ".":
                    atom = self._relative.ago(text, start, published)  # "2.000 năm trước"
                return self._dated(text, start, atom, published) if atom else self._clock.at(text, start, published)
        return self._at_number(text, start, published, sign) if spaced else None

    def _figured_or_none(self, text: str, start: int, published: date | None) -> Atom | None:
        atom = self._numeric.at(text, start, self._lexis.cue(text, start))
        return self._named.dated(text, atom, published) if atom else None

    def _figured(self, text: str, start: int, published: date | None) -> Atom | None:
        """A date in figures where only a date can stand."""
        atom = self._numeric.at(text, start, "strong")
        return self._named.dated(text, atom, published) if atom else None

    def _at_number(self, text: str, start: int, published: date | None, unit: str) -> Figure | None:
        """`hai tuần trước`, `6 tháng đầu năm`, `5 tháng 3 năm 2024`, `23 tháng Chạp`, `tám giờ sáng`."""
        readers = self._counted.get(unit)
        if readers is None:
            return None
        if unit in self._hours:
            clock = self._clock.at(text, start, published)
            if clock is not None:
                return clock
        atom = self._first(readers, text, start, published)
        return self._dated(text, start, atom, published) if atom else None

    def _at_spelled(self, text: str, start: int, published: date | None) -> Figure | None:
        counted = self._counted_unit.match(text, start)
        if counted is None:
            return None
        return self._at_number(text, start, published, counted[1].split(" ")[0])

    # -- the readers that others need ----------------------------------------------------------------------------

    def _day_and_month(self, text: str, start: int, published: date | None) -> Atom | None:
        """`5 tháng 3 năm 2024` without `ngày`: needs its year or a cue (`5 tháng 3 lần` is none)."""
        atom = self._named.of_month(text, start, published, stepped=False)
        if atom is None or not atom.moment.known:
            return None
        if atom.moment.dated or self._lexis.cue(text, start) in ("strong", "weak"):
            return atom
        return atom if atom.moment.low[2] > 12 and self._lexis.closes(text, atom.end) else None

    def _some_days(self, text: str, start: int, published: date | None) -> Atom | None:
        """`hai ngày 7-8/4`, `2 ngày 24 và 25-2`: a count of days in front of their list."""
        match = self._count_of_days.match(text, start)
        atom = self._named.day(text, match.end(), published) if match else None
        return atom if atom and atom.moment.known and atom.moment.low != atom.moment.high else None

    def _festive_day(self, text: str, start: int, published: date | None) -> Atom | None:
        """`ngày mùng 1 Tết`, `ngày 10 tháng 3 âm lịch`; `ngày 27/1` is none, and by far the commonest."""
        return None if self._plain_day.match(text, start) else self._festive.any_day(text, start, published)

    def _day(self, text: str, start: int, published: date | None) -> Atom | None:
        """A day behind a part of the day, a weekday or an hour."""
        if start >= len(text):
            return None
        if not text[start].isdecimal():
            return self._first((self._relative.day, self._festive.any_day, self._named.day), text, start, published)
        atom = self._festive.with_figure(text, start, published) or self._numeric.at(text, start, "strong")
        if atom is not None:
            return self._named.dated(text, atom, published)
        return self._named.of_month(text, start, published)

    def _stretch(self, text: str, start: int, published: date | None) -> Atom | None:
        """What a part is taken of: a month, a quarter, a year, a day …"""
        if start >= len(text):
            return None
        if text[start].isdecimal():
            atom = self._numeric.at(text, start, "weak")
            return atom if atom and atom.moment.grain in ("year", "month") else None
        return self._first(self._stretches.at(text, start), text, start, published)

    # -- the figure ----------------------------------------------------------------------------------------------

    def _dated(self, text: str, start: int, atom: Atom, published: date | None) -> Figure:
        end, moment = self._ranges.from_first(text, atom, published)
        if not moment.dated and moment.side == "nearest" and self._lexis.told_ahead(text, start):
            moment = replace(moment, side="ahead")
        moment = settled(moment, published)
        return Figure("date", start, end, dimension="date", when=when(moment), read_by=moment.read_by)


def _inside(text: str, start: int) -> bool:
    """Whether the figure continues another one or a name: `1.2.3`, `R1`, `covid-19/5`, `$28`."""
    before = text[start - 1]
    if before.isalnum() or before in "$€£_@#":
        return True
    return (
        before in "/.,-–:+" and start > 1 and text[start - 2].isalnum() and not (before in ":." and text[start - 2].isalpha())
    )


def _countable(published: date | None) -> date | None:
    """Publication as a day; None when no century could be counted from it."""
    if isinstance(published, datetime):
        published = published.date()
    return published if published is not None and 200 <= published.year <= 9700 else None
