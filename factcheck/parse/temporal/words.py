"""What every reader of dates shares: patterns made of calendar words, and looks at what stands before and behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, NamedTuple

from factcheck.kept.expressions import compiled
from factcheck.lexicon.calendar import CalendarWords
from factcheck.lexicon.trie import pattern
from factcheck.parse.numerals import NumeralReader
from factcheck.parse.temporal.moment import Moment
from factcheck.parse.temporal.pattern import Pattern

Cue = Literal["strong", "weak", "none", "never"]
# "<day>", "<until|lists>", "<hour_sign->" in a template; not "(?P<ago>", "(?<!".
_GROUP = compiled(r"(?<!P)<([a-z_|]{1,60})(-?)>")
DASH = r"[-–—‒―]"
_CLOSING = compiled(r"[ \t]{0,4}(?:$|[.,;:!?)\]\"”…/\n-])")


class Atom(NamedTuple):
    """A date that was read, and where it ends."""

    end: int
    moment: Moment


Reader = Callable[[str, int, date | None], Atom | None]


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, whole.

    >>> bool(re.match(any_of(["năm", "năm nay"]), "năm nay,")), re.match(any_of(["năm"]), "nămx")
    (True, None)
    """
    return f"(?:{pattern(words)})(?!\\w)"


class Lexis:
    """The calendar words with the number reader, and the questions about context that all readers ask."""

    counted = Pattern(r" ?(?:<counted>|[%°$€])")
    _shares = Pattern(" <shares>")
    _future = Pattern(r"(?<!\w)<future>")
    _narrated = Pattern(r"(?<!\w)<narrated> \Z")
    _year_step = Pattern("<year_steps>")
    _after_date = Pattern(r"\d[/.-]\d\d?(?:[/.-]\d{4})?(?:,|,? <lists>) $")
    _after_feast = Pattern(r"(?<!\w)<dated_feasts> $")
    _after_day = Pattern(r"(?<!\w)(?:<days>|<parts> <part_days>),? $")

    def __init__(self, words: CalendarWords, numerals: NumeralReader) -> None:
        self.words, self.numerals, self._lexis = words, numerals, self
        number, sets = numerals.words, words.sets
        self._patterns: dict[tuple[str, bool], str] = {}
        self.parts = frozenset().union(
            number.units, number.shorts, number.tens, number.ten, number.tails, number.hundred, number.joints, number.scales
        )
        self.scales = frozenset().union(number.scales, number.hundred, number.dozens, number.tens)
        self.amounts = self.parts.union(number.dozens, number.vague, number.half, number.halves)
        self._strong, self._weak = frozenset(sets["date_cues"]), frozenset(sets["weak_date_cues"])
        self._never = frozenset(sets["no_date_cues"])
        self.each = frozenset(sets["each"])
        self._lists = frozenset((*sets["lists"], ""))
        self._feast_ends = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in sets["dated_feasts"])
        self._whole_days = frozenset(words.values["part_days"])

    def filled(self, template: str) -> str:
        """The pattern of a template: see `Pattern`."""
        return _GROUP.sub(lambda group: self.group(group[1], whole=not group[2]), template)

    def group(self, names: str, *, whole: bool = True) -> str:
        """The pattern that stands for `<names>` in a template."""
        key = (names, whole)
        if key not in self._patterns:
            self._patterns[key] = self._made(names) or self._worded(names, whole)
        return self._patterns[key]

    def _made(self, name: str) -> str:
        """The groups that are no list of words: numbers and dashes."""
        if name == "dash":
            return DASH
        if name in ("short", "spelled"):  # "hai mươi lăm", "hai nghìn không trăm hai mươi lăm"
            one = pattern(self.parts)
            return rf"(?:{one})(?: (?:{one})){{0,{3 if name == 'short' else 7}}}(?!\w)"
        if name == "amount":  # "hai", "12", "vài", "mấy chục", "3 nghìn", "2.000"
            scale, vague = any_of(self.scales), any_of(self.numerals.words.vague)
            return rf"(?:\d{{1,4}}(?![\d.])(?: {scale})?|\d\.\d{{3}}|{vague}(?: {scale}){{0,2}}|{self.group('short')})"
        return ""

    def _worded(self, names: str, whole: bool) -> str:
        words = [phrase for name in names.split("|") for phrase in self.phrases(name)]
        return any_of(words) if whole else f"(?:{pattern(words)})"

    def phrases(self, group: str) -> Iterable[str]:
        """The words of a set or of a table."""
        words = self.words
        table: Iterable[str] = words.sets.get(group) or words.values.get(group) or words.ids.get(group) or getattr(words, group)
        return table

    def first_words(self, group: str, *, sep: str = " ") -> frozenset[str]:
        """The words that begin the phrases of a group."""
        return frozenset(phrase.split(sep)[0] for phrase in self.phrases(group))

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
        if word in self._feast_ends and self._after_feast.search(text, max(0, start - 24), start):
            return "strong"  # "Quốc khánh 2-9"
        if word in self._weak:
            return "weak"
        if word[-1:] == "," or word in self._lists:  # "5/9 và 6/9"
            return "weak" if self._after_date.search(text, max(0, start - 18), start) else "none"
        return "never" if word in self._never else "none"

    def closes(self, text: str, end: int) -> bool:
        """Whether a phrase ends here: at punctuation, a line end or the end of the text."""
        return _CLOSING.match(text, end) is not None

    def counts(self, text: str, end: int) -> bool:
        return self.counted.match(text, end) is not None

    def told_ahead(self, text: str, start: int) -> bool:
        """Whether the words just before, in the same paragraph, speak of what is to come."""
        begin = max(0, start - 48)
        begin = max(begin, text.rfind("\n", begin, start))
        return self._future.search(text, begin, start) is not None

    def told_behind(self, text: str, start: int) -> bool:
        """Whether the word just before says that what is told is past: `hồi tháng 7`."""
        return self._narrated.search(text, max(0, start - 12), start) is not None

    def shares(self, text: str, end: int) -> bool:
        """Whether a fraction is taken of what follows."""
        return self._shares.match(text, end) is not None

    def number_word(self, word: str) -> bool:
        """Whether a word is part of a number: `mười`, `vài`, `tỷ`, `12`."""
        return word[-1:].isdecimal() or word in self.amounts

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
        if numeral is None or numeral.end != len(shown) or numeral.low != numeral.high or numeral.low % 1 or numeral.bare:
            return None
        return int(numeral.low)
