"""`một bậc` counts where the other text says `hai bậc`: the article before a noun that the other text counts.

`một` is an article before most nouns, so the scan reads it as a figure before a few only. Where the other text counts the same
noun, both are of one question (how many), and the one is a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.claims import Article, FieldText, Statement
from factcheck.kept.expressions import compiled
from factcheck.lexicon.numerals import numeral_words
from factcheck.lexicon.quantities import quantity_words
from factcheck.model import Interval
from factcheck.parse.figure import Figure

_ONE = Decimal(1)


def ones(article: Article, other: Article) -> list[Statement]:
    """Statements of one thing in an article, of the nouns that another article counts."""
    heads = {s.figure.head for s in other.statements if s.figure.kind == "count" and s.figure.low not in (None, _ONE)}
    heads |= {" ".join(head.split()[:2]) for head in heads}
    if not heads:
        return []
    nouns = "|".join(map(re.escape, sorted(heads, key=len, reverse=True)))
    pattern = compiled(rf"(?<!\w)(?:{_words()})\s+({nouns})(?!\w)")
    return [s for text in article.fields for s in _in(article, text, pattern)]


def _in(article: Article, text: FieldText, pattern: re.Pattern[str]) -> Iterator[Statement]:
    taken = [(s.figure.start, s.figure.end) for s in article.statements if s.text is text]
    for match in pattern.finditer(text.view.lower):
        if any(start < match.end() and match.start() < end for start, end in taken) or _fixed().match(
            text.view.lower, match.start()
        ):
            continue
        sentence = max((i for i, (start, _) in enumerate(text.sentences) if start <= match.start()), default=0)
        yield Statement(article, text, _figure(match.start(), match.end(), match[1]), sentence)


def _figure(start: int, end: int, head: str) -> Figure:
    exact = Interval.point(_ONE)
    figure = Figure("count", start, end, dimension="count", head=head, unit=head, hard=exact, soft=exact, spelled=True)
    figure.set(_ONE)
    return figure


@cache
def _words() -> str:
    return "|".join(word for word, value in numeral_words().units.items() if value == 1)


@cache
def _fixed() -> re.Pattern[str]:
    """`một số`, `một phần`: phrases that count nothing."""
    return compiled(rf"(?:{'|'.join(map(re.escape, quantity_words().fixed))})(?!\w)")
