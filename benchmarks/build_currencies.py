"""Write `rules/lexicon/currencies.yaml`: the codes and Vietnamese names of all currencies in use, from Babel's CLDR.

    python benchmarks/build_currencies.py

Run by hand after an update of Babel, so that reading never loads it. Names that newsrooms write otherwise are in
`units.yaml`, which wins.
"""

from __future__ import annotations

import re

from babel import Locale
from babel.core import get_global

from factcheck.lexicon import rules_dir

_HEAD = """\
# Currencies in use, by ISO 4217 code, with their names in CLDR. Written by benchmarks/build_currencies.py; do not edit: what
# newsrooms write otherwise is in units.yaml, which wins. A code is read in capitals only.
"""
_PARENTHESIS = re.compile(r"\s*\(.*\)$")


def in_use() -> list[str]:
    """The codes that are legal tender somewhere today."""
    rows = (row for territory in get_global("territory_currencies").values() for row in territory)
    return sorted({code for code, _, end, tender in rows if end is None and tender})


def main() -> None:
    names = Locale("vi").currencies
    lines = [f'{code}: "{_PARENTHESIS.sub("", names[code]).lower()}"' for code in in_use() if code in names]
    (rules_dir() / "lexicon" / "currencies.yaml").write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
