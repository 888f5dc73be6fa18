"""Dates and times no calendar has: 31/4, quý 5, tháng 13, 25 giờ. Stretches that run backwards are `reversed_stretch`'s."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from factcheck.checks.context import Context
from factcheck.checks.passage import quoted, whole
from factcheck.checks.saying import told
from factcheck.claims import Article, FieldText, Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.calculations import any_of, phrases
from factcheck.model import Finding, Verdict

RULE = "impossible-date"
_MONTH_FIRST = "month-first"  # "ngày 10/19/2024" is a day in America alone


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for article in articles:
        found = [s for s in article.statements if "impossible" in s.figure.read_by and _meant(s)]
        for text in article.fields:
            found += _unread(article, text)
        for statement in found:
            yield _told(statement, Verdict.CONTRADICTION, context)
        for statement in article.statements:
            if (
                _MONTH_FIRST in statement.figure.read_by
                and phrases("day").match(statement.surface.lower())
                and _meant(statement)
            ):
                yield _told(statement, Verdict.AMBIGUOUS, context)


def _told(statement: Statement, verdict: Verdict, context: Context) -> Finding:
    return told(context, RULE, verdict, [statement], statement.surface, {"date": statement.surface})


def _meant(statement: Statement) -> bool:
    """A month of the lunar calendar has another length; a teaser is another story's."""
    behind = statement.text.view.lower[statement.figure.end : statement.figure.end + 12].lstrip(" (")
    lunar = "lunar" in statement.figure.read_by or phrases("lunar").search(statement.surface.lower())
    return statement.role not in ("teaser", "byline") and not lunar and not phrases("lunar").match(behind)


def _unread(article: Article, text: FieldText) -> Iterator[Statement]:
    """What the reader of dates rightly takes for no date."""
    lower = text.view.lower
    for sign, patterns in _patterns():
        if sign.search(lower):  # a look at the figures alone, ten times as fast
            for match in chain.from_iterable(pattern.finditer(lower) for pattern in patterns):
                statement = quoted(article, text, *match.span("told")) if whole(match) else None
                if statement is not None:
                    yield statement


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """Patterns, each behind what a text must hold before they are tried on it."""
    quarter, month, hour = (any_of(group) for group in ("quarter", "month", "hour"))
    signs = (
        rf"(?:{quarter}) [5-9v]",
        rf"(?:{month}) (?:1[3-9]|[2-9]\d)",
        rf"(?:2[5-9]|[3-9]\d)(?:[hg:]| (?:{hour}))|\d[hg:][6-9]\d",
    )
    of_quarters, of_months, *of_hours = _impossible()
    patterns = ((of_quarters,), (of_months,), tuple(of_hours))
    return tuple((compiled(sign), behind) for sign, behind in zip(signs, patterns, strict=True))


def _impossible() -> tuple[re.Pattern[str], ...]:
    year = rf"(?:/(?:19|20)\d\d|,? {any_of('year')} (?:19|20)\d\d)(?!\d)"
    end = r"(?=[.,;:)!?](?!\d)|\s*$|\n)"
    late = r"(?:2[5-9]|[3-9]\d)"
    return (
        # "quý 5/2024", "quý VI năm 2024", "quý 5."; not "quý 4", "quý vị"
        compiled(rf"(?P<told>(?:{any_of('quarter')}) (?:[5-9]|v|vi|vii)(?:{year}|{end}))"),
        # "tháng 14/2024", "hồi tháng 13."; not "lương tháng 13", "mỗi tháng 15 triệu"
        compiled(rf"(?:(?:{any_of('in_month')}) (?P<told>{any_of('month')} (?:1[3-9]|[2-9]\d)(?:{year}|{end})))"),
        # "lúc 25h30", "lúc 25 giờ", "vào lúc 8h75"; not "mất 25 giờ", "lúc 20h30"
        compiled(
            rf"(?:{any_of('at_hour')}) (?P<told>{late}(?:h\d\d|g\d\d|:\d\d|h| {any_of('hour')})"
            rf"|[012]?\d[hg:][6-9]\d)(?![\w:])"
        ),
        # "từ 25 giờ sáng"; not "từ 25 giờ làm việc"
        compiled(rf"(?<!\w)(?P<told>{late} (?:{any_of('hour')}) (?:{any_of('day_parts')}))(?!\w)"),
        # "từ 18h đến 27h"; not "kéo dài đến 27h"
        compiled(rf"\d{{1,2}}h(?:\d\d)? (?:{any_of('until')}) (?P<told>{late}h(?:[0-5]\d)?)(?!\w)"),
        # "25h30 ngày 3/2"
        compiled(rf"(?P<told>{late}h(?:[0-5]\d)?) (?:{any_of('day')}) \d\d?/"),
    )
