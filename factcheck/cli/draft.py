"""What a sentence says about a metric: the dimension, the cues, whose the figure is, and examples made of the sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.claims import Article, Statement
from factcheck.claims.readers import reader
from factcheck.lexicon.alignment import alignment_words
from factcheck.lexicon.quantities import quantity_words
from factcheck.text import toneless

_STOP = re.compile(r"[,;:()!?\"“”]|\.(?= |$)")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = 2.0  # the weight of a syllable that says little: `được`, `của`
_MOST = 3
_KINDS = frozenset({"company", "model", "country", "index", "project", "person", "chip", "name"})
_NOT_METRICS = frozenset({"date", "time", "ordinal", "identifier", "score"})


class Draft(NamedTuple):
    """A metric as far as one sentence tells it."""

    id: str
    figure: str
    dimension: str
    per: str | None
    counted: str | None
    cues: tuple[str, ...]
    owner: str | None
    owner_kind: str | None
    time: str
    behind: str
    sentence: str
    other: str | None
    hedged: str
    known: str | None


def figures(article: Article) -> list[Statement]:
    """The figures of the sentence that a metric can be made of."""
    return [s for s in article.statements if s.figure.kind not in _NOT_METRICS and s.figure.low is not None]


def draft(statement: Statement) -> Draft:
    """What the sentence says about the metric of one of its figures."""
    figure = statement.figure
    name = reader(statement.text).owner(statement, _KINDS, back=0)
    owner = (name.start, name.end) if name else None
    counted = _counted(figure.head) if figure.dimension == "count" and figure.head else None
    before, behind = _before(statement, owner), _behind(statement)
    cue = _telling(before, last=True) or _telling(behind, last=False)
    return Draft(
        id=as_id(" ".join((cue, counted or ""))) or as_id(figure.dimension),
        figure=statement.surface,
        dimension=figure.dimension,
        per=_noun(statement.per or figure.per),
        counted=counted,
        cues=(cue,) if cue else (),
        owner=statement.text.view.text[name.start : name.end] if name else None,
        owner_kind=name.kind if name else None,
        time=_time(statement),
        behind=_telling(behind, last=False) if before else "",
        sentence=statement.text.view.text.strip(),
        other=_other(statement),
        hedged=_hedged(statement),
        known=statement.metric,
    )


def as_id(words: str) -> str:
    """Words as an id, without tone marks.

    >>> as_id("trồng mới Đước")
    'trong-moi-duoc'
    """
    return "-".join(re.findall(r"[a-z0-9]+", toneless(words))).lstrip("0123456789-")


def _before(statement: Statement, owner: tuple[int, int] | None) -> str:
    """The words of the clause that lead to the figure, behind the figure and the owner before it."""
    figure, view = statement.figure, statement.text.view
    line = [s.figure.end for s in statement.article.line(statement) if s.figure.end <= figure.start]
    start = max([statement.bounds[0], *line, *([owner[1]] if owner and owner[1] <= figure.start else [])])
    end = min(figure.start, figure.hedge_start) if figure.hedge else figure.start
    return _STOP.split(view.lower[start:end])[-1] if start < end else ""


def _behind(statement: Statement) -> str:
    """The words of the clause behind the figure, up to the next one."""
    figure, view = statement.figure, statement.text.view
    line = [s.figure.start for s in statement.article.line(statement) if s.figure.start >= figure.end]
    return _STOP.split(view.lower[figure.end : min([statement.bounds[1], *line])])[0]


def _telling(words: str, *, last: bool) -> str:
    """Up to three words nearest to the figure, without common ones at either end."""
    weight = alignment_words().weight
    found = _WORD.findall(words)
    while found and weight(found[-1 if last else 0]) <= _COMMON:
        found.pop(-1 if last else 0)
    kept = found[-_MOST:] if last else found[:_MOST]
    while len(kept) > 1 and weight(kept[0 if last else -1]) <= _COMMON:
        kept.pop(0 if last else -1)
    return " ".join(kept)


def _counted(head: str) -> str:
    """`người dân` are people; `lao động` is one noun of two syllables."""
    words = head.split()
    return words[0] if words[0] in quantity_words().classifiers else " ".join(words[:2])


def _noun(per: str | None) -> str | None:
    """`1000000 token` is a price for each token."""
    words = [word for word in (per or "").split() if word.isalpha()]
    return " ".join(words) or None


def _time(statement: Statement) -> str:
    grains = {s.figure.when.grain for s in statement.article.line(statement) if s.figure.when}
    return "day" if "day" in grains else "year" if "year" in grains else "none"


def _other(statement: Statement) -> str | None:
    """The sentence with another figure; None when no digit can be changed."""
    written = statement.surface
    first = next((i for i, c in enumerate(written) if c in "123456789"), None)
    if first is None:
        return None
    digit = int(written[first])
    changed = written[:first] + str(digit + 4 if digit <= 5 else digit - 4) + written[first + 1 :]
    return _replaced(statement, changed)


def _hedged(statement: Statement) -> str:
    """The sentence with a hedge, so that it says no more than before."""
    if statement.figure.hedge:
        return statement.text.view.text.strip()
    about = next(word for word, hedging in quantity_words().hedges_before.items() if hedging.id == "about")
    return _replaced(statement, f"{about} {statement.surface}")


def _replaced(statement: Statement, written: str) -> str:
    text, figure = statement.text.view.text, statement.figure
    return (text[: figure.start] + written + text[figure.end :]).strip()
