"""Dates that name their unit: `ngày 5 tháng 3`, `tháng 12/2024`, `quý I`, `năm 2024`, `mùa thu năm ngoái`."""

from __future__ import annotations

import re
from datetime import date

from factcheck.kept.expressions import compiled
from factcheck.model import Grain
from factcheck.parse.temporal.lunar import solar
from factcheck.parse.temporal.moment import Moment, in_year, of_day, of_months, of_years, replace, shifted_month, unknown
from factcheck.parse.temporal.numeric import NumericDates, day_range
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import DASH, Atom, Lexis

# "tháng 1/2024", "tháng 1 năm 2024", "tháng 1, năm 2024", "15/8(âm lịch)"
_ENDS_YEAR = frozenset((".", ",", ";", ")", "\n", "”", '"', ""))
_OPENS_YEAR = frozenset(" /.-,(")
_LONE_DAY = compiled(r"(\d\d?)(?![\w%]|[.,/:-] ?\d)")


class NamedDates:
    _day = Pattern("<day> (?:<young> )?")
    _spelled_day = Pattern(r"(\d\d?|<short>)(?:,? | ?<dash> ?| <of> )(?=<month> )")
    _month_step = Pattern("(<month_steps>)")
    _month = Pattern(r"<month> (0?[1-9](?!\d)|1[0-2](?!\d)|<months>)(?![.,]\d\d?(?!\d)|[%°\w])")
    _pair = Pattern(r"<month> (\d\d?),(\d\d?)(?![\w%]|[.,]\d)")
    _more = Pattern(
        r"((?:, \d\d?){0,8}(?: ?<dash> ?|,? (?:<until>|<lists>) (?:<month> )?|, ?))"
        r"(\d\d?)(?!\d|\w|[.,]\d\d?(?!\d)|/\d\d?(?!\d)| <month>)"
    )
    # The year behind a day, a month or a quarter: "/2024", "-2024", " năm 2024", " năm hai nghìn …", " năm ngoái".
    _year_behind = Pattern(
        r" ?[/.\-] ?((?:1[0-9]|20|21)\d\d)(?!\d|/\w|\.\d|-(?!\d)\w)|,? <year> ((?:1[0-9]|20|21)\d\d)(?!\d)| (<year_steps>)"
        r"|,? <year> (<spelled>)| \(?((?:19|20)\d\d)(?![\d.%])"
    )
    _side_behind = Pattern(r" (?:(<past_steps>)|(<future_steps>)|(<this_steps>)|(<year_elsewhere>))")
    _goes_on = Pattern(r" (?:\d|<day|month|year|quarter|this_steps|steps>)")
    _quarter = Pattern("<quarter> (<quarters>)")
    _more_quarters = Pattern("(?: ?<dash> ?|,? (?:<until>|<lists>) (?:<quarter> )?|, (?=[iv]))(<quarters>)")
    _year = Pattern(r"<year> (?:((?:1[0-9]|20|21)\d\d|\d{1,3})(?!\d|[.,]\d|%)|(<spelled>))")
    _era = Pattern(r" \(?(?:(<before_era>)|<our_era>)\)?")
    _weekday_before = Pattern("<weekdays>,? $")
    _season = Pattern("(?:<season> (<seasons>)|(<bare_seasons>))")
    _solar = Pattern(r" \(?<solar>")
    _lunar = Pattern(r" ?\(?<lunar>")

    def __init__(self, lexis: Lexis, numeric: NumericDates) -> None:
        self._lexis, self._numeric = lexis, numeric

    # -- a day ---------------------------------------------------------------------------------------------------

    def day(self, text: str, start: int, published: date | None) -> Atom | None:
        """`ngày 27/1`, `ngày 5 tháng 3 năm 2024`, `ngày 10 và 11.2`, `ngày 27`."""
        head = self._day.match(text, start)
        if head is None:
            return None
        at = head.end()
        digit = text[at : at + 1].isdecimal()
        read = self._numeric.at(text, at, "strong") if digit else None
        if read is not None and (read.moment.grain != "year" and read.moment.grain != "month"):
            return self.dated(text, read, published)
        return self.of_month(text, at, published) or (self._alone(text, start, at) if digit else None)

    def of_month(self, text: str, at: int, published: date | None, *, stepped: bool = True) -> Atom | None:
        """`5 tháng 3 năm 2024`, `mười hai tháng năm`, `28 và 29 tháng 3`, `5 tháng này`."""
        pair = self._numeric.days_before_month(text, at) if text[at : at + 1].isdecimal() else None
        if pair is not None:
            month = self.month(text, pair[2] + 1, published)
            if month is None:
                return None
            return Atom(month.end, day_range(pair[0], self._with_day(month.moment, pair[1]), pair[3]))
        match = self._spelled_day.match(text, at)
        day = self._lexis.number(match[1]) if match else None
        if match is None or day is None or not 1 <= day <= 31:
            return None
        step = self._month_step.match(text, match.end())
        if step is not None and not stepped:
            return None  # "hai tháng sau" is no second of the month
        if step is not None:
            return self._stepped(step.end(), day, self._lexis.words.values["month_steps"][step[1]], published)
        month = self.month(text, match.end(), published, listed=False)
        return Atom(month.end, self._with_day(month.moment, day)) if month else None

    def _with_day(self, month: Moment, day: int) -> Moment:
        fresh = of_day(month.low[0], month.low[1], day)
        return replace(fresh, implied=month.implied, side=month.side, open=month.open)

    def _stepped(self, end: int, day: int, step: int, published: date | None) -> Atom | None:
        if published is None:
            return Atom(end, Moment("day", (0, 0, day), (0, 0, day), open=True))
        year, month = shifted_month(published.year, published.month, step)
        return Atom(end, of_day(year, month, day))

    def _alone(self, text: str, start: int, at: int) -> Atom | None:
        match = _LONE_DAY.match(text, at)
        if match is None or not 1 <= int(match[1]) <= 31:
            return None
        if self._lexis.counts(text, match.end()) or self._lexis.before(text, start) in self._lexis.each:
            return None
        before = self._lexis.before(text, start)
        if self._lexis.number_word(before) and not self._weekday_before.search(text, max(0, start - 12), start):
            return None
        day = int(match[1])
        return Atom(match.end(), Moment("day", (0, 0, day), (0, 0, day)))

    # -- the year of a day, month or quarter ---------------------------------------------------------------------

    def dated(self, text: str, atom: Atom, published: date | None) -> Atom:
        """The same with the year, or the side of publication, that follows it; or as a lunar date."""
        moment = atom.moment
        if not moment.known and "impossible" not in moment.read_by:
            return atom
        if text[atom.end : atom.end + 1] not in _OPENS_YEAR:
            return atom
        mark = self._lunar.match(text, atom.end) if moment.grain == "day" else None
        if mark is not None:
            return self._as_lunar(text, mark.end(), moment, published)
        plain = self._solar.match(text, atom.end)
        if plain is not None:
            atom = Atom(plain.end(), moment)
        if moment.dated or not moment.low[1]:
            return atom
        return self._with_year(text, atom, published)

    def _with_year(self, text: str, atom: Atom, published: date | None) -> Atom:
        moment = atom.moment
        if text[atom.end : atom.end + 1] not in _OPENS_YEAR:
            return atom
        found = self._written_year(text, atom.end, published)
        if found is not None:
            end, year = found
            return Atom(end, in_year(moment, year) if year else replace(moment, open=True))
        side = self._side_behind.match(text, atom.end)
        if side is None:
            return atom
        if side[4]:
            return Atom(atom.end, replace(moment, open=True))
        if side[3]:
            return Atom(side.end(), moment)
        if side[2] and (
            self._goes_on.match(text, side.end()) or (moment.grain == "day" and not self._lexis.closes(text, side.end()))
        ):
            return atom  # "từ tháng 5 tới tháng 8", "ngày 5/3 tới Hà Nội"
        return Atom(side.end(), replace(moment, side="past" if side[1] else "future"))

    def _written_year(self, text: str, end: int, published: date | None) -> tuple[int, int] | None:
        """Where the year behind ends, and which it is; 0 when it is told from an unknown publication."""
        match = self._year_behind.match(text, end)
        if match is None:
            return None
        if match[3]:
            step = self._lexis.words.values["year_steps"][match[3]]
            return match.end(), published.year + step if published else 0
        if match[4]:
            year = self._lexis.number(match[4])
            return (match.end(), year) if year and 1000 <= year <= 2199 else None
        if match[5]:
            if text[match.start() + 1] == "(" or self._lexis.counts(text, match.end()):
                return None
            return match.end(), int(match[5])
        return match.end(), int(match[1] or match[2])

    def _as_lunar(self, text: str, end: int, moment: Moment, published: date | None) -> Atom:
        _, month, day = moment.low
        year = moment.low[0]
        if not year:
            written = self._written_year(text, end, published)
            end, year = written or (end, 0)
        return Atom(end, lunar_day(year, month, day, published))

    # -- months, quarters, years, seasons ------------------------------------------------------------------------

    def month(self, text: str, start: int, published: date | None, *, listed: bool = True) -> Atom | None:
        """`tháng 12/2024`, `tháng năm năm 2024`, `tháng 3-4/2025`, `tháng 9 và 10 năm ngoái`."""
        match = self._month.match(text, start)
        if match is None:
            return self._two_months(text, start, published)
        if self._lexis.counts(text, match.end()):
            return None
        first = self._month_number(match[1])
        if not match[1].isdecimal() and self._is_year_word(text, match):
            return None
        single = of_months("month", 0, first, 1)
        more = self._more.match(text, match.end()) if listed else None
        last = int(more[2]) if more else 0
        if more is not None and 1 <= last < first:
            wrapped = self._into_next_year(text, more.end(), first, last)
            if wrapped is not None:
                return wrapped
        if more is not None and first < last <= 12 and not self._lexis.counts(text, more.end()):
            plain = more[1].strip(" ,")
            dated = self._with_year(text, Atom(more.end(), of_months("span", 0, first, last - first + 1)), published)
            if dated.end > more.end() or (plain and (plain in DASH or " " in plain or self._lexis.closes(text, more.end()))):
                return dated
        return self._with_year(text, Atom(match.end(), single), published)

    def _two_months(self, text: str, start: int, published: date | None) -> Atom | None:
        """`tháng 5,6`: a comma without its space."""
        match = self._pair.match(text, start)
        if match is None or not 1 <= int(match[1]) < int(match[2]) <= 12 or self._lexis.counts(text, match.end()):
            return None
        months = of_months("span", 0, int(match[1]), int(match[2]) - int(match[1]) + 1)
        return self._with_year(text, Atom(match.end(), months), published)

    def _into_next_year(self, text: str, end: int, first: int, last: int) -> Atom | None:
        """`tháng 12 đến tháng 3 năm sau`: the year after that of the first month."""
        step = self._lexis.step_at(text, end + 1) if text.startswith(" ", end) else None
        if step is None or self._lexis.words.values["year_steps"][step[0]] != 1:
            return None
        return Atom(step.end(), of_months("span", 0, first, last + 13 - first))

    def _month_number(self, shown: str) -> int:
        return int(shown) if shown.isdecimal() else self._lexis.words.values["months"][shown]

    def _is_year_word(self, text: str, match: re.Match[str]) -> bool:
        """`tháng năm` is May unless `năm nay` or `năm ngoái` begins there."""
        return self._lexis.step_at(text, match.start(1)) is not None

    def quarter(self, text: str, start: int, published: date | None) -> Atom | None:
        """`quý I/2025`, `quý hai`, `quý III và IV năm 2024`."""
        match = self._quarter.match(text, start)
        if match is None or self._lexis.counts(text, match.end()):
            return None
        numbers = self._lexis.words.values["quarters"]
        first = last = numbers[match[1]]
        end = match.end()
        more = self._more_quarters.match(text, end)
        if more is not None and numbers[more[1]] > first:
            last, end = numbers[more[1]], more.end()
        grain: Grain = "quarter" if first == last else "span"
        return self._with_year(text, Atom(end, of_months(grain, 0, first * 3 - 2, (last - first + 1) * 3)), published)

    def year(self, text: str, start: int, published: date | None) -> Atom | None:
        """`năm 2024`, `năm 938`, `năm hai nghìn không trăm hai mươi lăm`, `năm 2021-2025`."""
        match = self._year.match(text, start)
        if match is None:
            return None
        year = int(match[1]) if match[1] else self._lexis.number(match[2])
        if not year:
            return None
        if text[match.end() : match.end() + 1] not in _ENDS_YEAR:
            years = self._numeric.years(text, match.start(1)) if match[1] else None
            if years is not None:
                return years
            if not (match[1] and 1900 <= year <= 2099) and self._lexis.counts(text, match.end()):
                return None
            era = self._era.match(text, match.end())
            if era is not None:
                return Atom(era.end(), unknown("year", "before-era") if era[1] else of_years("year", year, year))
        if not 100 <= year <= 2199 or (match[2] and year < 1000):
            return None
        if match[1] and len(match[1]) == 3 and (self._lexis.before(text, start) in self._lexis.each or year < 200):
            return None
        return Atom(match.end(), of_years("year", year, year))

    def season(self, text: str, start: int, published: date | None) -> Atom | None:
        """`mùa thu năm 2024`, `hè 2024`; a season without its year says too little."""
        match = self._season.match(text, start)
        if match is None:
            return None
        first = self._lexis.words.values["seasons"][match[1] or match[2]]
        bare = Atom(match.end(), of_months("season", 0, first, 3))
        dated = self._with_year(text, bare, published)
        return dated if dated.end > bare.end else None


def lunar_day(year: int, month: int, day: int, published: date | None, *, leap: bool = False) -> Moment:
    """The solar day of a lunar date; the nearest to publication when its year is not written."""
    if not 1 <= month <= 12 or not 1 <= day <= 30:
        return Moment("day", (0, month, day), (0, month, day), known=False, read_by=("lunar", "impossible"))
    years = (year,) if year else () if published is None else range(published.year - 1, published.year + 2)
    found = [one for one in (solar(y, month, day, leap=leap) for y in years) if one]
    if not found:
        reasons = ("lunar", "impossible") if years else ("lunar",)
        return Moment("day", (0, month, day), (0, month, day), known=False, read_by=reasons)
    best = found[0] if year else min(found, key=lambda one: abs((one - published).days) if published else 0)
    field = (best.year, best.month, best.day)
    return Moment("day", field, field, implied=() if year else ("year",), read_by=("lunar",))
