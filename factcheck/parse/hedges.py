"""Hedges around a figure, and the intervals that hedges and rounding make of it."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon.quantities import Hedging, QuantityWords
from factcheck.model import Interval
from factcheck.parse.figure import Figure

_LOOK_AHEAD = 16
_SIGNS = frozenset("~≈<>≥≤")


class HedgeReader:
    """Finds hedges with the words of a lexicon."""

    def __init__(self, words: QuantityWords) -> None:
        self.words = words
        self._by_end: dict[str, list[str]] = {}
        for phrase in sorted(words.hedges_before, key=len, reverse=True):
            self._by_end.setdefault(phrase.rpartition(" ")[2], []).append(phrase)
        self.ends = frozenset(self._by_end) | words.from_
        self._after_first = frozenset(phrase.split(" ")[0] for phrase in words.hedges_after)
        self._after_letters = frozenset(word[0] for word in self._after_first)

    def before(self, text: str, start: int, *, small: bool = False, many: bool = False) -> tuple[Hedging, int, int] | None:
        """The hedge that ends right before `start`, with its span; of stacked hedges the nearest.

        `small` figures take no hedge that stands for a place (`trên ba mặt trận`); `many` is a range, which may have a
        word for its beginning in front (`khoảng từ 20 đến 40`).
        """
        if not start:
            return None
        if text[start - 1] in _SIGNS:
            return self._of_sign(text, start)
        if text[start - 1] != " ":
            return None
        end = start - 1
        last = _last_word(text, end)
        after_from = many and last in self.words.from_
        if after_from:
            end -= len(last) + 1
            last = _last_word(text, end)
        if last in _SIGNS:
            return self._of_sign(text, end)
        for phrase in self._by_end.get(last, ()):
            begin = end - len(phrase)
            if begin < 0 or not text.startswith(phrase, begin) or (begin and text[begin - 1].isalnum()):
                continue
            hedging = self.words.hedges_before[phrase]
            previous = _last_word(text, begin - 1) if begin and text[begin - 1] == " " else ""
            other = self._is_other(last, previous, hedging) or (small and hedging.not_small)
            other = other or (after_from and hedging.shape != "around")
            return None if other else (hedging, begin, end)
        return None

    def _of_sign(self, text: str, end: int) -> tuple[Hedging, int, int] | None:
        hedging = self.words.hedges_before.get(text[end - 1])
        return (hedging, end - 1, end) if hedging else None

    def after(self, text: str, end: int) -> tuple[Hedging, int, int] | None:
        """The hedge that begins right behind `end`."""
        if text[end : end + 1] != " " or text[end + 1 : end + 2] not in self._after_letters:
            return None
        words = text[end + 1 : end + 1 + _LOOK_AHEAD].split(" ", 2)
        if words[0].rstrip(".,;:)\n") not in self._after_first:
            return None
        for count in (2, 1):
            phrase = " ".join(words[:count]).rstrip(".,;:)\n")
            if phrase in self.words.hedges_after:
                return self.words.hedges_after[phrase], end + 1, end + 1 + len(phrase)
        return None

    def _is_other(self, last: str, previous: str, hedging: Hedging) -> bool:
        """`rẻ hơn 20 lần` compares; `từ 5 tới 12` is a range."""
        return previous in hedging.not_after or (last == self.words.particle and previous in self.words.comparative)


def _last_word(text: str, end: int) -> str:
    """The word that ends at `end`."""
    word = text[text.rfind(" ", max(0, end - 12), end) + 1 : end]
    return word if word.isalpha() else word[word.rfind("\n") + 1 :].lstrip('(“"')


def widen(figure: Figure, hedging: Hedging | None) -> None:
    """Set the hard and the soft interval of a figure from its printed digits and its hedge."""
    if figure.low is None:
        return
    low, high = figure.low, figure.high
    if figure.vague or high is None:
        figure.hard = figure.soft = Interval(low, high, high_open=False)
        return
    if low != high:
        figure.hard, figure.soft = _of_range(Interval(low, high), hedging)
        return
    figure.hard, figure.soft = _SHAPES[hedging.shape](figure, low, hedging) if hedging else _bare(figure, low)


def _of_range(stated: Interval, hedging: Hedging | None) -> tuple[Interval, Interval]:
    if hedging is None:
        return stated, stated
    if hedging.shape in ("above", "at-least"):
        return Interval(stated.low, None), stated
    if hedging.shape in ("below", "under", "at-most", "up-to"):
        return Interval(None, stated.high), stated
    assert stated.low is not None
    assert stated.high is not None
    return stated.widened(stated.high * hedging.share), stated


def _bare(figure: Figure, value: Decimal) -> tuple[Interval, Interval]:
    """Whole small counts are exact; other figures are rounded where their digits end."""
    if not figure.scaled and figure.step == 1:
        exact = Interval(value, value)
        return exact, exact
    soft = Interval.around(value, figure.step / 2)
    if figure.scaled and figure.leading > figure.step / 10:
        return Interval.around(value, min(figure.leading / 2, abs(value) * Decimal("0.08333334"))).join(soft), soft
    return soft, soft


def _wide(figure: Figure, value: Decimal, hedging: Hedging) -> Decimal:
    """How far a hedge may lie from the printed figure: its last digit, but no more than a quarter of it."""
    return max(min(figure.leading, abs(value) / 4), abs(value) * hedging.share, figure.step if value < 10 else Decimal(0))


Pair = tuple[Interval, Interval]


def _around(figure: Figure, value: Decimal, hedging: Hedging) -> Pair:
    return Interval.around(value, _wide(figure, value, hedging)), Interval.around(value, figure.leading / 2)


def _below(figure: Figure, value: Decimal, hedging: Hedging) -> Pair:
    return Interval(value - _wide(figure, value, hedging), value), Interval(value - figure.leading, value)


def _above(figure: Figure, value: Decimal, hedging: Hedging) -> Pair:
    return Interval(value, None, low_open=True), Interval(value, value + figure.leading)


def _under(figure: Figure, value: Decimal, hedging: Hedging) -> Pair:
    return Interval(None, value, high_open=True), Interval(value - figure.leading, value, high_open=True)


def _at_most(figure: Figure, value: Decimal, hedging: Hedging) -> Pair:
    return Interval(None, value), Interval(value - figure.leading, value)


def _at_least(figure: Figure, value: Decimal, hedging: Hedging) -> Pair:
    return Interval(value, None), Interval(value, value + figure.leading)


def _up_to(figure: Figure, value: Decimal, hedging: Hedging) -> Pair:
    return Interval(None, value), Interval.around(value, figure.step / 2 if figure.scaled else Decimal(0))


_SHAPES = {
    "around": _around,
    "below": _below,
    "above": _above,
    "under": _under,
    "at-most": _at_most,
    "at-least": _at_least,
    "up-to": _up_to,
}
