"""How long one article may be."""

from __future__ import annotations

from factcheck.errors import SourceError

ARTICLE_CHARACTERS = 5_000_000
LINE_BYTES = 32_000_000  # of a line of JSON, with every letter escaped


def fits(path: str, text: str) -> None:
    """Refuse a single article that is longer than any article is."""
    if len(text) > ARTICLE_CHARACTERS:
        limit = f"{ARTICLE_CHARACTERS:,} characters"
        problem = f"one article of {len(text):,} characters; the limit is {limit}"
        raise SourceError(path, f"{problem}. Give many articles as .jsonl, one a line")
