"""An article in the list of documents of a report."""

from __future__ import annotations

from factcheck.claims.article import Article
from factcheck.model import DocumentSummary


def summary(article: Article, archive: str | None = None) -> DocumentSummary:
    """Where an article came from and how many figures were read in it; `archive` names where a published one lies."""
    document = article.document
    return DocumentSummary.trusted(
        id=document.id,
        path=document.origin.path if document.origin else None,
        title=document.title,
        source=document.source,
        published=document.published.isoformat() if document.published else None,
        figures=len(article.statements),
        archive=archive,
    )
