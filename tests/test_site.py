"""The documentation as a site: every link leads somewhere, and a reader's browser fetches nothing from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mkdocs", reason="needs the extra [docs]")
ROOT = Path(__file__).parents[1]
FETCHED = re.compile(r"<(?:script|img|iframe|link(?![^>]*rel=\"?canonical))[^>]*(?:src|href)=\"?(?:https?:)?//[^>]*>")


def test_the_site_is_whole_and_alone(tmp_path: Path) -> None:
    """It builds without a warning, and no page loads a script, a style, a font or a picture from elsewhere."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    pages = {page.name: FETCHED.findall(page.read_text(encoding="utf-8")) for page in tmp_path.rglob("*.html")}
    assert (len(pages) > 10, {name: found for name, found in pages.items() if found}) == (True, {})
