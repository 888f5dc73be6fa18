"""The words a pack may use for kinds of things: checks, owners, dimensions, ids."""

from __future__ import annotations

from typing import Annotated, Literal

from factcheck.model.terms import Limited

Id = Annotated[str, Limited(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
CheckKind = Literal[
    "same-measure", "same-event-date", "furniture", "second-mention", "percent-change", "change-level",
    "percent-vs-point", "ratio", "sum", "shares", "average", "product", "currency-parenthesis", "unit-parenthesis",
    "scale-slip", "separator", "weekday", "impossible-date", "reversed-stretch", "tense", "lunar", "age", "duration",
    "order", "score", "magnitude", "lost-hedge", "missing-base", "formula",
]  # fmt: skip
OwnerKind = Literal["company", "model", "country", "index", "project", "person", "chip", "name"]
Dimension = Literal[
    "money", "percent", "percentage_point", "point", "times", "count", "number", "time", "permille", "age", "party-age",
    "length", "area", "volume", "barrel", "mass", "gold", "ounce", "carat", "temperature", "diopter", "magnitude", "coordinate",
    "degree", "storm-level", "speed", "energy", "food-energy", "power", "power-peak", "horsepower", "voltage", "charge",
    "torque", "displacement", "data", "data-rate", "frequency", "pixels", "sound", "luminance", "concentration",
    "concentration-l", "alcohol", "alcohol-breath", "ppm", "token", "current", "floor", "force", "kelvin", "match-minute",
    "percentage", "pressure", "work", "concentration-dl", "molarity",
]  # fmt: skip
EntityKind = Literal[OwnerKind, "source"]
EntityId = Annotated[str, Limited(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]
Words = tuple[Annotated[str, Limited(min_length=1)], ...]
