"""Reports built by hand, in every format, byte for byte. `python -m tests.test_report_golden` writes the files anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.report import Options, renderer
from tests.report_samples import DOCUMENTS, EMPTY, FULL, SETTLED

# The style sheet, the script and their hashes: files of their own, and no part of what a report is.
OURS = re.compile(r"(?<=')sha256-[^']+|<(style|script)>.*?(?=</)", re.DOTALL)
GOLDEN = Path(__file__).parent / "golden" / "report"
_MACHINE = ("markdown", "sarif", "github", "gitlab", "rdjson", "junit", "csv")
CASES = {
    "full.vi.txt": (FULL, "text", Options("vi")),
    "full.en.txt": (FULL, "text", Options("en")),
    "passed.vi.txt": (FULL, "text", Options("vi", show_passed=True)),
    "empty.vi.txt": (EMPTY, "text", Options("vi")),
    "empty.en.txt": (EMPTY, "text", Options("en")),
    "full.vi.html": (FULL, "html", Options("vi", documents=DOCUMENTS)),
    "passed.en.html": (FULL, "html", Options("en", show_passed=True)),
    "empty.vi.html": (EMPTY, "html", Options("vi")),
    "full.json": (FULL, "json", Options()),
    "passed.json": (FULL, "json", Options(show_passed=True)),
    "full.jsonl": (FULL, "jsonl", Options()),
    "empty.jsonl": (EMPTY, "jsonl", Options()),
    "settled.vi.txt": (SETTLED, "text", Options("vi")),
    "settled.json": (SETTLED, "json", Options()),
    **{f"full.{form}": (FULL, form, Options(documents=DOCUMENTS)) for form in _MACHINE},
    **{f"settled.{form}": (SETTLED, form, Options("en", show_passed=True)) for form in _MACHINE},
    **{f"empty.{form}": (EMPTY, form, Options("en")) for form in _MACHINE},
}


def rendered(name: str) -> str:
    report, form, options = CASES[name]
    text = renderer(form)(report, options)
    return OURS.sub(r"<\1>", text) if form == "html" else text


@pytest.mark.parametrize("name", CASES)
def test_a_report_is_rendered_to_the_byte(name: str) -> None:
    """Each format of each report is what the golden file holds."""
    assert rendered(name) == (GOLDEN / name).read_bytes().decode("utf-8")


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name in CASES:
        (GOLDEN / name).write_text(rendered(name), encoding="utf-8", newline="\n")
