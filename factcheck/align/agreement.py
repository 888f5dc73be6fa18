"""Which pairs that agree are worth telling: those of one value that is no everyday one."""

from __future__ import annotations

from factcheck.align.assign import Pair
from factcheck.align.values import Relation
from factcheck.parse.figure import Figure

_NAMES = frozenset({"identifier", "ordinal"})
_DIGITS = 2
_NOUN = 1.0


def tells(pair: Pair) -> bool:
    """Whether both figures say the same, and say more than a small number, a year or a label."""
    if pair.relation > Relation.COMPATIBLE:
        return False
    figure, other = pair.a.statement.figure, pair.b.statement.figure
    if figure.when is not None or other.when is not None or figure.dimension in _NAMES:
        return False
    if figure.kind == other.kind == "count" and pair.likeness.head >= _NOUN:
        return figure.low is None or figure.low > 1  # "một trường hợp" counts nothing
    return min(_digits(figure), _digits(other)) >= _DIGITS


def _digits(figure: Figure) -> int:
    return len(figure.low.normalize().as_tuple().digits) if figure.low is not None else 0
