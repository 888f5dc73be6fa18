"""The entities of packs over the built-in ones: ids override, and a spelling belongs to one entity."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.errors import Mark, RuleFileError
from factcheck.lexicon.entities import EntityWords, entity_words, extended
from factcheck.lexicon.files import mark_at
from factcheck.rulebook.definitions import NamedEntity


class Row(NamedTuple):
    """An entity with the place of its id in a pack."""

    entity: NamedEntity
    path: Path
    where: tuple[str | int, ...]

    def mark(self, *keys: str | int) -> Mark:
        return mark_at(self.path, (*self.where[:-1], *keys))


def words_with(rows: Sequence[Row]) -> EntityWords:
    """The built-in entities and these; a `RuleFileError` when two entities would have one spelling or `of` leads nowhere."""
    if not rows:
        return entity_words()
    words = extended(_plain(row.entity) for row in rows)
    for row in rows:
        _known_maker(row, words)
        _own_names(row, rows)
    return words


def _plain(entity: NamedEntity) -> dict[str, Any]:
    """An entity as the lexicon has it."""
    return {"id": entity.id, "kind": entity.kind, "of": entity.of, "names": entity.names}


def _known_maker(row: Row, words: EntityWords) -> None:
    maker = row.entity.of
    if maker is None or maker in words.entities:
        return
    from difflib import get_close_matches

    near = get_close_matches(maker, words.entities, n=1)
    hint = f"did you mean {near[0]!r}?" if near else "add it to entities, or leave `of` out"
    raise RuleFileError(row.mark("of"), f"of is {maker!r}, which no entity has as its id; {hint}")


def _own_names(row: Row, rows: Sequence[Row]) -> None:
    replaced = {other.entity.id for other in rows}
    taken = {name: e.id for name, e in entity_words().spellings.items() if e.id not in replaced}
    taken |= {name: other.entity.id for other in rows if other is not row for name in other.entity.names}
    for index, name in enumerate(row.entity.names):
        if name in taken:
            problem = f"the name {name!r} is one of the entity {taken[name]!r}; override that one, or leave the name out"
            raise RuleFileError(row.mark("names", index), problem)
