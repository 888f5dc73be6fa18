"""Reports for the page: any number of articles that tell figures of one event, and articles that try to break out."""

from __future__ import annotations

from decimal import Decimal

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
    Value,
    Verdict,
)  # fmt: skip

FILLER = "Mưa lớn kéo dài từ đêm qua, nhiều tuyến đường bị chia cắt và lực lượng cứu hộ phải đi bộ vào các bản xa. "
VERDICTS = (Verdict.CONTRADICTION, Verdict.DISCREPANCY, Verdict.DISAGREEMENT, Verdict.AMBIGUOUS, Verdict.SUPERSEDED)
HOSTILE = (
    "</script><script>window.broken = 1</script>",
    "<img src=x onerror='window.broken = 2'>",
    '" autofocus onfocus="window.broken = 3" x=\'',
    "{{ 7 * 7 }}{% raw %}${window.broken = 4}<!--",
    "Nghe\u202enói \u2067ngược\u200f \x00\x07\x1b[31m\ud83d cuối\ufffe",
    "x" * 5000,
    "<base href='https://example.invalid/'><style>*{display:none}</style>",
)


def told(index: int, people: int) -> str:
    return f"Đến chiều, đã có {people} người phải sơ tán khỏi vùng lũ số {index}."


def document(index: int, people: int, before: str = "", paragraphs: int = 8) -> Document:
    """An article in which the figure stands below the fold."""
    text = "\n".join([f"{before}{FILLER * 3}"] * paragraphs + [told(index, people)] + [FILLER * 3] * paragraphs)
    return Document(
        id=f"bai-{index}", text=text, title=f"{before}Lũ ở vùng số {index}", published=f"2025-03-{1 + index % 28:02}",
        source=f"{before}Báo {index % 5}", origin=Origin(path=f"{before}tin/bai-{index}.txt"),
    )  # fmt: skip


def anchor(article: Document, people: int) -> Anchor:
    sentence = told(int(article.id.removeprefix("bai-")), people)
    figure, begin = f"{people} người", article.text.index(sentence)
    start, amount = begin + sentence.index(figure), Decimal(people)
    value = Value(stated=amount, stated_low=amount, stated_high=amount, low=amount, high=amount, unit="người")
    return Anchor(
        doc=article.id, start=start, end=start + len(figure), text=figure, line=article.text[:start].count("\n") + 1, column=1,
        path=article.origin and article.origin.path, value=value,
        quote=Quote(text=sentence, span=Span(start=begin, end=begin + len(sentence))),
    )  # fmt: skip


def finding(number: int, verdict: Verdict, *anchors: Anchor, before: str = "") -> Finding:
    quotes = " và ".join(f"“{a.text}”" for a in anchors)
    return Finding(
        id=f"{number:016x}", rule=f"rule-{number % 4}", verdict=verdict, severity=SEVERITY[verdict], confidence=0.9,
        message=f"{before}{quotes} nói về cùng một việc", derivation=f"{before}hai khoảng không giao nhau", anchors=anchors,
    )  # fmt: skip


def sample(count: int, every: int = 1, before: str = "") -> tuple[Report, list[Document]]:
    """`count` articles; each `every`-th is held against the next one."""
    people = [1000 + 100 * index for index in range(count)]
    documents = [document(index, people[index], before) for index in range(count)]
    findings = [
        finding(
            index, VERDICTS[index // every % 5], *(anchor(documents[i], people[i]) for i in (index, index + 1)), before=before
        )
        for index in range(0, count - 1, every)
    ]
    summaries = tuple(
        DocumentSummary(id=d.id, path=d.origin and d.origin.path, title=d.title, source=d.source,
                        published=d.published and d.published.isoformat(), figures=3)
        for d in documents
    )  # fmt: skip
    coverage = Coverage(documents=count, figures=3 * count, compared=count, not_compared={"unit": 2})
    return Report(tool_version="0.1.0", documents=summaries, coverage=coverage, findings=tuple(findings)), documents


def settled() -> tuple[Report, list[Document]]:
    """A report against a baseline, the first finding suppressed and the second new."""
    report, documents = sample(8)
    why = Suppression(figure="1.000 người", reason="Đã hỏi tác giả", author="Lan", file="factcheck.toml", line=3)
    first, second, *others = report.findings
    marked = (first.model_copy(update={"suppression": why}), second.model_copy(update={"baseline": "new"}), *others)
    remark = Remark(kind="unused", message="không còn che điểm nào", path="factcheck.toml", line=9)
    return report.model_copy(update={"findings": marked, "remarks": (remark,)}), documents


def hostile() -> tuple[Report, list[Document]]:
    """Every field an article brings holds what would break a careless page."""
    return sample(3, before=" ".join(HOSTILE))
