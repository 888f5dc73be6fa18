"""What every reader of dates shares: patterns made of calendar words, and looks at what stands before and behind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from factcheck.lexicon.calendar import CalendarWords
from factcheck.lexicon.trie import pattern
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.temporal.moment import Moment

Cue = Literal["strong", "weak", "none", "never"]
DASH = r"[-–—]"


class Atom(NamedTuple):
    """A date that was read, and where it ends."""

    end: int
    moment: Moment


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, whole.

    >>> bool(re.match(any_of(["năm", "năm nay"]), "năm nay,")), re.match(any_of(["năm"]), "nămx")
    (True, None)
    """
    return f"(?:{pattern(words)})(?!\\w)"


class Lexis:
    """The calendar words with the number reader, and the questions about context that all readers ask."""

    def __init__(self, words: CalendarWords, numerals: NumeralReader) -> None:
        self.words, self.numerals = words, numerals
        number = numerals.words
        parts = {
            *number.units,
            *number.tens,
            *number.ten,
            *number.tails,
            *number.hundred,
            *number.joints,
            *number.scales,
        }
        one = pattern(parts)
        self.spelled = rf"(?:{one})(?: (?:{one})){{0,7}}(?!\w)"
        self.short = rf"(?:{one})(?: (?:{one})){{0,3}}(?!\w)"
        scale = any_of({*number.scales, *number.hundred, *number.dozens, *number.tens})
        # "hai", "12", "vài", "mấy chục", "3 nghìn"
        self.amount = rf"(?:\d{{1,4}}(?![\d.])(?: {scale})?|\d\.\d{{3}}|{any_of(number.vague)}(?: {scale}){{0,2}}|{self.short})"
        self.amounts = frozenset({*parts, *number.dozens, *number.vague, *number.half, *number.halves})
        sets = words.sets
        self._strong, self._weak = frozenset(sets["date_cues"]), frozenset(sets["weak_date_cues"])
        self._never = frozenset(sets["no_date_cues"])
        self.each = frozenset(sets["each"])
        # "8 tiếng", "10 triệu", "5%": what is behind makes the figure an amount.
        self.counted = re.compile(rf" ?(?:{any_of(sets['counted'])}|[%°$€])")
        self._shares = re.compile(rf" {any_of(sets['shares'])}")
        self._future = re.compile(rf"(?<!\w){any_of(sets['future'])}")
        self._year_step = re.compile(any_of(words.values["year_steps"]))
        self._lists = frozenset((*sets["lists"], ""))
        self._after_date = re.compile(rf"\d[/.-]\d\d?(?:[/.-]\d{{4}})?(?:,|,? {any_of(sets['lists'])}) $")
        self._whole_days = frozenset(words.values["part_days"])
        self._after_day = re.compile(
            rf"(?<!\w)(?:{any_of(words.values['days'])}|{any_of(words.parts)} {any_of(words.values['part_days'])}),? $"
        )
        self._closing = re.compile(r"\s*(?:$|[.,;:!?)\]\"”…/-])|\s*\n")

    def named(self, group: str) -> str:
        """A pattern for the words of a set or of a table."""
        return any_of(self.phrases(group))

    def phrases(self, group: str) -> Iterable[str]:
        """The words of a set or of a table."""
        words = self.words
        table: Iterable[str] = words.sets.get(group) or words.values.get(group) or words.ids.get(group) or getattr(words, group)
        return table

    def before(self, text: str, start: int) -> str:
        """The word one space before a place; an opening parenthesis for one that stands there."""
        if start < 2:
            return ""
        if text[start - 1] != " ":
            return text[start - 1]
        word = text[max(0, start - 12) : start - 1]
        return word[max(word.rfind(" "), word.rfind("\n"), word.rfind("("), word.rfind("“")) + 1 :]

    def cue(self, text: str, start: int) -> Cue:
        word = self.before(text, start)
        if word in self._strong or (word in self._whole_days and self._after_day.search(text, max(0, start - 18), start)):
            return "strong"  # "ngày 28.1", "hôm nay 28-1"
        if word in self._weak:
            return "weak"
        if word[-1:] == "," or word in self._lists:  # "5/9 và 6/9"
            return "weak" if self._after_date.search(text, max(0, start - 18), start) else "none"
        return "never" if word in self._never else "none"

    def closes(self, text: str, end: int) -> bool:
        """Whether a phrase ends here: at punctuation, a line end or the end of the text."""
        return self._closing.match(text, end) is not None

    def counts(self, text: str, end: int) -> bool:
        return self.counted.match(text, end) is not None

    def told_ahead(self, text: str, start: int) -> bool:
        """Whether the words just before, in the same paragraph, speak of what is to come."""
        begin = max(0, start - 48)
        begin = max(begin, text.rfind("\n", begin, start))
        return self._future.search(text, begin, start) is not None

    def shares(self, text: str, end: int) -> bool:
        """Whether a fraction is taken of what follows."""
        return self._shares.match(text, end) is not None

    def number_word(self, word: str) -> bool:
        """Whether a word is part of a number: `mười`, `vài`, `tỷ`, `12`."""
        return word[-1:].isdigit() or word in self.amounts

    def step_at(self, text: str, start: int) -> re.Match[str] | None:
        """`năm nay`, `năm ngoái` at a place."""
        return self._year_step.match(text, start)

    def number(self, shown: str) -> int | None:
        """A whole number in digits or words, all of it.

        `mười hai` → 12, `05` → 5, `mười năm` → None
        """
        if shown.isdecimal():
            return int(shown)
        numeral = self.numerals.at(shown, 0)
        if numeral is None or numeral.end != len(shown) or numeral.low != numeral.high or numeral.low % 1:
            return None
        return int(numeral.low)
