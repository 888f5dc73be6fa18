"""The base of every public noun, and how decimals are written in JSON."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, PlainSerializer

_set = object.__setattr__


def plain(number: Decimal) -> str:
    """Write a decimal without exponent and without zeros that say nothing.

    >>> plain(Decimal("6E+11")), plain(Decimal("2.50"))
    ('600000000000', '2.5')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def _blank(cls: type[Noun]) -> dict[str, Any]:
    """The fields of a class in their order, with their defaults."""
    return {name: None if field.is_required() else field.default for name, field in cls.model_fields.items()}


Number = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]


class Noun(BaseModel):
    """Frozen, no unknown fields; built once at the border."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """A noun of values that we made ourselves and need no check; fields that are not given have their defaults.

        It costs a tenth, and Pydantic builds no validator for a class of which no noun comes from outside: that is what
        makes a start slow.

        >>> Noun.trusted() == Noun()
        True
        """
        noun = object.__new__(cls)
        _set(noun, "__dict__", {**_blank(cls), **fields})
        _set(noun, "__pydantic_fields_set__", set(fields))
        _set(noun, "__pydantic_extra__", None)
        _set(noun, "__pydantic_private__", None)
        return noun
