"""A sketch keeps no article out of which something would be told, and few others in."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from archive_desk import CHECKER, CLUSTERS, article, cluster

from factcheck import Document
from factcheck.align.blocking import is_claim
from factcheck.align.marks import read, written
from factcheck.align.sketch import Likeness, marked, sketch
from factcheck.lexicon.alignment import alignment_model, alignment_words

_RULES = alignment_model()["blocking"]
_BRIDGE = "Cầu Bến Rừng nối Hải Phòng với Quảng Ninh có tổng mức đầu tư {} tỷ đồng, dài {} km."
_FESTIVAL = "Lễ hội Xương Giang khai mạc ngày {}/2/2025 tại Bắc Giang."


def _holds(a: Document, b: Document) -> bool:
    first, second = (sketch(CHECKER.read(one)) for one in (a, b))
    found = [Likeness(x, alignment_words(), _RULES).holds(y) for x, y in ((first, second), (second, first))]
    assert found[0] == found[1]
    return found[0]


def _told(a: Document, b: Document) -> bool:
    """Whether the words of the two say something of each other; declared metrics are found by keys of their own."""
    names = {"same-measure", "same-event-date"}
    findings = CHECKER.between(a, [(b, True)])
    return any(finding.rule in names for finding in findings)


@pytest.mark.parametrize("folder", CLUSTERS, ids=lambda folder: folder.name)
def test_nothing_that_is_told_is_kept_out(folder) -> None:
    articles = [document for document in cluster(folder) if not is_claim(CHECKER.read(document))]
    for a, b in combinations(articles, 2):
        assert _holds(a, b) or not _told(a, b), (a.id, b.id)


def test_some_are_kept_out_and_some_are_not() -> None:
    """Or the test above could not fail."""
    articles = [document for folder in CLUSTERS for document in cluster(folder)]
    found = [_holds(a, b) for a, b in pairwise(articles)]
    assert 0.1 < sum(found) / len(found) < 0.9


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [
        (_BRIDGE.format("1.940", "10,2"), _BRIDGE.format("2.140", "10,2"), True),
        (_BRIDGE.format("1.940", "10,2"), _BRIDGE.format("1.940", "10,2"), True),
        (_FESTIVAL.format(6), _FESTIVAL.format(6), False),
        (_FESTIVAL.format(6), _FESTIVAL.format(9), True),
        (_BRIDGE.format("1.940", "10,2"), "Giá lúa hè thu ở Đồng Tháp tăng lên 6.940 đồng một kg.", False),
        ("Xã Yên Hòa trồng 45 ha quế trong vụ xuân.", "Xã Yên Hòa trồng quế trong vụ xuân, 45 hộ tham gia.", False),
    ],
)  # fmt: skip
def test_holds(first: str, second: str, holds: bool) -> None:
    assert _holds(Document(id="a", text=first), Document(id="b", text=second)) is holds


def test_marks_are_read_as_they_were_written() -> None:
    marks = [marked(s) for s in CHECKER.read(article("a")).statements]
    assert len(marks) == 1
    told = next(read(written(marks[0])))
    assert [tuple(getattr(told, n)) for n in ("head", "before", "after")] == [
        tuple(getattr(marks[0], n)) for n in ("head", "before", "after")
    ]
    assert (told.flags, told.value, told.clause) == (marks[0].flags, marks[0].value, marks[0].clause)
