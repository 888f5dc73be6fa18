"""Numbers that are part of a name by the letters around them: `H800`, `GPT-4`, `quốc lộ 9B`, `vàng 18K`, `Bé Hai`.

What stands a word or more before a number (labels, bodies, proper names) is read in `names`.
"""

from __future__ import annotations

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import QuantityWords
from factcheck.parse.continuations import GLUED_DECIMALS
from factcheck.parse.names import ends_syllable
from factcheck.parse.nouns import NounReader
from factcheck.parse.numerals import Numeral
from factcheck.parse.units import UnitReader

_NAME_BEFORE = compiled(r"[^\W\d_] [A-ZĐÀ-Ỹ][a-zđà-ỹ]{1,6} $")  # "chị Bé Hai"; a sentence may begin with a number


class NamedNumbers:
    """Tells numbers from parts of names; `text` is a view's lower case, `cased` its original case."""

    def __init__(self, words: QuantityWords, units: UnitReader, nouns: NounReader) -> None:
        self._kinds_in_k, self._units, self._nouns = words.kinds_in_k, units, nouns

    def holds(self, text: str, cased: str, numeral: Numeral) -> bool:
        """Whether the number is part of a name: glued to letters (`H800`, `4o`), or of a person (`Bé Hai`)."""
        if self._glued(text, cased, numeral):
            return True
        return numeral.spelled and (_titled(cased, numeral) or (numeral.start > 3 and self._of_person(text, cased, numeral)))

    def glued(self, text: str, cased: str, numeral: Numeral) -> bool:
        """Whether letters that are no unit stand right behind the digits: `34B`, `4o`."""
        return not text[numeral.end - 1].isalpha() and self._glued_name(text, cased, numeral.end)

    def _glued(self, text: str, cased: str, numeral: Numeral) -> bool:
        """Glued to letters on either side: `H800`, `GPT-4`, `34B`, `4o`."""
        start = numeral.start
        before = text[start - 1] if start else " "
        if (before != " " and self._name_before(text, cased, numeral, before)) or self._in_k(text, cased, numeral):
            return True
        if text[numeral.end - 1].isalpha():
            return False
        return self._glued_name(text, cased, numeral.end) or self._lettered(text, cased, numeral)

    def _lettered(self, text: str, cased: str, numeral: Numeral) -> bool:
        """`quốc lộ 9B`, `quân đoàn 3M`: a capital letter scales only amounts of money and figures with decimals."""
        magnitude = self._units.magnitude(cased, numeral.end) if text[numeral.end : numeral.end + 1].isalpha() else None
        if magnitude is None or numeral.step < 1 or self._units.at(text, cased, numeral.end) is not None:
            return False
        money = self._units.at(text, cased, magnitude[1], scaled=True)
        return (money is None or money[0].dimension != "money") and self._units.before(text, cased, numeral.start, 0) is None

    def _name_before(self, text: str, cased: str, numeral: Numeral, before: str) -> bool:
        start = numeral.start
        if before.isalpha():
            return self._units.before(text, cased, start, 0) is None and not ends_syllable(cased, start)
        if before == "_" or (before == "/" and start > 1 and cased[start - 2].isupper()):
            return True
        if before in "-." and start > 1 and text[start - 2].isalpha() and not numeral.spelled:
            return True
        return self._spaced_name(text, cased, numeral)

    def _spaced_name(self, text: str, cased: str, numeral: Numeral) -> bool:
        """`COVID -19`, but `HNX -2,5%` and `TP -5 độ`: with a unit behind it the hyphen is a minus sign."""
        start = numeral.start
        if start < 4 or text[start - 2 : start] != " -" or not cased[start - 4 : start - 2].isupper():
            return False
        return self._units.at(text, cased, numeral.end) is None and numeral.step == 1

    def _of_person(self, text: str, cased: str, numeral: Numeral) -> bool:
        """`ông Phạm Văn Mười, giám đốc`: a capital behind a capital, with nothing counted behind."""
        if not cased[numeral.start].isupper() or cased[numeral.start : numeral.end].isupper():
            return False
        named = _NAME_BEFORE.search(cased, max(0, numeral.start - 16), numeral.start) is not None
        return named and not self._nouns.known(text, numeral.end + 1) and self._units.at(text, cased, numeral.end) is None

    def _in_k(self, text: str, cased: str, numeral: Numeral) -> bool:
        """`vàng 18K`, `video 4K`: kinds with a capital letter, no thousands."""
        if cased[numeral.end - 1] != "K" or not cased[numeral.end - 2].isdecimal():
            return False
        words = text[max(0, numeral.start - 12) : numeral.start].rpartition("\n")[2].split()
        return bool(words) and words[-1].strip("(") in self._kinds_in_k

    def _glued_name(self, text: str, cased: str, end: int) -> bool:
        if not text[end : end + 1].isalpha():
            return False
        if self._units.at(text, cased, end) is not None or GLUED_DECIMALS.match(text, end):
            return False
        return self._units.magnitude(cased, end) is None and self._units.english(text, end) is None


def _titled(cased: str, numeral: Numeral) -> bool:
    """`Hai Tư`, a person: capitals inside a spelled number, in a text that is not all capitals."""
    shown = cased[numeral.start : numeral.end]
    gap = shown.find(" ")
    return gap > 0 and shown[gap + 1].isupper() and not shown.isupper()
