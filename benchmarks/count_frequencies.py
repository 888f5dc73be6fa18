"""Count how telling each syllable is, and write `rules/lexicon/frequencies.yaml`.

    python benchmarks/count_frequencies.py NEWS.jsonl [MORE.jsonl ...]

Rows hold title, lead and body, or a list of such under `articles`. Only counts leave this script, never text.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from factcheck.lexicon import rules_dir
from factcheck.lexicon.words import abbreviations
from factcheck.text import View, sentences

HOW_MANY = 2200
OTHER = 8.5
HEAD = """\
# How telling a syllable is: ln(sentences / sentences that hold it), counted in Vietnamese news, in steps of a half. A
# syllable that is not here is rarer than all of these and weighs `other`. Made by benchmarks/count_frequencies.py.
"""


def texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            for article in row.get("articles", [row]):
                yield "\n".join(article[key] or "" for key in ("title", "lead", "body"))


def counted(paths: list[Path]) -> tuple[int, Counter[str]]:
    """How many sentences there are, and in how many of them each syllable stands."""
    total, holding = 0, Counter[str]()
    for text in texts(paths):
        view = View(text)
        for start, end in sentences(view.text, abbreviations()):
            total += 1
            holding.update(set(re.findall(r"[^\W\d_]+", view.lower[start:end])))
    return total, holding


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", nargs="+", type=Path)
    total, holding = counted(parser.parse_args().news)
    groups: dict[float, list[str]] = {}
    for word, count in holding.most_common(HOW_MANY):
        groups.setdefault(round(math.log(total / count) * 2) / 2, []).append(word)
    body = "".join(
        fill(f"{weight}: [{', '.join(sorted(words))}]", 118, initial_indent="  ", subsequent_indent="    ") + "\n"
        for weight, words in sorted(groups.items())
    )
    path = rules_dir() / "lexicon" / "frequencies.yaml"
    path.write_text(f"{HEAD}other: {OTHER}\nweights:\n{body}", encoding="utf-8")
    print(f"{total} sentences, {len(holding)} syllables; wrote {path}")


if __name__ == "__main__":
    main()
