"""The two values that a comparison compares, found by the part they play or by whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise, product

from factcheck.checks.comparisons import Comparison
from factcheck.checks.figures import Step, per, restates, same_unit, shared_scale
from factcheck.claims import Statement
from factcheck.claims.names import Name
from factcheck.claims.readers import names_of, reader
from factcheck.lexicon.comparisons import ComparisonWords

_OWNERS = frozenset({"company", "model", "country", "name", "index", "project"})
_NO_VALUES = frozenset(
    {"percent", "times", "percentage_point", "time", "age", "ordinal", "fraction", "identifier", "score", "permille"}
)
_NEAR_SENTENCES = 2
_SHORT, _LONG, _SAID = 6, 10, 12  # words
_CLAUSE = 60  # characters


@dataclass(slots=True)
class Operands:
    """Pairs of (greater by the text, lesser by the text); more than one when it is open which pair is meant.

    `sided` tells whether the text says which of the two is the greater.
    """

    pairs: list[tuple[Step | Statement, Step | Statement]]
    sided: bool = True


def turned(line: list[Step], index: int, told: Comparison) -> Operands | None:
    """`từ A lên B, gấp n lần`, `tăng gấp n lần, từ A lên B`."""
    for first in (index - 2, index + 1):
        if first < 0 or first + 1 >= len(line):
            continue
        before, after = line[first], line[first + 1]
        if before.part != "from" or after.part != "to" or not values(before, after):
            continue
        near = line[index].gap if first < index else before.gap
        if len(near.split()) <= _SHORT and "." not in near and ";" not in near:
            return Operands([(after, before) if told.up else (before, after)])
    return None


def direct(line: list[Step], index: int, told: Comparison, words: ComparisonWords) -> Operands | None:
    """`giá 60 USD, gấp 27 lần mức 2,19 USD của R1`."""
    if index == 0 or index + 1 >= len(line):
        return None
    value, other = line[index - 1], line[index + 1]
    if not (_of_one_kind(value, other) or _of_numbers(value, other, words)):
        return None
    if len(line[index].gap.split()) > _SHORT or len(other.gap.split()) > _LONG:
        return None
    ratio = line[index].statement.figure  # "1/20 mức 60 triệu USD": the reader takes the noun with the fraction
    lead = f"{ratio.head} {other.gap}" if ratio.dimension == "count" else other.gap
    if any(sign in other.gap for sign in ",;.:") or not (_reaches(lead, words) or _said_again(value, other, words)):
        return None
    return Operands([(value, other) if told.up else (other, value)])


def _reaches(gap: str, words: ComparisonWords) -> bool:
    """Whether the words between the ratio and the other value lead to it: `so với mức`, `mức`, `con số`."""
    found = gap.split()
    if not found or ((unnamed := words.unnamed.search(gap)) is not None and not _of_base(gap, unnamed.end(), words)):
        return False
    leads = found[0] in words.versus or (found[0] in words.levels and len(found) <= 5)
    told = found[-1] in words.leads and len(found) <= _SHORT  # "gấp 3 lần nông thôn với 6 triệu đồng"
    return leads or told or (len(found) <= 3 and found[-1] in words.levels) or len(found) <= 2


def _of_base(gap: str, end: int, words: ComparisonWords) -> bool:
    """`gấp ba lần mức trung bình 100 mm`, `so với cùng kỳ (100 ca)`: the value of what was not named follows at once."""
    lead = gap.split()[0]
    return not words.unnamed.sub("", gap[end:]).strip(" (") and (lead in words.levels or lead in words.versus)


def _said_again(value: Step, other: Step, words: ComparisonWords) -> bool:
    """`lương giám đốc 90 triệu đồng, gấp 9 lần lương công nhân 10 triệu đồng`: the measure, then whose it is."""
    told, again = value.gap.split(), other.gap.split()
    return 1 < len(again) <= 4 and again[0] in told[-4:] and not words.unnamed.search(other.gap)


def explained(line: list[Step], index: int, told: Comparison, words: ComparisonWords) -> Operands | None:
    """`R1 rẻ hơn o1 27 lần: 2,19 USD so với 60 USD`: the subject's value, then the other's."""
    if index + 2 >= len(line):
        return None
    mine, other = line[index + 1], line[index + 2]
    opened = any(sign in mine.gap for sign in ":(") and len(mine.gap.split()) <= _LONG
    compared = other.gap.lstrip().startswith(tuple(f"{word} " for word in words.versus)) and len(other.gap.split()) <= _SHORT
    if not opened or not compared or not values(mine, other):
        return None
    return Operands([(mine, other) if told.up else (other, mine)])


def reached(line: list[Step], index: int, told: Comparison) -> Operands | None:
    """`từ 15 nghìn đồng, giá rau tăng gấp 3 lần lên 45 nghìn đồng`."""
    if index == 0 or index + 1 >= len(line):
        return None
    before, after = line[index - 1], line[index + 1]
    if before.part != "from" or after.part != "to" or not values(before, after) or len(after.gap.split()) > 3:
        return None
    return Operands([(after, before) if told.up else (before, after)])


def concluded(line: list[Step], index: int, words: ComparisonWords) -> Operands | None:
    """`vé ghế mềm 300.000 đồng, giường nằm 900.000 đồng, đắt gấp 3 lần`: two values of one kind, then the ratio."""
    values_here = [step for step in line if step.statement.figure.dimension not in _NO_VALUES]
    if index != 2 or len(values_here) != 2 or len(line) > 4 or not _of_one_kind(line[0], line[1]):
        return None
    if line[index].after.strip(' ,.;:()"”')[:1].isalnum() and not line[index].after.lstrip().startswith((",", ".", ";")):
        return None
    if len(line[2].gap.split()) > _SHORT or not restates(line[2].gap, words) or not _parallel(line[0], line[1]):
        return None
    return Operands([(line[0], line[1])], sided=False)


def _parallel(first: Step, second: Step) -> bool:
    """One measure told of two things: the words before the two values are alike, or the second says nothing new."""
    mine = set(first.gap.replace(",", " ").split())
    other = set(second.gap.replace(",", " ").split())
    return len(mine & other) >= 1 or len(other) <= 4


def _of_one_kind(a: Step, b: Step) -> bool:
    """Two values with one unit; bare numbers (`UFS 4.0`) are of no kind."""
    return a.statement.figure.dimension != "number" and same_unit(a.statement, b.statement) and values(a, b)


def _of_numbers(value: Step, other: Step, words: ComparisonWords) -> bool:
    """`Số ca tử vong là 300, gấp 3 lần con số 100 của năm 2023`."""
    if value.part != "at" or any(step.statement.figure.dimension != "number" for step in (value, other)):
        return False
    return set(other.gap.split()[-1:]) <= words.levels and values(value, other)


def values(a: Step, b: Step) -> bool:
    first, second = a.statement.figure, b.statement.figure
    if first.dimension in _NO_VALUES or not first.low or not second.low or first.low < 0 or second.low < 0:
        return False
    scale = shared_scale(a.statement, b.statement)
    if scale is None:
        return False
    a.factor = scale
    return True


def owned(told: Comparison, words: ComparisonWords) -> Operands | None:
    """The values of the two parties, near the comparison: `giá của A rẻ hơn n lần so với B. B thu 2,5 USD …, A 0,014 USD`."""
    if told.subject is None:
        return None
    around = list(_near(told.step.statement))
    here = [s for s in around if s.sentence == told.step.statement.sentence]
    alone = len(here) == 2 and same_unit(*here) and here[0].figure.dimension == "money"
    near = here if alone else [s for s in around if _measured(s, told, words)]
    mine = [s for s in near if _is_of(s, told.subject)]
    theirs = [s for s in near if s not in mine and _is_other(s, told)]
    pairs = [(a, b) for a, b in product(mine, theirs) if same_unit(a, b) and per(a) == per(b) and _one_side(a, b)]
    if told.object is None and (told.step.after.strip(" ,.")[:2] or len({_owner(b) for _, b in pairs}) != 1):
        return None
    ordered: list[tuple[Step | Statement, Step | Statement]] = [(a, b) if told.up else (b, a) for a, b in pairs]
    return Operands(ordered) if ordered else None


def _near(statement: Statement) -> Iterable[Statement]:
    """The plain values of the sentences around, in the same field and role."""
    lines = (statement.article.line(statement, offset) for offset in range(-_NEAR_SENTENCES, _NEAR_SENTENCES + 1))
    for other in chain.from_iterable(lines):
        figure = other.figure
        if other.role != statement.role or figure.dimension in _NO_VALUES or figure.kind in ("date", "time"):
            continue
        if figure.low and figure.low == figure.high:
            yield other


def _measured(value: Statement, told: Comparison, words: ComparisonWords) -> bool:
    """Whether the value is of what is compared: a price for `rẻ hơn`, else a pair of syllables in common before it."""
    lower = value.text.view.lower
    clause = lower[max(value.bounds[0], value.figure.start - _CLAUSE) : value.figure.start]
    priced = value.figure.dimension == "money" and (per(value) is not None or words.price.search(clause) is not None)
    if told.cue in words.of_price:
        return priced
    if value.figure.dimension == "count":
        return value.figure.head in told.step.gap
    statement = told.step.statement
    said = statement.text.view.lower[statement.bounds[0] : statement.figure.start]
    if priced and words.price.search(said):
        return True
    shared = _pairs(said.split()[-_SAID:]) & _pairs(clause.split())
    return any(not words.ratio.search(pair) for pair in shared - words.holders)


def _pairs(syllables: list[str]) -> set[str]:
    plain = [syllable.strip(',.:;()"“”') for syllable in syllables]
    return {f"{a} {b}" for a, b in pairwise(plain)}


def _owner(value: Statement) -> Name | None:
    return reader(value.text).owner(value, _OWNERS, back=0)


def _is_of(value: Statement, party: Name) -> bool:
    owner = _owner(value)
    return owner is not None and same_party(owner, party)


def same_party(owner: Name, party: Name) -> bool:
    return owner.id == party.id or owner.of == party.id or party.of == owner.id


def _is_other(value: Statement, told: Comparison) -> bool:
    owner = _owner(value)
    if owner is None:
        return False
    return same_party(owner, told.object) if told.object is not None else owner.id in {n.id for n in names_of(value)}


def _one_side(a: Statement, b: Statement) -> bool:
    """Input is compared with input: `side` is set where a price is of one kind of token only."""
    return a.keys.get("side") in (None, b.keys.get("side")) or b.keys.get("side") is None
