"""Every reader of dates, what each needs of the others, and which of them may begin at a word or behind a number."""

from __future__ import annotations

from datetime import date

from factcheck.parse.numerals import is_alone
from factcheck.parse.temporal.clock import ClockTimes
from factcheck.parse.temporal.eras import Eras
from factcheck.parse.temporal.feasts import Feasts
from factcheck.parse.temporal.festive import FestiveDates
from factcheck.parse.temporal.foreign import ForeignDates
from factcheck.parse.temporal.named import NamedDates
from factcheck.parse.temporal.numeric import NumericDates
from factcheck.parse.temporal.openings import Opening, Openings
from factcheck.parse.temporal.parts import PartsOfDates
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.ranges import Ranges
from factcheck.parse.temporal.relative import RelativeDates
from factcheck.parse.temporal.sets import Sets
from factcheck.parse.temporal.story import StoryDates
from factcheck.parse.temporal.weekdays import PartsOfDay, Weekdays
from factcheck.parse.temporal.words import Atom, Lexis, Reader


class Readers:
    """`openings` has the readers that begin with a word, `behind_number` those that begin with a number, by its unit."""

    _count_of_days = Pattern(r"(?:\d\d?|<short>) (?=<day> \d)")
    # "8 tháng 8 - 12 tháng 8"
    _to_another = Pattern(r" ?(?:<dash>|<until>) ?(?:<day> )?\d\d? <month> \d")
    _plain_day = Pattern(r"<day> \d\d?[/.-]")

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis
        self.numeric = NumericDates(lexis)
        self.named = NamedDates(lexis, self.numeric)
        self.relative = RelativeDates(lexis)
        self._festive = FestiveDates(lexis)
        self._feasts = Feasts(lexis, self._festive)
        self._foreign, self._story = ForeignDates(lexis), StoryDates(lexis)
        self.sets = Sets(lexis)
        self._eras = Eras(lexis, self.numeric)
        self._parts_of_dates = PartsOfDates(lexis, self._stretch)
        self._weekdays = Weekdays(lexis, self._day)
        self._parts_of_day = PartsOfDay(lexis, self._day, self._weekdays)
        self.clock = ClockTimes(lexis, self._day, self._parts_of_day)
        self.ranges = Ranges(lexis, self._worded, self._figured)
        whole = self._wholes()
        self._stretches = Openings(lexis, whole)
        self.openings = Openings(lexis, (*whole, *self._sections()), self._stretches.words)
        self.behind_number = self._by_unit()

    def _wholes(self) -> tuple[Opening, ...]:
        """What may begin with a word, the longest reading of a word first."""
        named, relative, festive, parts, eras = self.named, self.relative, self._festive, self._parts_of_dates, self._eras
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
            ("year", "#", eras.listed),
            ("terms", "# year", eras.term),
            ("school", "# year", eras.term),
            ("year", "stems", festive.year),
            ("year", "steps", relative.step),
            ("year", "# amounts", named.year),
        )
        return (*(Opening(*row) for row in rows), *self._longer(), *self._feast_days())

    def _longer(self) -> tuple[Opening, ...]:
        """Years in a row, seasons, weekdays, and what is told from publication or from the story."""
        named, relative, parts, eras = self.named, self.relative, self._parts_of_dates, self._eras
        rows: tuple[tuple[str, str, Reader], ...] = (
            ("years_plural", "#", eras.decade),
            ("decade", "# year", eras.decade),
            ("century", "*", eras.century),
            ("decade", "steps", relative.step),
            ("century", "steps", relative.step),
            ("season", "seasons", named.season),
            ("bare_seasons", "# year year_steps past_steps future_steps this_steps", named.season),
            ("weekdays", "*", parts.weekday),
            ("weekdays", "# day", self._weekdays.at),
            ("week", "weekday #", parts.week),
            ("onward", "week month quarter year", relative.onward),
            ("now", "*", relative.now),
            ("distance", "*", relative.distance),
            ("story_days", "*", self._story.day),
            ("some", "ago_units", self._story.some),
            ("every_one", "weekdays day parts", self.sets.weekday),
            ("every", "recurrences", self.sets.every),
        )
        return tuple(Opening(*row) for row in rows)

    def _feast_days(self) -> tuple[Opening, ...]:
        """Lunar days, feasts, and dates of translated and abbreviated copy."""
        festive = self._festive
        rows: tuple[tuple[str, str, Reader], ...] = (
            ("young", "# amounts", festive.days),
            ("young", "# amounts", festive.young),
            ("full_moon", "month", festive.full_moon),
            ("lunar_feasts", "*", self._feasts.feast),
            ("solar_feasts", "*", self._feasts.feast),
            ("moving_feasts", "*", self._feasts.feast),
            ("tet", "*", self._feasts.tet),
            ("tet_eve", "*", self._feasts.eve),
            ("english_months", "*", self._foreign.month_first),
            ("short_months", "*", self._foreign.short),
            ("short_quarters", "*", self._foreign.short),
            ("short_weekdays", "*", self._weekdays.at),
        )
        return tuple(Opening(*row) for row in rows)

    def _sections(self) -> tuple[Opening, ...]:
        """What takes a part of another date."""
        days = "# part_days weekdays day eve young full_moon tet tet_eve amounts strong_clock_cues"
        rows: tuple[tuple[str, str, Reader], ...] = (
            ("half", "first half_last", self._parts_of_dates.half),
            ("half", "ago_units", self.relative.ago),
            ("sections", "# stretches", self._parts_of_dates.section),
            ("parts", days, self._parts_of_day.at),
            ("instants", "*", self._parts_of_day.at),
        )
        return tuple(Opening(*row) for row in rows)

    def _by_unit(self) -> dict[str, tuple[Reader, ...]]:
        """What may begin with a number, by the word behind the number."""
        relative, parts, festive = self.relative, self._parts_of_dates, self._festive
        told = (relative.ago, self._story.later)
        by_id: dict[str, tuple[Reader, ...]] = {
            "day": (*told, parts.some, self._some_days),
            "week": (*told, parts.some),
            "month": (*told, parts.some, festive.with_figure, self._day_and_month),
            "quarter": (*told, parts.some),
        }
        ids = self._lexis.words.ids["ago_units"]
        units = {word.split(" ")[0]: by_id.get(unit, told) for word, unit in ids.items()}
        units |= dict.fromkeys(self._lexis.first_words("tet"), (festive.with_figure,))
        units |= dict.fromkeys(self._lexis.first_words("english_months"), (self._foreign.day_first,))
        units |= dict.fromkeys(self._lexis.words.sets["ordinal_signs"], (self._foreign.day_first,))
        units |= dict.fromkeys(self._lexis.first_words("of"), (self._day_and_month,))
        return units | dict.fromkeys(self._lexis.scales, told)

    def _worded(self, text: str, start: int, published: date | None) -> Atom | None:
        return first_of(self.openings.at(text, start), text, start, published)

    def _figured(self, text: str, start: int, published: date | None) -> Atom | None:
        """A date in figures where only a date can stand."""
        atom = self.numeric.at(text, start, "strong")
        return self.named.dated(text, atom, published) if atom else self.named.of_month(text, start, published, stepped=False)

    def _day_and_month(self, text: str, start: int, published: date | None) -> Atom | None:
        """`5 tháng 3 năm 2024` without `ngày`: needs its year or a cue (`5 tháng 3 lần` is none)."""
        atom = self.named.of_month(text, start, published, stepped=False)
        if atom is None or not atom.moment.known:
            return None
        if atom.moment.dated or self._lexis.cue(text, start) in ("strong", "weak") or self._to_another.match(text, atom.end):
            return atom
        if is_alone(text, start, atom.end):
            return atom
        return atom if atom.moment.low[2] > 12 and self._lexis.closes(text, atom.end) else None

    def _some_days(self, text: str, start: int, published: date | None) -> Atom | None:
        """`hai ngày 7-8/4`, `2 ngày 24 và 25-2`: a count of days in front of their list."""
        match = self._count_of_days.match(text, start)
        atom = self.named.day(text, match.end(), published) if match else None
        return atom if atom and atom.moment.known and atom.moment.low != atom.moment.high else None

    def _festive_day(self, text: str, start: int, published: date | None) -> Atom | None:
        """`ngày mùng 1 Tết`, `ngày 10 tháng 3 âm lịch`; `ngày 27/1` is none, and by far the commonest."""
        return None if self._plain_day.match(text, start) else self._festive.any_day(text, start, published)

    def _day(self, text: str, start: int, published: date | None) -> Atom | None:
        """A day behind a part of the day, a weekday or an hour."""
        if start >= len(text):
            return None
        if not text[start].isdecimal():
            return first_of(
                (self.relative.day, self._festive.any_day, self.named.day, self._feasts.eve), text, start, published
            )
        atom = self._festive.with_figure(text, start, published) or self.numeric.at(text, start, "strong")
        if atom is not None:
            return self.named.dated(text, atom, published)
        return self.named.of_month(text, start, published)

    def _stretch(self, text: str, start: int, published: date | None) -> Atom | None:
        """What a part is taken of: a month, a quarter, a year, a day …"""
        if start >= len(text):
            return None
        if text[start].isdecimal():
            atom = self.numeric.at(text, start, "weak")
            return atom if atom and atom.moment.grain in ("year", "month") else None
        return first_of(self._stretches.at(text, start), text, start, published)


def first_of(readers: tuple[Reader, ...], text: str, start: int, published: date | None) -> Atom | None:
    """What the first reader that can read here reads."""
    for reader in readers:
        atom = reader(text, start, published)
        if atom is not None:
            return atom
    return None
