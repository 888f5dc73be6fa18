"""Fit the `claim` weights of `rules/alignment.yaml` on claims labelled against articles, and print how good they are.

    python benchmarks/fit_alignment.py VERIFICATION.jsonl [--write]

Rows are split in two halves by their article; each half is judged by weights fitted on the other, and the printed figures
are of the judged halves together. `--write` fits all rows and writes the weights. Logistic regression by Newton's method with
an L2 penalty of 1 on every weight but the bias (Hosmer and Lemeshow, Applied Logistic Regression, ch. 1).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.align.assign import Assigner
from factcheck.align.features import Comparer
from factcheck.align.judge import FEATURES, features
from factcheck.align.ones import ones
from factcheck.align.profile import Profiler
from factcheck.claims import article
from factcheck.lexicon import rules_dir
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Document
from factcheck.parse.scan import scanner

PRECISIONS = (0.97, 0.965, 0.95, 0.90)
Vector = list[float]


@dataclass(slots=True)
class Example:
    """One row in one context: its label and the features of every assigned pair that differs."""

    label: str
    turns: bool
    half: int
    pairs: list[Vector]


def examples(path: Path, context: str) -> list[Example]:
    out = []
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        text = row["evidence"] if context == "evidence" else row.get("context")
        if text:
            out.append(_example(row, text))
    return out


def _example(row: dict[str, Any], text: str) -> Example:
    sides = [
        article(Document(id=name, text=words, published=row.get("published")), scanner())
        for name, words in (("claim", row["claim"]), ("source", text))
    ]
    words, profiler = alignment_words(), Profiler(alignment_words())
    a, b = ([profiler.profile(s) for s in (*one.statements, *ones(one, two))] for one, two in (sides, sides[::-1]))
    pairs = Assigner(Comparer(words), alignment_model()).pairs(a, b)
    vectors = [[1.0, *(features(pair)[name] for name in FEATURES)] for pair in pairs if pair.printed_apart]
    half = int(hashlib.md5((row.get("context") or row["evidence"]).encode()).hexdigest(), 16) % 2
    return Example(row["label"], row["label"] == "REFUTED" and row["depends"], half, vectors)


def fitted(rows: list[Example], choices: int = 4) -> Vector:
    """Weights, the bias first.

    A claim is refuted by one of its pairs, nobody says by which: of a row that turns on a figure only the pair that the
    weights so far hold most probable is learned from (multiple-instance learning), of an unrefuted row every pair.
    """
    weights = regression([(vector, float(row.turns)) for row in rows for vector in row.pairs])
    for _ in range(choices):
        data = [(max(row.pairs, key=lambda v: dot(weights, v)), 1.0) for row in rows if row.turns and row.pairs]
        data += [(vector, 0.0) for row in rows if row.label != "REFUTED" for vector in row.pairs]
        weights = regression(data)
    return weights


def regression(data: list[tuple[Vector, float]], penalty: float = 1.0, rounds: int = 8) -> Vector:
    size = len(data[0][0])
    weights = [0.0] * size
    for _ in range(rounds):
        gradient = [0.0] + [-penalty * w for w in weights[1:]]
        curvature = [[penalty * (i == j) * (i > 0) for j in range(size)] for i in range(size)]
        for vector, label in data:
            p = sigmoid(dot(weights, vector))
            present = [i for i, x in enumerate(vector) if x]
            for i in present:
                gradient[i] += (label - p) * vector[i]
                for j in present:
                    curvature[i][j] += p * (1 - p) * vector[i] * vector[j]
        weights = [w + step for w, step in zip(weights, solved(curvature, gradient), strict=True)]
    return weights


def dot(weights: Vector, vector: Vector) -> float:
    return sum(w * x for w, x in zip(weights, vector, strict=True))


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def solved(matrix: list[Vector], right: Vector) -> Vector:
    """Gauss-Jordan elimination with pivoting."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(size):
            if r != i and rows[r][i]:
                factor = rows[r][i]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i], strict=True)]
    return [line[-1] for line in rows]


def judged(rows: list[Example], all_rows: list[Example]) -> list[tuple[float, Example]]:
    """Every row with its best probability, by weights fitted on the half it is not in."""
    by_half = [fitted([row for row in all_rows if row.half != half]) for half in (0, 1)]
    return [(max((sigmoid(dot(by_half[row.half], v)) for v in row.pairs), default=0.0), row) for row in rows]


def report(name: str, scored: list[tuple[float, Example]]) -> None:
    turning = sum(row.turns for _, row in scored)
    supported = sum(row.label == "SUPPORTED" for _, row in scored)
    best: dict[float, str] = {}
    flagged = right = found = loud = 0
    for p, row in sorted(scored, key=lambda x: -x[0]):
        if p == 0:
            break
        flagged, right = flagged + 1, right + (row.label == "REFUTED")
        found, loud = found + row.turns, loud + (row.label == "SUPPORTED")
        for precision in PRECISIONS:
            if right / flagged >= precision and flagged >= 30:
                best[precision] = f"recall {found / turning:.3f} at p {p:.2f}, silence {1 - loud / supported:.4f}"
    for precision, text in best.items():
        print(f"{name}: precision {precision:.3f}  {text}")
    print(f"{name}: all flagged, precision {right / max(flagged, 1):.3f}  recall {found / turning:.3f}")


def write(weights: Vector) -> None:
    path = rules_dir() / "alignment.yaml"
    lines = [f"  {name}: {value:.2f}" for name, value in zip(("bias", *FEATURES), weights, strict=True)]
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^claim:\n(?:  .*\n)+", "claim:\n" + "\n".join(lines) + "\n", text)
    path.write_text(text, encoding="utf-8")
    print(f"wrote {path}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verification", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    contexts = {name: examples(args.verification, name) for name in ("evidence", "article")}
    rows = [row for part in contexts.values() for row in part]
    for name, part in contexts.items():
        report(name, judged(part, rows))
    weights = fitted(rows)
    print(", ".join(f"{name} {value:.2f}" for name, value in zip(("bias", *FEATURES), weights, strict=True)))
    if args.write:
        write(weights)


if __name__ == "__main__":
    main()
