"""Files to documents: the tables in `fixtures/sources`, and what a row cannot say."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
import yaml

from factcheck.sources import documents
from factcheck.sources.furniture import furniture
from factcheck.sources.stamps import from_url, stamp, written

TABLES = Path(__file__).parents[1] / "fixtures" / "sources"


def _table(name):
    return yaml.load((TABLES / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _read(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return documents([str(path)])


def _one(tmp_path, name, content):
    (document,) = _read(tmp_path, name, content).documents
    return document


def _error(tmp_path, name, content):
    (error,) = _read(tmp_path, name, content).errors
    return str(error).removeprefix(f"{tmp_path}/")


def _said(document):
    """A document as a row of the table writes it; leads and what is empty are left out."""
    roles = defaultdict(list)
    for region in document.regions:
        roles[region.role].append(document.text[region.span.start : region.span.end])
    roles.pop("lead", None)
    row = {"published": document.published and str(document.published), "source": document.source, **roles}
    return {key: value for key, value in row.items() if value}


@pytest.mark.parametrize("row", _table("segments.yaml"), ids=lambda row: row["id"])
def test_articles_of_one_file(row, tmp_path):
    """A saved page gives its articles, each with its own date, outlet and roles."""
    assert [_said(found) for found in _read(tmp_path, "saved.txt", row["text"]).documents] == row["articles"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("row", _table("segments.yaml"), ids=lambda row: row["id"])
def test_text_is_a_slice_of_the_file(row, ending, tmp_path):
    """`Origin` leads from an article's text to its place in the file."""
    raw = row["text"].replace("\n", ending)
    found = _read(tmp_path, "saved.txt", b"\xef\xbb\xbf" + raw.encode()).documents
    assert [_place(raw, d.origin.start, d.text) for d in found] == [(True, d.origin.line, d.origin.column) for d in found]


def _place(raw, start, text):
    """Whether the text stands there, and in which line and column."""
    return raw.startswith(text, start), raw.count("\n", 0, start) + 1, start - (raw.rfind("\n", 0, start) + 1) + 1


@pytest.mark.parametrize(("line", "when"), _table("stamps.yaml")["lines"].items())
def test_date_line(line, when):
    """A date line is a date with little beside it."""
    read = stamp(line, furniture().stamp)
    assert (str(read.published) if read else "") == when


@pytest.mark.parametrize(("address", "when"), _table("stamps.yaml")["addresses"].items())
def test_date_in_address(address, when):
    """The digits of a web address are a date only when they can be one."""
    assert str(from_url(address) or "") == when


@pytest.mark.parametrize(("text", "when"), _table("stamps.yaml")["given"].items())
def test_given_date(text, when):
    """A date someone gives is read, or refused whole."""
    assert str(written(text, furniture().stamp) or "") == when


ENCODED = "Giá xăng tăng 500 đồng mỗi lít từ chiều 12/2."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(encoding, tmp_path):
    """Unicode in any of its forms is read, with or without a byte order mark."""
    assert _one(tmp_path, "a.txt", ENCODED.encode(encoding)).text == ENCODED


def test_windows_1258(tmp_path):
    """The old Vietnamese code page is recognised; its combining tones stay as they are."""
    raw = b"Gi\xe1 x\xe3ng t\xe3ng 500 \xf0\xf4\xccng m\xf4\xdei l\xedt t\xfd\xcc chi\xea\xccu 12/2. B\xf4\xf2 C\xf4ng"
    assert "500 đô\u0300ng" in _one(tmp_path, "a.txt", raw).text


@pytest.mark.parametrize("row", _table("bad.yaml"), ids=lambda row: row["error"][:50])
def test_one_clear_line(row, tmp_path):
    """What cannot be read is named with its place and what would have been right."""
    assert _error(tmp_path, row["file"], row["bytes"].encode("latin-1")) == row["error"]


def test_limit_of_one_article(tmp_path):
    """A single article too long to be one is refused, with the limit."""
    assert "the limit is 5,000,000 characters" in _error(tmp_path, "a.txt", b"a" * 5_000_001)


def test_the_other_files_still_come(tmp_path):
    """A file that cannot be read does not stop the others."""
    (tmp_path / "a.txt").write_text("Giá 5 USD.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0")
    read = documents([str(tmp_path), str(tmp_path / "none.txt")])
    assert (len(read.documents), [Path(error.path).name for error in read.errors]) == (1, ["b.txt", "none.txt"])


def test_the_other_lines_still_come(tmp_path):
    """A broken line of JSON does not stop the others."""
    read = _read(tmp_path, "a.jsonl", '{"id": "x", "text": "A"}\n{\n{"body": "B"}\n')
    assert [document.id for document in read.documents] == ["x", f"{tmp_path}/a.jsonl:3"]


def test_fields_of_a_row(tmp_path):
    """A JSON line gives every field of a document."""
    row = {
        "id": 7, "body": "Giá 5 USD.", "title": "Giá", "lead": "Tăng", "captions": ["Vàng"], "source": "Báo A",
        "published": "2025-01-28T10:43:00", "url": "https://b.vn/a", "topic": "x",
    }  # fmt: skip
    found = _one(tmp_path, "a.jsonl", json.dumps(row))
    assert (found.id, found.text, found.title, found.lead, found.captions, found.source, str(found.published)) == (
        "7", "Giá 5 USD.", "Giá", "Tăng", ("Vàng",), "Báo A", "2025-01-28 10:43:00",
    )  # fmt: skip


def test_front_matter(tmp_path):
    """Markdown gives what its front matter says; keys we do not know are left alone."""
    raw = "---\ntitle: Giá vàng\nsource: https://www.bao.vn/a\npublished: 28/1/2025\ntags: [a, b]\n---\n\nGiá 5 USD.\n"
    found = _one(tmp_path, "a.md", raw)
    assert (found.title, found.source, found.published, found.text, found.origin.line) == (
        "Giá vàng", "bao.vn", date(2025, 1, 28), "Giá 5 USD.", 8,
    )  # fmt: skip


def test_markdown_heading_is_the_title(tmp_path):
    """A Markdown title inside the text is marked there."""
    found = _one(tmp_path, "a.md", "# Giá vàng\n\nGiá 5 USD một chỉ.\n")
    assert [(r.role, found.text[r.span.start : r.span.end]) for r in found.regions] == [("title", "Giá vàng")]


@pytest.mark.parametrize(
    ("start", "source"),
    [("<!DOCTYPE html><html><body><p>Giá vàng miếng sáng nay lên 92 triệu đồng, tăng 500.000 đồng.</p>", None),
     ('{"text": "Giá vàng", "source": "Báo A"}', "Báo A"),
     ("---\nsource: Báo B\n---\nGiá vàng", "Báo B"),
     ("Giá vàng lên 92 triệu đồng một lượng.", None)],
)  # fmt: skip
def test_standard_input(start, source):
    """`-` is read by how it begins."""
    (found,) = documents(["-"], stdin=io.BytesIO(start.encode())).documents
    assert (found.text[:8], found.source) == ("Giá vàng", source)


def test_given_date_wins(tmp_path):
    """`published` is the date of every document, whatever they say."""
    (tmp_path / "a.md").write_text("---\npublished: 2025-01-28\n---\nA", encoding="utf-8")
    assert documents([str(tmp_path)], published=date(2024, 5, 6)).documents[0].published == date(2024, 5, 6)


def test_folder_in_order_and_once(tmp_path):
    """A folder is walked in order, other files are left alone, a file named twice is read once."""
    for name in ("b.txt", "a.md", "c/a.jsonl", ".hidden.txt", "d.csv", "e.HTM"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "<p>Giá vàng lên 92 triệu đồng</p>"}', encoding="utf-8")
    found = documents([f"{tmp_path}/b.txt", str(tmp_path)]).documents
    names = [document.id.removeprefix(f"{tmp_path}/") for document in found]
    assert names == ["b.txt", "a.md", "c/a.jsonl:1", "e.HTM"]


def test_folder_without_articles(tmp_path):
    """An empty folder is an error that says what was looked for."""
    (error,) = documents([str(tmp_path)]).errors
    assert str(error) == f"{tmp_path}: this folder holds no article; looked for .txt, .md, .html, .htm, .jsonl"


def test_raw_text_is_kept(tmp_path):
    """Decomposed letters, line ends, no-break and zero-width characters stay as they are."""
    raw = "Gia\u0301 va\u0300ng\u00a0lên\u200b 92 triệu.\r\nGiá &nbsp; 5."
    assert _one(tmp_path, "a.txt", raw).text == raw
