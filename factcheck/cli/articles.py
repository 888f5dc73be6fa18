"""The articles a command was given, and what to do about files that are none."""

from __future__ import annotations

import sys
from argparse import Namespace

from factcheck.errors import SourceError
from factcheck.model.document import Document
from factcheck.sources import Reading, documents, documents_of


def read(options: Namespace) -> tuple[tuple[Document, ...], bool]:
    """The articles that could be read, and whether all could; the others are named on standard error."""
    found = _found(options)
    for error in found.errors:
        print(f"factcheck: {error}", file=sys.stderr)
    if options.files and not found.documents and not found.errors:
        raise SourceError(", ".join(options.files), "holds no article")
    return found.documents, not found.errors


def _found(options: Namespace) -> Reading:
    if not getattr(options, "staged", False):
        return documents(options.files, published=options.published)
    from factcheck.cli.staged import staged

    return documents_of(staged(options.files), published=options.published)
