"""Mentions to claims: what a figure is of, whose, when, who says so.

Owns reading the words around a figure; comparing claims belongs to `align` and `checks`.
"""

from factcheck.claims.article import Article, FieldText, Statement, article, body
from factcheck.claims.mentions import mention

__all__ = ["Article", "FieldText", "Statement", "article", "body", "mention"]
