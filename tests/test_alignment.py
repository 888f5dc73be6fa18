"""What may be compared between two articles, and which articles meet."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck.align.assign import Assigner
from factcheck.align.features import Comparer
from factcheck.align.gates import GATES, vetoes
from factcheck.align.meeting import related
from factcheck.align.profile import Profiler
from factcheck.align.scene import Scene
from factcheck.claims import article
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.parse.scan import scanner

CORPUS = Path(__file__).parents[1] / "fixtures/corpus"
ROWS, TWINS = (
    yaml.load((CORPUS / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for name in ("align.yaml", "twins.yaml")
)
DAY = "2025-03-12T08:00:00"


def _read(name, text, published=DAY, title=None):
    return article(factcheck.Document(id=name, text=text, published=published, source=name, title=title), scanner())


def _says(row):
    words = alignment_words()
    profiler = Profiler(words)
    later = "2025-03-13T09:00:00" if row["says"] == "own-day" or "later" in row else DAY
    days = (None, None) if "undated" in row else (DAY, later)
    sides = [_read(name, row[name], day) for name, day in zip("ab", days, strict=True)]
    a, b = ([profiler.profile(s) for s in side.statements] for side in sides)
    pairs = Assigner(Comparer(words), alignment_model()).pairs(a, b)
    wanted = [p for p in pairs if [p.a.statement.surface, p.b.statement.surface] == row["figures"]]
    assert wanted, [(p.a.statement.surface, p.b.statement.surface) for p in pairs]
    return ["agree"] if not wanted[0].differs else vetoes(wanted[0], Scene(words, profiler, pairs)) or ["conflict"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['says']}-{row['figures'][0]}")
def test_corpus(row):
    """A row is a conflict, an agreement, or kept back by the gate it names."""
    assert row["says"] in _says(row)


def _conflicts(one, other):
    named = (("a", one), ("b", other))
    documents = (factcheck.Document(id=name, text=text, published="2025-03-12", source=name) for name, text in named)
    found = [f for f in factcheck.check(documents).findings if f.verdict in ("contradiction", "discrepancy", "disagreement")]
    return [{anchor.text for anchor in f.anchors} for f in found]


@pytest.mark.parametrize("row", TWINS, ids=lambda row: row["of"])
def test_twins(row):
    """Two articles that tell one figure otherwise are told; their near-identical twin is left alone."""
    told = _conflicts(row["a"], row["conflict"])
    assert any(all(any(said in figure for figure in figures) for said in row["figures"]) for figures in told), told
    assert _conflicts(row["a"], row["silent"]) == []


def test_unrelated_articles_never_meet():
    """Two stories without telling words in common are not aligned."""
    texts = [
        "Cà phê nhân xô Đắk Lắk lập đỉnh, thương lái gom hàng xuất khẩu, nông dân găm lại chờ thêm phiên tăng mạnh nữa.",
        "Vé tàu giường nằm khứ hồi hạng sang mở bán sớm, ngành đường sắt nối thêm toa phục vụ khách nghỉ lễ dài ngày.",
    ]
    rules = alignment_model()["blocking"]
    assert list(related([_read("a", texts[0]), _read("b", texts[1])], alignment_words(), rules)) == []


def test_articles_of_two_years_never_meet():
    """The same words a year later tell of another time."""
    text = "Festival khinh khí cầu Mộc Châu thu hút du khách, ban tổ chức thả đèn trời, biểu diễn khèn, thi nấu xôi ngũ sắc."
    articles = [_read("a", text), _read("b", text, "2026-03-12T08:00:00")]
    assert list(related(articles, alignment_words(), alignment_model()["blocking"])) == []


def test_words_are_rare_within_their_days():
    """What too many articles say tells nothing; what as many say in other months does not count."""
    festival = "Festival khinh khí cầu Mộc Châu thu hút 9.200 du khách, có thả đèn trời, biểu diễn khèn, thi nấu xôi ngũ sắc."
    rules = alignment_model()["blocking"] | {"crowded": 3}

    def met(*days):
        articles = [_read(str(i), festival, f"{day}T08:00:00") for i, day in enumerate(days)]
        return list(related(articles, alignment_words(), rules))

    assert met("2025-03-12", "2025-03-12", "2025-01-12", "2025-05-12", "2025-07-12") == [(0, 1)]
    assert met(*["2025-03-12"] * 5) == []


def test_title_against_body():
    """A title whose amount is not the one of the body is held against it."""
    body = "Điều này có nghĩa là câu lạc bộ Sao Biển còn 52 triệu euro để mua thêm tân binh."
    document = factcheck.Document(
        id="a", title="Sao Biển còn 57 triệu euro để mua thêm tân binh", text=body, source="x", published=DAY
    )
    assert [f.rule for f in factcheck.check([document]).findings if f.severity == "error"] == ["furniture"]


@pytest.mark.parametrize(
    ("claim", "source", "loud"),
    [
        ("Linh bị hạ hai bậc hạnh kiểm.", "Cuối kỳ, Linh bị hạ một bậc hạnh kiểm.", ["hai bậc", "một bậc"]),
        ("Linh bị hạ hai bậc hạnh kiểm.", "Cuối kỳ, Linh bị hạ hai bậc hạnh kiểm.", None),
        ("Khoa Vân nuôi ba con nai.", "Khoa Vân nuôi một số con nai.", None),
        ("Lớp có tuổi trung bình là 20,5.", "Lớp có tuổi trung bình là 25,4 tuổi.", ["20,5", "25,4 tuổi"]),
        ("Lớp có điểm trung bình là 20,5.", "Lớp có tuổi trung bình là 25,4 tuổi.", None),
        ("Chuẩn WiFi 7 truyền vượt trội ở nhà máy Kha Mộc.", "Chuẩn WiFi 6 truyền vượt trội ở nhà máy Kha Mộc.", ["7", "6"]),
        (
            "Chuẩn WiFi 7 cho tốc độ đường truyền vượt trội ở nhà máy Kha Mộc.",
            "Chuẩn mới cho tốc độ đường truyền gấp ba so với WiFi 6 ở nhà máy Kha Mộc.",
            None,
        ),
    ],
)
def test_claim_against_article(claim, source, loud):
    """What a text of one sentence restates otherwise is found, `một` before a noun it counts as well."""
    documents = [factcheck.Document(id="claim", text=claim), factcheck.Document(id="source", text=source)]
    found = [[a.text for a in f.anchors] for f in factcheck.check(documents).findings if f.verdict == "contradiction"]
    assert found == ([loud] if loud else [])


def test_order_of_articles_is_nothing():
    """The report is the same whichever article comes first."""
    documents = [
        factcheck.Document(id=name, text=text, published=DAY, source=name)
        for name, text in (("a", ROWS[0]["a"]), ("b", ROWS[0]["b"]))
    ]
    assert factcheck.check(documents).findings == factcheck.check(documents[::-1]).findings


def test_gates_have_words():
    """Every gate has words for its reason in both languages."""
    wording = yaml.safe_load((Path(__file__).parents[1] / "rules/wording.yaml").read_text(encoding="utf-8"))
    assert [gate for gate in GATES if f"reason.{gate}" not in wording] == []
