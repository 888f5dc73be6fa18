"""All rules of a run: the built-in packs, and folders that add to them or override them by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import RuleFileError, UsageError
from factcheck.lexicon.entities import EntityWords
from factcheck.lexicon.files import mark_at, rules_dir
from factcheck.rulebook.definitions import Metric, NamedEntity, Pack, Rule
from factcheck.rulebook.entities import Row, words_with
from factcheck.rulebook.formulas import Compiled, compiled
from factcheck.rulebook.nearest import nearest
from factcheck.rulebook.packs import read_packs


class Entry(NamedTuple):
    """A metric, a rule or an entity with the place it was read from; its id is global."""

    id: str
    definition: Metric | Rule | NamedEntity
    path: Path
    where: tuple[str | int, ...]
    pack: Pack

    @property
    def key(self) -> tuple[str, str]:
        """What overrides what: entities have ids of their own, metrics and rules share theirs."""
        return ("entity" if isinstance(self.definition, NamedEntity) else "rule"), self.id


class Rulebook:
    """Metrics and rules by id, and the entities that figures may belong to.

    >>> book = Rulebook.load()
    >>> book.rule("token-price-conflict").check, book.metrics["token-price"].per
    ('same-measure', 'token')
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.metrics: dict[str, Metric] = {}
        self.rules: dict[str, Rule] = {}
        self.files: dict[str, Path] = {}
        self.packs: dict[str, Pack] = {}
        rows: list[Row] = []
        for entry in entries:
            if isinstance(entry.definition, NamedEntity):
                rows.append(Row(entry.definition, entry.path, entry.where))
                continue
            if isinstance(entry.definition, Metric):
                self.metrics[entry.id] = entry.definition
                rule = entry.definition.as_rule()
            else:
                rule = entry.definition
            self.rules[rule.id] = rule
            self.files[rule.id] = entry.path
            self.packs[rule.id] = entry.pack
        self.rules = dict(sorted(self.rules.items()))
        self.entities: EntityWords = words_with(rows)

    @classmethod
    def load(cls, extra_dirs: Iterable[Path | str] = ()) -> Rulebook:
        """The built-in packs, then each folder over the ones before it."""
        entries: dict[tuple[str, str], Entry] = {}
        for folder in (rules_dir(), *map(Path, extra_dirs)):
            for entry in _folder(folder).values():
                _same_kind(entry, entries.get(entry.key))
                entries[entry.key] = entry
        return cls(_unambiguous(entries.values()))

    def rule(self, rule_id: str) -> Rule:
        """The rule of an id; a `UsageError` names the nearest when there is none."""
        if rule_id in self.rules:
            return self.rules[rule_id]
        raise UsageError(f"no rule has the id {rule_id!r}{nearest(rule_id, list(self.rules))}")

    @cached_property
    def formulas(self) -> tuple[Compiled, ...]:
        """The formulas of rules, ready to look for their operands."""
        return tuple(compiled(rule.id, rule.formula) for rule in self.rules.values() if rule.formula)


def _folder(folder: Path) -> dict[tuple[str, str], Entry]:
    """What the packs of one folder define; within it, ids stand once."""
    entries: dict[tuple[str, str], Entry] = {}
    packs: dict[str, Path] = {}
    for path, pack in read_packs(folder).items():
        if pack.id in packs:
            raise RuleFileError(mark_at(path, ("id",)), f"the pack id {pack.id!r} is taken by {packs[pack.id]}")
        packs[pack.id] = path
        for entry in _entries(pack, path):
            if (other := entries.get(entry.key)) is not None:
                raise RuleFileError(_mark(entry), f"the id {entry.id!r} is taken at {_mark(other)}")
            entries[entry.key] = entry
    return entries


def _entries(pack: Pack, path: Path) -> Iterator[Entry]:
    for index, metric in enumerate(pack.metrics):
        yield Entry(metric.id, metric, path, ("metrics", index, "id"), pack)
    for index, rule in enumerate(pack.rules):
        yield Entry(rule.id, rule, path, ("rules", index, "id"), pack)
    for index, entity in enumerate(pack.entities):
        yield Entry(entity.id, entity, path, ("entities", index, "id"), pack)


def _same_kind(entry: Entry, overridden: Entry | None) -> None:
    if overridden is not None and type(entry.definition) is not type(overridden.definition):
        kind = "metric" if isinstance(overridden.definition, Metric) else "rule"
        raise RuleFileError(_mark(entry), f"{entry.id!r} is a {kind} at {_mark(overridden)}; only a {kind} can override it")


def _unambiguous(entries: Iterable[Entry]) -> list[Entry]:
    """Refuse two metrics with one rule, and a rule with the id of a metric's."""
    taken: dict[str, Entry] = {}
    out = list(entries)
    for entry in out:
        if isinstance(entry.definition, NamedEntity):
            continue
        rule = entry.definition.rule if isinstance(entry.definition, Metric) else entry.id
        if (other := taken.get(rule)) is not None:
            raise RuleFileError(_mark(entry), f"the rule id {rule!r} is taken at {_mark(other)}")
        taken[rule] = entry
    return out


def _mark(entry: Entry) -> str:
    return str(mark_at(entry.path, entry.where))


@cache
def rulebook(extra_dirs: tuple[Path, ...] = ()) -> Rulebook:
    """The rule book of these folders, loaded once."""
    return Rulebook.load(extra_dirs)
