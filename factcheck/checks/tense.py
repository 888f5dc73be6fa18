"""A date after publication told as past: on 28/1/2025, `ngày 30/1/2025, hai bên đã ký`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from factcheck.checks.context import Context
from factcheck.checks.passage import DATES, after, before, day, iso, passages
from factcheck.checks.saying import told
from factcheck.claims import Article, Statement
from factcheck.lexicon.calculations import phrases
from factcheck.model import Finding, Verdict

RULE = "tense"
_AHEAD, _SOON, _SLACK = 400, 90, 1
_SUBJECT = 48


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for line in passages(articles, DATES):
        for statement in line:
            published, told_day = statement.article.document.day, day(statement)
            if published is None or told_day is None or statement.figure.when is None:
                continue
            implied = statement.figure.when.implied  # "ngày 20/6" of 10/6: last year's would have its year written
            if _SLACK < (told_day - published).days < (_SOON if implied else _AHEAD) and _told_as_past(statement):
                yield _told(statement, told_day, published, context)


def _told_as_past(statement: Statement) -> bool:
    """`ngày 30/1/2025, hai bên đã ký`, `đã ký ngày 30/1/2025`, and not a word about what is to come."""
    if phrases("to_come").search(phrases("happened").sub("", statement.quote)):
        return False
    behind, ahead = after(statement, _SUBJECT), before(statement, _SUBJECT)
    opens = not ahead.strip(" ,") or ahead.rstrip().endswith(",") or phrases("on_day").search(ahead[-8:]) is not None
    past_behind = phrases("past").search(behind)
    past_before = phrases("past").search(ahead)
    if past_behind and opens and not any(sign in behind[: past_behind.start()] for sign in ";:("):
        return True
    return past_before is not None and not any(sign in ahead[past_before.end() :] for sign in ",;:(")


def _told(statement: Statement, told_day: date, published: date, context: Context) -> Finding:
    fields = {"date": statement.surface, "published": iso(published)}
    written = statement.figure.when is not None and not statement.figure.when.implied
    verdict = Verdict.CONTRADICTION if written else Verdict.AMBIGUOUS
    return told(context, RULE, verdict, [statement], f"{iso(told_day)} > {iso(published)}", fields)
