"""A result against its word (`hòa 2-1`), and one match told twice: `thắng 3-1` in the title, `thua 1-2` in the text.

Sports pages write the winner's goals first behind `thắng` and the loser's first behind `thua`; halves, legs, penalties
and other matches are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import groupby, pairwise

from factcheck.checks.context import Context
from factcheck.checks.passage import after, before, place
from factcheck.checks.saying import answer, told
from factcheck.claims import Article, Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.calculations import any_of, phrases
from factcheck.model import Finding

RULE = "score"
_MOST = Decimal(15)
_SETS = re.compile(r"(?:,| và|;)? ?\(?[0-9]{1,2}-[0-9]{1,2}")  # "6-4, 3-6, 2-6" are the sets of one match
_SYLLABLE = re.compile(r"[^\W\d_]+|[^\w\s]")
_CAPITAL, _NAME = re.compile(r"\b[^\W\d_a-z]\w* $"), re.compile(r" [^\W\d_a-z]")
_NEAR, _AROUND, _SENTENCES = 44, 60, 4


@dataclass(slots=True)
class Result:
    """A score behind its word: `won` is 1, -1 or 0 for a draw."""

    score: Statement
    word: Statement
    won: int

    @property
    def goals(self) -> tuple[Decimal, Decimal]:
        """The winner's goals first."""
        figure = self.score.figure
        low, high = sorted((figure.low or Decimal(0), figure.high or Decimal(0)))
        return high, low


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for article in articles:
        results = [r for s in article.statements if s.role not in ("teaser", "byline", "caption") and (r := _result(s))]
        for result in results:
            if not _fits(result):
                fields = {"word": result.word.surface, "score": result.score.surface}
                derivation = f"{result.score.figure.low:f} – {result.score.figure.high:f}"
                yield told(context, RULE, answer(False), [result.score, result.word], derivation, fields, key="score.word")
        yield from _told_twice([*_headed(article, results), *(r for r in results if _fits(r))], context)


@cache
def _cue() -> re.Pattern[str]:
    """The last word of result before the score, with at most five syllables of a name between."""
    kinds = "|".join(f"(?P<{kind}>{any_of(kind)})" for kind in ("drawn", "won", "lost"))
    return compiled(rf"(?<!\w)(?:{kinds})(?: [^\s,.;:()]+){{0,5}} (?:(?:{any_of('by_score')}) )?$")


def _result(statement: Statement) -> Result | None:
    figure = statement.figure
    if figure.kind != "score" or figure.low is None or figure.high is None or max(figure.low, figure.high) > _MOST:
        return None
    words = before(statement, _NEAR)
    found = None
    for start in range(len(words)):
        match = _cue().match(words, start)
        if match is not None and (found is None or start >= found.end(str(found.lastgroup))):  # "thắng" in "bất phân thắng bại"
            found = match
    if found is None or phrases("part_of_match").match(_next(statement)):
        return None
    if phrases("not_result").search(phrases("by_score").sub(" ", words[found.start() :])):
        return None
    if _SETS.match(after(statement, 12)):
        return None
    kind = str(found.lastgroup)
    at = statement.figure.start - len(words) + found.start()
    word = place(statement.article, statement.text, statement.sentence, at, at + len(found[kind]))
    if word.surface[0].isupper() and words[: found.start()].strip():
        return None  # "thắng Khánh Hòa 2-0"
    return Result(statement, word, {"won": 1, "lost": -1, "drawn": 0}[kind])


def _headed(article: Article, results: list[Result]) -> Iterator[Result]:
    """`Việt Nam 2-1 Thái Lan: …`: the one score of a title, between two names; who won is not said."""
    scores = [s for s in article.statements if s.text.name == "title" and s.figure.kind == "score"]
    if len(scores) != 1 or any(result.score is scores[0] for result in results):
        return
    (score,) = scores
    text, figure = score.text.view.text, score.figure
    named = _CAPITAL.search(text, 0, figure.start) and _NAME.match(text, figure.end)
    if named and figure.low is not None and figure.high is not None and max(figure.low, figure.high) <= _MOST:
        yield Result(score, score, 0)


def _next(statement: Statement) -> str:
    return after(statement, 16).lstrip(" (")


def _fits(result: Result) -> bool:
    low, high = result.score.figure.low or Decimal(0), result.score.figure.high or Decimal(0)
    return (low > high) - (low < high) == result.won


def _told_twice(results: list[Result], context: Context) -> Iterator[Finding]:
    """The one result of the title against the first of the text on the same two sides; else those of two sentences in a row."""
    heads = [r for name in ("title", "lead") for r in results if r.score.text.name == name]
    bodies = [r for r in results if r.score.text.name == "text"]
    yield from (_told(a, b, a.goals == b.goals, context) for a, b in pairwise(bodies) if _goes_on(a, b))
    if not heads or heads[0].score.text.name != "title" or len([r for r in heads if r.score.text is heads[0].score.text]) > 1:
        return
    head = heads[0]
    same = [r for r in (*heads[1:], *bodies) if r.goals == head.goals]
    if same:
        yield _told(head, same[0], True, context)
        return
    early = [r for r in (*heads[1:], *bodies) if r.score.sentence < _SENTENCES and _of_one_match(head, r)]
    if len(early) == 1 and not any(_tells(s, head.goals) for s in head.score.article.statements if s is not head.score):
        yield _told(head, early[0], False, context)


def _goes_on(first: Result, second: Result) -> bool:
    """`Nam Định hạ Hà Nội 3-0. Trận thắng 2-0 trước Hà Nội giúp Nam Định…`: no date, no word leads to another match."""
    dated = any(s.figure.when is not None for s in second.score.article.line(second.score))
    return second.score.sentence - first.score.sentence == 1 and not dated and _of_one_match(first, second)


def _tells(statement: Statement, goals: tuple[Decimal, Decimal]) -> bool:
    figure = statement.figure
    return figure.kind == "score" and {figure.low, figure.high} == set(goals)


def _of_one_match(head: Result, result: Result) -> bool:
    """The two sides of the title play in the sentence, too, and no word leads to another match."""
    if phrases("other_match").search(result.score.quote) or phrases("other_match").search(head.score.quote):
        return False
    return len(_sides(head) & _sides(result)) >= 2


def _sides(result: Result) -> set[str]:
    """The runs of capitalised syllables in the sentence: `Nam Định hạ Hà Nội 2-0` has two."""
    start, end = result.score.bounds
    runs = groupby(_SYLLABLE.findall(result.score.text.view.text[start:end]), key=lambda syllable: syllable[0].isupper())
    return {" ".join(run).lower() for capital, run in runs if capital}


def _told(head: Result, result: Result, holds: bool, context: Context) -> Finding:
    fields = {"first": head.score.surface, "second": result.score.surface}
    derivation = " / ".join(f"{r.goals[0]:f}-{r.goals[1]:f}" for r in (head, result))
    return told(context, RULE, answer(holds), [head.score, result.score], derivation, fields)
