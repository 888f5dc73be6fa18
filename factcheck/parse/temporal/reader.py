"""The one entrance to dates and times: which reader may begin at a word or a figure, and ranges of dates."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from factcheck.kept.expressions import compiled
from factcheck.lexicon.calendar import CalendarWords
from factcheck.parse.figure import Figure, When
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.temporal.moment import Side, replace, settled, when
from factcheck.parse.temporal.openings import ANYTHING, FIGURE, TWO_WORDS, two_words
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.readers import Readers, first_of
from factcheck.parse.temporal.words import DASH, Atom, Lexis, Reader

_RUN = compiled(r"(?s)(\d{1,5})( ?)([^\W\d_]{1,16}|.|$)")
_SIGNS = frozenset("/.-–—‒―,:")
_DAYS = frozenset(("day", "part-of-day"))


class TemporalReader:
    """Reads the date or the time that begins at a place of lower-case text.

    >>> from factcheck.lexicon.calendar import calendar_words
    >>> from factcheck.lexicon.numerals import numeral_words
    >>> reader = TemporalReader(calendar_words(), NumeralReader(numeral_words()))
    >>> figure = reader.at("hai tuần trước", 0, date(2025, 1, 28))
    >>> figure.end, figure.when.start, figure.when.end
    (14, '2025-01-13', '2025-01-19')
    """

    _counted_unit = Pattern("<amount> (<ago_units|month|tet>)|<short> (<half_past>)")

    # "2-1", "1,5 triệu"; not "24-10-2024", "8-10 giờ", "5, 6 và 7/3".
    _no_date = Pattern(
        r"\d\d?[,.–-]\d{1,3}(?=[;)]|[,.](?: [^\W\d]|\n|$)|\n|$| (?![\d(–‒-]|<hour|hour_sign|month|until|lists|lunar|solar>))"
    )

    def __init__(self, calendar: CalendarWords, numerals: NumeralReader) -> None:
        lexis = self._lexis = Lexis(calendar, numerals)
        readers = self._readers = Readers(lexis)
        self._clock, self._numeric, self._named, self._sets = readers.clock, readers.numeric, readers.named, readers.sets
        units, sets = lexis.words.ids["ago_units"], lexis.words.sets
        self._joins = lexis.first_words("until") | lexis.first_words("lists")
        self._hour_signs = frozenset(sets["hour_sign"])
        self._glued = lexis.first_words("meridiems", sep=".") | frozenset(sets["ordinal_signs"])  # "7pm", "27th"
        timed = frozenset(word.split(" ")[0] for word, unit in units.items() if unit in ("hour", "minute"))
        self._hours = timed | self._glued | lexis.first_words("half_past")
        self._dating = self._hours | self._joins | self._hour_signs | frozenset(readers.behind_number)
        self._day_parts = lexis.first_words("parts") | lexis.first_words("instants")
        self._numbers, self._choices = numerals.openers, readers.openings.choices
        self._behind_number = lexis.amounts | lexis.scales | frozenset(readers.behind_number)
        self.openers = readers.openings.words | numerals.openers

    def opens(self, local: str) -> bool:
        """Whether a date or a time may begin with this opener, told from the word behind it."""
        first, second = two_words(local, 0)
        return bool(self._readers_at(first, second)) or (first in self._numbers and second in self._behind_number)

    def _readers_at(self, first: str, second: str) -> tuple[Reader, ...]:
        choices = self._choices.get(first)
        return () if choices is None else choices.get(second) or choices[FIGURE if second[:1].isdecimal() else ANYTHING]

    def at(self, text: str, start: int, published: date | None) -> Figure | None:
        """The longest date or time that begins exactly here; None when there is none.

        A date that no calendar can tell (31/4, `hôm qua` without publication) is a figure with `when` None.
        """
        figure = self._at(text, start, published)
        if figure is not None and isinstance(published, datetime) and (away := _minutes_away(figure.read_by)) is not None:
            stamp = (published + timedelta(minutes=away)).replace(tzinfo=None).isoformat(timespec="minutes")
            figure.kind, figure.dimension, figure.when = "time", "time", When(stamp, stamp, "minute")
        elif figure is not None:
            self._sets.returning(text, figure)
        return figure

    def _at(self, text: str, start: int, published: date | None) -> Figure | None:
        if "0" <= text[start] <= "9":
            return self._at_digit(text, start, published)
        match = TWO_WORDS.match(text, start)
        if match is None:
            return None
        first, second = match.groups("")
        if readers := self._readers_at(first, second):
            published = _countable(published)
            atom = first_of(readers, text, start, published)
            if atom is not None:
                return self._dated(text, start, atom, published)
            if first in self._day_parts:
                return self._clock.after_part(text, start, published) or self._clock.instant(text, start, published)
        if first in self._numbers and second in self._behind_number:
            return self._at_spelled(text, start, _countable(published))
        return None

    def _at_digit(self, text: str, start: int, published: date | None) -> Figure | None:
        run = _RUN.match(text, start)
        if run is None:
            return None
        digits, space, sign = run.groups()
        counted = space and sign not in self._dating and sign.isalpha() and len(digits) < 4  # "25 người": no date
        if counted or len(digits) > 4 or (start and _inside(text, start)):
            return None
        return self._of_digit(text, start, _countable(published), digits, sign, bool(space))

    def _of_digit(self, text: str, start: int, published: date | None, digits: str, sign: str, spaced: bool) -> Figure | None:
        if sign == "-" and len(digits) == 4 and (stamp := self._clock.stamp(text, start)) is not None:
            return stamp
        if (sign == ":" and not spaced) or sign[:1] in self._hour_signs:
            return self._clock.at(text, start, published) or self._at_number(text, start, published, sign)
        if sign in _SIGNS or len(digits) == 4 or (spaced and sign in self._joins):
            cue = self._lexis.cue(text, start)
            if cue in ("none", "never") and self._no_date.match(text, start) and text[start - 1 : start] != "(":
                return None
            atom = self._numeric.at(text, start, cue)
            if atom is not None:
                return self._dated(text, start, self._named.dated(text, atom, published), published)
            if len(digits) == 4:
                return self._at_number(text, start, published, sign) if spaced else None
            if sign in _SIGNS or sign in self._joins:
                return self._at_list(text, start, published, sign)
        return self._at_number(text, start, published, sign) if spaced or sign in self._glued else None

    def _at_list(self, text: str, start: int, published: date | None, sign: str) -> Figure | None:
        """`28 và 29 tháng 3`, `2.000 năm trước`, `8-10h`."""
        if sign == ".":
            atom = self._readers.relative.ago(text, start, published)
        else:
            listed = self._numeric.days_before_month(text, start)
            atom = self._named.of_month(text, start, published) if listed else None
        if atom is not None:
            return self._dated(text, start, atom, published)
        return self._clock.at(text, start, published) if sign in DASH else None

    def _at_number(self, text: str, start: int, published: date | None, unit: str) -> Figure | None:
        """`hai tuần trước`, `6 tháng đầu năm`, `5 tháng 3 năm 2024`, `23 tháng Chạp`, `tám giờ sáng`."""
        if unit in self._hours:
            clock = self._clock.at(text, start, published)
            if clock is not None:
                return clock
        readers = self._readers.behind_number.get(unit)
        if readers is None:
            return None
        atom = first_of(readers, text, start, published)
        return self._dated(text, start, atom, published) if atom else None

    def _at_spelled(self, text: str, start: int, published: date | None) -> Figure | None:
        counted = self._counted_unit.match(text, start)
        if counted is None:
            return None
        return self._at_number(text, start, published, (counted[1] or counted[2]).split(" ")[0])

    def _side(self, text: str, start: int) -> Side:
        if self._lexis.told_behind(text, start):
            return "past"
        return "ahead" if self._lexis.told_ahead(text, start) else "nearest"

    def _dated(self, text: str, start: int, atom: Atom, published: date | None) -> Figure:
        if atom.moment.grain in _DAYS and text[atom.end : atom.end + 1] in (" ", ",") and atom.end > start:
            timed = self._clock.of_day(text, start, atom, published)
            if timed is not None:
                return timed
        end, moment = self._readers.ranges.from_first(text, atom, published)
        if not moment.dated and moment.side == "nearest":
            moment = replace(moment, side=self._side(text, start))
        moment = settled(moment, published)
        return Figure("date", start, end, dimension="date", when=when(moment), read_by=moment.read_by)


def _minutes_away(read_by: tuple[str, ...]) -> int | None:
    """How many minutes from publication: `nửa tiếng nữa` is 30."""
    return next((int(name[8:]) for name in read_by if name.startswith("minutes:")), None)


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
