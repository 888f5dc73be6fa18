"""Exchange rates of `rules/rates.yaml`: what one unit of a currency may have cost in another, by year."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck.lexicon.files import load, rules_dir
from factcheck.model import Interval

_ONE = Interval.point(Decimal(1))


class Rates(NamedTuple):
    """Yearly ranges, as units for one US dollar; `slack` and `one_rate` are shares of a rate that are no error."""

    per_usd: dict[str, dict[int, Interval]]
    slack: Decimal
    one_rate: Decimal

    def between(self, currency: str, other: str, first: int | None, last: int | None) -> Interval | None:
        """How many units of the other currency one unit may be in these years (any year when None).

        >>> rates().between("USD", "VND", 2024, 2024)
        Interval(low=Decimal('24200'), high=Decimal('25850'), low_open=False, high_open=False)
        """
        mine, theirs = (self._years(code, first, last) for code in (currency, other))
        return theirs / mine if mine is not None and theirs is not None else None

    def _years(self, currency: str, first: int | None, last: int | None) -> Interval | None:
        if currency == "USD":
            return _ONE
        table = self.per_usd.get(currency, {})
        found = [rate for year, rate in table.items() if (first is None or first <= year) and (last is None or year <= last)]
        if not found:
            return None
        whole = found[0]
        for rate in found[1:]:
            whole = whole.join(rate)
        return whole


@cache
def rates() -> Rates:
    """The table that came with the package, read once."""
    raw = load(rules_dir() / "rates.yaml")
    per_usd = {
        code: {int(year): Interval(Decimal(low), Decimal(high)) for year, (low, high) in years.items()}
        for code, years in raw["per_usd"].items()
    }
    return Rates(per_usd, Decimal(raw["slack"]), Decimal(raw["one_rate"]))
