"""What clients of the service send: an article, and how it is to be read and checked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StrictBool

from factcheck.integrations.placed import Format
from factcheck.integrations.units import Encoding

_CAPTIONS, _RELATED, _RULES = 200, 50, 100


def _dated(value: object) -> object:
    """ISO 8601 only: Pydantic would take numbers, too, as seconds since 1970."""
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("write 2025-01-28 or 2025-01-28T10:43")
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)


Published = Annotated[date | datetime, BeforeValidator(_dated, json_schema_input_type=date | datetime)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ArticleIn(_Strict):
    """An article as an editing system holds it. Only `body` is needed."""

    body: str = Field(description="The text, as `format` says. HTML may be a fragment or a whole page.")
    format: Format = "text"
    title: str | None = None
    lead: str | None = Field(None, description="Standfirst (sapo).")
    captions: list[str] = Field([], max_length=_CAPTIONS)
    published_at: Published | None = Field(
        None, description="ISO 8601. Without it, what the body says of itself; without that, “hôm qua” stays open."
    )
    source: str | None = Field(None, description="The outlet; two named sources may disagree without contradiction.")
    id: str | None = Field(None, min_length=1, max_length=500, description="Comes back as `doc` of anchors.")


class ReadingIn(_Strict):
    """How figures are read, and how offsets of the answer are counted."""

    number_style: Literal["auto", "vi", "en"] | None = None
    encoding: Encoding = Field(
        "utf-32",
        description="What offsets count: utf-32 code points (Python), utf-16 code units (JavaScript), utf-8 bytes (PHP, Go).",
    )


class ExtractIn(ArticleIn, ReadingIn):
    """The body of `POST /v1/extract`."""


class CheckIn(ArticleIn, ReadingIn):
    """The body of `POST /v1/check`. What is left out is as the service is configured."""

    related: list[ArticleIn] = Field([], max_length=_RELATED, description="Articles on the same story to hold it against.")
    lang: Literal["vi", "en"] | None = Field(None, description="The language of messages.")
    profile: Literal["default", "review"] | None = None
    select: list[str] = Field([], max_length=_RULES, description="Run only these rules: ids, or globs such as percent-*.")
    ignore: list[str] = Field([], max_length=_RULES, description="Leave these out, with those that the service leaves out.")
    min_confidence: Annotated[float, Strict()] | None = Field(None, ge=0, le=1)
    show_passed: StrictBool = False
