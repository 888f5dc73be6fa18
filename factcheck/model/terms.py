"""What a field's type may add to Python's: limits, how decimals are written in JSON, and what a noun checks of itself.

Told in words of our own, which Pydantic asks for what they mean to it; none of them loads it.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple


class Limited(dict[str, Any]):
    """Limits in the words of a core schema: `Annotated[str, Limited(min_length=1, strip_whitespace=True)]`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), **self}

    __hash__ = object.__hash__  # type: ignore[assignment]  # parts of a type are compared by identity


def plain(number: Decimal) -> str:
    """Write a decimal without exponent and without zeros that say nothing.

    >>> plain(Decimal("6E+11")), plain(Decimal("2.50"))
    ('600000000000', '2.5')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class _Plain:
    """Of a decimal: text in JSON."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema as core

        written = core.plain_serializer_function_ser_schema(plain, return_schema=core.str_schema(), when_used="json")
        return {**handler(source), "serialization": written}


Number = Annotated[Decimal, _Plain()]


class Check(NamedTuple):
    """A function that checks fields (a static method: a value in, that or another out) or, with none named, the whole noun."""

    function: Callable[..., Any]
    fields: tuple[str, ...] = ()
    mode: Literal["before", "after"] = "after"


def checked(*fields: str, mode: Literal["before", "after"] = "after") -> Callable[[Any], Any]:
    """Marks what checks fields, or the whole noun; it raises `ValueError` with what would have been right."""
    return lambda function: Check(getattr(function, "__func__", function), fields, mode)
