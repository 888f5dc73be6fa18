"""The base of every public noun: frozen, declared by annotations, checked and written by Pydantic where that is asked for.

A noun of values that we made ourselves needs no check, so a command that reads, compares and prints never loads Pydantic
(a third of its start). What comes from outside does: `Document(id="a", text="...")`, `model_validate`; so does what
leaves as JSON: `model_dump`. `checked` makes Pydantic's side of a noun, from the same annotations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import Any, Self, TypeVar, dataclass_transform


class _Declared(type):
    """The class of noun classes: knows their fields in order, each with its default, or `...` where it has none."""

    declared: dict[str, Any]

    def __new__(mcs, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> _Declared:
        cls = super().__new__(mcs, name, bases, space)
        above = (base.declared for base in reversed(cls.__mro__[1:]) if isinstance(base, _Declared))
        names = dict.fromkeys(chain(*above, space.get("__annotations__", ())))
        cls.declared = {name: getattr(cls, name, ...) for name in names}
        return cls

    @property
    def model_fields(cls) -> dict[str, Any]:
        """What Pydantic knows of each field."""
        from factcheck.model.checked import model

        return dict(model(cls).model_fields)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Noun(metaclass=_Declared):
    """Frozen, no unknown fields; built once at the border."""

    # What Pydantic's engine sets when it makes a noun.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__", "__weakref__")
    model_config = {"frozen": True, "extra": "forbid"}

    def __init__(self, **fields: Any) -> None:
        from factcheck.model.checked import adapter

        adapter(type(self)).validator.validate_python(fields, self_instance=self)

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """A noun of values that we made ourselves and need no check; fields that are not given have their defaults.

        >>> Noun.trusted() == Noun()
        True
        """
        noun: Self = _maker(cls)({**_blank(cls), **fields})
        return noun

    @classmethod
    def model_validate(cls, value: Any, **settings: Any) -> Self:
        """The noun that a value (a mapping, a noun) makes, or Pydantic's `ValidationError`."""
        from factcheck.model.checked import adapter

        noun: Self = adapter(cls).validate_python(value, **settings)
        return noun

    @classmethod
    def model_validate_json(cls, text: str | bytes, **settings: Any) -> Self:
        """The same of JSON."""
        from factcheck.model.checked import adapter

        noun: Self = adapter(cls).validate_json(text, **settings)
        return noun

    @classmethod
    def model_json_schema(cls, **settings: Any) -> dict[str, Any]:
        """The JSON Schema of the noun."""
        from factcheck.model.checked import adapter

        return adapter(cls).json_schema(**settings)

    def model_dump(self, **settings: Any) -> dict[str, Any]:
        """The fields as a dict; with `mode="json"` as JSON has them, decimals as text."""
        from factcheck.model.checked import adapter

        told: dict[str, Any] = adapter(type(self)).dump_python(self, **settings)
        return told

    def model_dump_json(self, **settings: Any) -> str:
        """The noun as JSON."""
        from factcheck.model.checked import adapter

        return adapter(type(self)).dump_json(self, **settings).decode()

    def model_copy(self, *, update: dict[str, Any] | None = None) -> Self:
        """The noun with other values in some fields, which are not checked."""
        noun: Self = _maker(type(self))({**self.__dict__, **(update or {})})
        return noun

    def __getattr__(self, name: str) -> Any:
        if name == "__pydantic_fields_set__":  # of a noun that Pydantic did not make, every field counts as given
            return set(self.__dict__)
        raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}")

    def __setattr__(self, name: str, value: object) -> None:
        from pydantic_core import ValidationError

        frozen: Any = {"type": "frozen_instance", "loc": (name,), "input": value}
        raise ValidationError.from_exception_data(type(self).__name__, [frozen])

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if isinstance(other, Noun) and type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.__dict__.items())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, handler: Any) -> Any:
        from factcheck.model.checked import schema

        return schema(cls, handler)


N = TypeVar("N", bound=Noun)


def maker(cls: type[N]) -> Callable[[dict[str, Any]], N]:
    """Makes nouns of all their fields, in order and without a check: for the border of `parse`, where thousands are made.

    >>> maker(Noun)({}) == Noun()
    True
    """
    new, fill = object.__new__, Noun.__dict__["__dict__"].__set__

    def made(fields: dict[str, Any]) -> N:
        noun = new(cls)
        fill(noun, fields)
        return noun

    return made


_maker = cache(maker)


@cache
def _blank(cls: type[Noun]) -> dict[str, Any]:
    """The fields of a class in their order, with their defaults."""
    return {name: None if default is ... else default for name, default in cls.declared.items()}
