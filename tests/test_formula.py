"""Formulas of packs: read by precedence, computed on intervals, refused when they cannot be read or do not balance."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import RuleFileError
from factcheck.model import Interval
from factcheck.rulebook import Rulebook
from factcheck.rulebook.dimensions import balance, unit
from factcheck.rulebook.formula import FormulaError, equation, expression, names, value

KNOWN = {"money", "token", "mass", "area", "count"}
VALUES = {"a": Decimal(2), "b": Decimal(3), "c": Decimal(4)}
PACK = """\
id: ours
title: {vi: Ta, en: Ours}
rules:
  - id: bill
    check: formula
    title: {vi: Hóa đơn, en: Bill}
    why: {vi: Vì, en: Why}
    formula:
      equation: bill == price * volume
      operands:
        bill: {unit: money}
        price: {unit: money/token}
        volume: {unit: token}
    examples:
      firing: ["Dùng 40 triệu token, giá 3 USD cho 1 triệu token, hóa đơn 1.200 USD."]
      silent: ["Dùng 40 triệu token, giá 3 USD cho 1 triệu token, hóa đơn 120 USD."]
"""


@pytest.mark.parametrize(
    ("text", "result"),
    [("a + b * c", 14), ("(a + b) * c", 20), ("c - b - a", -1), ("c / a / a", 1), ("a * b / 100", "0.06"), ("2*a", 4)],
)
def test_precedence(text: str, result: object) -> None:
    """`*` and `/` before `+` and `-`, from left to right."""
    assert value(expression(text), VALUES, Decimal) == Decimal(str(result))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = b", "'=' at character 3 is not part of a formula; == stands between the sides"),
        ("a == b ** c", "'*' at character 9 stands where a name, a number or ( was expected"),
        ("a == (b", "the end of the formula stands where ')' was expected"),
        ("a == b c", "'c' at character 8 stands where the formula should end was expected"),
        ("a * b", "the end of the formula stands where '==' was expected"),
        ("a == __import__('os')", "'_' at character 6 is not part of a formula"),
        ("", "the end of the formula stands where a name"),
        ("a == " + "(" * 50 + "b" + ")" * 50, "stands where a name, a number or ( was expected"),
    ],
)
def test_what_cannot_be_read(text: str, says: str) -> None:
    """The message names the place and what would have been right."""
    with pytest.raises(FormulaError) as caught:
        equation(text)
    assert says in str(caught.value)


@given(st.text("ab+-*/()=1. ", max_size=30))
def test_never_anything_but_a_formula(text: str) -> None:
    """Any text is a formula or a `FormulaError`."""
    with contextlib.suppress(FormulaError):
        assert all(name[0] in "ab" for name in names(equation(text)))


UNITS = {"bill": "money", "price": "money/token", "volume": "token", "n": "count"}


def test_area_is_length_by_length() -> None:
    """A plot's area balances with its width times its length."""
    assert unit("area", {"area"}) == unit("length*length", {"length"})


@pytest.mark.parametrize("text", ["bill == price * volume", "price == bill / volume", "bill == price * volume + bill * 2"])
def test_balanced(text: str) -> None:
    """Units of both sides are one."""
    balance(equation(text), {name: unit(of, KNOWN) for name, of in UNITS.items()})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("bill == price / volume", "money on the left, money/token*token on the right"),
        ("bill == price + volume", "money/token and token cannot be added"),
        ("bill == price", "money on the left, money/token on the right"),
    ],
)
def test_unbalanced(text: str, says: str) -> None:
    """The message names both units."""
    with pytest.raises(FormulaError) as caught:
        balance(equation(text), {name: unit(of, KNOWN) for name, of in UNITS.items()})
    assert says in str(caught.value)


def test_computed_on_intervals() -> None:
    """What the operands can be makes what the result can be."""
    values = {"a": Interval(Decimal(1), Decimal(2)), "b": Interval(Decimal(3), Decimal(4))}
    assert value(expression("a * b"), values, Interval.point) == Interval(Decimal(3), Decimal(8))


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ("price * volume", "price / volume", "9:7: .*do not balance: money on the left, money/token.token on the right"),
        ("price * volume", "prise * volume", "'prise' is no operand; did you mean 'price'"),
        ("price * volume", "price", "the operand 'volume' must stand once in"),
        ("price * volume", "price x volume", "9:17: .*'x' at character 15"),
        ("unit: money/token", "unit: money/tokn", "12:23: .*'tokn' is no dimension; did you mean 'token'"),
        ("unit: money/token", "unit: money/token/token", "'money/token/token' is no unit of one figure"),
        ("check: formula", "check: product", "4:5: .*a rule with `check: formula` has a formula"),
    ],
)
def test_refused_at_load_time(good: str, bad: str, says: str, tmp_path: Path) -> None:
    """A pack with such a formula is not loaded."""
    assert good in PACK
    (tmp_path / "ours.yaml").write_text(PACK.replace(good, bad), encoding="utf-8")
    with pytest.raises(RuleFileError, match=says):
        Rulebook.load([tmp_path])
