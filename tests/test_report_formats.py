"""The formats that other tools read: their schemas, their escapes, and columns in the unit each counts."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.api import Checker
from factcheck.model import Report
from factcheck.report import FORMATS, Options, renderer
from factcheck.report.markdown import escaped
from factcheck.sources import documents, documents_of
from tests.report_samples import EMPTY, FULL, HELD, RATIO, SETTLED, report

SCHEMA = json.loads((Path(__file__).parent / "schema" / "sarif-2.1.0.json").read_bytes())
PASSED = Options(show_passed=True)
FARE = "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%."
FIGURE = "500.000 đồng"


@pytest.mark.parametrize("found", [FULL, EMPTY, SETTLED], ids=["full", "empty", "settled"])
def test_sarif_is_what_the_standard_says(found: Report) -> None:
    """Valid against the published schema."""
    log = json.loads(renderer("sarif")(found, PASSED))
    assert [e.message for e in jsonschema.Draft4Validator(SCHEMA).iter_errors(log)] == []


def test_sarif_of_real_articles(tmp_path: Path) -> None:
    """With the rules explained and the regions measured, it is valid, too."""
    checker = Checker()
    found = documents([str(Path(__file__).parents[1] / "fixtures" / "clusters")]).documents
    log = json.loads(renderer("sarif")(checker.check(found), Options("vi", True, found, checker.book)))
    assert [e.message for e in jsonschema.Draft4Validator(SCHEMA).iter_errors(log)] == []
    assert all(rule["help"]["text"] for rule in log["runs"][0]["tool"]["driver"]["rules"])


def test_sarif_tells_what_the_desk_knows() -> None:
    """Suppressions and the state against the baseline."""
    results = json.loads(renderer("sarif")(SETTLED, Options()))["runs"][0]["results"]
    told = [(r["baselineState"], [s["justification"] for s in r["suppressions"]]) for r in results]
    assert told == [("new", ["Giá theo bảng | cũ"]), ("unchanged", []), ("new", [])]


def test_sarif_levels_follow_kinds() -> None:
    """Only what fails has a level."""
    results = json.loads(renderer("sarif")(FULL, PASSED))["runs"][0]["results"]
    assert [(r["kind"], r["level"]) for r in results] == [
        ("fail", "error"), ("review", "none"), ("informational", "none"), ("pass", "none"),
    ]  # fmt: skip


def placed(form: str, raw: str) -> list[tuple[int, int, int, int]]:
    """The regions of the figures, as the format writes them."""
    read = documents_of({"bài.txt": raw.encode()}).documents
    text = renderer(form)(Checker(select=["percent-change"]).check(read), Options(documents=read))
    return list(READERS[form](text))


def _sarif(text: str) -> list[tuple[int, int, int, int]]:
    result = json.loads(text)["runs"][0]["results"][0]
    regions = [place["physicalLocation"]["region"] for place in (*result["locations"], *result["relatedLocations"])]
    return [(r["startLine"], r["startColumn"], r["endLine"], r["endColumn"]) for r in regions]


def _rdjson(text: str) -> list[tuple[int, int, int, int]]:
    found = json.loads(text)["diagnostics"][0]
    ranges = [place["range"] for place in (found["location"], *(r["location"] for r in found["relatedLocations"]))]
    return [(r["start"]["line"], r["start"]["column"], r["end"]["line"], r["end"]["column"]) for r in ranges]


def _gitlab(text: str) -> list[tuple[int, int, int, int]]:
    found = json.loads(text)[0]
    positions = [place["positions"] for place in (found["location"], *found["other_locations"])]
    return [(p["begin"]["line"], p["begin"]["column"], p["end"]["line"], p["end"]["column"]) for p in positions]


def _github(text: str) -> list[tuple[int, int, int, int]]:
    told = dict(field.split("=") for field in text.split("::")[1].partition(" ")[2].split(","))
    return [(int(told["line"]), int(told["col"]), int(told["endLine"]), int(told["endColumn"]))]


READERS: dict[str, Any] = {"sarif": _sarif, "rdjson": _rdjson, "gitlab": _gitlab, "github": _github}
UNITS: dict[str, Any] = {
    "sarif": lambda text: len(text.encode("utf-16-le")) // 2,
    "rdjson": lambda text: len(text.encode("utf-8")),
    "gitlab": len,
    "github": len,
}
LINES = st.lists(st.text("aặ🌊👨‍👩‍👧\u0301\u0302 \t", max_size=12).map(lambda t: t + "."), max_size=3)


@pytest.mark.parametrize("form", READERS)
@given(LINES, st.text("aặ🌊\u0301 ", max_size=8), st.booleans(), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=25, deadline=None)
def test_columns_are_in_the_unit_of_the_format(form: str, before: list[str], lead: str, nfd: bool, ending: str) -> None:
    """Whatever stands before a figure, its columns cut it out of the line of the file."""
    form_of = "NFD" if nfd else "NFC"
    raw = ending.join(unicodedata.normalize(form_of, line) for line in [*before, f"{lead}. {FARE}"])
    lines = raw.split("\n")
    for line, start, end_line, end in placed(form, raw):
        cut = [at for at in range(len(lines[line - 1]) + 1) if UNITS[form](lines[line - 1][:at]) in (start - 1, end - 1)]
        assert line == end_line
        figure = unicodedata.normalize("NFC", lines[line - 1][cut[0] : cut[-1]])
        assert figure in (FIGURE, "550.000 đồng", "20%")


def test_a_row_of_json_has_its_line() -> None:
    """The text of a row is not a part of the file as it stands, so the line is all that is said."""
    rows = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in (("a", "Trời mưa."), ("b", FARE)))
    read = documents_of({"tin.jsonl": rows.encode()}).documents
    found = json.loads(renderer("sarif")(Checker().check(read), Options(documents=read)))["runs"][0]["results"][0]
    region = found["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], "startColumn" in region) == (2, False)


def test_a_page_has_no_place_in_its_file() -> None:
    """Text extracted from HTML names its file and claims no line of it."""
    body = f"<article><h1>Giá vé</h1><p>{FARE} Ngành đường sắt vừa cho biết như vậy hôm nay.</p></article>"
    page = f"<html><body>{body}</body></html>"
    read = documents_of({"tin.html": page.encode()}).documents
    found = json.loads(renderer("sarif")(Checker().check(read), Options(documents=read)))["runs"][0]["results"][0]
    place = found["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "tin.html"}}


HOSTILE = RATIO.model_copy(
    update={
        "message": "::error::x%0A\r\n::stop-commands::x `a` <script>@all| =1\x00\ud83d",
        "anchors": tuple(anchor.model_copy(update={"path": "a,b:c%\n.txt"}) for anchor in RATIO.anchors),
    }
)


def test_a_command_of_github_stays_one_line() -> None:
    """An article cannot give the runner commands."""
    lines = renderer("github")(report(HOSTILE), Options()).splitlines()
    assert (len(lines), lines[0].startswith("::error file=a%2Cb%3Ac%25%0A.txt,")) == (1, True)


def test_junit_is_xml_whatever_the_article_holds() -> None:
    """Control characters are replaced, markup is escaped."""
    root = Xml.fromstring(renderer("junit")(report(HOSTILE), Options()).encode())
    assert [case.get("message", "")[:9] for case in root.iter("failure")] == ["::error::"]


def test_junit_counts() -> None:
    """What fails, what is suppressed or known, and what holds."""
    root = Xml.fromstring(renderer("junit")(SETTLED, PASSED).encode())
    assert [root.get(count) for count in ("tests", "failures", "skipped")] == ["3", "0", "2"]


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-1", "@sum"])
def test_a_cell_is_no_formula(cell: str) -> None:
    """A spreadsheet shows the text of an article and does not run it."""
    found = HELD.model_copy(update={"message": cell})
    rows = list(csv.DictReader(io.StringIO(renderer("csv")(report(found), PASSED).removeprefix("\ufeff"))))
    assert rows[0]["message"] == f"'{cell}"


@given(st.text())
def test_markdown_shows_text_as_it_is(text: str) -> None:
    """Nothing an article holds becomes markup: every sign that could is behind a backslash."""
    shown = escaped(text)
    bare = [i for i, char in enumerate(shown) if char in "`*_[]<>#|@&" and (i == 0 or shown[i - 1] != "\\")]
    assert bare == []


def test_the_loudest_comes_first_for_github() -> None:
    """GitHub shows ten, so errors come before warnings before notices."""
    lines = renderer("github")(report(HELD, *FULL.findings[::-1]), PASSED).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice", "::notice", "::notice"]


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "html"])
def test_no_format_drops_what_the_desk_knows(form: str) -> None:
    """A suppressed and a known finding are in every format, the reason with the one."""
    text = renderer(form)(SETTLED, Options())
    assert ("token-price-ratio" in text, "Giá theo bảng" in text) == (True, True)
