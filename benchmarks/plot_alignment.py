"""Draw precision against recall of open measures on the testing part of labelled data, as an SVG picture.

    python benchmarks/plot_alignment.py VERIFICATION.jsonl PAIRS.jsonl [--out docs/alignment-curve.svg]

Every row is judged by numbers fitted on rows of other articles (see fit_alignment.py and fit_alignment_pairs.py); the
dots are the working points of `rules/alignment.yaml`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import fit_alignment
import fit_alignment_pairs
from charts import Axis, Point, line_chart

from factcheck.lexicon.alignment import alignment_model

Judged = tuple[float, bool, bool]  # probability, whether flagging it is right, whether it counts for recall
_FIRST = 8  # a curve begins where so many rows are flagged


def curve(rows: Sequence[Judged]) -> list[Point]:
    """Recall and precision at each number of flagged rows, the most probable first."""
    total, right, found, points = sum(wanted for _, _, wanted in rows), 0, 0, []
    for count, (p, good, wanted) in enumerate(sorted(rows, key=lambda row: -row[0]), start=1):
        if p <= 0:
            break
        right, found = right + good, found + wanted
        if count >= _FIRST:
            points.append((found / total, right / count))
    return points


def at(rows: Sequence[Judged], threshold: float) -> Point:
    flagged = [row for row in rows if row[0] >= threshold]
    return sum(row[2] for row in flagged) / sum(row[2] for row in rows), sum(row[1] for row in flagged) / max(len(flagged), 1)


def claims(path: Path) -> dict[str, list[Judged]]:
    """Claims against their evidence and against their article, each half judged by the other."""
    contexts = {name: fit_alignment.examples(path, name) for name in ("evidence", "article")}
    rows = [row for part in contexts.values() for row in part]
    judged = {name: fit_alignment.judged(part, rows) for name, part in contexts.items()}
    return {name: [(p, row.label == "REFUTED", row.turns) for p, row in part] for name, part in judged.items()}


def pairs(path: Path) -> list[Judged]:
    """Pairs of articles that no gate stops, each half judged by the other."""
    return [(p, right, right) for p, right in fit_alignment_pairs.judged(fit_alignment_pairs.examples(path))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verification", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs/alignment-curve.svg")
    args = parser.parse_args()
    judged = {f"claim against {name}": rows for name, rows in claims(args.verification).items()}
    judged["article against article"] = pairs(args.pairs)
    steps = dict(zip(judged, ("passage", "claim", "articles"), strict=True))
    threshold = alignment_model()["threshold"]
    points = {name: [at(rows, threshold[steps[name]])] for name, rows in judged.items()}
    for name, [(recall, precision)] in points.items():
        print(f"{name}: precision {precision:.3f}, recall {recall:.3f} at {threshold[steps[name]]}")
    ticks = [i / 10 for i in range(11)]
    x, y = Axis("recall", 0, 1, ticks), Axis("precision", 0.5, 1, ticks[5:])
    shown = {name: [(r, p) for r, p in curve(rows) if p >= y.low] for name, rows in judged.items()}
    args.out.write_text(line_chart("Open measures, judged by the other half", x, y, shown, points), encoding="utf-8")
    print(f"wrote {args.out}")


if __name__ == "__main__":
    main()
