"""Reports built by hand: what the renderers are tested on, so that no change of a check moves a golden file."""

from __future__ import annotations

import unicodedata
from datetime import date

from factcheck.model import (
    SEVERITY,
    Anchor,
    Coverage,
    Document,
    DocumentSummary,
    Finding,
    Origin,
    Quote,
    Remark,
    Report,
    Span,
    Suppression,
    Verdict,
)  # fmt: skip

PRICE = (
    "Theo Bernstein, mô hình DeepSeek rẻ hơn từ 20 đến 40 lần nếu đặt cạnh mô hình cùng hạng của OpenAI, "
    "điều khiến giới đầu tư ở Phố Wall đặt câu hỏi về chi phí."
)
TOKENS = "OpenAI thu 2,5 USD cho một triệu token đầu vào, còn DeepSeek chỉ thu 0,014 USD cho một triệu token đầu vào."
NFD = unicodedata.normalize("NFD", "Lũ quét ở Điện Biên khiến 74.000 người phải sơ tán.")
EMOJI = "🌊👨‍👩‍👧 Lũ 🇻🇳 quét: 84.000 người phải sơ tán.\r\n\x1b[31mẢnh\u202e: TTXVN"


def anchor(sentence: str, figure: str, place: str, *, line: int = 1, field: str = "text", offset: int = 0) -> Anchor:
    """The figure in its sentence, which begins at `offset` of the field."""
    start = sentence.index(figure)
    return Anchor(
        doc=place.partition(".")[0], field=field, start=offset + start, end=offset + start + len(figure), text=figure,
        line=line, column=start + 1, path=place if "." in place else None,
        quote=Quote(text=sentence, span=Span(start=offset, end=offset + len(sentence))),
    )  # fmt: skip


def finding(verdict: Verdict, rule: str, message: str, derivation: str, *anchors: Anchor, share: float = 0.93) -> Finding:
    return Finding(
        id=f"{rule}-0001", rule=rule, verdict=verdict, severity=SEVERITY[verdict], confidence=share, message=message,
        derivation=derivation, anchors=anchors,
    )  # fmt: skip


RATIO = finding(
    Verdict.CONTRADICTION, "token-price-ratio", "“20 đến 40 lần” không khớp với “2,5 USD” và “0,014 USD”.",
    "2,5 ÷ 0,014 = 178,6; ngoài khoảng từ 20 đến 40",
    anchor(PRICE, "từ 20 đến 40 lần", "000.txt", line=12),
    anchor(TOKENS, "2,5 USD", "000.txt", line=14, offset=900),
    anchor(TOKENS, "0,014 USD", "000.txt", line=14, offset=900),
)  # fmt: skip
EVACUATED = finding(
    Verdict.DISAGREEMENT, "same-measure", "“74.000 người” và “84.000 người” nói về cùng một con số.",
    "74.000 ≠ 84.000",
    anchor(NFD, unicodedata.normalize("NFD", "74.000 người"), "b.md", field="title"),
    anchor(EMOJI, "84.000 người", "c", line=3, field="captions.0"),
    share=0.999,
)  # fmt: skip
UPDATED = finding(
    Verdict.SUPERSEDED, "same-measure", "“12 người” được cập nhật thành “15 người”.", "",
    anchor("Đã có 12 người thiệt mạng.", "12 người", "d.txt"), anchor("Có 15 người thiệt mạng.", "15 người", "e.txt"),
    share=1,
)  # fmt: skip
HELD = finding(
    Verdict.CONSISTENT, "percent-change", "“96,4%” khớp với “60 USD” và “2,19 USD”.", "1 − 2,19 ÷ 60 = 96,35%",
    anchor("Rẻ hơn 96,4% so với o1.", "96,4%", "002.txt", line=7),
)  # fmt: skip


def report(*findings: Finding) -> Report:
    return Report(
        tool_version="0.1.0",
        documents=(
            DocumentSummary(id="000", path="000.txt", title=None, source="Báo", published="2025-01-28", figures=1204),
        ),
        coverage=Coverage(documents=1, figures=1204, compared=12, not_compared={}),
        findings=findings,
    )  # fmt: skip


DOCUMENTS = (
    Document(id="000", text=f"{PRICE}\n{' ' * (899 - len(PRICE))}{TOKENS}\nHết.", title="Giá token", published="2025-01-28",
             origin=Origin(path="000.txt", line=12)),
    Document(id="b", text="Lũ quét.", title=NFD, origin=Origin(path="b.md")),
)  # fmt: skip
FULL = report(RATIO, EVACUATED, UPDATED, HELD)
EMPTY = report()

STANDS = Suppression(
    rule="token-price-ratio", paths=("000.txt",), reason="Giá theo bảng | cũ", author="N. T. An", expires=date(2999, 1, 1),
    file="factcheck-suppressions.toml", line=3,
)  # fmt: skip
SETTLED = report(
    RATIO.model_copy(update={"suppression": STANDS, "baseline": "new"}),
    EVACUATED.model_copy(update={"baseline": "unchanged"}),
    UPDATED.model_copy(update={"baseline": "new"}),
).model_copy(update={"remarks": (Remark(kind="unused", message="không còn che điểm nào: “21%”", path="a,b.toml", line=7),)})
