"""Stretches that end before they begin: `từ 20/5 đến 15/5`. One without years may run across New Year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from factcheck.checks.context import Context
from factcheck.checks.passage import quoted, whole
from factcheck.checks.saying import told
from factcheck.claims import Article, FieldText
from factcheck.kept.expressions import compiled
from factcheck.lexicon.calculations import any_of
from factcheck.model import Finding, Verdict

RULE = "impossible-date"
_ACROSS = 5  # months: "từ 20/11 đến 15/3" runs across New Year, "từ 20/5 đến 15/5" does not


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for article in articles:
        for text in article.fields:
            yield from _in_field(article, text, context)


def _in_field(article: Article, text: FieldText, context: Context) -> Iterable[Finding]:
    for opening in _opening().finditer(text.view.lower):
        patterns = _patterns() if opening["since"] else (*_patterns(), _term())
        found = (pattern.match(text.view.lower, opening.end()) for pattern in patterns)
        match = next((m for m in found if m), None)
        if match is None or not whole(opening):
            continue
        first, last = _end(match, "1"), _end(match, "2")
        statement = quoted(article, text, *match.span()) if _backwards(first, last) else None
        if statement is not None:
            shown = " > ".join("/".join(str(part) for part in reversed(end) if part) for end in (first, last))
            fields = {"stretch": statement.surface}
            yield told(context, RULE, Verdict.CONTRADICTION, [statement], shown, fields, key="reversed")


@cache
def _opening() -> re.Pattern[str]:
    """`từ 2`, `từ ngày 2`: one look at each letter, before the patterns are tried."""
    nouns = "|".join(any_of(group) for group in ("day", "month", "year"))
    return compiled(rf"(?:(?P<since>{any_of('since')})|{any_of('terms')}) (?=(?:(?:{nouns}) )?\d)")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """One for each way to write two days, months or years; not `từ 4-2-3-1`, not `từ 20/12 đến 5/1 năm sau`."""
    words, day, month, year = (any_of(group) for group in ("until", "day", "month", "year"))
    signs, shown = rf"(?: (?:{words}) | ?[-–] ?)", r"(?P<y{0}>(?:19|20)\d\d)"
    behind = rf"(?![\d%]|[.,/-]\d)(?! (?:{any_of('next_year')}))"
    closing = rf"{behind}(?=\s*(?:[.,;:)!?]|$))"
    kinds = (
        (rf"(?:{day} )?(?P<d{{0}}>\d\d?)[/.](?P<m{{0}}>\d\d?)(?:[/.]{shown})?", signs, behind),  # "ngày 20/5/2025"
        (rf"(?:{day} )?(?P<d{{0}}>\d\d?)-(?P<m{{0}}>\d\d?)(?:-{shown})?", rf" (?:{words}|[-–]) ", behind),  # "ngày 20-5"
        (rf"(?:{day} )?(?P<d{{0}}>\d\d?) {month} (?P<m{{0}}>\d\d?)(?: {year} {shown})?", signs, behind),  # "20 tháng 5"
        (rf"(?:{month} )?(?P<m{{0}}>\d\d?)[/.]{shown}", signs, behind),  # "tháng 9/2024"
        (rf"{year} {shown}", signs, behind),  # "từ năm 2025 đến năm 2020"
        (rf"(?:{year} )?{shown}", signs, closing),  # "từ 2025 đến 2020"; not "từ 2024 đến 2020 m3"
    )
    return tuple(compiled(f"{kind.format(1)}{until}{kind.format(2)}{end}") for kind, until, end in kinds)


@cache
def _term() -> re.Pattern[str]:
    """`nhiệm kỳ 2026-2021 của HĐND`."""
    return compiled(rf"(?P<y1>(?:19|20)\d\d) ?(?:[-–]|{any_of('until')}) ?(?P<y2>(?:19|20)\d\d)(?![\d%]|[.,/-]\d)")


def _end(match: re.Match[str], which: str) -> tuple[int, int, int]:
    """Year, month and day; a zero is not written."""
    fields = match.groupdict()
    return tuple(int(fields.get(f"{name}{which}") or 0) for name in ("y", "m", "d"))  # type: ignore[return-value]


def _backwards(first: tuple[int, int, int], last: tuple[int, int, int]) -> bool:
    if first[1] > 12 or last[1] > 12 or first[2] > 31 or last[2] > 31:
        return False
    if first[0] and last[0]:
        return first > last
    return first[1:] > last[1:] and first[1] - last[1] < _ACROSS
