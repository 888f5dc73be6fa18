"""One figure told twice, exactly a thousand, a million or a billion times apart: which word is missing or extra.

Of a declared metric, any such pair; of anything else, only with the same printed digits in sentences that say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from factcheck.checks.build import finding, shown
from factcheck.checks.context import Context
from factcheck.checks.declared import told_twice
from factcheck.checks.diagnosis import repairs_of_pair
from factcheck.claims import Article, Statement
from factcheck.claims.readers import names_of
from factcheck.lexicon.numerals import numeral_words
from factcheck.model import Finding, Verdict

RULE = "scale-slip"
FACTORS = tuple(Decimal(10) ** power for power in (3, 6, 9))
_ALIKE, _BEFORE = 0.6, 3
_DIGITS = 3
_NUMBER = re.compile(r"[0-9.,]*[0-9]")
_DIGIT = re.compile(r"[0-9]")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_KNOWN, _OPEN = 0.95, 0.85


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    seen: set[frozenset[int]] = set()
    for told in told_twice(articles, context):
        if not told.loose and slip(told.a, told.b) and not _one_in_two_styles(told.a, told.b):
            seen.add(frozenset((id(told.a), id(told.b))))
            yield _told(told.a, told.b, _KNOWN, context)
    for a, b in _same_digits(articles, context):
        if frozenset((id(a), id(b))) in seen or not _one_measure(a, b):
            continue
        if _one_in_two_styles(a, b):
            context.ledger.pair(a, b)
        else:
            yield _told(a, b, _OPEN, context)


def slip(a: Statement, b: Statement) -> Decimal | None:
    """How many times apart, when it is exactly 10^3, 10^6 or 10^9 and both figures are plain ones."""
    first, second = a.figure.stated, b.figure.stated
    if not first or not second or first <= 0 or second <= 0 or "/" in a.surface or "/" in b.surface:
        return None
    quotient = max(first, second) / min(first, second)
    return quotient if quotient in FACTORS else None


def _one_in_two_styles(a: Statement, b: Statement) -> bool:
    """`1.099 USD` and `1,099 USD` are one price in two styles of writing, no slip."""
    mine, other = _NUMBER.match(a.surface), _NUMBER.match(b.surface)
    if mine is None or other is None or not _by_separator(a, b) or mine[0] == other[0]:
        return False
    return _DIGIT.findall(mine[0]) == _DIGIT.findall(other[0])


def _by_separator(a: Statement, b: Statement) -> bool:
    """Whether the other reading of a dot or a comma makes the two one figure."""
    return a.figure.other == b.figure.stated or b.figure.other == a.figure.stated


def _verdict(a: Statement, b: Statement) -> Verdict:
    """`1.235 tỷ` and `1.235 triệu` differ by a word; `12.450` and `12,45` may be one figure, read in another style."""
    mine, other = _NUMBER.match(a.surface), _NUMBER.match(b.surface)
    alike = mine is not None and other is not None and mine[0] == other[0]
    return Verdict.AMBIGUOUS if _by_separator(a, b) and not alike else Verdict.CONTRADICTION


def _same_digits(articles: Sequence[Article], context: Context) -> Iterator[tuple[Statement, Statement]]:
    """Pairs with the same digits and unit, a slip apart; at least three digits, or it may well be chance."""
    published = _by_digits(context.held.articles)
    for digits, group in _by_digits(articles).items():
        yield from ((a, b) for a, b in context.pairs(group, published.get(digits, ())) if slip(a, b))


def _by_digits(articles: Sequence[Article]) -> dict[tuple[str, str | None, tuple[int, ...]], list[Statement]]:
    by_digits: dict[tuple[str, str | None, tuple[int, ...]], list[Statement]] = {}
    for article in articles:
        for statement in article.statements:
            figure = statement.figure
            if figure.stated and figure.stated > 0 and figure.unit and statement.role not in ("teaser", "byline"):
                digits = figure.stated.normalize().as_tuple().digits
                if len(digits) >= _DIGITS:
                    by_digits.setdefault((figure.dimension, figure.unit, digits), []).append(statement)
    return by_digits


def _one_measure(a: Statement, b: Statement) -> bool:
    """Whether the two sentences say the same: most syllables in common, and the same ones right before the figure."""
    if a.per != b.per or _strangers(a, b):
        return False
    first, second = set(_SYLLABLE.findall(a.quote)), set(_SYLLABLE.findall(b.quote))
    least = min(len(first), len(second))
    before = len(set(_before(a)) & set(_before(b)))
    return least > 0 and len(first & second) / least >= _ALIKE and before >= _BEFORE


def _before(statement: Statement) -> list[str]:
    start = statement.bounds[0]
    return _SYLLABLE.findall(statement.text.view.lower[start : statement.figure.start])[-6:]


def _strangers(a: Statement, b: Statement) -> bool:
    """Whether each sentence names somebody whom the other does not."""
    first, second = {n.id for n in names_of(a)}, {n.id for n in names_of(b)}
    return bool(first - second) and bool(second - first)


def _told(a: Statement, b: Statement, confidence: float, context: Context) -> Finding:
    context.ledger.pair(a, b)
    context.ledger.compare(a, b)
    factor = slip(a, b) or Decimal(1)
    low, high = sorted((a.figure.stated or Decimal(0), b.figure.stated or Decimal(0)))
    message = context.wording.text(
        "check.scale-slip", first=a.surface, second=b.surface, factor=shown(factor), word=_scale_word(factor)
    )
    derivation = f"{shown(high, 6)} / {shown(low, 6)} = {shown(factor)}"
    repairs = repairs_of_pair(a, b, "scale", context.wording)
    return finding(RULE, _verdict(a, b), [a, b], message, derivation, confidence, repairs=repairs)


def _scale_word(factor: Decimal) -> str:
    return next((word for word, value in numeral_words().scales.items() if value == factor), shown(factor))
