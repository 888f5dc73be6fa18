"""Who says so: `theo PitchBook`, `Bernstein ước tính rằng …`; None when the article itself speaks."""

from __future__ import annotations

from factcheck.claims.article import Statement
from factcheck.claims.readers import reader
from factcheck.lexicon.comparisons import attribution_words

_NEAR = 24


def attribution(statement: Statement) -> str | None:
    """The id of the name that says what the sentence tells."""
    words = attribution_words()
    lower = statement.text.view.lower
    read = reader(statement.text).names(statement.sentence)
    names = [name for name in read if lower[name.start - 1 : name.start] != "("]  # "Bernstein (Mỹ) ước tính"
    for name in names:
        lead = lower[max(statement.bounds[0], name.start - _NEAR) : name.start]
        before = list(words.before.finditer(lead))
        if before and len(lead[before[-1].end() :].split()) <= 3 and "," not in lead[before[-1].end() :]:
            return name.id
    for name in names:
        verb = words.verbs.search(lower, name.end, min(name.end + _NEAR, statement.bounds[1]))
        if verb and not any(name.end <= other.start < verb.start() for other in names if other is not name):
            return name.id
    return None
