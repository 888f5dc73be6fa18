"""Formulas of packs, `output == yield * area`: a parser of our own, values as intervals, units that must balance.

Owns the language; which figures of a text are the operands is `checks.formula`'s business. Nothing is ever evaluated
by Python itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeVar

from factcheck.kept.expressions import compiled

_TOKEN = compiled(r"\s*(?:(?P<name>[a-z][a-z0-9_]*)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sign>==|[-+*/()])|(?P<other>\S))")
_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}
_DEEPEST = 20


class FormulaError(ValueError):
    """A formula that cannot be read, or whose sides do not balance."""


class Number(NamedTuple):
    value: Decimal


class Name(NamedTuple):
    id: str


class Operation(NamedTuple):
    sign: str
    left: Expression
    right: Expression


Expression = Number | Name | Operation


class Equation(NamedTuple):
    left: Expression
    right: Expression


class Calculable(Protocol):
    """What formulas compute with: intervals of values, and units."""

    def __add__(self: _Value, other: _Value, /) -> _Value: ...
    def __sub__(self: _Value, other: _Value, /) -> _Value: ...
    def __mul__(self: _Value, other: _Value, /) -> _Value: ...
    def __truediv__(self: _Value, other: _Value, /) -> _Value: ...


_Value = TypeVar("_Value", bound=Calculable)


def equation(text: str) -> Equation:
    """Read `left == right`.

    >>> equation("output == yield * area").left
    Name(id='output')
    >>> equation("output = yield")
    Traceback (most recent call last):
    factcheck.rulebook.formula.FormulaError: '=' at character 8 is not part of a formula; == stands between the sides
    """
    reader = _Reader(text)
    left = reader.sum()
    reader.expect("==")
    right = reader.sum()
    reader.expect("")
    return Equation(left, right)


def expression(text: str) -> Expression:
    """Read an expression without `==`, such as the unit `money/token`."""
    reader = _Reader(text)
    found = reader.sum()
    reader.expect("")
    return found


def names(node: Expression | Equation) -> Iterator[str]:
    """The names in a formula, in order, each as often as it stands there."""
    if isinstance(node, Name):
        yield node.id
    elif not isinstance(node, Number):
        yield from names(node.left)
        yield from names(node.right)


def value(node: Expression, values: Mapping[str, _Value], number: Callable[[Decimal], _Value]) -> _Value:
    """What an expression makes of the values of its names; `number` turns a number into such a value."""
    if isinstance(node, Name):
        return values[node.id]
    if isinstance(node, Number):
        return number(node.value)
    left, right = value(node.left, values, number), value(node.right, values, number)
    if node.sign == "+":
        return left + right
    if node.sign == "-":
        return left - right
    return left * right if node.sign == "*" else left / right


class _Reader:
    """Reads tokens from left to right; `*` and `/` bind closer than `+` and `-`."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._next = 0
        self._depth = 0

    @property
    def _token(self) -> tuple[str, str, int]:
        return self._tokens[self._next]

    def expect(self, sign: str) -> None:
        kind, text, at = self._token
        if text != sign or kind not in ("sign", "end"):
            found = f"{text!r} at character {at}" if text else "the end of the formula"
            raise FormulaError(f"{found} stands where {repr(sign) if sign else 'the formula should end'} was expected")
        self._next += bool(sign)

    def sum(self, least: int = 1) -> Expression:
        left = self._operand()
        while (sign := self._token[1]) in _PRECEDENCE and _PRECEDENCE[sign] >= least:
            self._next += 1
            left = Operation(sign, left, self.sum(_PRECEDENCE[sign] + 1))
        return left

    def _operand(self) -> Expression:
        kind, text, at = self._token
        self._next += kind != "end"
        if kind == "name":
            return Name(text)
        if kind == "number":
            return Number(Decimal(text))
        if text == "(" and self._depth < _DEEPEST:
            self._depth += 1
            inner = self.sum()
            self.expect(")")
            self._depth -= 1
            return inner
        found = f"{text!r} at character {at}" if text else "the end of the formula"
        raise FormulaError(f"{found} stands where a name, a number or ( was expected")


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Kind, text and place (from 1) of every token, and the end."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "end"
        at = match.start(kind) + 1
        if kind == "other":
            raise FormulaError(f"{match[kind]!r} at character {at} is not part of a formula; {_instead(match[kind])}")
        yield kind, match[kind], at
    yield "end", "", len(text) + 1


def _instead(sign: str) -> str:
    return "== stands between the sides" if sign == "=" else "names are lower-case words, signs are + - * / ( ) =="
