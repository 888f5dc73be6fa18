"""Units of formulas: `money/token` times `token` is `money`; sums and equations need one unit on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal

from factcheck.rulebook.formula import Equation, FormulaError, expression, names, value
from factcheck.rulebook.nearest import nearest


@dataclass(frozen=True)
class Product:
    """A product of powers of dimensions.

    >>> str(unit("money/token", {"money", "token"}) * unit("token", {"token"}))
    'money'
    """

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def point(cls, _: Decimal) -> Product:
        """A number has no dimension."""
        return cls()

    def __mul__(self, other: Product) -> Product:
        return self._with(other, 1)

    def __truediv__(self, other: Product) -> Product:
        return self._with(other, -1)

    def __add__(self, other: Product) -> Product:
        if self != other:
            raise FormulaError(f"{self} and {other} cannot be added or taken from each other")
        return self

    __sub__ = __add__

    def __str__(self) -> str:
        above = [_power(name, power) for name, power in self.powers if power > 0]
        below = [_power(name, -power) for name, power in self.powers if power < 0]
        return "/".join(("*".join(above) or "1", *below))

    def _with(self, other: Product, sign: int) -> Product:
        powers = Counter(dict(self.powers))
        for name, power in other.powers:
            powers[name] += sign * power
        return Product(tuple(sorted((name, power) for name, power in powers.items() if power)))


# Only where the base units are products of each other, too (m2 is m times m, but a litre is no cubic metre), or `bases` of
# the lexicon make them so (km/h from metres and hours).
_DERIVED = {"area": Product((("length", 2),)), "speed": Product((("length", 1), ("time", -1)))}


def _power(name: str, power: int) -> str:
    return "*".join([name] * power)


def unit(text: str, known: Set[str]) -> Product:
    """The unit of a text such as `money/token`; every name must be a known dimension."""
    parsed = expression(text)
    for name in names(parsed):
        if name not in known:
            raise FormulaError(f"{name!r} is no dimension{nearest(name, sorted(known))}")
    return value(parsed, {name: _DERIVED.get(name, Product(((name, 1),))) for name in names(parsed)}, Product.point)


def balance(read: Equation, units: Mapping[str, Product]) -> None:
    """Refuse an equation whose sides have different units."""
    left, right = (value(side, units, Product.point) for side in (read.left, read.right))
    if left != right:
        raise FormulaError(f"the sides do not balance: {left} on the left, {right} on the right")
