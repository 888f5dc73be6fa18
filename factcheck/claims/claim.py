"""Statements to public claims."""

from __future__ import annotations

from factcheck.claims.article import Article, Statement
from factcheck.claims.mentions import mention
from factcheck.claims.modality import clause
from factcheck.kept.expressions import compiled
from factcheck.model import Claim

_SYLLABLE = compiled(r"[^\W\d_]+")
_WORDS = 6


def claims(article: Article, without: frozenset[str] = frozenset()) -> tuple[Claim, ...]:
    """What an article states with each of its figures, fields in order; figures of kinds in `without` are left out."""
    return tuple(_claim(s) for s in article.statements if s.figure.kind not in without)


def _claim(statement: Statement) -> Claim:
    return Claim.trusted(
        document=statement.article.document.id,
        field=statement.text.name,
        mention=mention(statement.text.view, statement.figure),
        measure=_measure(statement),
        metric=statement.metric,
        keys=statement.keys,
        owner=statement.owner,
        as_of=statement.as_of,
        scope=statement.scope,
        attribution=statement.attribution,
        modality=statement.modality,
        polarity="negated" if statement.denied else "affirmed",
    )


def _measure(statement: Statement) -> str:
    """The words before the figure in its clause, and what is counted."""
    figure = statement.figure
    before = _SYLLABLE.findall(statement.text.view.lower[clause(statement)[0] : figure.start])[-_WORDS:]
    counted = figure.head if figure.dimension == "count" else ""
    return " ".join([*before, counted]).strip()
