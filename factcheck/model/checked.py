"""Nouns as Pydantic has them, made of their annotations when one is checked, written or described for the first time."""

from __future__ import annotations

from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, TypeAdapter, create_model, field_validator, model_validator
from pydantic_core import CoreSchema

from factcheck.model.noun import Noun
from factcheck.model.terms import Check


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


@cache
def model(noun: type[Noun]) -> type[BaseModel]:
    """A Pydantic model with the fields and the checks of a noun."""
    hints = get_type_hints(noun, include_extras=True)
    fields: dict[str, Any] = {name: (hints[name], default) for name, default in noun.declared.items()}
    made: type[BaseModel] = create_model(
        noun.__name__, __base__=_Model, __doc__=noun.__doc__, __module__=noun.__module__, __validators__=_checks(noun), **fields
    )
    return made


@cache
def adapter(noun: type[Noun]) -> TypeAdapter[Any]:
    """What checks and writes a noun."""
    return TypeAdapter(noun)


def schema(noun: type[Noun], handler: GetCoreSchemaHandler) -> CoreSchema:
    """What Pydantic makes of the model, with the noun as the class of which its engine makes instances."""
    found = handler(model(noun))
    inner: Any = handler.resolve_ref_schema(found)
    while inner["type"] != "model":
        inner = inner["schema"]
    inner["cls"] = noun
    return found


def _checks(noun: type[Noun]) -> dict[str, Any]:
    named = {name: value for base in reversed(noun.__mro__) for name, value in vars(base).items() if isinstance(value, Check)}
    return {
        name: field_validator(*check.fields, mode=check.mode)(check.function)
        if check.fields
        else model_validator(mode="after")(check.function)
        for name, check in named.items()
    }
