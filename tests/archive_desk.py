"""Articles and archives for the tests: a few of our own, and more that a number makes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factcheck import Checker, Document
from factcheck.archive import Archive, opened
from factcheck.archive.rows import Row, row
from factcheck.sources import documents

CLUSTERS = sorted(path for path in (Path(__file__).parents[1] / "fixtures/clusters").iterdir() if path.is_dir())
CHECKER = Checker()
NOW = "2026-01-02T03:04:05+00:00"

_RESERVOIR = (
    "Tỉnh Lào Cai khởi công hồ chứa nước Nậm Lúc tại huyện Văn Bàn với vốn đầu tư {cost} tỷ đồng, tưới cho cánh đồng Khánh Yên."
)


def article(id_: str, cost: int = 420, day: str | None = "2025-03-12", source: str = "bao-a") -> Document:
    """An article on the cost of one reservoir."""
    return Document(id=id_, text=_RESERVOIR.format(cost=cost), title="Hồ Nậm Lúc", published=day, source=source)


def numbered(number: int) -> Document:
    """One of any number of articles, no two alike."""
    text = f"Hợp tác xã Tân Lập {number} thu hoạch {number + 7} tấn vải thiều, bán giá {number % 90 + 10}.000 đồng một kg."
    return Document(id=f"n{number}", text=text, published="2025-06-01", source="bao-b")


def cluster(folder: Path) -> list[Document]:
    """The articles of a demonstration cluster."""
    return list(documents([str(folder)]).documents)


def rows(articles: Iterable[Document]) -> list[Row]:
    return [row(CHECKER.read(article), CHECKER.reader) for article in articles]


def filled(address: str, articles: Iterable[Document]) -> Archive:
    """An archive that holds the articles."""
    archive = opened(address, making=True)
    archive.add(rows(articles), NOW)
    return archive


def said(draft: Document, archive: Archive) -> list[tuple[str, str]]:
    """What a draft is told about published articles: ids and verdicts."""
    report = CHECKER.check([draft], against=archive)
    return [(f.id, f.verdict) for f in report.findings if len({anchor.doc for anchor in f.anchors}) > 1]
