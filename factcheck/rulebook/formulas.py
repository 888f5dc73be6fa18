"""The formula of a rule, `output == yield * area`, with what each name stands for; it balances, or the pack is refused."""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple, Self, get_args

from factcheck.lexicon.comparisons import word_pattern
from factcheck.model import Noun
from factcheck.model.terms import Limited, checked
from factcheck.rulebook.dimensions import balance, unit
from factcheck.rulebook.formula import Equation, Name, Operation, equation, expression, names
from factcheck.rulebook.nearest import nearest
from factcheck.rulebook.terms import Dimension, Words

OperandName = Annotated[str, Limited(pattern=r"^[a-z][a-z0-9_]*$")]
_DIMENSIONS = frozenset(get_args(Dimension))


class Operand(Noun):
    """A figure by its unit (`mass/area`), by `cues` near it and by words that must not be near it."""

    unit: Annotated[str, Limited(max_length=80)]
    cues: Words = ()
    without: Words = ()

    @checked("unit")
    @staticmethod
    def _simple(value: str) -> str:
        unit(value, _DIMENSIONS)
        read = expression(value)
        quotient = isinstance(read, Operation) and read.sign == "/" and isinstance(read.left, Name)
        if not isinstance(read, Name) and not (quotient and isinstance(read, Operation) and isinstance(read.right, Name)):
            raise ValueError(f"{value!r} is no unit of one figure; a dimension or one over another was expected: mass/area")
        return value

    @property
    def dimension(self) -> str:
        """`mass` of `mass/area`."""
        return self.unit.partition("/")[0].strip()

    @property
    def per(self) -> str | None:
        """`area` of `mass/area`."""
        return self.unit.partition("/")[2].strip() or None


class Formula(Noun):
    """An equation of operands: a name, `==`, and what the other figures make of it."""

    equation: Annotated[str, Limited(max_length=200)]
    operands: Annotated[dict[OperandName, Operand], Limited(min_length=2)]

    @checked("equation")
    @staticmethod
    def _readable(value: str) -> str:
        if not isinstance(equation(value).left, Name):
            raise ValueError("one name stands left of ==, that of the figure which the others make")
        return value

    @checked()
    def _balanced(self) -> Self:
        read = equation(self.equation)
        told = list(names(read))
        for name in told:
            if name not in self.operands:
                raise ValueError(f"{name!r} is no operand{nearest(name, list(self.operands))}")
        for name in self.operands:
            if told.count(name) != 1:
                raise ValueError(f"the operand {name!r} must stand once in {self.equation!r}")
        balance(read, {name: unit(operand.unit, _DIMENSIONS) for name, operand in self.operands.items()})
        return self


class Role(NamedTuple):
    """An operand with its words as patterns."""

    name: str
    dimension: str
    per: str | None
    cues: re.Pattern[str] | None
    without: re.Pattern[str] | None


class Compiled(NamedTuple):
    """A formula that was read, with the rule it is of."""

    rule: str
    equation: Equation
    roles: tuple[Role, ...]


def compiled(rule: str, formula: Formula) -> Compiled:
    """The formula of a rule, ready to look for its operands."""
    roles = (
        Role(
            name,
            operand.dimension,
            operand.per,
            word_pattern(list(operand.cues)) if operand.cues else None,
            word_pattern(list(operand.without)) if operand.without else None,
        )
        for name, operand in formula.operands.items()
    )
    return Compiled(rule, equation(formula.equation), tuple(roles))
