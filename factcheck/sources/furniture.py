"""`rules/lexicon/furniture.yaml` as look-up tables: the words that stand around an article on a saved page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import regex

from factcheck.kept.unicode_expressions import unicode_compiled
from factcheck.lexicon.files import load, rules_dir
from factcheck.sources.stamps import StampWords, stamp_words


class PageClasses(NamedTuple):
    """Class names and the like that say what an element of a web page is."""

    sapo: frozenset[str]
    sapo_loose: frozenset[str]
    caption: frozenset[str]
    author: frozenset[str]
    date: frozenset[str]
    drop: frozenset[str]
    drop_types: frozenset[str]


class Furniture(NamedTuple):
    """Patterns and headings; everything compared in NFC and without case."""

    credit: regex.Pattern[str]
    picture: regex.Pattern[str]
    crumb: regex.Pattern[str]
    source: regex.Pattern[str]
    person: regex.Pattern[str]
    feet: frozenset[str]
    boxes: frozenset[str]
    inserts: frozenset[str]
    outlets: dict[str, str]
    source_words: int
    stamp: StampWords
    page: PageClasses


@cache
def furniture(path: Path | None = None) -> Furniture:
    """The furniture words of the package, or of another file of the same shape."""
    return _built(load(path or rules_dir() / "lexicon" / "furniture.yaml"))


def _built(data: Any) -> Furniture:
    words = int(data["credit_words"])
    return Furniture(
        credit=_credit(data["credits"], data["illustrations"], words),
        picture=_pattern(rf"(?P<name>.*?)\s*[-–(]*\s*\b(?:{_any(data['picture_labels'])})\s+\d{{1,3}}\s*[.)]*"),
        # "Trang chủKinh tếChứng khoán", "Trang chủ › Kinh tế"; not "Trang chủ Google đổi màu".
        crumb=unicode_compiled(rf"(?i:{_any(data['crumbs'])})(?:\p{{Lu}}.*|\s*[›»>|/].*)?"),
        source=_pattern(rf"\(?(?:{_any(data['sources'])})(?:\s*:\s*|\s+)(?P<name>\S.*?)[).]*"),
        person=_pattern(rf"(?:{_any(data['persons'])})\b.*|\W.*|\d{{1,2}}\s*[.)/-].*|[IVX]+\..*"),
        feet=_folded(data["feet"]),
        boxes=_folded(data["boxes"]),
        inserts=_folded(data["inserts"]),
        outlets={name.casefold(): name for name in data["outlets"]},
        source_words=int(data["source_words"]),
        stamp=stamp_words(data["date_line"]),
        page=PageClasses(**{name: _folded(data["html"][name]) for name in PageClasses._fields}),
    )


def _credit(marks: list[str], illustrations: list[str], words: int) -> regex.Pattern[str]:
    # "Cảng Cát Lái. Ảnh: TTXVN", "(Ảnh: Reuters)", "Công nhân. Ảnh minh họa"; not "Ảnh hưởng: …".
    named = rf"(?:{_any(marks)})\s*:\s*(?:[^\s:]+\s*){{1,{words}}}+"
    return _pattern(rf"(?:.*?[\W_])??(?:{named}|(?:{_any(illustrations)})[\s.)]*+)")


def _pattern(source: str) -> regex.Pattern[str]:
    return unicode_compiled(f"(?is){source}")


def _any(words: Iterable[str]) -> str:
    return "|".join(regex.escape(word, literal_spaces=True) for word in sorted(words, key=len, reverse=True))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
