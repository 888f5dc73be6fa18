"""Dates of the lunar calendar in words: `mùng 5 Tết`, `rằm tháng Giêng`, `28 Tết`, `năm Giáp Thìn`."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.parse.numerals import is_alone
from factcheck.parse.temporal.lunar import month_length, solar, tet
from factcheck.parse.temporal.moment import Moment, bounds, of_dates, of_day, of_months, replace, settled
from factcheck.parse.temporal.named import lunar_day
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import Atom, Lexis


class FestiveDates:
    _cycle_year = Pattern(r"<year> (<stems>) (<branches>)(?: \(?((?:19|20)\d\d)\)?)?")
    # " năm 2025", " 2025", " Ất Tỵ", " năm Ất Tỵ 2025", " năm nay" behind a festive day
    _year = Pattern(
        r" (?:(?:<year> )?(?:(<stems>) (<branches>)(?: \(?((?:19|20)\d\d)\)?)?|((?:19|20)\d\d)(?![\d%]|[.,]\d))"
        r"|(<year_steps>)|<year> (<spelled>))"
    )
    # "mùng 5 Tết", "rằm tháng bảy", "mùng 1 tháng 6 nhuận", "mùng 3/3 âm lịch"
    _young = Pattern(
        r"(?:<day> )?<young> (\d\d?(?!\d)|<short>)(?: <tet>|(?: <month> |/)"
        r"(\d\d?(?!\d)|<months|lunar_months>)( <leap>)?( \(?<lunar>| <solar>)?)"
    )
    _lone_young = Pattern(r"(<day> )?<young> (\d\d?(?!\d|[.,/-]\d)|<short>)(?! (?:<month>|<tet>))( <every> <month>)?")
    _day_of = Pattern(r"(?:<young> )?(\d\d?(?!\d)|<short>)")
    _of_tet = Pattern("(?:<day> )?(2[3-9]|30|<short>) <tet>")
    _full_moon = Pattern(r"<full_moon> <month> (\d\d?(?!\d)|<months|lunar_months>)( <leap>)?(?: \(?<lunar>)?")
    # "mùng 9 đến 20 tháng Giêng"
    _first_day = Pattern(r"(?:<young> )?(\d\d?(?!\d)|<short>)(?: ?<dash> ?| <until> |,? <lists> |, )(?=<young>|\d)")
    # "23 tháng Chạp", "10 tháng 3 âm lịch"
    _of_lunar_month = Pattern(
        r"(?:<day> )?(?:<young> )?(\d\d?(?!\d)|<short>) <month> "
        r"(?:(<lunar_months>)|(\d\d?(?!\d)|<months>)( <leap>)? \(?<lunar>)"
    )
    _lunar_month = Pattern("<month> (<lunar_months>)(?: <lunar>)?")

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis

    def any_day(self, text: str, start: int, published: date | None) -> Atom | None:
        """A festive day that begins with a word: `mùng`, `rằm`, `ngày`."""
        return (
            self.young(text, start, published)
            or self.full_moon(text, start, published)
            or self.with_figure(text, start, published)
        )

    def with_figure(self, text: str, start: int, published: date | None) -> Atom | None:
        """`23 tháng Chạp`, `28 Tết`, `ngày 30 Tết`."""
        return self.of_lunar_month(text, start, published) or self._before_tet(text, start, published)

    def young(self, text: str, start: int, published: date | None) -> Atom | None:
        """`mùng 5 Tết`, `mùng 1 tháng Giêng`, `mùng 3/3 âm lịch`."""
        match = self._young.match(text, start)
        if match is None:
            return self._young_alone(text, start)
        day = self._lexis.number(match[1])
        if day is None or not 1 <= day <= 31:
            return None
        end, year = self.year_behind(text, match.end(), published)
        if match[2] is None:
            return Atom(end, lunar_day(year, 1, day, published))
        month = self._month(match[2])
        told = bool(match[4] and self._is_lunar(match[4])) or match[3] or match[2] in self._lexis.words.values["lunar_months"]
        solar_year = year > 0 and not told and self._year_told(text, match.end())  # "mùng 3 tháng 3 năm 2015"
        if (
            solar_year
            or (match[4] and not self._is_lunar(match[4]))
            or day > 10
            or not self._lunar_in(match[2], match[4], match[3], day)
        ):
            return Atom(end, settled(of_day(year, month, day), published)) if 1 <= month <= 12 else None
        return Atom(end, lunar_day(year, month, day, published, leap=bool(match[3])))

    def _young_alone(self, text: str, start: int) -> Atom | None:
        """`ngày mồng một`: one of the first ten days of a month that is not named."""
        match = self._lone_young.match(text, start)
        day = self._lexis.number(match[2]) if match else None
        if match is None or day is None or not 1 <= day <= 10 or self._lexis.counts(text, match.end()):
            return None
        if not (match[1] or match[3] or is_alone(text, start, match.end())):
            return None
        return Atom(match.end(2), Moment("day", (0, 0, day), (0, 0, day), fuzzy=True))

    def _year_told(self, text: str, end: int) -> bool:
        """Whether a year of the solar calendar stands behind, and none of the cycle of sixty."""
        year = self._year.match(text, end)
        return year is not None and bool(year[4] or year[6])

    def _is_lunar(self, mark: str) -> bool:
        return mark.strip(" (") in self._lexis.words.sets["lunar"]

    def _lunar_in(self, month: str, mark: str | None, leap: str | None, day: int) -> bool:
        """`mùng 5 tháng 5` may be of either calendar in the South; a mark or a lunar name settles it."""
        return bool(mark or leap or month in self._lexis.words.values["lunar_months"] or day == self._month(month))

    def days(self, text: str, start: int, published: date | None) -> Atom | None:
        """`mùng 9 đến 20 tháng Giêng`, `mùng 1 - mùng 3 Tết`."""
        match = self._first_day.match(text, start)
        if match is None:
            return None
        last = self.young(text, match.end(), published) or self.with_figure(text, match.end(), published)
        first = self._lexis.number(match[1])
        if last is None or first is None or not last.moment.known:
            return last
        stop = date(*last.moment.low)
        day = self._lexis.number(self._digits(text, match.end()))
        begin = stop - timedelta(days=(day or 0) - first)
        if day is None or not 0 < day - first < 30:
            return None
        return Atom(last.end, replace(of_dates("span", begin, stop), implied=last.moment.implied, read_by=("lunar",)))

    def _digits(self, text: str, start: int) -> str:
        match = self._day_of.match(text, start)
        return match[1] if match else "0"

    def full_moon(self, text: str, start: int, published: date | None) -> Atom | None:
        """`rằm tháng bảy`."""
        match = self._full_moon.match(text, start)
        if match is None:
            return None
        end, year = self.year_behind(text, match.end(), published)
        return Atom(end, lunar_day(year, self._month(match[1]), 15, published, leap=bool(match[2])))

    def of_lunar_month(self, text: str, start: int, published: date | None) -> Atom | None:
        """`23 tháng Chạp`, `ngày 10 tháng 3 âm lịch`."""
        match = self._of_lunar_month.match(text, start)
        day = self._lexis.number(match[1]) if match else None
        if match is None or day is None or not 1 <= day <= 30:
            return None
        end, year = self.year_behind(text, match.end(), published)
        return Atom(end, lunar_day(year, self._month(match[2] or match[3]), day, published, leap=bool(match[4])))

    def _before_tet(self, text: str, start: int, published: date | None) -> Atom | None:
        """`28 Tết`: a day of the twelfth month; `30 Tết` is its last one."""
        match = self._of_tet.match(text, start)
        day = self._lexis.number(match[1]) if match else None
        if match is None or day is None or not 23 <= day <= 30:
            return None
        end, year = self.year_behind(text, match.end(), published)
        moment = lunar_day(year, 1, 1, published)
        if not moment.known:
            return Atom(end, moment)
        lunar_year = moment.low[0] - 1
        last = month_length(lunar_year, 12)
        return Atom(end, replace(lunar_day(lunar_year, 12, min(day, last), published), implied=moment.implied))

    def month(self, text: str, start: int, published: date | None) -> Atom | None:
        """`tháng Chạp`, `tháng Giêng năm Ất Tỵ`."""
        match = self._lunar_month.match(text, start)
        if match is None:
            return None
        end, year = self.year_behind(text, match.end(), published)
        month = self._month(match[1])
        first = lunar_day(year, month, 1, published)
        if not first.known:
            return Atom(end, replace(first, grain="month"))
        lunar_year = first.low[0] if solar(first.low[0], month, 1) == date(*first.low) else first.low[0] - 1
        begin = date(*first.low)
        stop = begin + timedelta(days=month_length(lunar_year, month) - 1)
        if not year and published is not None:  # translated news calls January "tháng Giêng" too
            other = settled(of_months("month", 0, month, 1), published)
            low, high = bounds(other)
            begin, stop = min(begin, low), max(stop, high)
        moment = of_dates("month", begin, stop)
        return Atom(end, replace(moment, implied=first.implied, fuzzy=not year, read_by=first.read_by))

    def year(self, text: str, start: int, published: date | None) -> Atom | None:
        """`năm Giáp Thìn`: of the cycle of sixty the year nearest to publication."""
        match = self._cycle_year.match(text, start)
        if match is None:
            return None
        year = int(match[3]) if match[3] else self._of_cycle(match[1], match[2], published)
        first, following = (tet(year), tet(year + 1)) if year else (None, None)
        if first is None or following is None:
            return Atom(match.end(), Moment("year", (0, 0, 0), (0, 0, 0), known=False, read_by=("lunar",)))
        return Atom(match.end(), replace(of_dates("year", first, following - timedelta(days=1)), read_by=("lunar",)))

    def _month(self, shown: str) -> int:
        values = self._lexis.words.values
        return int(shown) if shown.isdecimal() else values["lunar_months"].get(shown) or values["months"][shown]

    def year_behind(self, text: str, end: int, published: date | None) -> tuple[int, int]:
        """Where the year behind a festive day ends, and which it is; 0 when none is named or it is not known."""
        match = self._year.match(text, end)
        if match is None:
            return end, 0
        if match[5]:
            step = self._lexis.words.values["year_steps"][match[5]]
            return match.end(), published.year + step if published else 0
        if match[6]:
            year = self._lexis.number(match[6]) or 0
            return (match.end(), year) if 1000 <= year <= 2199 else (end, 0)
        return match.end(), int(match[3] or match[4] or 0) or self._of_cycle(match[1], match[2], published)

    def _of_cycle(self, stem: str, branch: str, published: date | None) -> int:
        """The lunar year of a stem and a branch: 0 when they do not go together or publication is not known."""
        stems, branches = self._lexis.words.stems, self._lexis.words.branches
        place = next((n for n in range(60) if n % 10 == stems[stem] and n % 12 == branches[branch]), None)
        if place is None or published is None:
            return 0
        near = published.year + 30 - (published.year + 30 - 4 - place) % 60
        return near if near - published.year < 30 else near - 60
