"""Units, hedges, nouns and look-alikes of `rules/lexicon`, by word."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from factcheck.lexicon.files import load, rules_dir
from factcheck.lexicon.spellings import spelled, spellings
from factcheck.model import Kind


class UnitWord(NamedTuple):
    """How one spelling of a unit may stand behind a figure."""

    id: str
    dimension: str
    kind: Kind
    not_before: frozenset[str]
    not_after: frozenset[str]
    after_scale: bool
    after_price: bool
    glued: bool
    case: str
    always: bool
    code: bool
    whole: bool
    scale: Decimal
    factor: Decimal | None
    base: str | None
    holds: dict[str, Decimal]
    finer: str
    apart_before: frozenset[str]
    ends: bool
    least: Decimal
    tenths: bool
    near: tuple[str, ...]


class Hedging(NamedTuple):
    """A hedge and the shape of the interval it makes."""

    id: str
    shape: str
    share: Decimal
    not_after: frozenset[str]
    not_small: bool


class QuantityWords(NamedTuple):
    """Everything that may stand around a number, by its spelling in lower case."""

    units: dict[str, tuple[UnitWord, ...]]
    signs: dict[str, UnitWord]
    leading: dict[str, UnitWord]
    match_minute: UnitWord
    shared: frozenset[str]
    divided: frozenset[str]
    conversions: dict[str, tuple[str, Decimal]]
    prefixes: dict[str, UnitWord]
    hedges_before: dict[str, Hedging]
    hedges_after: dict[str, Hedging]
    particle: str
    comparative: frozenset[str]
    classifiers: frozenset[str]
    singles: frozenset[str]
    persons: frozenset[str]
    compounds: frozenset[str]
    verbal: frozenset[str]
    not_heads: frozenset[str]
    trailing: frozenset[str]
    ranks: frozenset[str]
    not_nouns: frozenset[str]
    ones: frozenset[str]
    labels: frozenset[str]
    numbered_bodies: frozenset[str]
    groups: frozenset[str]
    stages: frozenset[str]
    first_teams: frozenset[str]
    numbering: frozenset[str]
    not_labels: frozenset[str]
    versioned: frozenset[str]
    graded: frozenset[str]
    dated_names: frozenset[str]
    kinds_in_k: frozenset[str]
    elided: frozenset[str]
    elided_halves: frozenset[str]
    fixed: frozenset[str]
    ordinal_openers: frozenset[str]
    ordinals: dict[str, Decimal]
    firsts: tuple[str, ...]
    multiple_openers: frozenset[str]
    multiples: dict[str, Decimal]
    ratio_cues: frozenset[str]
    score_cues: frozenset[str]
    times: str
    numbered_names: frozenset[str]
    syllable: str
    streets: frozenset[str]
    price_cues: frozenset[str]
    price_ends: frozenset[str]
    between: frozenset[str]
    and_: frozenset[str]
    from_: frozenset[str]
    magnitudes: dict[str, Decimal]
    english_scales: dict[str, Decimal]
    per_openers: tuple[str, ...]
    per_numbered: tuple[str, ...]
    per_counted: frozenset[str]
    per_currency: str


_KINDS: dict[str, Kind] = {
    "money": "money",
    "percent": "percent",
    "percentage_point": "percent",
    "times": "ratio",
    "time": "duration",
}


def _unit(row: dict[str, Any]) -> UnitWord:
    return UnitWord(
        id=row["id"],
        dimension=row["dimension"],
        kind=row.get("kind") or _KINDS.get(row["dimension"], "measure"),
        not_before=frozenset(row.get("not_before", ())),
        not_after=frozenset(row.get("not_after", ())),
        after_scale="after_scale" in row,
        after_price="after_price" in row,
        glued="glued" in row,
        case="" if "case" not in row else "upper" if "upper" in row else "lower",
        always=row.get("case") == "always",
        code="code" in row,
        whole="whole" in row,
        scale=Decimal(row.get("scale", 1)),
        factor=Decimal(row["factor"]) if "factor" in row else None,
        base=row.get("base"),
        holds=_decimals(row.get("holds", {})),
        finer=row.get("finer", ""),
        apart_before=frozenset(row.get("apart_before", ())),
        ends="ends" in row,
        least=Decimal(row.get("least", 0)),
        tenths="tenths" in row,
        near=tuple(f"{word} " for word in row.get("near", ())),
    )


def _units(rows: list[dict[str, Any]]) -> tuple[dict[str, tuple[UnitWord, ...]], dict[str, UnitWord]]:
    words: dict[str, tuple[UnitWord, ...]] = {}
    signs: dict[str, UnitWord] = {}
    given = [word for row in rows for word in row["words"]]
    known = dict(zip(given, spellings(given), strict=True))
    for row in rows:
        unit = _unit(row)
        for word in (spelling for given_word in row["words"] for spelling in known[given_word]):
            words[word] = (*words.get(word, ()), unit)
        signs.update(dict.fromkeys(row.get("signs", ()), unit))
    return words, signs


def _currencies(names: dict[str, str]) -> list[dict[str, Any]]:
    """Every currency by its code, in capitals, and by its name."""
    rows: list[dict[str, Any]] = []
    for code, name in names.items():
        rows.append({"id": code, "dimension": "money", "words": [code.lower()], "glued": "yes", "code": "yes"})
        rows.append({"id": code, "dimension": "money", "words": [name]})
    return rows


def _prefixes(units: dict[str, tuple[UnitWord, ...]]) -> dict[str, UnitWord]:
    """The three letters of a currency, which may stand before the figure in capitals: `USD 5 triệu`."""
    codes = (
        (word, row)
        for word, rows in units.items()
        for row in rows
        if row.dimension == "money" and len(word) == 3 and not row.code
    )
    return {word: row for word, row in codes if row.scale == 1 and word.isalpha()}


def _hedges(rows: list[dict[str, Any]], side: str) -> dict[str, Hedging]:
    out = {}
    for row in rows:
        hedging = Hedging(
            row["id"], row["shape"], Decimal(row.get("share", "0")), frozenset(row.get("not_after", ())), "not_small" in row
        )
        out.update(dict.fromkeys((word.strip() for word in row.get(side, ())), hedging))
    return out


def _decimals(table: dict[str, str]) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in table.items()}


@cache
def quantity_words() -> QuantityWords:
    folder = rules_dir() / "lexicon"
    unit_rows, hedges = load(folder / "units.yaml"), load(folder / "hedges.yaml")
    nouns, names = load(folder / "nouns.yaml"), load(folder / "names.yaml")
    units, signs = _units(unit_rows + _currencies(load(folder / "currencies.yaml")))
    conversions = {row["id"]: (row["base"], Decimal(row["factor"])) for row in unit_rows if "base" in row}
    return QuantityWords(
        units=units,
        signs=signs,
        shared=frozenset(names["shared"]),
        divided=frozenset(names["divided"]),
        match_minute=next(_unit(row) for row in unit_rows if row["dimension"] == "match-minute"),
        leading={word: _unit(row) for row in unit_rows for word in row.get("leads", ())},
        conversions=conversions,
        prefixes=_prefixes(units),
        hedges_before=_hedges(hedges["hedges"], "before"),
        hedges_after=_hedges(hedges["hedges"], "after"),
        particle=hedges["particle"],
        comparative=frozenset(hedges["comparative"]),
        classifiers=spelled(nouns["classifiers"]),
        singles=spelled(nouns["singles"]),
        persons=frozenset(nouns["persons"]),
        compounds=spelled(nouns["compounds"]),
        verbal=spelled(nouns["verbal"]),
        not_heads=spelled(nouns["not_heads"]),
        trailing=spelled(nouns["trailing"]),
        ranks=frozenset(names["ranks"]),
        not_nouns=frozenset(nouns["not_nouns"]),
        ones=frozenset(nouns["ones"]),
        labels=spelled(names["labels"]),
        numbered_bodies=spelled(names["numbered_bodies"]),
        groups=frozenset(names["groups"]),
        stages=frozenset(names["stages"]),
        first_teams=frozenset(names["first_teams"]),
        numbering=frozenset(names["numbering"]),
        not_labels=frozenset(names["not_labels"]),
        versioned=frozenset(names["versioned"]),
        graded=frozenset(names["graded"]),
        dated_names=frozenset(names["dated_names"]),
        kinds_in_k=frozenset(names["kinds_in_k"]),
        elided=frozenset(names["elided"]["tenths"]),
        elided_halves=frozenset(names["elided"]["halves"]),
        fixed=spelled(names["fixed"]),
        ordinal_openers=frozenset(names["ordinals"]["openers"]),
        ordinals=_decimals(names["ordinals"]["words"]),
        firsts=tuple(names["ordinals"]["firsts"]),
        multiple_openers=frozenset(names["multiples"]["openers"]),
        multiples=_decimals(names["multiples"]["words"]),
        ratio_cues=frozenset(names["ratio_cues"]),
        score_cues=spelled(names["scores"]["before"]),
        times=names["multiples"]["unit"],
        numbered_names=frozenset(names["numbered_names"]),
        syllable=names["syllable"],
        streets=frozenset(names["streets"]),
        price_cues=frozenset(names["price_cues"]),
        price_ends=frozenset(names["price_ends"]),
        between=frozenset(names["between"]["before"]),
        and_=frozenset(names["between"]["and"]),
        from_=frozenset(names["between"]["from"]),
        magnitudes=_decimals(names["magnitudes"]),
        english_scales=_decimals(names["english_scales"]),
        per_openers=tuple(names["per"]["openers"]),
        per_numbered=tuple(names["per"]["numbered"]),
        per_counted=spelled(names["per"]["counted"]),
        per_currency=names["per"]["currency"],
    )
