"""The base of every public noun, and how decimals are written in JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

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

    model_config = ConfigDict(frozen=True, extra="forbid")
