"""The reader of names of a field, made when a claim or a check first asks for it."""

from __future__ import annotations

from factcheck.claims.article import FieldText, Statement
from factcheck.claims.names import Name, NameReader
from factcheck.lexicon.comparisons import comparison_words


def reader(text: FieldText) -> NameReader:
    """The reader of names of a field."""
    if text.names is None:
        text.names = NameReader(text, text.entities, comparison_words())
    return text.names


def names_of(statement: Statement) -> list[Name]:
    """The names in the sentence of a figure, in order."""
    return reader(statement.text).names(statement.sentence)
