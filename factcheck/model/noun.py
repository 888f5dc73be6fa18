"""The base of every public noun, and how decimals are written in JSON."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, PlainSerializer


def plain(number: Decimal) -> str:
    """Write a decimal without exponent and without zeros that say nothing.

    >>> plain(Decimal("6E+11")), plain(Decimal("2.50"))
    ('600000000000', '2.5')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


Number = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]


class Noun(BaseModel):
    """Frozen, no unknown fields; built once at the border."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """A noun of values that we made ourselves and need no check; fields that are not given have their defaults.

        Pydantic builds no validator for a class of which no noun comes from outside: that is what makes a start slow.

        >>> Noun.trusted() == Noun()
        True
        """
        noun: Self = _maker(cls)({**_blank(cls), **fields})
        return noun


N = TypeVar("N", bound=Noun)
# What a Pydantic model holds; set one by one, as its own constructor costs four times as much.
_set_fields, _set_given, _set_extra, _set_private = (
    BaseModel.__dict__[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


def maker(cls: type[N]) -> Callable[[dict[str, Any]], N]:
    """Makes nouns of all their fields, in order and without a check: for the border of `parse`, where thousands are made.

    >>> maker(Noun)({}) == Noun()
    True
    """
    new, given = object.__new__, set(cls.model_fields)

    def made(fields: dict[str, Any]) -> N:
        noun = new(cls)
        _set_fields(noun, fields)
        _set_given(noun, given)
        _set_extra(noun, None)
        _set_private(noun, None)
        return noun

    return made


_maker = cache(maker)


@cache
def _blank(cls: type[Noun]) -> dict[str, Any]:
    """The fields of a class in their order, with their defaults."""
    return {name: None if field.is_required() else field.default for name, field in cls.model_fields.items()}
