"""`factcheck archive export`: every article as a line of JSON that `factcheck archive add` reads again."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from itertools import islice

from factcheck.archive import Archive, opened
from factcheck.errors import UsageError
from factcheck.model.document import Document

_BATCH = 200
_FIELDS = {"id", "text", "title", "lead", "captions", "published", "source"}


def run(options: Namespace) -> int:
    """Write line by line; an archive may be greater than memory."""
    with opened(options.archive) as archive:
        if options.output is None:
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            sys.stdout.writelines(_lines(archive, options.history))
            return 0
        try:
            with options.output.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(_lines(archive, options.history))
        except OSError as error:
            raise UsageError(f"--output {options.output}: {error.strerror}; a file in an existing folder is needed") from None
    return 0


def _lines(archive: Archive, history: bool) -> Iterator[str]:
    numbers = archive.store.numbers()
    while batch := list(islice(numbers, _BATCH)):
        for document in archive.documents(batch):
            if history:
                for number, earlier in enumerate(archive.history(document.id)):
                    yield _line(earlier.model_copy(update={"id": f"{document.id}#{number}"}))
            yield _line(document)


def _line(document: Document) -> str:
    fields = document.model_dump(mode="json", include=_FIELDS, exclude_defaults=True)
    return json.dumps(fields, ensure_ascii=False) + "\n"
