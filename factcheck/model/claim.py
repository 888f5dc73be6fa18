"""A mention together with what it is a figure of."""

from __future__ import annotations

from typing import Literal

from factcheck.model.mention import Mention
from factcheck.model.noun import Noun

Modality = Literal["asserted", "claimed", "estimated", "planned", "forecast"]


class Claim(Noun):
    """What an article states: whose figure, of what, when, under which conditions, and who says so.

    `metric` is the id of a declared metric, when a rule pack recognised one; `keys` are what must agree for two
    claims of that metric to be compared (model, side). `measure` is the counted noun and the predicate words.
    """

    document: str
    field: str
    mention: Mention
    measure: str
    metric: str | None = None
    keys: dict[str, str] = {}
    owner: str | None = None
    as_of: str | None = None
    scope: tuple[str, ...] = ()
    attribution: str | None = None
    modality: Modality = "asserted"
    polarity: Literal["affirmed", "negated"] = "affirmed"
