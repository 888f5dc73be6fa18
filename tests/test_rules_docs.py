"""The page of rules and the schemas are what the packs and lexicons say now."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from generated import DOCS, MAKERS

from factcheck.cli import main
from factcheck.lexicon import load, rules_dir
from factcheck.rulebook.definitions import EntityFile, Pack
from factcheck.rulebook.schema import names, schema
from factcheck.rulebook.terms import Dimension

LEXICON = rules_dir() / "lexicon"
SHAPES = {str: "string", dict: "object", list: "array"}


@pytest.mark.parametrize("name", MAKERS)
def test_not_stale(name: str) -> None:
    """The file in docs/ is what would be written now."""
    assert (DOCS / name).read_text(encoding="utf-8") == MAKERS[name](), "run `make docs`"


def complaints(value: Any, rule: dict[str, Any], root: dict[str, Any], at: str = "") -> list[str]:
    """What a schema has against a value; as much of JSON Schema as our schemas use."""
    if "$ref" in rule:
        return complaints(value, root["$defs"][rule["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in rule:
        found = [complaints(value, option, root, at) for option in rule["anyOf"]]
        return [] if [] in found else found[0]
    if "enum" in rule:
        return [] if value in rule["enum"] else [f"{at}: {value!r} is not one of {rule['enum']}"]
    kinds = rule.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and SHAPES[type(value)] not in kinds and not (isinstance(value, str) and {"integer", "number"} & {*kinds}):
        return [f"{at}: {value!r} is not {kinds}"]
    return list(_inside(value, rule, root, at))


def _inside(value: Any, rule: dict[str, Any], root: dict[str, Any], at: str) -> Any:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from complaints(item, rule.get("items", {}), root, f"{at}[{index}]")
    if isinstance(value, dict):
        known, others = rule.get("properties", {}), rule.get("additionalProperties", {})
        yield from (f"{at}: {key} is missing" for key in rule.get("required", []) if key not in value)
        for key, item in value.items():
            patterns = (inner for pattern, inner in rule.get("patternProperties", {}).items() if re.search(pattern, key))
            inner = known.get(key) or next(patterns, others)
            yield from complaints(item, inner, root, f"{at}.{key}") if inner else [f"{at}: {key} is not known"]


@pytest.mark.parametrize("name", names()[1:])
def test_a_lexicon_fits_its_schema(name: str) -> None:
    """What is there is what an editor is offered."""
    assert complaints(load(LEXICON / f"{name}.yaml"), schema(name), schema(name)) == []


@pytest.mark.parametrize("path", sorted((rules_dir() / "packs").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_pack_fits_the_schema(path: Path) -> None:
    """No pack is underlined in an editor."""
    assert complaints(load(path), schema("pack"), schema("pack")) == []


def test_a_misspelt_key_is_underlined() -> None:
    """The schema refuses what the loader refuses."""
    pack = {"id": "a", "title": {"vi": "a", "en": "a"}, "rule": []}
    assert complaints(pack, schema("pack"), schema("pack")) == [": rule is not known"]


@pytest.mark.parametrize(("model", "name"), [(Pack, "pack"), (EntityFile, "entities")])
def test_every_key_has_a_place(model: type[Pack] | type[EntityFile], name: str) -> None:
    """The keys of the schema are those of the model."""
    assert set(schema(name)["properties"]) == set(model.model_fields)


def test_built_in_entities_are_read_by_their_model() -> None:
    """Packs and the lexicon have one format of entities."""
    assert EntityFile.model_validate(load(LEXICON / "entities.yaml")).entities


def test_dimensions_are_those_of_the_units() -> None:
    """A metric can have the dimension of every unit."""
    assert {row["dimension"] for row in load(LEXICON / "units.yaml")} <= set(get_args(Dimension))


def test_command_prints_a_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """`rules schema NAME` prints JSON."""
    assert main(["rules", "schema", "units"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "factcheck units"


def test_an_unknown_schema_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and what would have been right."""
    code = main(["rules", "schema", "unit"])
    assert (code, "did you mean 'units'?" in capsys.readouterr().err) == (2, True)
