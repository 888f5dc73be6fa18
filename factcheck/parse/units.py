"""The unit behind a number, and the currency that may stand before it."""

from __future__ import annotations

from decimal import Decimal

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import QuantityWords, UnitWord
from factcheck.lexicon.trie import pattern

_WORD = compiled(r"[^\W\d_]+")
_TOKEN = compiled(r" ?([^\W\d_]+|[^\w\s])")  # what a unit begins with: "km" of "km/h", "%"
_PRICE_REACH = 16
_SHORTEST_GLUED = 4
_YEAR_BEHIND = compiled(r" (?:19|20)[0-9]{2}(?![0-9]| ?[-–]|[.,][0-9])")
_CLOSES = compiled(r" ?(?:$|[^\w\s]|\n)")


class UnitReader:
    """Finds units with the words of a lexicon, in a text in lower case and in its own case."""

    def __init__(self, words: QuantityWords) -> None:
        self.words = words
        self._by_token: dict[str, list[str]] = {}
        for word in sorted(words.units, key=len, reverse=True):
            match = _TOKEN.match(word)
            self._by_token.setdefault(match[1] if match else word, []).append(word)
        self._signs = tuple(sorted(words.signs, key=len, reverse=True))
        self._sign_ends = frozenset(sign[-1] for sign in self._signs)
        self._magnitude = compiled(rf"({pattern(words.magnitudes)})(?!\w)")
        self._english = compiled(rf" ?({pattern(words.english_scales)})(?![\w-])")
        self._english_firsts = frozenset(word[0] for word in words.english_scales)

    def at(self, text: str, cased: str, end: int, *, scaled: bool = False) -> tuple[UnitWord, int] | None:
        """The longest unit right behind a number, with where it ends."""
        match = _TOKEN.match(text, end)
        if match is None:
            return None
        begin = match.start(1)
        words = self._by_token.get(match[1])
        last = begin + _first_word(cased, begin, match.end()) if words is None else 0
        for word in self._by_token.get(text[begin:last], ()) if words is None else words:
            stop = begin + len(word)
            if not text.startswith(word, begin) or (stop < len(text) and stop != last and _runs_on(text, begin, stop)):
                continue
            for unit in self.words.units[word]:
                if self._fits(text, cased, unit, begin, stop, end, scaled):
                    return unit, stop
        return None

    def _fits(self, text: str, cased: str, unit: UnitWord, begin: int, stop: int, end: int, scaled: bool) -> bool:
        if begin == end and not unit.glued and text[begin] != "-":
            return False
        if unit.after_scale and not scaled and not self._priced(text, end, stop):
            return False
        if unit.code and not cased[begin:stop].isupper():
            return False
        if unit.case and (begin == end or unit.always) and not self.cased_right(unit, cased[begin]):
            return False
        if unit.after_price and not self._priced(text, end, stop):
            return False
        if unit.id == "year" and _YEAR_BEHIND.match(text, stop):
            return False  # "top 8 năm 2020"
        if unit.ends and not _CLOSES.match(text, stop):
            return False
        if not unit.not_before or not text.startswith(" ", stop) or not self._continues(text, stop, unit):
            return True
        return cased[stop + 1 : stop + 2].isupper() and cased[begin:stop].islower()  # "300 triệu đồng Đội vô địch"

    @staticmethod
    def cased_right(unit: UnitWord, letter: str) -> bool:
        return not unit.case or (letter.isupper() if unit.case == "upper" else letter.islower())

    @staticmethod
    def _continues(text: str, end: int, unit: UnitWord) -> bool:
        """Whether the next word makes another word of the unit (`đồng chí`)."""
        first = _word(text, end + 1)
        return first in unit.not_before or f"{first} {_word(text, end + 2 + len(first))}" in unit.not_before

    def _priced(self, text: str, end: int, stop: int) -> bool:
        """`giá 2 củ`: slang for money needs a price word before the number, and nothing counted behind."""
        begin = text.rfind(" ", max(0, end - _PRICE_REACH), end)
        before = text[max(0, begin - _PRICE_REACH) : max(begin, 0)].rpartition("\n")[2].split()
        if not before or before[-1] not in self.words.price_cues:
            return False
        return text[stop : stop + 1] != " " or not text[stop + 1 : stop + 2].isalnum() or self._ends_price(text, stop)

    def _ends_price(self, text: str, stop: int) -> bool:
        return _word(text, stop + 1) in self.words.price_ends

    def opens(self, word: str) -> bool:
        """Whether a currency sign or code ends the word, as `before` would find it."""
        return word in self.words.prefixes or word.endswith(self._signs)

    def before(self, text: str, cased: str, start: int, floor: int) -> tuple[UnitWord, int] | None:
        """The currency sign or code right before a number (`US$ 5`, `USD 5 triệu`), with where it begins."""
        end = start - 1 if start and text[start - 1] == " " else start
        if end <= floor:
            return None
        if text[end - 1] in self._sign_ends:
            sign = next((s for s in self._signs if text.startswith(s, end - len(s))), None)
            if sign is not None and end - len(sign) >= floor:
                return self.words.signs[sign], end - len(sign)
        code = self.words.prefixes.get(text[end - 3 : end]) if end - 3 >= floor else None
        if code is None or not cased[end - 3 : end].isupper() or (end > 3 and text[end - 4].isalnum()):
            return None
        return code, end - 3

    def magnitude(self, cased: str, end: int) -> tuple[Decimal, int] | None:
        """The capital letter that scales an amount of money: `$5M`."""
        match = self._magnitude.match(cased, end)
        return (self.words.magnitudes[match[1]], match.end()) if match else None

    def english(self, text: str, end: int) -> tuple[Decimal, int] | None:
        """The English word that scales an amount of money: `US$1.5 million`, `€3bn`."""
        if text[end : end + 2].lstrip(" ")[:1] not in self._english_firsts:
            return None
        match = self._english.match(text, end)
        return (self.words.english_scales[match[1]], match.end()) if match else None


def _first_word(cased: str, begin: int, end: int) -> int:
    """How long the first of two words is that lost the space between their sentences (`điểmCổ`); 0 for one word."""
    shown = cased[begin:end]
    if shown[1:].islower() or shown.isupper() or len(shown) < _SHORTEST_GLUED:
        return 0
    return next((i for i, letter in enumerate(shown) if i > 1 and letter.isupper() and shown[i - 1].islower()), 0)


def _runs_on(text: str, begin: int, stop: int) -> bool:
    """Whether a word goes on behind a place; a digit glued to a whole syllable begins the next sentence (`đồng6 tháng`)."""
    behind = text[stop]
    if not text[stop - 1].isalnum():
        return behind.isdecimal() or behind == "_"  # "3%GDP"
    if behind.isdecimal() and stop - begin > 2 and not text[begin:stop].isascii():
        return False
    if stop - begin == 1 and behind in "-." and text[begin].isalpha():
        return text[stop + 1 : stop + 2].isalnum()  # "vòng 7 V-League"
    return behind.isalnum() or behind == "_"


def _word(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match[0] if match else ""
