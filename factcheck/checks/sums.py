"""Parts against a stated total: `12 nam, 9 nữ, tổng cộng 20 người`; `20 người, gồm 12 nam và 9 nữ`.

What `trong đó` tells may be a part of the whole, so it is left alone unless `còn lại` closes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from factcheck.checks.build import shown
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import Holds
from factcheck.checks.figures import printed, tolerant
from factcheck.checks.parts import Region, between, closed, enough, is_figure, kin, leaves_rest, listed, members, region_from
from factcheck.checks.passage import gap, passages
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.calculations import any_of, phrases, words_of
from factcheck.model import Finding, Interval

RULE = "sum"
_BACK, _MOST = 4, Decimal("1.4")


@dataclass(slots=True)
class Sum:
    """A total and its parts. `at_most`: the parts may be fewer than all of it, and cannot be more."""

    total: Statement
    parts: list[Statement]
    at_most: bool = False


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    previous: list[Statement] = []
    for line in passages(articles):
        used: set[int] = set()
        for index, total in enumerate(line):
            found = _broken_down(line, total) or _of_all(line, total)
            found = found or _totalled(line, index) or _totalled_behind(previous, line, index)
            if found is not None and id(total) not in used:
                used |= {id(total), *(id(part) for part in found.parts)}
                yield _told(found, context)
        told_in_turn = _in_turn(line)
        if told_in_turn is not None:
            yield _told(told_in_turn, context)
        previous = line


@cache
def _opener() -> re.Pattern[str]:
    """`20 người (`, `20 người bị thương, gồm`, `20 người:`, `20 người, trong đó có`; a few words may stand between."""
    subset, consists, have = (any_of(group) for group in ("subset", "consists", "there_are"))
    return compiled(
        rf"(?: [^\W\d_]+){{0,5}}(?P<open>,? ?(?P<subset>{subset})(?: {have})?:? |,? (?:{consists}):? "
        rf"| \((?:(?P<consists>{consists}|{have}):? |(?P<inner>{subset})(?: {have})? )?|: )"
    )


def _broken_down(line: list[Statement], total: Statement) -> Sum | None:
    """The total first, then its parts."""
    if total is line[-1] or not is_figure(total):
        return None
    opener = _opener().match(total.text.view.lower, total.figure.end, total.bounds[1])
    if opener is None:
        return None
    region = region_from(total, opener.end())
    figures = members(line, region)
    parts = _leading_kin(figures, _of_unit(total, figures))
    if not enough(parts) or not listed(parts, region):
        return None
    if _genders(parts, region):
        return Sum(total, parts, at_most=bool(opener["subset"] or opener["inner"]))
    if opener["subset"] or opener["inner"]:
        whole = leaves_rest(parts) or _meets(Sum(total, parts), exact=True)
        return Sum(total, parts) if whole and closed(parts, region) else None
    if region.bracket and not opener["consists"] and total.figure.dimension != "count":
        return None  # "100 m (rộng 1 m, cao 0,5 m)", "100 tỷ đồng (60 tỷ đã giải ngân, 50 tỷ của năm nay)"
    whole = len(parts) == len(members(line, region)) or not region.bracket
    if not whole or not closed(parts, region):
        return None
    found = Sum(total, parts)
    return found if opener["consists"] or not region.bracket or _nearly(found) else None


def _of_all(line: list[Statement], total: Statement) -> Sum | None:
    """`Trong 200 mẫu xét nghiệm, 150 mẫu âm tính, 50 mẫu còn lại dương tính`: the first figure, up to the rest."""
    if total is not line[0] or len(line) <= 2 or not is_figure(total):
        return None
    if total.text.view.lower[total.bounds[0] : total.figure.start].strip() not in words_of("of_all"):
        return None
    region = region_from(total, total.figure.end)
    parts = members(line[1:], region)
    alike = enough(parts) and all(kin(part, total) for part in parts) and _plain(parts, total)
    return Sum(total, parts) if alike and leaves_rest(parts) and closed(parts, region) else None


def _nearly(found: Sum) -> bool:
    """A bare parenthesis may tell a few of many: `68 hành khách (3 trẻ sơ sinh, 3 trẻ em)`."""
    return sum(part.figure.low or 0 for part in found.parts) * _MOST >= (found.total.figure.low or 0)


def _leading_kin(figures: list[Statement], total: Statement) -> list[Statement]:
    parts: list[Statement] = []
    for figure in figures:
        if not kin(figure, total):
            break
        parts.append(figure)
    return parts


def _of_unit(total: Statement, figures: list[Statement]) -> Statement:
    """`Tổng số ca mắc là 2.350, gồm 1.800 ca …`: the unit is said before the total; else the total itself."""
    noun = figures[0].figure.head.split()[:1] if figures and figures[0].figure.dimension == "count" else []
    lead = total.text.view.lower[total.bounds[0] : total.figure.start]
    bare = total.figure.dimension == "number" and not total.figure.scaled and phrases("total").search(lead) is not None
    return figures[0] if bare and noun and noun[0] in lead.split() else total


def _genders(parts: list[Statement], region: Region) -> bool:
    """`12 nam, 9 nữ`, `nam 12 em, nữ 9 em`: nobody is in both."""
    if len(parts) != 2:
        return False
    if all(phrases("genders").match(part.figure.head) for part in parts):
        return True
    lower = parts[0].text.view.lower
    leads = (lower[region.start : parts[0].figure.start], between(*parts).rpartition(",")[2])
    named = [match[0] for lead in leads if (match := phrases("genders").match(lead.strip()))]
    return len(set(named)) == len(parts)


def _totalled(line: list[Statement], index: int) -> Sum | None:
    """The parts first, then `tổng cộng` with the total; every figure before it in the sentence is a part."""
    total = line[index]
    if index < 2 or not is_figure(total) or not _summing(gap(line[index - 1], total)):
        return None
    figures = [s for s in line[:index] if is_figure(s)]
    if len(figures) > 1 and _counts_the_rest(figures):
        figures = figures[1:]
    parts = figures if _told_in_turn(figures, total) else [s for s in figures if kin(s, total)]
    return Sum(total, parts) if enough(parts) and len(parts) == len(figures) and _plain(parts, total) else None


def _counts_the_rest(figures: list[Statement]) -> bool:
    """`Sản lượng hai vụ là 30 tấn và 25 tấn`: how many parts there are."""
    first = figures[0].figure
    return first.dimension == "count" and first.spelled and first.low == len(figures) - 1


def _told_in_turn(figures: list[Statement], total: Statement) -> bool:
    """`lần lượt 12, 9 và 20 huy chương`: the unit is said of the last part alone."""
    if not enough(figures) or not phrases("in_turn").search(total.text.view.lower, total.bounds[0], figures[0].figure.start):
        return False
    bare = all(s.figure.dimension == "number" and not s.figure.scaled for s in figures[:-1])
    return bare and kin(figures[-1], total) and not figures[-1].figure.scaled


def _totalled_behind(previous: list[Statement], line: list[Statement], index: int) -> Sum | None:
    """`… 12 nam, 9 nữ. Tổng cộng 20 người.`: the parts fill the sentence before."""
    total = line[index]
    if index or not previous or previous[0].text is not total.text or previous[0].sentence != total.sentence - 1:
        return None
    lead = total.text.view.lower[total.bounds[0] : total.figure.start]
    figures = [s for s in previous if is_figure(s)]
    if not is_figure(total) or not _summing(f", {lead}") or not enough(figures) or not all(kin(s, total) for s in figures):
        return None
    return Sum(total, figures) if _plain(figures, total) and not _listed_before(figures[0], total) else None


def _listed_before(first: Statement, total: Statement) -> bool:
    """Whether the sentences before tell more of the list."""
    told_before = (s for s in total.article.statements if s.text is total.text and 0 < first.sentence - s.sentence <= _BACK)
    return any(is_figure(s) and kin(s, total) for s in told_before)


def _plain(parts: list[Statement], total: Statement) -> bool:
    """No part of the list is one of another: `30 người, trong đó 5 trẻ em, tổng cộng`, `mỗi đội 5 người`."""
    lower = total.text.view.lower
    before = _source().sub("", lower[parts[0].bounds[0] : total.figure.start])
    return phrases("subset").search(before) is None and phrases("each").search(before) is None and "(" not in before


@cache
def _source() -> re.Pattern[str]:
    """`70 triệu đồng từ bưởi`: where a part comes from; `từ 5 đến 10` is no part."""
    return re.compile(rf"(?<!\w)(?:{any_of('since')}) (?=[^\W\d])")


@cache
def _sum_cue() -> re.Pattern[str]:
    """`, tổng cộng là `, `, tổng số thương vong là `; not `trong tổng số`."""
    return compiled(rf"[,;:.–-]\s*(?:(?:{any_of('thus')}) )?(?:{any_of('sums')})(?P<rest>(?: [^\W\d_]+){{0,4}}) ?$")


def _summing(words: str) -> bool:
    cue = _sum_cue().search(words)
    return cue is not None and set(cue["rest"].split()) <= words_of("sum_words")


def _in_turn(line: list[Statement]) -> Sum | None:
    """`số nam, số nữ và tổng số lần lượt là 12, 9 và 20`."""
    if len(line) < 3:
        return None
    total, parts = line[-1], [s for s in line[:-1] if is_figure(s)]
    cue = phrases("in_turn").search(total.text.view.lower, total.bounds[0], line[0].figure.start)
    if cue is None or not enough(parts) or len(parts) != len(line) - 1 or not is_figure(total):
        return None
    names = re.split(rf",| {any_of('and')} ", total.text.view.lower[total.bounds[0] : cue.start()].strip())
    if not phrases("sums").search(names[-1]) or not listed([*parts, total], Region(cue.end(), total.bounds[1], False)):
        return None
    same = {s.figure.dimension for s in line} <= {"number", total.figure.dimension}
    return Sum(total, parts) if same and len(names) >= len(line) else None


def _told(found: Sum, context: Context) -> Finding:
    holds = _meets(found, exact=True) or _meets(found, exact=False)
    statements = [found.total, *found.parts]
    values = [part.figure.low or Decimal(0) for part in found.parts]
    computed = sum(values, Decimal(0))
    quotes = ", ".join(f"“{part.surface}”" for part in found.parts)
    derivation = f"{' + '.join(shown(value, 6) for value in values)} = {shown(computed, 6)}"
    fields = {"parts": quotes, "total": found.total.surface, "computed": shown(computed, 6)}
    made = (found.total, _whole(found, tolerant))
    return told(context, RULE, answer(holds), statements, derivation, fields, computed=made, holds=_mended(found))


def _mended(found: Sum) -> Holds:
    return lambda swap: _meets(Sum(swap(found.total), [swap(part) for part in found.parts], found.at_most), exact=True)


def _whole(found: Sum, reading: Callable[[Statement], Interval]) -> Interval:
    """What the parts make."""
    whole = reading(found.parts[0])
    for part in found.parts[1:]:
        whole = whole + reading(part)
    return whole


def _meets(found: Sum, *, exact: bool) -> bool:
    reading = printed if exact else tolerant
    stated = reading(found.total)
    return _whole(found, reading).meets(Interval(Decimal(0), stated.high, False, stated.high_open) if found.at_most else stated)
