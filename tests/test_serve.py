"""The desk service, as a process on this machine that is asked over HTTP."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from serving import Server, served

from factcheck.cli import main

TESTS = Path(__file__).parent
SENTENCE = "Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%."
HTML = "<p>😀 Giá vé tăng từ <b>500.000</b>&nbsp;đồng lên 550.000 đồng, tăng 20%.</p>"
CMS = "https://cms.example"
TOKEN = "a token of the newsroom"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served("--time-limit", "2") as running:
        yield running


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    with server.client() as asking:
        yield asking


@pytest.fixture(scope="module")
def guarded() -> Iterator[Server]:
    with served("--max-bytes", "2000", "--cors-origin", CMS, FACTCHECK_TOKEN=TOKEN) as running:
        yield running


def check(client: httpx.Client, **request: object) -> dict:
    answer = client.post("/v1/check", json=request)
    assert answer.status_code == 200, answer.text
    return answer.json()


def anchors(report: dict) -> list[dict]:
    return [anchor for finding in report["findings"] for anchor in finding["anchors"]]


def test_check_finds_what_the_command_finds(client: httpx.Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The findings are those of `factcheck check --format json`, but for ids, which hold the name of the file."""
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    main(["check", str(tmp_path / "a.txt"), "--format", "json"])
    told = json.loads(capsys.readouterr().out)["findings"]
    found = check(client, body=SENTENCE)["findings"]
    keys = ("rule", "verdict", "severity", "confidence", "message", "derivation")
    assert [[f[key] for key in keys] for f in found] == [[f[key] for key in keys] for f in told]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_offsets_count_as_the_caller_counts(client: httpx.Client, encoding: str) -> None:
    """Offsets index `texts` and, as `source`, the HTML that was sent, in the units that were asked for."""
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]

    def cut(text: str, place: dict) -> str:
        return text.encode(codec)[place["start"] * size : place["end"] * size].decode(codec)

    report = check(client, body=HTML, format="html", encoding=encoding)
    text = report["texts"]["article"]["text"]
    assert [(cut(text, a), cut(HTML, a["source"])) for a in anchors(report)] == [
        ("500.000\xa0đồng", "500.000</b>&nbsp;đồng"), ("550.000 đồng", "550.000 đồng"), ("20%", "20%"),
    ]  # fmt: skip


def test_markdown_keeps_its_places(client: httpx.Client) -> None:
    """Front matter is read, and places count from the start of what was sent."""
    body = f"---\npublished: 2025-01-28\n---\n\n{SENTENCE}"
    report = check(client, body=body, format="markdown")
    places = [body[a["source"]["start"] : a["source"]["end"]] for a in anchors(report)]
    assert (report["documents"][0]["published"], places) == ("2025-01-28", [a["text"] for a in anchors(report)])


def test_a_whole_page_is_read_as_a_page(client: httpx.Client) -> None:
    """A page is cleared of its furniture; places in it are not known, those in its text are."""
    prose = "Đoạn văn này nói về một chuyến tàu và những người đi trên chuyến tàu ấy, không có gì để so sánh. " * 3
    page = f"<!doctype html><html><body><article><h1>Giá vé tàu</h1><p>{SENTENCE}</p><p>{prose}</p></article></body></html>"
    report = check(client, body=page, format="html")
    text = report["texts"]["article"]["text"]
    assert [(text[a["start"] : a["end"]] == a["text"], a["source"]) for a in anchors(report)] == [(True, None)] * 3


def test_fields_are_held_against_each_other(client: httpx.Client) -> None:
    """A figure of the title that differs from the body's is found, and the anchor names its field."""
    title, body = "Tàu Thống Nhất chở 12.400 khách", "Tàu Thống Nhất chở 14.200 khách trong ngày 28/1."
    found = anchors(check(client, title=title, body=body))
    assert {anchor.get("field", "text") for anchor in found} == {"title", "text"}


def test_related_articles(client: httpx.Client) -> None:
    """An article is held against others on the story."""
    first, second = (f"Tàu Thống Nhất chở {n} khách trong ngày 28/1/2025." for n in ("12.400", "14.200"))
    report = check(client, id="draft", body=first, related=[{"id": "wire", "body": second}])
    assert {anchor["doc"] for anchor in anchors(report)} == {"draft", "wire"}


def test_extract(client: httpx.Client) -> None:
    """Mentions have values, and their places in the text."""
    answer = client.post("/v1/extract", json={"body": SENTENCE}).json()
    mention = answer["mentions"][0]
    place = slice(mention["span"]["start"], mention["span"]["end"])
    assert (answer["texts"]["text"][place], mention["value"]["stated"]) == ("500.000 đồng", "500000")


@pytest.mark.parametrize(
    ("request_", "word"),
    [
        ({"body": SENTENCE, "ignore": ["percent-chang"]}, "percent-change"),
        ({"body": SENTENCE, "published_at": "28/1/2025"}, "published_at"),
        ({"body": SENTENCE, "titel": "x"}, "titel"),
        ({"body": "---\npublished: hôm qua\n---\nx", "format": "markdown"}, "article:2"),
        ({"id": "a", "body": SENTENCE, "related": [{"id": "a", "body": SENTENCE}]}, "related.0"),
    ],
)
def test_what_cannot_be_used_is_named(client: httpx.Client, request_: dict, word: str) -> None:
    """A refusal names the place and quotes nothing of the article."""
    answer = client.post("/v1/check", json=request_)
    assert (answer.status_code, word in answer.text, "500.000" in answer.text) == (422, True, False)


def lt(client: httpx.Client, **form: str) -> httpx.Response:
    return client.post("/v2/check", data={"language": "vi", **form})


def test_languagetool_text(client: httpx.Client) -> None:
    """Offsets are UTF-16 code units of the text."""
    text = f"😀 {SENTENCE}"
    units = text.encode("utf-16-le")
    matches = lt(client, text=text).json()["matches"]
    places = [units[m["offset"] * 2 : (m["offset"] + m["length"]) * 2].decode("utf-16-le") for m in matches]
    assert places == ["500.000 đồng", "550.000 đồng", "20%"]


def test_languagetool_data(client: httpx.Client) -> None:
    """Markup is not read, but counted."""
    pieces = [{"markup": "<p>"}, {"text": "Giá vé tăng từ "}, {"markup": "<b>"}, {"text": "500.000 đồng"}, {"markup": "</b>"}]
    pieces += [{"markup": "<br>", "interpretAs": " "}, {"text": "lên 550.000 đồng, tăng 20%."}]
    whole = "".join(piece.get("text", piece.get("markup", "")) for piece in pieces)
    matches = lt(client, data=json.dumps({"annotation": pieces})).json()["matches"]
    assert [whole[m["offset"] : m["offset"] + m["length"]] for m in matches] == ["500.000 đồng", "550.000 đồng", "20%"]


@pytest.mark.parametrize(
    "form", [{}, {"text": "a", "data": "{}"}, {"data": "[]"}, {"text": "a", "language": "xx"}, {"data": "[" * 5000}]
)
def test_languagetool_refusals(client: httpx.Client, form: dict[str, str]) -> None:
    """A client of LanguageTool gets the plain line it expects."""
    answer = lt(client, **form)
    assert (answer.status_code, answer.text[:7]) == (400, "Error: ")


def test_languagetool_rules(client: httpx.Client) -> None:
    """Rules are turned off as there; ids of other checkers are not refused."""
    assert lt(client, text=SENTENCE, disabledRules="percent-change,UPPERCASE_SENTENCE_START").json()["matches"] == []


def test_the_page_checks_what_is_pasted(client: httpx.Client) -> None:
    """A form, and then the report with the computation, hostile text escaped."""
    report = client.post("/", data={"body": f"<script>alert(1)</script> {SENTENCE}", "title": ""})
    assert ("(550.000 - 500.000) / 500.000" in report.text, "<script>alert" in report.text) == (True, False)


def test_two_hundred_at_once(client: httpx.Client) -> None:
    """200 clients at one time are all answered, each with its own article."""

    def found(number: int) -> bool:
        answer = client.post("/v1/check", json={"id": f"article {number}", "body": SENTENCE})
        return answer.status_code == 200 and {a["doc"] for a in anchors(answer.json())} == {f"article {number}"}

    with ThreadPoolExecutor(200) as pool:
        assert all(pool.map(found, range(200)))


def test_an_article_that_takes_too_long_is_given_up(client: httpx.Client) -> None:
    """504 after the time limit; then the service goes on."""
    slow = " ".join(f"Ngày {n % 28 + 1}/3/2024, giá tăng từ {n} USD lên {n + 9} USD, tăng {n % 90}%." for n in range(14_000))
    codes = [client.post("/v1/check", json={"body": body}).status_code for body in (slow, SENTENCE)]
    assert codes == [504, 200]


def test_nothing_of_an_article_is_logged() -> None:
    """The log has routes and codes; addresses, bodies and errors may quote an article."""
    secret = "bimattoasoan"
    with served() as running, running.client() as asking:
        asking.post("/v1/check", json={"body": secret, "ignore": [secret]})
        asking.post(f"/v2/check?text={secret}", data={"language": secret})
        asking.get(f"/{secret}")
        asking.post("/v1/check", content=secret.encode())
    log = "".join(running.log)
    assert (secret in log, "POST /v1/check 422" in log) == (False, True)


def test_a_signal_lets_requests_end() -> None:
    """A request that runs is answered before the service ends, and no process stays."""
    body = " ".join(f"Ngày {n % 28 + 1}/3/2024, giá tăng {n % 90}%." for n in range(3_000))
    with served() as running, running.client() as asking, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(asking.post, "/v1/check", json={"body": body})
        while "factcheck_jobs 1.0" not in asking.get("/metrics").text and not answer.done():
            pass
        running.process.terminate()
        assert answer.result().status_code == 200


def test_other_machines_need_a_token(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """An open address without a token is refused before anything listens."""
    monkeypatch.delenv("FACTCHECK_TOKEN", raising=False)
    assert (main(["serve", "--host", "0.0.0.0"]), "FACTCHECK_TOKEN" in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize(("content", "word"), [(None, "cannot be read"), ("short", "16 are needed")])
def test_a_token_file(content: str | None, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there or a token that can be guessed is refused."""
    file = tmp_path / "token"
    if content:
        file.write_text(content, encoding="utf-8")
    assert (main(["serve", "--token-file", str(file)]), word in capsys.readouterr().err) == (2, True)


BASIC = base64.b64encode(f"editor:{TOKEN}".encode()).decode()


@pytest.mark.parametrize(
    ("header", "code"),
    [("", 401), ("Bearer wrong", 401), (f"Bearer {TOKEN}", 200), (f"Basic {BASIC}", 200), ("Basic %%", 401), (TOKEN, 401)],
)
def test_the_token_is_asked_for(guarded: Server, header: str, code: int) -> None:
    """As `Bearer`, or as the password that a browser asks for."""
    with guarded.client(**({"Authorization": header} if header else {})) as asking:
        assert {asking.get("/").status_code, asking.post("/v1/check", json={"body": "x"}).status_code} == {code}


def test_a_languagetool_client_sends_the_token_as_a_field(guarded: Server) -> None:
    """`apiKey` is the one place where its clients can put it."""
    with guarded.client() as asking:
        codes = [lt(asking, text="x", **key).status_code for key in ({}, {"apiKey": "no"}, {"apiKey": TOKEN})]
    assert codes == [403, 403, 200]


def test_health_needs_no_token(guarded: Server) -> None:
    """A load balancer knows none."""
    with guarded.client() as asking:
        assert [asking.get(path).status_code for path in ("/health", "/healthz", "/metrics")] == [200, 200, 401]


@pytest.mark.parametrize("declared", [True, False])
def test_a_large_request_is_refused(guarded: Server, declared: bool) -> None:
    """413 whether or not the client says how much comes."""
    body = json.dumps({"body": "x" * 3000}).encode()
    content = body if declared else iter([body[:1500], body[1500:]])
    with guarded.client(Authorization=f"Bearer {TOKEN}") as asking:
        answer = asking.post("/v1/check", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize(("origin", "allowed"), [(CMS, CMS), ("https://evil.example", None)])
def test_cors(guarded: Server, origin: str, allowed: str | None) -> None:
    """Pages of the origins that were named may ask, others may not."""
    wanted = {"Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    with guarded.client() as asking:
        answer = asking.options("/v1/check", headers=wanted)
    assert answer.headers.get("access-control-allow-origin") == allowed


@pytest.mark.parametrize("path", ["/", "/health", "/nothing", "/v1/check"])
def test_headers_of_safety(client: httpx.Client, path: str) -> None:
    """Every answer says how it may be used."""
    headers = client.get(path).headers
    said = headers["x-content-type-options"], headers["x-frame-options"], headers["content-security-policy"][:18]
    assert said == ("nosniff", "DENY", "default-src 'none'")


def test_it_does_what_its_description_says(server: Server, tmp_path: Path) -> None:
    """Schemathesis finds no answer that the description does not allow."""
    program = str(Path(sys.executable).with_name("schemathesis"))
    options = ["--max-examples", "15", "--seed", "1", "--no-color", "--phases", "examples,coverage,fuzzing"]
    command = [program, "--config-file", str(TESTS / "schemathesis.toml"), "run", f"{server.url}/openapi.json", *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


def test_a_port_that_is_taken(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """One line that names the port."""
    port = str(httpx.URL(server.url).port)
    assert (main(["serve", "--port", port]), port in capsys.readouterr().err) == (2, True)


def test_the_configuration_holds(tmp_path: Path) -> None:
    """What the newsroom leaves out stays out; what a request names is added."""
    (tmp_path / "factcheck.toml").write_text('lang = "en"\nignore = ["percent-change"]\n', encoding="utf-8")
    with served("--config", str(tmp_path / "factcheck.toml")) as running, running.client() as asking:
        assert check(asking, body=SENTENCE)["findings"] == []


def test_a_configuration_that_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The place is named before anything is served."""
    (tmp_path / "factcheck.toml").write_text('ignore = ["percent-chnage"]\n', encoding="utf-8")
    assert main(["serve", "--config", str(tmp_path / "factcheck.toml")]) == 2
    assert "factcheck.toml:1" in capsys.readouterr().err


def test_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was published differs: both clients of the service and of LanguageTool are told, of places in their own text."""
    published = "---\npublished: 2025-01-28\n---\n\nTàu Thống Nhất chở 12.400 khách trong ngày 28/1/2025.\n"
    (tmp_path / "wire.md").write_text(published, encoding="utf-8")
    archive = str(tmp_path / "archive.db")
    assert main(["archive", "add", archive, str(tmp_path / "wire.md")]) == 0
    draft = "Tàu Thống Nhất chở 14.200 khách trong ngày 28/1/2025."
    with served("--against", archive) as running, running.client() as asking:
        report = check(asking, body=draft, published_at="2025-01-28", encoding="utf-16")
        matches = lt(asking, text=draft).json()["matches"]
    assert len({anchor["doc"] for anchor in anchors(report)}) == 2
    assert [draft[m["offset"] : m["offset"] + m["length"]] for m in matches] == ["14.200 khách"]


def test_an_archive_that_fails(tmp_path: Path) -> None:
    """Damaged while it is served, it is named in an answer 503; restored, it is asked again."""
    path, copy = tmp_path / "archive.db", tmp_path / "copy.db"
    (tmp_path / "a.txt").write_text("Tàu Thống Nhất chở 12.400 khách.", encoding="utf-8")
    assert main(["archive", "add", str(path), str(tmp_path / "a.txt")]) == 0
    copy.write_bytes(path.read_bytes())
    with served("--against", str(path)) as running, running.client() as asking:
        path.write_bytes(b"no archive".ljust(4096, b"."))
        answers = [
            asking.post("/v1/check", json={"body": SENTENCE}),
            asking.post("/", data={"body": SENTENCE}),
            lt(asking, text=SENTENCE),
        ]
        path.write_bytes(copy.read_bytes())
        again = asking.post("/v1/check", json={"body": SENTENCE})
    assert [answer.status_code for answer in answers] == [503, 503, 503]
    assert all("archive.db: is no archive" in answer.text for answer in answers)
    assert (again.status_code, len(again.json()["findings"])) == (200, 1)


def test_suppressions(tmp_path: Path) -> None:
    """What the desk lets stand comes back marked, and not to clients of LanguageTool; the file is read at each request."""
    side = tmp_path / "factcheck-suppressions.toml"
    entry = '[[suppression]]\npaths = ["article", "text"]\nrule = "percent-change"\nreason = "as announced"\n'
    side.write_text(entry, encoding="utf-8")
    with served("--suppressions", str(side)) as running, running.client() as asking:
        marked = check(asking, body=SENTENCE)["findings"]
        matches = lt(asking, text=SENTENCE).json()["matches"]
        side.write_text("", encoding="utf-8")
        unmarked = check(asking, body=SENTENCE)["findings"]
        side.write_text("[[suppression]]\n", encoding="utf-8")
        wrong = asking.post("/v1/check", json={"body": SENTENCE})
    assert [f["suppression"]["reason"] for f in marked] == ["as announced"]
    assert (matches, [f.get("suppression") for f in unmarked]) == ([], [None])
    assert (wrong.status_code, "factcheck-suppressions.toml:1" in wrong.json()["detail"]) == (503, True)


def test_suppressions_that_are_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are refused before anything is served."""
    (tmp_path / "side.toml").write_text("[[suppression]]\n", encoding="utf-8")
    assert main(["serve", "--suppressions", str(tmp_path / "side.toml")]) == 2
    assert "side.toml:1" in capsys.readouterr().err


def test_an_archive_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named before anything is served."""
    assert main(["serve", "--against", str(tmp_path / "none.db")]) == 2
    assert "none.db" in capsys.readouterr().err
