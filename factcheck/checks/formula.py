"""Formulas that packs declare: `sản lượng 9.200 tấn` against `6 tấn/ha` times `1.200 ha`, in one passage.

Owns finding the operands by their units and cues; the language of formulas is `rulebook.formula`'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck.checks.build import shown
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Swap
from factcheck.checks.figures import printed, tolerant
from factcheck.checks.parts import is_figure
from factcheck.checks.passage import passages
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.lexicon.calculations import bases
from factcheck.lexicon.quantities import quantity_words
from factcheck.model import Finding, Interval
from factcheck.rulebook.formula import Expression, Name, Number, value
from factcheck.rulebook.formulas import Compiled, Role

KEY = "formula"
_AHEAD, _BEHIND, _MOST = 50, 24, 8
_BREAK = re.compile(r"[;:!?]|\.(?= |$)")
_ONE = Decimal(1)
_SIGNS = {"*": "×", "/": ":", "+": "+", "-": "−"}


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    if not context.book.formulas:
        return
    needed = [(frozenset(role.dimension for role in formula.roles), formula) for formula in context.book.formulas]
    for passage in _passages(articles):
        told_of = {s.figure.dimension for s in passage}
        for dimensions, formula in needed:
            found = _operands(passage, formula) if dimensions <= told_of else None
            if found is not None:
                yield _told(found, formula, context)


def _passages(articles: Sequence[Article]) -> Iterator[list[Statement]]:
    """Each sentence, and each with the one before it."""
    previous: list[Statement] = []
    for line in passages(articles):
        figures = [s for s in line if is_figure(s)]
        if 0 < len(figures) <= _MOST:
            yield figures
            if previous and previous[0].text is line[0].text and figures[0].sentence == previous[0].sentence + 1:
                yield [*previous, *figures]
        previous = figures if len(figures) <= _MOST else []


def _operands(passage: list[Statement], formula: Compiled) -> dict[str, Statement] | None:
    """The one figure for each name; None when one is missing, or another of its kind stands by."""
    found: dict[str, Statement] = {}
    for role in formula.roles:
        fits = [s for s in passage if _is(s, role) and _called(s, role)]
        if len(fits) != 1:
            return None
        found[role.name] = fits[0]
    chosen = {id(s) for s in found.values()}
    bystander = any(id(s) not in chosen and any(_is(s, role) for role in formula.roles) for s in passage)
    return None if bystander or len(chosen) != len(formula.roles) or _split(found, passage) else found


def _split(found: Mapping[str, Statement], passage: list[Statement]) -> bool:
    """Whether all operands stand in one sentence of a passage of two, which was judged already."""
    return len({s.sentence for s in passage}) > 1 and len({s.sentence for s in found.values()}) == 1


def _is(statement: Statement, role: Role) -> bool:
    figure = statement.figure
    if figure.dimension != role.dimension or figure.vague or figure.low is None or figure.low <= 0 or statement.denied:
        return False
    return (figure.per is None) if role.per is None else _factor(figure.per or "", role.per) is not None


def _called(statement: Statement, role: Role) -> bool:
    """Whether a cue stands near the figure in its clause, and nothing that makes it another thing."""
    lower, figure, (start, stop) = statement.text.view.lower, statement.figure, statement.bounds
    line = [s.figure for s in statement.article.line(statement) if is_figure(s)]
    begin = max([start, figure.start - _AHEAD, *(f.end for f in line if f.end <= figure.start)])
    end = min([stop, figure.end + _BEHIND, *(f.start for f in line if f.start >= figure.end)])
    ahead = _BREAK.split(lower[begin : figure.start])[-1]
    behind = re.split(r"[,;.()]", lower[figure.end : end])[0]
    if role.without and (role.without.search(ahead) or role.without.search(behind)):
        return False
    return role.cues is None or bool(role.cues.search(ahead) or role.cues.search(behind))


def _factor(unit: str, dimension: str) -> Decimal | None:
    """What a unit is in the base unit of its dimension: `ha` is 10000 m2, `1000000 token` a million; None for another's."""
    many, _, noun = unit.rpartition(" ") if unit[:1].isdigit() else ("1", "", unit)
    if noun == dimension:
        return Decimal(many)
    for word in quantity_words().units.get(noun, ()):
        if word.dimension == dimension:
            return Decimal(many) * _base(word.id)
    return None


def _base(unit: str | None) -> Decimal:
    """What a unit is in metres, kilograms, seconds and their like."""
    return bases().get(unit or "", _ONE) * quantity_words().conversions.get(unit or "", ("", _ONE))[1]


def _scale(statement: Statement, role: Role) -> Decimal:
    """What one of a figure's units is in base units."""
    per = _factor(statement.figure.per or "", role.per) if role.per else _ONE
    return _base(statement.figure.unit) / (per or _ONE)


def _told(found: dict[str, Statement], formula: Compiled, context: Context) -> Finding:
    scales = {role.name: _scale(found[role.name], role) for role in formula.roles}
    left = formula.equation.left
    assert isinstance(left, Name)

    def computed(reading: Mapping[str, Interval]) -> Interval:
        return value(formula.equation.right, reading, Interval.point)

    def values(read: Callable[[Statement], Interval], swap: Swap) -> dict[str, Interval]:
        return {name: read(swap(s)).scaled(scales[name]) for name, s in found.items()}

    def mended(swap: Swap) -> bool:
        return computed(exact := values(printed, swap)).meets(exact[left.id])

    wide = values(tolerant, _as_it_is)
    holds = mended(_as_it_is) or computed(wide).meets(wide[left.id])
    points = {name: Interval.point((s.figure.low or _ONE) * scales[name]) for name, s in found.items()}
    result = (computed(points).low or Decimal(0)) / scales[left.id]
    stated = found[left.id]
    fields = {
        "stated": stated.surface,
        "computation": _written(formula.equation.right, found, inner=False),
        "computed": f"{shown(result, 6)} {stated.figure.unit or stated.figure.head}".strip(),
    }
    others = [s for name, s in found.items() if name != left.id]
    derivation = f"{fields['computation']} = {fields['computed']}"
    made = (stated, computed(wide).scaled(_ONE / scales[left.id]))
    statements, verdict = [stated, *others], answer(holds)
    return told(context, formula.rule, verdict, statements, derivation, fields, key=KEY, computed=made, holds=mended)


def _as_it_is(statement: Statement) -> Statement:
    return statement


def _written(node: Expression, found: Mapping[str, Statement], *, inner: bool) -> str:
    """The expression with the figures as they are written in the text."""
    if isinstance(node, Name):
        return f"“{found[node.id].surface}”"
    if isinstance(node, Number):
        return shown(node.value, 6)
    text = f"{_written(node.left, found, inner=True)} {_SIGNS[node.sign]} {_written(node.right, found, inner=True)}"
    return f"({text})" if inner and node.sign in "+-" else text
