"""What a reader said of findings: a CSV with the columns `id` and `judgement`, as `rules audit --sheet` writes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.model.finding import Finding
from factcheck.rulebook.wording import LANGS, Wording

_HEADS = ("id", "judgement", "rule", "verdict", "message", "quotes")


def judgements(path: Path) -> dict[str, bool]:
    """By the id of a finding, whether it is right; rows without a judgement are left out."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"--judgements {path}: {error.strerror}; a CSV file was expected") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"--judgements {path}: is not UTF-8 at byte {error.start}; save it as CSV UTF-8") from None
    return dict(_rows(path, text))


def _rows(path: Path, text: str) -> Iterator[tuple[str, bool]]:
    reader = csv.DictReader(io.StringIO(text), delimiter=_delimiter(text))
    if not {"id", "judgement"} <= set(reader.fieldnames or ()):
        found = ", ".join(reader.fieldnames or ()) or "nothing"
        raise UsageError(f"--judgements {path}:1: the columns id and judgement were expected; there is {found}")
    known = _known()
    for row in reader:
        word = (row["judgement"] or "").strip().lower()
        if not word:
            continue
        if word not in known:
            expected = " or ".join(known)
            raise UsageError(f"--judgements {path}:{reader.line_num}: the judgement is {word!r}; {expected} was expected")
        yield (row["id"] or "").strip(), known[word]


def _delimiter(text: str) -> str:
    """A spreadsheet in Vietnam writes semicolons."""
    first = text.partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def _known() -> dict[str, bool]:
    return {Wording(lang).text(f"audit.{word}"): word == "right" for lang in reversed(LANGS) for word in ("right", "wrong")}


def sheet(findings: Iterable[Finding]) -> str:
    """A CSV of findings with an empty column for the judgement."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADS)
    for finding in findings:
        quotes = " / ".join(dict.fromkeys(" ".join(anchor.quote.text.split()) for anchor in finding.anchors))
        writer.writerow((finding.id, "", finding.rule, finding.verdict, finding.message, quotes))
    return out.getvalue()
