"""Errors are planted only where a text holds something against them, the same ones every time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from factcheck import Checker, Document

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
from seeding import KINDS, plants

FUNDED = "Dự án đường ven sông Hải Tân tốn 1.252 tỷ đồng. Hải Tân xác nhận dự án đường ven sông tốn 1.252 tỷ đồng."
TWICE = "Tỉnh Hà Sơn đã sơ tán 4.652 người dân vùng lũ. Tối đó, chính quyền Hà Sơn xác nhận sơ tán 4.652 người dân vùng lũ."
CHECKER = Checker()
ROWS = {
    "x10": (TWICE, "46.520 người dân"),
    "x1,000": (TWICE, "4.652.000 người dân"),
    "x1,000,000": (TWICE, "4.652.000.000 người dân"),
    "digit-swap": (TWICE, "6.452 người dân"),
    "separator": (FUNDED, "1,252 tỷ đồng"),
    "second-mention": (TWICE, "6.652 người dân"),
    "weekday": ("Lễ hội mở vào thứ hai (27/1/2025).", "thứ ba"),
    "lunar": ("Lễ hội mở vào rằm tháng Giêng (12/2/2025).", "15/2/2025"),
    "percent-point": ("Lãi suất tăng từ 5% lên 6%, tăng 1 điểm phần trăm.", "1%"),
    "sum": ("Đoàn gồm 12 nam và 9 nữ, tổng cộng 21 người.", "22 người"),
    "ratio": ("Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 10%.", "30%"),
    "reversed-range": ("Triển lãm mở từ 20/5 đến 25/5.", "từ 25/5 đến 20/5"),
}


def written(text: str, kind: str, title: str | None = None) -> list[str]:
    article = CHECKER.read(Document(id="a", text=text, title=title, published="2025-01-20"))
    return [plant.written for plant in plants(article) if plant.kind == kind]


@pytest.mark.parametrize("kind", ROWS)
def test_planted(kind: str) -> None:
    """What is written in place of the figure."""
    text, expected = ROWS[kind]
    assert expected in written(text, kind)


def test_headline() -> None:
    """A figure of the title that the text repeats."""
    assert written(TWICE, "headline", "Hà Sơn sơ tán 4.652 người dân vùng lũ")[0] == "6.652 người dân"


@pytest.mark.parametrize("text", ["Có 4.652 người. Hôm sau, chợ bán 4.652 người máy cũ.", "Giá 5 USD.", "Thứ hai, có 3 việc."])
def test_nothing_to_hold_on_to(text: str) -> None:
    """Without a second telling, a list or a date nothing is planted."""
    assert list(plants(CHECKER.read(Document(id="a", text=text)))) == []


def test_every_kind_has_a_row() -> None:
    """No kind is left without a test."""
    assert {*ROWS, "headline"} == set(KINDS)
