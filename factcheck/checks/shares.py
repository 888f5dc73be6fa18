"""A closed list of shares against 100: `45% trong nước, 35% châu Á, 25% còn lại` makes 105."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from factcheck.checks.build import shown
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Holds
from factcheck.checks.figures import HUNDRED, printed, tolerant
from factcheck.checks.parts import Region, is_figure, leaves_rest, listed
from factcheck.checks.passage import before, passages
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.lexicon.calculations import any_of, phrases, words_of
from factcheck.model import Finding, Interval

RULE = "shares"
_LEAST, _BACK = 3, 2
_ROUNDING = Decimal("0.5")


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for line in passages(articles):
        for parts in _closed_lists(line):
            yield _told(parts, context)


def _closed_lists(line: list[Statement]) -> Iterator[list[Statement]]:
    """The shares of a sentence, when a word says that they are all of a whole."""
    shares = [s for s in line if is_figure(s) and s.figure.dimension == "percent"]
    if len(shares) < 2 or any((s.figure.low or 0) <= 0 for s in shares) or not _only_shares(line, shares):
        return
    start, end = shares[0].bounds
    lower = shares[0].text.view.lower
    over = sum((s.figure.low or Decimal(0) for s in shares), Decimal(0)) > HUNDRED
    if _of_genders(shares):
        yield shares
        return
    if phrases("not_shares").search(lower, start, end):
        return
    if leaves_rest(shares):
        told_all = over or not _goes_on(shares)
    else:
        cued = (len(shares) >= _LEAST or over) and phrases("whole").search(lower, start, shares[0].figure.start) is not None
        whole = over or _sum(shares, exact=True).widened(_ROUNDING).holds(HUNDRED)
        told_all = cued and whole and _to_the_end(shares)
    if told_all:
        yield shares


def _of_genders(shares: list[Statement]) -> bool:
    """`nam chiếm 60%, nữ chiếm 45%`: two shares, of men and of women, with nothing but a verb before each."""
    if len(shares) != 2:
        return False
    leads = [re.split(rf"[,;:.]| {any_of('and')} ", before(share, 24))[-1].strip() for share in shares]
    named = [phrases("genders").findall(lead) for lead in leads]
    return named[0] != named[1] and all(lead in words_of("shared_by") for lead in leads)


def _goes_on(shares: list[Statement]) -> bool:
    """Whether the sentences before tell shares of the same whole: `73% tin giá tăng. 16% tin giá giảm, 11% còn lại`."""
    first = shares[0]
    told_before = (s for s in first.article.statements if s.text is first.text and 0 < first.sentence - s.sentence <= _BACK)
    return any(s.figure.dimension == "percent" for s in told_before)


def _only_shares(line: list[Statement], shares: list[Statement]) -> bool:
    """Whether the shares are the only figures, with at most what is shared out before them; a list from first to last."""
    others = [s for s in line if is_figure(s) and s not in shares and s.figure.dimension != "age"]
    if any(s.figure.start > shares[0].figure.start for s in others) or len(others) > 1:
        return False
    lead = shares[0].figure.start
    return listed(shares, Region(lead, shares[0].bounds[1], False), "each_share")


def _to_the_end(shares: list[Statement]) -> bool:
    """Whether the last share ends the sentence: `…, tư nhân 25%.`, `… và 25% của tư nhân.`"""
    last = shares[-1]
    tail = last.text.view.lower[last.figure.end : last.bounds[1]]
    return "," not in tail and ";" not in tail and len(tail.split()) <= 8


def _told(shares: list[Statement], context: Context) -> Finding:
    values = [share.figure.low or Decimal(0) for share in shares]
    computed = sum(values, Decimal(0))
    whole = _sum(shares, exact=True).join(_sum(shares, exact=False)).widened(_ROUNDING)
    derivation = f"{' + '.join(shown(value) for value in values)} = {shown(computed)}"
    fields = {"parts": ", ".join(f"“{share.surface}”" for share in shares), "computed": shown(computed)}
    return told(context, RULE, answer(whole.holds(HUNDRED)), shares, derivation, fields, holds=_mended(shares))


def _mended(shares: list[Statement]) -> Holds:
    return lambda swap: _sum([swap(share) for share in shares], exact=True).widened(_ROUNDING).holds(HUNDRED)


def _sum(shares: list[Statement], *, exact: bool) -> Interval:
    reading = printed if exact else tolerant
    whole = reading(shares[0])
    for share in shares[1:]:
        whole = whole + reading(share)
    return whole
