"""Entities of `rules/lexicon/entities.yaml`: who or what a figure may belong to, by every spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from factcheck.kept.expressions import compiled
from factcheck.lexicon.files import load, rules_dir
from factcheck.lexicon.trie import pattern

_GAP = "[\"”“’'« ]+"
_LETTER = r"[\w]"


class Entity(NamedTuple):
    """Somebody or something with a name; `of` is the entity it belongs to (the maker of a model)."""

    id: str
    kind: str
    name: str
    of: str | None = None


class EntityWords:
    """Finds entities in text of original case."""

    def __init__(self, rows: Iterable[dict[str, Any]], not_names: Iterable[str]) -> None:
        self.entities: dict[str, Entity] = {}
        self.spellings: dict[str, Entity] = {}
        for row in rows:
            entity = Entity(row["id"], row["kind"], row["names"][0], row.get("of"))
            self.entities[entity.id] = entity
            for name in row["names"]:
                self.spellings[name] = entity
                self.spellings[name[0].upper() + name[1:] if " " in name else name] = entity
        self.not_names = frozenset(not_names)
        body = pattern(self.spellings).replace(r"\ ", _GAP)
        self.pattern = compiled(rf"(?<!{_LETTER})(?<!\w-)(?:{body})(?!{_LETTER})(?!-\w)(?!\.\d)")

    def named(self, spelling: str) -> Entity:
        """The entity of a match of `pattern`."""
        plain = re.sub(_GAP, " ", spelling)
        return self.spellings[plain]

    def related(self, first: str | None, second: str | None) -> bool:
        """Whether one of the two is made by the other: R1 and DeepSeek."""
        return self._of(first) == second is not None or self._of(second) == first is not None

    def _of(self, entity: str | None) -> str | None:
        known = self.entities.get(entity or "")
        return known.of if known else None


@cache
def entity_words() -> EntityWords:
    """The built-in entities."""
    return extended(())


def extended(rows: Iterable[dict[str, Any]]) -> EntityWords:
    """The built-in entities, and rows that add to them or take the place of the one with their id."""
    raw = load(rules_dir() / "lexicon" / "entities.yaml")
    by_id = {row["id"]: row for row in (*raw["entities"], *rows)}
    return EntityWords(by_id.values(), raw["not_names"])
