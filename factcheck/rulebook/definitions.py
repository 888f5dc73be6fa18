"""What a rule pack may say; `docs/writing-rules.md` tells it to editors.

Owns the shape of one pack; ids across packs, folders and the examples are `book`'s and `examples`' business.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from factcheck.model import Noun
from factcheck.model.terms import Limited, checked
from factcheck.rulebook.formulas import Formula
from factcheck.rulebook.terms import CheckKind, Dimension, EntityId, EntityKind, Id, OwnerKind, Words


class Text(Noun):
    """A sentence in both languages of the report."""

    vi: Annotated[str, Limited(min_length=1)]
    en: Annotated[str, Limited(min_length=1)]


class _OneOrMore:
    """Of texts: a single one may stand without its list."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core.core_schema import no_info_before_validator_function

        return no_info_before_validator_function(lambda value: (value,) if isinstance(value, str) else value, handler(source))

    def __get_pydantic_json_schema__(self, *_: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


# One article, or several that are checked together.
Example = Annotated[tuple[Annotated[str, Limited(min_length=1)], ...], _OneOrMore()]


class Examples(Noun):
    """Texts on which the rule must fire, and near-identical ones on which it must stay silent."""

    firing: tuple[Example, ...]
    silent: tuple[Example, ...]

    @checked()
    def _both(self) -> Examples:
        if not self.firing:
            raise ValueError("a rule needs at least one firing example")
        if len(self.silent) < len(self.firing):
            raise ValueError(
                f"{len(self.firing)} firing and {len(self.silent)} silent examples; there must be as many silent ones at least"
            )
        return self


LEAST_PRECISION = Decimal("0.95")


class Measured(Noun):
    """What a reader said of the findings of a rule on real articles (`rules audit --judgements` prints it).

    `held` counts where the rule could be made and held: how often it had something to be wrong about.
    """

    right: Annotated[int, Limited(ge=0)]
    wrong: Annotated[int, Limited(ge=0)]
    articles: Annotated[int, Limited(gt=0)]
    held: Annotated[int, Limited(ge=0)] = 0

    @property
    def precision(self) -> Decimal | None:
        """The share of right findings; None when there were none."""
        judged = self.right + self.wrong
        return Decimal(self.right) / judged if judged else None


class _Switched(Noun):
    """What is on for everybody only while it is precise enough."""

    default: bool = True
    measured: Measured | None = None

    @checked()
    def _precise(self) -> Self:
        precision = self.measured.precision if self.measured else None
        if self.default and precision is not None and precision < LEAST_PRECISION:
            raise ValueError(f"measured precision is {precision:.2f}, below {LEAST_PRECISION}; say `default: no`")
        return self


class Rule(_Switched):
    """A check that can fire, with what an editor reads about it."""

    id: Id
    check: CheckKind
    title: Text
    why: Text
    limits: Text | None = None
    formula: Formula | None = None
    examples: Examples

    @checked()
    def _computed(self) -> Self:
        if (self.check == "formula") != (self.formula is not None):
            raise ValueError("a rule with `check: formula` has a formula, and no other rule has one")
        return self


class Owner(Noun):
    """Whose figures of this metric are: the kinds of names that may own one."""

    kinds: Annotated[tuple[OwnerKind, ...], Limited(min_length=1)]
    required: bool = True
    of: Literal["figure", "subject"] = "figure"  # "subject": the name before the cue, `Trung Quốc chậm hơn Mỹ 5 năm`


class Key(Noun):
    """What must agree beside the owner: one of `words` near the figure, or a name of `behind` after it."""

    words: dict[Id, Words] = {}
    behind: tuple[OwnerKind, ...] = ()
    required: bool = False
    inherit: bool = False

    @checked()
    def _one_way(self) -> Key:
        if bool(self.words) == bool(self.behind):
            raise ValueError("a key has either words or behind")
        return self


class Metric(_Switched):
    """A named kind of claim, and the rule that compares two claims of it.

    A figure is of the metric when its dimension (and per-unit, and counted noun) fit and one of `cues` stands near it;
    the nearest cue of all metrics wins. `also` must stand in the sentence, too; `without` must not stand near;
    `barred` must not stand between the cue and the figure.
    """

    id: Id
    rule: Id
    title: Text
    why: Text
    limits: Text | None = None
    dimension: Dimension
    plausible: tuple[Decimal, Decimal] | None = None  # of one unit, money in USD; outside, rule `magnitude` speaks
    per: str | None = None
    counted: Words = ()
    cues: Words = ()
    also: Words = ()
    without: Words = ()
    barred: Words = ()
    owner: Owner
    keys: dict[Id, Key] = {}
    time: Literal["none", "day", "year"] = "none"
    plans: Literal["apart", "together"] = "apart"
    examples: Examples

    @checked("per")
    @staticmethod
    def _noun(value: str | None) -> str | None:
        if value is not None and not value.replace(" ", "").isalpha():
            raise ValueError("per is the counted noun alone, without its number")
        return value

    @checked("plausible")
    @staticmethod
    def _rising(value: tuple[Decimal, Decimal] | None) -> tuple[Decimal, Decimal] | None:
        if value is not None and not 0 <= value[0] < value[1]:
            raise ValueError("plausible is [low, high], the low end first")
        return value

    @checked()
    def _recognisable(self) -> Metric:
        if not self.cues and self.per is None and not self.counted:
            raise ValueError("a metric is recognised by cues, by per or by counted; it has none of them")
        return self

    def as_rule(self) -> Rule:
        """The rule that compares two claims of this metric."""
        return Rule.trusted(
            id=self.rule,
            check="same-measure",
            title=self.title,
            why=self.why,
            limits=self.limits,
            examples=self.examples,
            default=self.default,
            measured=self.measured,
        )


class NamedEntity(Noun):
    """Somebody or something that owns figures, by every spelling; `of` is whose it is (the maker of a model)."""

    id: EntityId
    kind: EntityKind
    of: EntityId | None = None
    names: Annotated[Words, Limited(min_length=1)]


class EntityFile(Noun):
    """`rules/lexicon/entities.yaml`: the built-in entities, and capitals that name nobody."""

    entities: tuple[NamedEntity, ...]
    not_names: Words = ()


class Pack(Noun):
    """One file of `rules/packs/`: a topic."""

    id: Id
    title: Text
    metrics: tuple[Metric, ...] = ()
    rules: tuple[Rule, ...] = ()
    entities: tuple[NamedEntity, ...] = ()
