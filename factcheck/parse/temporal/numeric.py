"""Dates in figures: `28/1`, `24-10-2024`, `12.2024`, `20-30/4`, `2021-2025`.

The hard part is what is no date: fractions (`3/4`), scores (`3-1`), decimals (`22.1`), document numbers
(`41/2024/QH15`). A dash or a dot needs a cue before it or a year behind it.
"""

from __future__ import annotations

from factcheck.kept.expressions import compiled
from factcheck.parse.temporal.moment import Moment, of_day, of_months, of_years, replace, shifted_month, unknown
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import DASH, Atom, Cue, Lexis

# "28/1/2025", "13-10-2024Mỹ", "28 / 1 / 25"; not "1.2.3", "12/5/2024/QĐ".
_FULL = compiled(r"(\d\d?)( ?)([/.\-–‒])\2(\d\d?)\2\3\2['’]?(\d{4}|\d\d)(?!\d|/\w|\.\d|-(?!\d\d?[/.]\d)\w|,\d)")
# "28. 1. 2025"; not "1. 2. 2025 hộ".
_SPACED = compiled(r"(\d\d?)\. (\d\d?)\. (\d{4})(?!\d|[.,/]\w| [^\W\d_])")
# "2025-01-28" and "2025/01/28"
_ISO = compiled(r"([12]\d{3})([-/])(\d\d?)\2(\d\d?)(?!\d|[/.\-]\w)")
# "28/1", "24-10", "24.10"; not "12/5A", "5/3,5".
_DAY_MONTH = compiled(r"(\d\d?)([/.\-])(\d\d?)(?![\w%°]|,\d|/\w|[.:]\d)")
# "12/2024", "12-2024", "12.2024"; not "10/2024/QH15".
_MONTH_YEAR = compiled(r"(0?[1-9]|1[0-2])([/.\-])((?:19|20)\d\d)(?!\d|/\w|\.\d|-(?!\d\d?/)\w|,\d|%)")
# "01-12/2025", "1 - 3.2025"
_MONTHS_YEAR = compiled(rf"(0?[1-9]|1[0-2]) ?{DASH} ?(0?[1-9]|1[0-2])[/.]((?:19|20)\d\d)(?!\d|[/.\-]\w|,\d)")
# "2021-2025", "2021 - 2025", "2024/25"
_YEARS = compiled(rf"(1[5-9]\d\d|20\d\d|21\d\d)(?:(?: ?{DASH} ?|/)(1[5-9]\d\d|20\d\d|21\d\d)|[/-](\d\d))(?!\w|[/.\-]\w|,\d|%)")
_YEAR = compiled(r"(1[5-9]\d\d|20\d\d)(?![\w%]|[.,:/]\d|[/-]\w)")


def full_year(shown: str) -> int:
    """`25` → 2025, `98` → 1998."""
    if len(shown) == 4:
        return int(shown)
    return int(shown) + (2000 if int(shown) < 50 else 1900)


class NumericDates:
    # "10 và 11.2", "20-30/4", "5, 6, 7/3", "1 đến ngày 5"; the month comes behind.
    _days = Pattern(
        r"(\d\d?)((?:, ?\d\d?){0,8})( ?<dash> ?|,? (?:<until>|<lists>) (?:<day> )?|, ?)(\d\d?)"
        r"(?:([/.\-])(\d\d?)(?!\d{0,2}[.,]\d\d?\d?(?!\d))(?:\5(\d{4}))?(?![\w%])|(?= <month> ))"
    )
    _to_day = Pattern(r"(?: ?<dash> ?| <until> (?:<day> )?)\d\d?/\d\d?(?![\d/])")
    # "28-1 đến 2-2", "25.1 - 2.2.2025"
    _to_date = Pattern(r" (?:<dash>|<until>(?: <day>)?) \d\d?(?:-(?:0?[1-9]|1[0-2])(?![\d.,]|-\w)|[.-]\d\d?[.-](?:19|20)\d\d)")
    # "2000 đến 3500" counts something
    _amounts = Pattern(r"(?: ?<dash> ?| <until> )(?!(?:1[5-9]|20)\d\d(?!\d))\d")
    _to_year = Pattern(r" <until> (?:<year> )?(?:1[5-9]|20)\d\d(?![\w%]|[.,:/]\d)(?! ?(?:<counted>|[%°$€]))")
    _lunar = Pattern(r"\d\d?[/.-]\d\d? \(?<lunar>")
    _in_parentheses = compiled(r"\([^()\d]{2,24}, \Z")  # "Nepal (sân nhà, 9/10)"
    _beside = Pattern(r"<weekdays|part_days|days> ?\($")

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis
        self._year_cues = frozenset(lexis.words.sets["year_cues"])

    def at(self, text: str, start: int, cue: Cue) -> Atom | None:
        """A date in figures that begins at the digit `start`."""
        if text[start + 2 : start + 4].isdecimal() and text[start + 1].isdecimal():
            return self._from_year(text, start, cue)
        if cue != "strong" and self._lunar.match(text, start):
            cue = "strong"
        return (
            self._full(text, start, cue)
            or self._list(text, start, cue)
            or self._month_year(text, start, cue)
            or self._short(text, start, cue)
        )

    def _full(self, text: str, start: int, cue: Cue) -> Atom | None:
        match = _FULL.match(text, start)
        if match is None:
            spaced = _SPACED.match(text, start)
            return self._dated(spaced.end(), int(spaced[3]), int(spaced[2]), int(spaced[1]), cue) if spaced else None
        day, month, year = int(match[1]), int(match[4]), match[5]
        if len(year) == 2 and (
            (match[3] != "/" and cue != "strong") or match[2] or cue == "never" or text[match.end() : match.end() + 1].isalpha()
        ):
            return None
        return self._dated(match.end(), full_year(year), month, day, cue)

    def _dated(self, end: int, year: int, month: int, day: int, cue: Cue) -> Atom | None:
        if 1 <= month <= 12 and 1 <= day <= 31:
            return Atom(end, of_day(year, month, day))
        if 1 <= day <= 12 < month <= 31 and year >= 1900:  # "10/19/2024" in translated copy
            return Atom(end, replace(of_day(year, day, month), read_by=("month-first",)))
        return Atom(end, unknown("day", "impossible")) if cue == "strong" and day and month else None

    def _from_year(self, text: str, start: int, cue: Cue) -> Atom | None:
        iso = _ISO.match(text, start)
        if iso is not None:
            return self._dated(iso.end(), int(iso[1]), int(iso[3]), int(iso[4]), "none")
        years = self.years(text, start)
        if years is not None:
            return years if cue != "never" and not self._lexis.counts(text, years.end) else None
        year = _YEAR.match(text, start)
        told = year is not None and (
            self._lexis.before(text, start) in self._year_cues or self._to_year.match(text, year.end()) is not None
        )
        if year is None or not told or self._lexis.counts(text, year.end()):
            return None
        if self._amounts.match(text, year.end()):
            return None
        return Atom(year.end(), of_years("year", int(year[1]), int(year[1])))

    def years(self, text: str, start: int) -> Atom | None:
        """`2021-2025`, `2024/25`: two years in order."""
        match = _YEARS.match(text, start)
        if match is None:
            return None
        first = int(match[1])
        last = int(match[2]) if match[2] else first // 100 * 100 + int(match[3])
        if not first < last <= first + (150 if match[2] else 1):
            return None
        return Atom(match.end(), of_years("span", first, last))

    def _month_year(self, text: str, start: int, cue: Cue) -> Atom | None:
        months = _MONTHS_YEAR.match(text, start)
        if months is not None and int(months[1]) < int(months[2]):
            first, last, year = int(months[1]), int(months[2]), int(months[3])
            return Atom(months.end(), of_months("span", year, first, last - first + 1))
        match = _MONTH_YEAR.match(text, start)
        if match is None or cue == "never":
            return None
        return Atom(match.end(), of_months("month", int(match[3]), int(match[1]), 1))

    def _list(self, text: str, start: int, cue: Cue) -> Atom | None:
        match = self._days.match(text, start)
        if match is None or match[5] is None or cue == "never":
            return None
        dash = match[3].strip() in ("-", "–", "—")
        if (dash and match[5] == "-") or (
            cue != "strong" and (match[5] != "/" or (match[3][0] == "," and not match[3].strip(" ,")))
        ):
            return None
        first, last, month = int(match[1]), int(match[4]), int(match[6])
        if not (1 <= month <= 12 and 1 <= first <= 31 and 1 <= last <= 31):
            return None
        over = first >= 25 and last <= 7  # "30-1/5"
        if cue == "none" and not over and not (first < last and self._is_day(text, match.end(), last, month, "/", cue)):
            return None
        year = int(match[7]) if match[7] else 0
        return Atom(match.end(), day_range(first, of_day(year, month, last), self._grain(match[3])))

    def _grain(self, connective: str) -> bool:
        return not connective.strip(" ,") or connective.strip(" ,").split(" ")[0] in self._lexis.words.sets["lists"]

    def days_before_month(self, text: str, start: int) -> tuple[int, int, int, bool] | None:
        """`28 và 29` in front of `tháng 3`: first, last, where they end, and whether they are a list."""
        match = self._days.match(text, start)
        if match is None or match[5] is not None:
            return None
        first, last = int(match[1]), int(match[4])
        return (first, last, match.end(), self._grain(match[3])) if 1 <= first <= 31 and 1 <= last <= 31 else None

    def _short(self, text: str, start: int, cue: Cue) -> Atom | None:
        match = _DAY_MONTH.match(text, start)
        if match is None:
            return None
        day, sign, month = int(match[1]), match[2], int(match[3])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            odd = cue == "strong" and sign == "/" and day and month and not self._lexis.counts(text, match.end())
            return Atom(match.end(), unknown("day", "impossible")) if odd else None
        padded = match[1][0] == "0" or match[3][0] == "0"
        if sign == "-" and text[match.end() : match.end() + 1] in "-/" and text[match.end() : match.end() + 1]:
            return None
        if not self._is_day(text, match.end(), day, month, sign, cue, padded=padded, start=start):
            return None
        return Atom(match.end(), of_day(0, month, day))

    def _is_day(
        self, text: str, end: int, day: int, month: int, sign: str, cue: Cue, *, padded: bool = False, start: int = 0
    ) -> bool:
        """Whether figures that could be a day and a month are meant as one."""
        counted = self._lexis.counts(text, end)
        if cue == "strong":
            return not (sign != "/" and counted)
        if cue == "never" or counted or (day <= month and sign == "/" and self._lexis.shares(text, end)):
            return False
        if text[start : start + 1] == "0" and end - start == 5:  # "08.02"
            return True
        enclosed = text[start - 1 : start] == "(" and text[end : end + 1] in (")", ",")
        if text[end : end + 1] == ")" and self._in_parentheses.search(text, max(0, start - 28), start):
            return True
        if enclosed and ((day > 12 and text[end] == ")") or self._beside.search(text, max(0, start - 14), start)):
            return True
        if sign != "/":
            return day > 12 and (cue == "weak" or self._to_date.match(text, end) is not None)
        if (day, month) == (24, 7) or day <= month:
            return cue == "weak" or enclosed or padded or self._to_day.match(text, end) is not None
        return cue == "weak" or not self._lexis.shares(text, end)


def day_range(first: int, last: Moment, listed: bool) -> Moment:
    """From a day of the month to a whole date: `28 đến 3/2` begins in January."""
    year, month, day = last.low
    if not last.known:
        return last
    if first <= day:
        low = (year, month, first)
        return replace(last, grain="day" if listed else "span", low=low)
    previous_year, previous = shifted_month(year or 4, month, -1)
    start = of_day(previous_year if year else 0, previous, first)
    return replace(last, grain="day" if listed else "span", low=start.low)
