"""What one price is for: `/kg`, `mỗi tháng`, `cho một triệu token`."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import QuantityWords
from factcheck.lexicon.trie import pattern
from factcheck.parse.numerals import NumeralReader


class RateReader:
    """Reads per-units with the words of a lexicon."""

    def __init__(self, words: QuantityWords, numerals: NumeralReader) -> None:
        self._numerals = numerals
        self._ones = numerals.words.ones
        scales = pattern(numerals.words.scales)
        number = rf"(?P<number>[0-9]+(?:[.,][0-9]+)?|{pattern(numerals.words.units)})?"
        counted = rf" ?(?P<counted>{pattern(words.per_counted)})(?!\w)"
        behind = rf"(?: ?(?P<scales>(?:{scales})(?: (?:{scales}))*))?{counted}"
        each = pattern(words.per_openers)
        slash = rf" ?/ ?(?:(?:{each}) )?(?P<n>[0-9]+(?:\.[0-9]{{3}})*)?"
        opener = rf"(?: (?:{each}) ?(?:{number} ?)?|{slash})"
        self._rate = compiled(opener + behind)
        number_needed = number.removesuffix("?")
        self._numbered = compiled(rf" (?:{pattern(words.per_numbered)}) {number_needed}{behind}")
        # "8-15 tiết mỗi tuần"; not "3 tháng mỗi năm học"
        times = pattern({word for word, rows in words.units.items() if rows[0].dimension == "time"} & words.per_counted)
        self._each_time = compiled(rf" (?:{pattern(set(words.per_openers) - self._ones)}) (?:{times})(?!\w)")
        self._further = compiled(rf"(?:/| (?:{each}) ){counted}")

    def at(self, text: str, end: int) -> tuple[str, int] | None:
        """The per-unit right behind an amount, as `1000000 token`, with where it ends."""
        sign = text[end : end + 2]
        if sign[:1] not in ("/", " ") or len(sign) < 2:
            return None
        plain = self._rate.match(text, end)
        match = plain or self._numbered.match(text, end)
        if match is None:
            return None
        counted, stop = match["counted"], match.end()
        if plain is not None:
            while further := self._further.match(text, stop):
                counted, stop = f"{counted}/{further['counted']}", further.end()
        count = self._count(match)
        if count.normalize().as_tuple().digits != (1,):
            return None  # "18 tỷ đồng cho 300 hộ": a sum for all of them, not the price of one
        return (counted if count == 1 else f"{count:f} {counted}"), stop

    def priced(self, text: str, end: int) -> tuple[str, int] | None:
        """The per-unit that makes a price of a bare scaled number: `82,5 triệu/lượng`, `20 nghìn một cân`."""
        if text.startswith("/", end) or (text.startswith(" ", end) and text[end + 1 : end + 5].split(" ")[0] in self._ones):
            return self.at(text, end)
        return None

    def counted(self, text: str, end: int, *, worded: bool) -> tuple[str, int] | None:
        """The per-unit of what is counted: `300 người/km2`, `8 tiết mỗi tuần`; `worded` with words of any kind."""
        return self.at(text, end) if worded or text.startswith("/", end) or self._each_time.match(text, end) else None

    def _count(self, match: re.Match[str]) -> Decimal:
        groups = match.groupdict()
        shown = groups.get("number") or groups.get("n") or ""
        numeral = self._numerals.at(shown, 0) if shown else None
        count = numeral.low if numeral else Decimal(1)
        for word in (groups.get("scales") or "").split():
            count *= self._numerals.words.scales[word]
        return count
