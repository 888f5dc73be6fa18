"""Signs before a figure: `-3,5%`, `âm 5 độ`."""

from __future__ import annotations

from factcheck.lexicon.numerals import NumeralWords
from factcheck.parse.figure import Figure

_MINUS = "-–"


class SignReader:
    """Reads signs with the words of a lexicon."""

    def __init__(self, words: NumeralWords) -> None:
        self._words = words

    def read(self, text: str, figure: Figure, floor: int) -> None:
        """A minus sign or word: behind a bracket or a space, right before a number, a percentage or a measure."""
        at = figure.start - 1
        if at < floor or figure.low is None or figure.dimension in ("count", "time"):
            return
        if text[at] == " ":
            self._minus_word(text, figure, at, floor)
        if text[at] not in "-+–" or figure.spelled or (at and text[at - 1] not in " (:[\n"):
            return
        figure.start = at
        if text[at] in _MINUS and figure.low == figure.high:
            _negate(figure)

    def _minus_word(self, text: str, figure: Figure, end: int, floor: int) -> None:
        lexicon = self._words
        begin = max(text.rfind(" ", max(0, end - 8), end), text.rfind("\n", max(0, end - 8), end), -1) + 1
        begin += text[begin:end].startswith("(")  # "14 độ F (âm 10 độ C)"
        word = text[begin:end]
        if begin < floor or figure.low != figure.high:
            return
        if word in lexicon.minus:
            previous = text[max(0, begin - 9) : begin].rpartition("\n")[2].split()
            if previous and previous[-1] in lexicon.minus_not_after:
                return
        elif word != "-" or figure.dimension not in ("temperature", "degree"):
            return
        figure.start = begin
        _negate(figure)


def _negate(figure: Figure) -> None:
    assert figure.low is not None
    figure.set(-figure.low)
