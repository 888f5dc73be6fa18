"""Fit the two numbers of `articles` in `rules/alignment.yaml` on pairs of articles labelled by hand, and measure every gate.

    python benchmarks/fit_alignment_pairs.py PAIRS.jsonl [--write]

The weights of `claim` score a pair of figures. Between articles the same score means less: it is mapped by a slope and a bias
(Platt 1999), fitted on the pairs that no gate stops. Rows that share an article are in one half; each half is judged by
numbers fitted on the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fit_alignment import regression, sigmoid

from factcheck.align.assign import Assigner, Pair
from factcheck.align.features import Comparer
from factcheck.align.gates import GATES, vetoes
from factcheck.align.judge import logit
from factcheck.align.profile import Profiler
from factcheck.align.scene import Scene
from factcheck.claims import article
from factcheck.lexicon import rules_dir
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Document
from factcheck.parse.scan import scanner

CONFLICTS = frozenset({"conflict", "disagree"})
MONEY = {"đồng": ("đồng", "vnd", "vnđ"), "usd": ("usd", "đô la", "$")}
STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(slots=True)
class Example:
    """A row: whether it is a conflict, its half, and of every pair on its figures the score and what stops it."""

    conflict: bool
    half: int
    pairs: list[tuple[float, frozenset[str]]]

    def best(self, without: str | None = None) -> float | None:
        open_ = [score for score, reasons in self.pairs if not reasons - {without}]
        return max(open_, default=None)


def examples(path: Path) -> list[Example]:
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    halves = _halves(rows)
    return [Example(row["label"] in CONFLICTS, half, list(_scored(row))) for row, half in zip(rows, halves, strict=True)]


def _halves(rows: list[dict[str, Any]]) -> list[int]:
    """0 or 1 by the hash of the first of all articles that a row is tied to."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for row in rows:
        parent[root(row["a"]["id"])] = root(row["b"]["id"])
    return [int(hashlib.md5(root(row["a"]["id"]).encode()).hexdigest(), 16) % 2 for row in rows]


def _scored(row: dict[str, Any]) -> Iterator[tuple[float, frozenset[str]]]:
    words = alignment_words()
    profiler = Profiler(words)
    sides = [article(_document(row[side]), scanner()) for side in "ab"]
    a, b = ([profiler.profile(s) for s in side.statements] for side in sides)
    pairs = Assigner(Comparer(words), alignment_model()).pairs(a, b)
    scene = Scene(words, profiler, pairs)
    for pair in pairs:
        if pair.differs and _concerns(row, pair):
            yield logit(pair, alignment_model()["claim"]), frozenset(vetoes(pair, scene))


def _document(raw: dict[str, Any]) -> Document:
    text = "\n\n".join(part for part in (raw["title"], raw["lead"], raw["body"]) if part)
    return Document(id=raw["id"], text=text, published=raw["published"], source=raw["source"])


def _concerns(row: dict[str, Any], pair: Pair) -> bool:
    sides = (pair.a.statement, pair.b.statement)
    if row.get("a_figure"):
        return all(_same_digits(s.surface, row[f"{name}_figure"]) for s, name in zip(sides, "ab", strict=True))
    return all(any(word in s.quote for word in MONEY.get(row["unit"], (row["unit"],))) for s in sides)


def _same_digits(surface: str, figure: str) -> bool:
    wanted, got = re.findall(r"\d[\d.,]*\d|\d", figure), re.findall(r"\d[\d.,]*\d|\d", surface)
    return wanted[0] in got if wanted else figure.lower() in surface.lower() or surface.lower() in figure.lower()


def fitted(rows: list[Example]) -> tuple[float, float]:
    """Bias and slope; a weak penalty keeps the slope near nothing when there is nothing to learn."""
    data = [([1.0, best], float(row.conflict)) for row in rows if (best := row.best()) is not None]
    bias, slope = regression(data, penalty=0.1)
    return bias, slope


def judged(rows: list[Example]) -> list[tuple[float, bool]]:
    """The probability of every row by numbers fitted on the other half, 0 when a gate stops it; whether it is a conflict."""
    by_half = [fitted([row for row in rows if row.half != half]) for half in (0, 1)]
    out = []
    for row in rows:
        bias, slope = by_half[row.half]
        best = row.best()
        out.append((0.0 if best is None else sigmoid(bias + slope * best), row.conflict))
    return out


def report(rows: list[Example]) -> None:
    scored = [(p, conflict) for p, conflict in judged(rows) if p]
    total = sum(row.conflict for row in rows)
    print("judged by the other half: p from  flagged  right  precision  recall")
    for step in STEPS:
        chosen = [right for p, right in scored if p >= step]
        precision, recall = sum(chosen) / max(len(chosen), 1), sum(chosen) / total
        print(f"    {step:.1f}  {len(chosen):4}  {sum(chosen):4}  {precision:.2f}  {recall:.2f}")
    print("reliability: p between  pairs  mean p  right")
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        bin_ = [(p, right) for p, right in scored if low <= p < high]
        if bin_:
            print(f"    {low:.1f}-{high:.1f}  {len(bin_):4}  {sum(p for p, _ in bin_) / len(bin_):.2f}  {_share(bin_):.2f}")


def _share(judged: list[tuple[float, bool]]) -> float:
    return sum(right for _, right in judged) / len(judged)


def gates(rows: list[Example], least: float) -> None:
    """What each gate alone keeps back at the working point, in both halves: wrong rows, and right ones."""
    print("gate: stops wrong (half 0, half 1), stops right (half 0, half 1)")
    for gate in GATES:
        kept: Counter[tuple[bool, int]] = Counter()
        for row in rows:
            alone = row.best(without=gate)
            if alone is not None and alone >= least and (row.best() is None or (row.best() or 0.0) < least):
                kept[row.conflict, row.half] += 1
        print(f"    {gate:13} {kept[False, 0]:3} {kept[False, 1]:3}   {kept[True, 0]:3} {kept[True, 1]:3}")


def write(bias: float, slope: float) -> None:
    path = rules_dir() / "alignment.yaml"
    text = path.read_text(encoding="utf-8")
    lines = f"articles:\n  bias: {bias:.2f}\n  slope: {slope:.2f}\n"
    path.write_text(re.sub(r"(?m)^articles:\n(?:  .*\n)+", lines, text), encoding="utf-8")
    print(f"wrote {path}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = examples(args.pairs)
    report(rows)
    bias, slope = fitted(rows)
    print(f"bias {bias:.2f}, slope {slope:.2f}")
    gates(rows, least=0.0)
    if args.write:
        write(bias, slope)


if __name__ == "__main__":
    main()
