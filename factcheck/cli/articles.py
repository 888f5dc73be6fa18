"""The articles a command was given, and what to do about files that are none."""

from __future__ import annotations

import sys
from argparse import Namespace

from factcheck.errors import SourceError
from factcheck.model.document import Document
from factcheck.sources import documents


def read(options: Namespace) -> tuple[tuple[Document, ...], bool]:
    """The articles that could be read, and whether all could; the others are named on standard error."""
    found = documents(options.files, published=options.published)
    for error in found.errors:
        print(f"factcheck: {error}", file=sys.stderr)
    if not found.documents and not found.errors:
        raise SourceError(", ".join(options.files), "holds no article")
    return found.documents, not found.errors
