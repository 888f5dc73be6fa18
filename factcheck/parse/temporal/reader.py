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
from factcheck.parse.temporal.moment import Moment, bounds, in_year, of_years, replace, settled, when
from factcheck.parse.temporal.named import NamedDates
from factcheck.parse.temporal.numeric import NumericDates
from factcheck.parse.temporal.parts import PartsOfDates
from factcheck.parse.temporal.relative import Reader, RelativeDates
from factcheck.parse.temporal.weekdays import PartsOfDay, Weekdays
from factcheck.parse.temporal.words import DASH, Atom, Lexis, any_of

_RUN = re.compile(r"(\d+)( ?)([^\W\d_]+|.|$)", re.S)
_WORD = re.compile(r"[^\W\d_]+")
_JOINED = frozenset({"day", "month", "quarter", "year"})
_GAPS = frozenset(" -–—")
_SIGNS = frozenset("/.-–—,:")


class TemporalReader:
    """Reads the date or the time that begins at a place of lower-case text.

    >>> from factcheck.lexicon.calendar import calendar_words
    >>> from factcheck.lexicon.numerals import numeral_words
    >>> reader = TemporalReader(calendar_words(), NumeralReader(numeral_words()))
    >>> figure = reader.at("hai tuần trước", 0, date(2025, 1, 28))
    >>> figure.end, figure.when.start, figure.when.end
    (14, '2025-01-13', '2025-01-19')
    """

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
        until = lexis.named("until")
        self._until = re.compile(rf" ?{DASH} ?| {until} (?:{lexis.named('plural')} )?")
        units = rf"(?:{lexis.named('ago_units')}|{lexis.named('month')}|{lexis.named('tet')})"
        self._counted_unit = re.compile(rf"{lexis.amount} {units}")
        self._count_of_days = re.compile(rf"(?:\d\d?|{lexis.short}) (?={lexis.named('day')} \d)")
        self._plain_day = re.compile(rf"{lexis.named('day')} \d\d?[/.-]")
        self._joins = self._first_words("until") | self._first_words("lists")
        groups = ("ago_units", "month", "hour", "tet", "day")
        scales = (*numerals.words.scales, *numerals.words.tens, *numerals.words.dozens, *numerals.words.hundred)
        self._behind_figure = frozenset(scales).union(*(self._first_words(group) for group in groups))
        table = self._readers()
        self._begins = re.compile(any_of(phrase for group, _ in table for phrase in lexis.phrases(group)))
        self._by_word = self._by_first_word(table)
        self.openers = frozenset(self._by_word) | numerals.openers

    def at(self, text: str, start: int, published: date | None) -> Figure | None:
        """The longest date or time that begins exactly here; None when there is none.

        A date that no calendar can tell (31/4, `hôm qua` without publication) is a figure with `when` None.
        """
        if isinstance(published, datetime):
            published = published.date()
        if published is not None and not 200 <= published.year <= 9700:
            published = None  # no day to count a century from
        if "0" <= text[start] <= "9":
            return self._at_digit(text, start, published)
        word = _word_at(text, start)
        if word in self._by_word and self._begins.match(text, start):
            atom = self._first(self._by_word[word], text, start, published)
            if atom is not None:
                return self._dated(text, start, atom, published)
        if word in self._lexis.numerals.openers and self._counted_unit.match(text, start):
            return self._at_number(text, start, published)
        return None

    # -- which reader --------------------------------------------------------------------------------------------

    def _readers(self) -> tuple[tuple[str, tuple[Reader, ...]], ...]:
        """The readers that may begin at the words of a group, the longest reading first."""
        named, relative, festive, parts = self._named, self._relative, self._festive, self._parts_of_dates
        eras: tuple[Reader, ...] = (
            _undated(self._eras.decade),
            _undated(self._eras.century),
            _undated(self._eras.term),
        )
        year: tuple[Reader, ...] = (festive.year, relative.step, _undated(named.year))
        return (
            ("day", (self._festive_day, relative.day, named.day, parts.some)),
            ("eve", (relative.day,)),
            ("days", (relative.day,)),
            ("month", (festive.month, parts.some, named.month, relative.step)),
            ("week", (parts.some, relative.step)),
            ("quarter", (parts.some, named.quarter, relative.step)),
            ("year", (*eras, *year)),
            ("decade", (*eras, relative.step)),
            ("century", (*eras, relative.step)),
            ("years_plural", eras),
            ("school", eras),
            ("terms", eras),
            ("season", (named.season, *eras)),
            ("bare_seasons", (named.season,)),
            ("half", (parts.half, self._parts_of_day.at)),
            ("sections", (parts.section,)),
            ("weekdays", (self._weekdays.at,)),
            ("parts", (self._parts_of_day.at,)),
            ("onward", (relative.onward,)),
            ("distance", (relative.distance,)),
            ("young", (festive.days, festive.young)),
            ("full_moon", (festive.full_moon,)),
            ("tet", (festive.feast, festive.tet)),
            ("tet_eve", (festive.tet,)),
            ("solar_feasts", (festive.feast,)),
            ("lunar_feasts", (festive.feast,)),
        )

    def _by_first_word(self, table: tuple[tuple[str, tuple[Reader, ...]], ...]) -> dict[str, tuple[Reader, ...]]:
        out: dict[str, tuple[Reader, ...]] = {}
        for group, readers in table:
            for word in self._first_words(group):
                out[word] = (*out.get(word, ()), *(r for r in readers if r not in out.get(word, ())))
        return out

    def _first_words(self, group: str) -> frozenset[str]:
        return frozenset(phrase.split(" ")[0] for phrase in self._lexis.phrases(group))

    def _first(self, readers: tuple[Reader, ...], text: str, start: int, published: date | None) -> Atom | None:
        for reader in readers:
            atom = reader(text, start, published)
            if atom is not None:
                return atom
        return None

    def _at_digit(self, text: str, start: int, published: date | None) -> Figure | None:
        if start and self._inside(text, start):
            return None
        run = _RUN.match(text, start)
        if run is None or len(run[1]) > 4:
            return None
        sign, spaced = run[3], bool(run[2])
        if (sign == ":" and not spaced) or sign[:1] in ("h", "g"):
            return self._clock.at(text, start, published) or self._at_number(text, start, published)
        if sign in _SIGNS or len(run[1]) == 4 or (spaced and sign in self._joins):
            atom = self._numeric.at(text, start, self._lexis.cue(text, start))
            if atom is not None:
                return self._dated(text, start, self._named.dated(text, atom, published), published)
            if sign in _SIGNS or sign in self._joins:
                atom = self._named.of_month(text, start, published) if self._numeric.days_before_month(text, start) else None
                if atom is None and sign == ".":
                    atom = self._relative.ago(text, start, published)  # "2.000 năm trước"
                return self._dated(text, start, atom, published) if atom else self._clock.at(text, start, published)
        return self._at_number(text, start, published) if spaced and sign in self._behind_figure else None

    def _inside(self, text: str, start: int) -> bool:
        """Whether the figure continues another one or a name: `1.2.3`, `R1`, `covid-19/5`, `$28`."""
        before = text[start - 1]
        if before.isalnum() or before in "$€£_@#":
            return True
        return (
            before in "/.,-–:+"
            and start > 1
            and text[start - 2].isalnum()
            and not (before in ":." and text[start - 2].isalpha())
        )

    def _at_number(self, text: str, start: int, published: date | None) -> Figure | None:
        """`hai tuần trước`, `6 tháng đầu năm`, `5 tháng 3 năm 2024`, `23 tháng Chạp`, `tám giờ sáng`."""
        clock = self._clock.at(text, start, published)
        if clock is not None:
            return clock
        readers = (
            self._relative.ago,
            self._parts_of_dates.some,
            self._festive.with_figure,
            self._some_days,
            self._day_and_month,
        )
        atom = self._first(readers, text, start, published)
        return self._dated(text, start, atom, published) if atom else None

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
        if not text[start].isdigit():
            return self._first((self._relative.day, self._festive.any_day, self._named.day), text, start, published)
        atom = self._festive.with_figure(text, start, published) or self._numeric.at(text, start, "strong")
        if atom is not None:
            return self._named.dated(text, atom, published)
        return self._named.of_month(text, start, published)

    def _stretch(self, text: str, start: int, published: date | None) -> Atom | None:
        """What a part is taken of: a month, a quarter, a year, a day …"""
        if start >= len(text):
            return None
        if text[start].isdigit():
            atom = self._numeric.at(text, start, "weak")
            return atom if atom and atom.moment.grain in ("year", "month") else None
        word = _word_at(text, start)
        readers = self._by_word.get(word, ())
        sections = (self._parts_of_dates.section, self._parts_of_dates.half, self._parts_of_day.at)
        return self._first(tuple(r for r in readers if r not in sections), text, start, published)

    # -- the figure ----------------------------------------------------------------------------------------------

    def _dated(self, text: str, start: int, atom: Atom, published: date | None) -> Figure:
        end, moment = self._ranged(text, atom, published)
        if not moment.dated and moment.side == "nearest" and self._lexis.told_ahead(text, start):
            moment = replace(moment, side="ahead")
        moment = settled(moment, published)
        return Figure("date", start, end, dimension="date", when=when(moment), read_by=moment.read_by)

    def _ranged(self, text: str, atom: Atom, published: date | None) -> Atom:
        """`28/1 đến 5/2`, `tháng 3 - tháng 5/2024`, `năm 2020 đến 2025`: one stretch, with the shared year."""
        first = atom.moment
        if not first.known or first.grain not in _JOINED or text[atom.end : atom.end + 1] not in _GAPS:
            return atom
        until = self._until.match(text, atom.end)
        if until is None or first.read_by:
            return atom
        second = self._second(text, until.end(), first, published)
        if second is None or second.moment.grain != first.grain or not second.moment.known or second.moment.read_by:
            return atom
        joined = _joined(first, second.moment)
        return Atom(second.end, joined) if joined else atom

    def _second(self, text: str, start: int, first: Moment, published: date | None) -> Atom | None:
        if start >= len(text):
            return None
        if not text[start].isdigit():
            return self._first(self._by_word.get(_word_at(text, start), ()), text, start, published)
        if first.grain == "year":
            return self._bare_year(text, start)
        atom = self._numeric.at(text, start, "strong")
        return self._named.dated(text, atom, published) if atom else None

    def _bare_year(self, text: str, start: int) -> Atom | None:
        shown = text[start : start + 4]
        if not shown.isdigit() or not 1000 <= int(shown) <= 2199 or text[start + 4 : start + 5].isdigit():
            return None
        return Atom(start + 4, of_years("year", int(shown), int(shown)))


def _joined(first: Moment, last: Moment) -> Moment | None:
    """From the first to the last; a year that only one of them shows is shared. None when they run backwards."""
    if not first.low[1] or not last.low[1]:
        return None
    if last.dated and not first.dated:
        first = in_year(first, last.low[0] - (first.low[1:] > last.low[1:]))
    if first.dated and not last.dated:
        last = in_year(last, first.low[0] + (last.low[1:] < first.low[1:]))
    if first.dated and bounds(first)[0] > bounds(last)[1]:
        return None
    return replace(first, grain="span", low=first.low, high=last.high)


def _word_at(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match[0] if match else ""


def _undated(reader: object) -> Reader:
    """A reader that needs no publication, in the shape of the others."""

    def read(text: str, start: int, published: date | None) -> Atom | None:
        return reader(text, start)  # type: ignore[operator,no-any-return]

    return read
