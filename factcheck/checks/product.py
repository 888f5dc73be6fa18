"""A unit price times a volume against the bill: `40 kg giá 25.000 đồng/kg, hết 1,5 triệu đồng` would be 1 million."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from factcheck.checks.build import shown
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Holds, Swap
from factcheck.checks.figures import printed, tolerant
from factcheck.checks.parts import is_figure, is_person
from factcheck.checks.passage import after, before, passages
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.calculations import any_of, phrases, words_of
from factcheck.lexicon.quantities import quantity_words
from factcheck.model import Finding, Interval

RULE = "product"
_NEAR, _MOST = 36, 5
_ONE = Decimal(1)


@dataclass(slots=True)
class Bill:
    """`price * volume` should be `bill`; `factor` turns the volume into what the price is for."""

    price: Statement
    volume: Statement
    bill: Statement
    factor: Decimal


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    previous: list[Statement] = []
    for line in passages(articles):
        found = _bill(line)
        if found is None and previous and previous[0].text is line[0].text and line[0].sentence == previous[0].sentence + 1:
            found = _bill([*previous, *line])
        if found is not None:
            yield _told(found, context)
        previous = line if found is None else []


def _bill(line: list[Statement]) -> Bill | None:
    """The three figures of a passage that has one price, one volume of its unit and one sum of money."""
    money = [s for s in line if s.figure.dimension == "money" and s.figure.low]
    if len(money) != 2:
        return None
    figures = [s for s in line if is_figure(s)]
    if len(figures) > _MOST or any(s.figure.vague for s in money) or any(_other(s) for s in line):
        return None
    prices = [s for s in money if _priced(s)]
    bills = [s for s in money if not _priced(s) and after(s, 1) != "/"]  # "3 triệu đồng/chiều đi" is a price
    if len(prices) != 1 or len(bills) != 1 or prices[0].figure.unit != bills[0].figure.unit:
        return None
    if not phrases("bill").search(before(bills[0], _NEAR)) or _least(prices[0]):
        return None
    unit = _priced(prices[0])
    volumes = [(s, factor) for s in figures if s not in money and (factor := _in_units(s, unit)) is not None]
    others = [s for s in figures if s not in money and s.figure.low != 1]
    return Bill(prices[0], volumes[0][0], bills[0], volumes[0][1]) if len(volumes) == 1 and len(others) == 1 else None


def _priced(statement: Statement) -> str:
    """What one price is for: `25.000 đồng/kg`, `mỗi kg 25.000 đồng`; nothing for a sum."""
    ahead = _ahead().search(before(statement, 24))
    return statement.figure.per or (ahead["noun"] if ahead else "")


def _least(price: Statement) -> bool:
    """`từ 500.000 đồng`: the lowest of several prices."""
    return before(price, 8).rstrip().endswith(tuple(words_of("since")))


@cache
def _ahead() -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{any_of('priced')}) (?P<noun>[^\W\d_]\w*)(?: [^\W\d_]+)??(?: (?:{any_of('price_links')}))? $")


def _other(statement: Statement) -> bool:
    """A profit, a tax, a deposit: the money is not the bill alone."""
    return phrases("not_bill").search(phrases("costs").sub("", statement.quote)) is not None


def _in_units(statement: Statement, unit: str) -> Decimal | None:
    """How many of the priced unit one unit of a volume is; None when it is no volume of it. `1000000 token` is the unit."""
    many, _, noun = unit.rpartition(" ") if unit[:1].isdigit() else ("1", "", unit)
    figure = statement.figure
    if figure.vague or not figure.low or figure.low <= 0 or figure.dimension in ("percent", "times", "money"):
        return None
    if noun in (figure.unit, figure.head) or (figure.head or "").split()[:1] == [noun] or _meant(statement, noun):
        return _ONE / Decimal(many)
    table = quantity_words().conversions
    ids = {word: unit_word.id for word, units in quantity_words().units.items() for unit_word in units}
    priced = ids.get(noun, "")
    if figure.unit in table and priced in table and table[figure.unit][0] == table[priced][0]:
        return table[figure.unit][1] / table[priced][1] / Decimal(many)
    return None


def _meant(statement: Statement, noun: str) -> bool:
    """`50 máy bay, mỗi chiếc`, `40 em, mỗi học sinh`: another word for what is counted."""
    if statement.figure.dimension != "count":
        return False
    of_people = any(f"{word} ".startswith(f"{noun} ") for word in words_of("people"))
    return noun in words_of("classifiers") or (of_people and is_person(statement))


def _told(found: Bill, context: Context) -> Finding:
    statements = [found.bill, found.price, found.volume]
    holds = any(_made(found, reading).meets(reading(found.bill)) for reading in (printed, tolerant))
    price, volume = found.price.figure.low or _ONE, (found.volume.figure.low or _ONE) * found.factor
    computed = shown(price * volume, 6)
    fields = {"price": found.price.surface, "volume": found.volume.surface, "bill": found.bill.surface, "computed": computed}
    derivation = f"{shown(price, 6)} × {shown(volume, 6)} = {computed}"
    made = (found.bill, _made(found, tolerant))
    return told(context, RULE, answer(holds), statements, derivation, fields, computed=made, holds=_mended(found))


def _made(found: Bill, reading: Callable[[Statement], Interval]) -> Interval:
    """What price and volume make."""
    return (reading(found.price) * reading(found.volume)).scaled(found.factor)


def _mended(found: Bill) -> Holds:
    def holds(swap: Swap) -> bool:
        bill = Bill(swap(found.price), swap(found.volume), swap(found.bill), found.factor)
        return _made(bill, printed).meets(printed(bill.bill))

    return holds
