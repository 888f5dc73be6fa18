"""More articles than there are: real ones again and again, each time of other days, with other names and other figures.

    python benchmarks/growing.py NEWS.jsonl CLUSTERS.jsonl --bytes 1000000000 > big.jsonl

Synthetic, and the same at every run. A copy is told so many fortnights later, its dates shifted with it. Its figures keep their
length, their separators and their round ends; its names of several syllables are made of other such syllables, those that the
lexicon knows apart. What a copy says twice it says twice alike, so that articles of one story still meet.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from zlib import crc32

import regex

from factcheck import Document
from factcheck.lexicon.alignment import alignment_words
from factcheck.lexicon.entities import entity_words
from factcheck.sources.rows import document

FIRST, DAYS = date(2015, 1, 1), 14
_SYLLABLE = r"\p{Lu}\p{Ll}+"
_CHANGED = regex.compile(
    r"(?P<day>(?<![\d/.,-])\d{1,2}(?P<sign>[/-])\d{1,2}(?:(?P=sign)(?:19|20)\d\d)?(?![\d/.,-]*\d))"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<name>{_SYLLABLE}(?: {_SYLLABLE})+)"
)
_DIGIT = re.compile(r"[1-9]|0(?=[.,0]*[1-9])")  # zeros at the end stay: round figures stay round
_YEAR = range(1950, 2050)


def articles(sources: Sequence[str]) -> list[Document]:
    """The articles of files of JSON lines; a line may hold a cluster, `articles` of one event."""
    lines = [line for source in sources for line in Path(source).read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in lines]
    flat = [row for found in rows for row in found.get("articles", [found])]
    return [document(row["id"], row, row["id"]) for row in flat]


class Growth:
    """Copies of the articles, as many as are asked for."""

    def __init__(self, sources: Sequence[str]) -> None:
        self.documents = articles(sources)
        self._known = frozenset(alignment_words().places) | {name.lower() for name in entity_words().spellings}

    def __iter__(self) -> Iterator[Document]:
        for copy in range(10**6):
            yield from (self.copied(number, copy) for number in range(len(self.documents)))

    def copied(self, number: int, copy: int) -> Document:
        """One article in its so many-th copy."""
        told = self.documents[number]
        day = FIRST + timedelta(days=number % DAYS + copy * DAYS)
        change = _Change(copy, (day - (told.day or day)).days, self.syllables, self._known)
        said = {name: change.told(getattr(told, name)) for name in ("text", "title", "lead")}
        about = {"id": f"{copy}/{told.id}", "published": day.isoformat(), "source": told.source}
        return Document(**{name: value for name, value in (about | said).items() if value})

    @cached_property
    def syllables(self) -> list[str]:
        """What names are made of, in these articles."""
        texts = (document.text for document in self.documents)
        return sorted(
            {
                syllable
                for text in texts
                for name in regex.findall(rf"{_SYLLABLE}(?: {_SYLLABLE})+", text)
                for syllable in name.split()
            }
        )


class _Change:
    """What becomes of the words of one copy."""

    def __init__(self, copy: int, days: int, syllables: list[str], known: frozenset[str]) -> None:
        self.copy = copy
        self.days = days
        self.syllables = syllables
        self.known = known

    def told(self, text: str | None) -> str | None:
        return _CHANGED.sub(self._changed, text) if text else text

    def _changed(self, match: regex.Match[str]) -> str:
        written = match[0]
        if match["name"]:
            return written if written.lower() in self.known else " ".join(map(self._syllable, written.split()))
        return self._day(written, match["sign"]) if match["day"] else self._number(written)

    def _syllable(self, syllable: str) -> str:
        return self.syllables[crc32(f"{self.copy} {syllable}".encode()) % len(self.syllables)]

    def _day(self, written: str, sign: str) -> str:
        parts = [int(part) for part in written.split(sign)]
        try:
            told = date(*reversed(parts if len(parts) > 2 else [*parts, 2024])) + timedelta(days=self.days)  # type: ignore[arg-type]
        except (ValueError, OverflowError):
            return written
        return sign.join(map(str, (told.day, told.month, told.year)[: len(parts)]))

    def _number(self, written: str) -> str:
        if written.isdigit() and int(written) in _YEAR:
            return str(int(written) + self.days // 365)
        if len(written) == 1:
            return written
        digits = iter(str(crc32(f"{self.copy} {written}".encode()) % 9**9 + 10**9))
        return _DIGIT.sub(lambda _: str(int(next(digits, "4")) % 9 + 1), written)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", help="articles as JSON lines")
    parser.add_argument("--bytes", type=int, default=10**9, help="how much to write (default 10^9)")
    options = parser.parse_args()
    written = 0
    for told in Growth(options.sources):
        line = f"{told.model_dump_json(exclude_defaults=True)}\n".encode()
        sys.stdout.buffer.write(line)
        written += len(line)
        if written >= options.bytes:
            break


if __name__ == "__main__":
    main()
