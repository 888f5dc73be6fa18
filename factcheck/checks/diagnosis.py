"""Slips of the pen by which one figure becomes another: a power of ten, two digits swapped, one digit, another currency.

What a slip is, is said here alone. Which of two figures it happened to, nobody can tell from the text.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from factcheck.parse.figure import Figure

Kind = Literal["scale", "ten", "digit-swap", "digit", "short-digit", "currency"]
POWERS = (1, 2, 3, 6, 9)
_TELLING = 3  # digits that must agree before one that differs is a slip


def slip(a: Figure, b: Figure) -> Kind | None:
    """The slip that makes one figure of the other, None when no single one does.

    One digit among three or more is a slip; of two it may be (`short-digit`), and one alone says nothing.
    """
    x, y = a.stated, b.stated
    if x is None or y is None or x <= 0 or y <= 0:
        return None
    if x == y:
        return "currency" if a.dimension == b.dimension == "money" and a.unit != b.unit else None
    if a.unit != b.unit and a.dimension != "count":
        return None
    if x.normalize().as_tuple().digits == y.normalize().as_tuple().digits:
        power = (max(x, y) / min(x, y)).adjusted()
        return None if power not in POWERS else "ten" if power == 1 else "scale"
    return _of_digits(x, y)


def _of_digits(x: Decimal, y: Decimal) -> Kind | None:
    """Between two figures of equally many digits."""
    fine_x, fine_y = (int(value.normalize().as_tuple().exponent) for value in (x, y))
    first, second = (str(int(value.scaleb(-min(fine_x, fine_y)))) for value in (x, y))
    if len(first) != len(second):
        return None
    apart = [i for i, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(first) == sorted(second):
        return "digit-swap"
    if len(apart) != 1 or fine_x != fine_y:
        return None
    return "digit" if len(first.rstrip("0")) >= _TELLING else "short-digit"
