"""Read random mixtures of what figures are made of, and stop at the first text that fails or takes too long.

python benchmarks/fuzz.py [--minutes 10] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import time

import factcheck
from factcheck.lexicon.numerals import numeral_words
from factcheck.lexicon.quantities import quantity_words

_SIGNS = (
    *"0123456789.,;:-–—/%$€ \n\t()[]'\"°²³½&@#+=~<>≈±×",
    "  ",
    "\u200b",
    "\u0301",
    "\u00a0",
    "&nbsp;",
    "1.000",
    "0903",
    "\r\n",
)
_SECONDS_PER_CHARACTER = 0.0005


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    words = quantity_words()
    pieces = [*_SIGNS, *numeral_words().parts(), *words.units, *words.hedges_before, *words.labels, *words.fixed]
    dice, ends, texts = random.Random(args.seed), time.monotonic() + args.minutes * 60, 0
    while time.monotonic() < ends:
        gap = dice.choice(["", " "])
        text = gap.join(dice.choices(pieces, k=dice.randint(1, 400)))
        started = time.process_time()
        mentions = factcheck.extract(factcheck.Document(id="fuzz", text=text, published="2025-01-28"))
        took = time.process_time() - started
        assert all(text[m.span.start : m.span.end] == m.text for m in mentions), text
        assert took < 0.5 + _SECONDS_PER_CHARACTER * len(text), f"{took:.1f} s: {text!r}"
        texts += 1
    print(f"{texts} texts read")


if __name__ == "__main__":
    main()
