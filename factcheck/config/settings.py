"""What `factcheck.toml` may say, as Pydantic models: the names of the flags, and tables for rules and for paths."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from factcheck.report import FORMATS
from factcheck.rulebook.nearest import nearest
from factcheck.rulebook.profiles import Profile
from factcheck.rulebook.wording import Lang

Share = Annotated[float, Field(ge=0, le=1)]
Words = Annotated[str, StringConstraints(min_length=1)]
Ids = Annotated[list[Words], Field(description="ids of rules, or globs such as percent-*")]
# Flags that say what one run does, not what a project wants.
OF_ONE_RUN = ("output", "published", "staged", "config")


class Table(BaseModel):
    """A table; keys are written with hyphens, as the flags are."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, alias_generator=lambda name: name.replace("_", "-"))


class RuleTable(Table):
    """`[rule.ID]`: how loud a rule is, and how sure it must be."""

    severity: Literal["error", "warning", "info"] | None = None
    min_confidence: Share | None = None


class OverrideTable(Table):
    """`[[overrides]]`: what else holds for some paths, which are globs from the folder of the file."""

    paths: Annotated[list[Words], Field(min_length=1)]
    ignore: Ids = []
    min_confidence: Share | None = None
    rule: dict[str, RuleTable] = {}


class Settings(Table):
    """The whole file; a key that is left out leaves the flag its default."""

    lang: Lang | None = None
    format: str | None = None
    number_style: Literal["auto", "vi", "en"] | None = None
    rules: list[Words] = []
    profile: Profile | None = None
    select: Ids = []
    ignore: Ids = []
    min_confidence: Share | None = None
    show_passed: bool | None = None
    fail_on: Literal["error", "warning", "info", "never"] | None = None
    each: bool | None = None
    jobs: Annotated[int, Field(ge=0)] | None = None
    against: Words | None = None
    suppressions: Words | None = None
    baseline: Words | None = None
    rule: dict[str, RuleTable] = {}
    overrides: list[OverrideTable] = []

    @field_validator("format")
    @classmethod
    def _offered(cls, value: str | None) -> Any:
        if value is not None and value not in FORMATS:
            raise ValueError(f"there is no format {value!r}{nearest(value, list(FORMATS))}")
        return value
