"""The base of every public noun, and how decimals are written in JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer


def plain(number: Decimal) -> str:
    """Write a decimal without exponent.

    >>> plain(Decimal("6E+11"))
    '600000000000'
    """
    return f"{number:f}"


Number = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]


class Noun(BaseModel):
    """Frozen, no unknown fields; built once at the border."""

    model_config = ConfigDict(frozen=True, extra="forbid")
