"""How many planted errors are found, kind by kind, and how often articles as they were printed are flagged.

    python benchmarks/seeded_errors.py NEWS.jsonl [MORE.jsonl ...] [--seed 1] [--per-kind 100] [--profile default] [--misses 0]

The articles are shuffled by the seed. One half stays as it is: its flags are counted. From the other half, articles on which
we are silent get one error each, where the text gives a check something to hold on to (see `seeding`); it is found when a
finding stands on the sentence it was planted in. Texts are printed only with --misses, and nothing is written.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from seeding import KINDS, Plant, plants

from factcheck import Checker, Document, Finding
from factcheck.model import Verdict

_CONTEXT = 90


def documents(paths: list[Path]) -> list[Document]:
    """The articles of the files, with title, lead and text apart."""
    rows = [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]
    articles = [article for row in rows for article in row.get("articles", [row])]
    return [
        Document(
            id=str(number),
            text=article.get("body") or "",
            title=article.get("title") or None,
            lead=article.get("lead") or None,
            published=article.get("published") or None,
            source=article.get("source"),
        )
        for number, article in enumerate(articles)
    ]


def flags(checker: Checker, document: Document) -> list[Finding]:
    """What an editor would be shown."""
    quiet = (Verdict.CONSISTENT, Verdict.SUPERSEDED)
    return [finding for finding in checker.check([document]).findings if finding.verdict not in quiet]


def planted(document: Document, plant: Plant) -> Document:
    """The document with the error."""
    raw = getattr(document, plant.field)
    text = raw[: plant.start] + plant.written + raw[plant.end :]
    return document.model_copy(update={plant.field: text})


def is_found(checker: Checker, document: Document, plant: Plant) -> bool:
    """Whether a finding stands on the sentence of the error."""
    end = plant.start + len(plant.written)
    anchors = (anchor for finding in flags(checker, planted(document, plant)) for anchor in finding.anchors)
    return any(a.field == plant.field and a.quote.span.start < end and plant.start < a.quote.span.end for a in anchors)


def holds(checker: Checker, silent: list[Document], chance: random.Random) -> dict[str, list[tuple[Document, Plant]]]:
    """For each kind, one place in every article that has one."""
    found: dict[str, list[tuple[Document, Plant]]] = {kind: [] for kind in KINDS}
    for document in silent:
        known = {"text", "title", "lead"}
        places = [plant for plant in plants(checker.read(document)) if plant.field in known]
        for kind in KINDS:
            of_kind = [plant for plant in places if plant.kind == kind]
            if of_kind:
                found[kind].append((document, chance.choice(of_kind)))
    return found


def shown(document: Document, plant: Plant) -> str:
    """The place of an error that was not found."""
    raw = getattr(document, plant.field)
    before, after = raw[max(0, plant.start - _CONTEXT) : plant.start], raw[plant.end : plant.end + _CONTEXT]
    return f"    {plant.field}: …{before}[{raw[plant.start : plant.end]} -> {plant.written}]{after}…".replace("\n", " ")


def table(checker: Checker, places: dict[str, list[tuple[Document, Plant]]], most: int, misses: int) -> Iterator[str]:
    """A row for each kind, then all of them."""
    yield f"{'kind':<16}{'planted':>8}{'found':>7}{'recall':>8}"
    total, shares = [0, 0], []
    for kind, rows in places.items():
        tried = rows[:most]
        missed = [row for row in tried if not is_found(checker, *row)]
        found = len(tried) - len(missed)
        total = [total[0] + len(tried), total[1] + found]
        shares += [found / len(tried)] if tried else []
        yield f"{kind:<16}{len(tried):>8}{found:>7}{_share(found, len(tried)):>8}"
        yield from (shown(*row) for row in missed[:misses])
    yield f"{'mean of kinds':<31}{sum(shares) / max(len(shares), 1):>8.2f}"
    yield f"{'all':<16}{total[0]:>8}{total[1]:>7}{_share(total[1], total[0]):>8}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-kind", type=int, default=100)
    parser.add_argument("--profile", default="default")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    checker, chance = Checker(profile=options.profile), random.Random(options.seed)
    articles = documents(options.news)
    chance.shuffle(articles)
    clean, other = articles[: len(articles) // 2], articles[len(articles) // 2 :]
    silent = [document for document in other if not flags(checker, document)]
    for line in table(checker, holds(checker, silent, chance), options.per_kind, options.misses):
        print(line, flush=True)
    flagged = sum(len(flags(checker, document)) for document in clean)
    print(f"clean half: {len(clean)} articles, {flagged} flags, {1000 * flagged / max(len(clean), 1):.1f} per 1,000")


if __name__ == "__main__":
    main()
