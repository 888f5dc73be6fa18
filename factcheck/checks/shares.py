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
from factcheck.lexicon.calculations import any_of, one_of, phrases, syllables_of, words_of
from factcheck.model import Finding, Interval

RULE = "shares"
_LEAST, _BACK = 3, 2
_ROUNDING = Decimal("0.5")
_TOO_MUCH = Decimal(140)  # shares of several wholes


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for line in passages(articles, "percent"):
        for parts in _closed_lists(line):
            yield _told(parts, context)


def _closed_lists(line: list[Statement]) -> Iterator[list[Statement]]:
    """The shares of a sentence, when a word says that they are all of a whole."""
    shares = [s for s in line if is_figure(s) and s.figure.dimension == "percent"]
    if len(shares) < 2 or any((s.figure.low or 0) <= 0 for s in shares) or not _only_shares(line, shares):
        return
    if _of_genders(shares) or (not phrases("not_shares").search(_words(line)) and _tells_all(shares)):
        yield shares


def _words(line: list[Statement]) -> str:
    """The sentence without ages: `42% dưới 18 tuổi` is a share of those under 18."""
    start, end = line[0].bounds
    lower = line[0].text.view.lower
    for s in reversed(line):
        if s.figure.dimension == "age":
            lower = lower[: s.figure.hedge_start if s.figure.hedge else s.figure.start] + lower[s.figure.end :]
            end -= s.figure.end - (s.figure.hedge_start if s.figure.hedge else s.figure.start)
    return lower[start:end]


def _tells_all(shares: list[Statement]) -> bool:
    """`còn lại` is the last; or a word says that a whole is shared out; or each answers one question."""
    told = sum((s.figure.low or Decimal(0) for s in shares), Decimal(0))
    over = HUNDRED < told < _TOO_MUCH
    if leaves_rest(shares):
        return told > HUNDRED or not _goes_on(shares)
    if not _to_the_end(shares):
        return False
    if _answers(shares):
        return over
    whole = over or _sum(shares, exact=True).widened(_ROUNDING).holds(HUNDRED)
    start, lower = shares[0].bounds[0], shares[0].text.view.lower
    cued = any(phrases(group).search(lower, start, shares[0].figure.start) for group in ("whole", "consists"))
    return whole and cued and (len(shares) >= _LEAST or over)


def _answers(shares: list[Statement]) -> bool:
    """`52% ủng hộ, 38% phản đối, 15% không có ý kiến`: nobody gives two of these answers, or gets two of these grades."""
    lower, (start, stop) = shares[0].text.view.lower, shares[0].bounds
    behind = [lower[s.figure.end : end] for s, end in zip(shares, [*(s.figure.start for s in shares[1:]), stop], strict=True)]
    ahead = [lower[begin : s.figure.start] for s, begin in zip(shares, [start, *(s.figure.end for s in shares)], strict=False)]
    if len(shares) >= _LEAST and phrases("undecided").search(behind[-1]) is not None:
        return True
    return any(_one_each(told, answers) for told in (behind, ahead) for answers in one_of())


def _one_each(told: list[str], answers: re.Pattern[str]) -> bool:
    """Whether each share is of another one of the answers."""
    found = [match[0] for words in told if (match := answers.search(words))]
    return len(found) == len(set(found)) == len(told)


def _of_genders(shares: list[Statement]) -> bool:
    """`nam chiếm 60%, nữ chiếm 45%`: two shares, of men and of women, with nothing but a verb before each."""
    if len(shares) != 2:
        return False
    leads = [re.split(rf"[,;:.]| {any_of('and')} ", before(share, 24))[-1].strip() for share in shares]
    named = [phrases("genders").findall(lead) for lead in leads]
    return named[0] != named[1] and all(map(_of_gender, leads))


def _of_gender(lead: str) -> bool:
    """`nam chiếm`, `học sinh nam chiếm`; not `việt nam chiếm`."""
    told = next((words for words in words_of("shared_by") if lead == words or lead.endswith(f" {words}")), None)
    return told is not None and all(word in syllables_of("people") for word in lead.removesuffix(told).split())


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
