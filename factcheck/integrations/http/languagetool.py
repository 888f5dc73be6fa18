"""`POST /v2/check` as LanguageTool's HTTP API has it, so that its clients in editors and browsers show our findings.

Offsets are UTF-16 code units of the text, or of text and markup together when `data` is sent, as there:
https://languagetool.org/http-api/. Each figure of a finding is a match, with the other quotes in its message.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from factcheck.errors import UsageError
from factcheck.integrations.http.requests import CheckIn
from factcheck.integrations.units import Units
from factcheck.model.finding import Anchor, Finding
from factcheck.model.span import Span
from factcheck.rulebook import Rulebook
from factcheck.rulebook.wording import Wording
from factcheck.text.traced import Traced
from factcheck.version import __version__

LANGUAGE = {"name": "Vietnamese", "code": "vi", "longCode": "vi-VN"}
NAME = "text"  # of the document that a text becomes
_AROUND = 40  # characters of context on each side


class Annotation(BaseModel):
    """A piece of text, or of markup that may stand for text: `{"markup": "<p>", "interpretAs": "\\n\\n"}`."""

    model_config = ConfigDict(extra="ignore")
    text: str | None = None
    markup: str | None = None
    interpretAs: str = ""  # noqa: N815  # the name is theirs


class Annotated(BaseModel):
    annotation: list[Annotation]


class Language(BaseModel):
    name: str
    code: str
    longCode: str  # noqa: N815


class Context(BaseModel):
    text: str
    offset: int
    length: int


class Category(BaseModel):
    id: str
    name: str


class Rule(BaseModel):
    id: str
    description: str
    issueType: str  # noqa: N815
    category: Category


class Replacement(BaseModel):
    value: str


class Match(BaseModel):
    """A figure that cannot be true together with others. There are no replacements: which one is wrong we do not know."""

    message: str
    shortMessage: str  # noqa: N815
    offset: int
    length: int
    replacements: list[Replacement]
    context: Context
    sentence: str
    rule: Rule


class Software(BaseModel):
    name: str
    version: str
    buildDate: str  # noqa: N815
    apiVersion: Literal[1]  # noqa: N815
    premium: bool
    status: str


class DetectedLanguage(BaseModel):
    name: str
    code: str
    confidence: float


class LanguageOut(BaseModel):
    name: str
    code: str
    detectedLanguage: DetectedLanguage  # noqa: N815


class LanguageToolOut(BaseModel):
    """The answer of `/v2/check`."""

    software: Software
    language: LanguageOut
    matches: list[Match]


class FormIn(BaseModel):
    """The fields of the form that mean something here; clients send others, too."""

    model_config = ConfigDict(extra="ignore")
    text: str | None = None
    data: str | None = Field(None, description='{"annotation": [{"text": "…"}, {"markup": "<b>", "interpretAs": ""}, …]}')
    language: Literal["auto", "vi", "vi-VN"]
    enabledRules: str = ""  # noqa: N815  # the names are theirs
    disabledRules: str = ""  # noqa: N815
    enabledOnly: bool = False  # noqa: N815
    level: Literal["default", "picky"] = "default"
    apiKey: str = ""  # noqa: N815

    def wanted(self, lang: str) -> Form:
        """`picky` runs every rule; rules that a client knows from elsewhere are not ours to refuse."""
        only = _names(self.enabledRules) if self.enabledOnly else []
        profile = "review" if self.level == "picky" else None
        options = {"body": "", "lang": lang, "profile": profile, "select": only, "ignore": _names(self.disabledRules)}
        return Form(self.text, self.data, CheckIn.model_validate(options))


def _names(value: str) -> list[str]:
    return [name for name in (part.strip() for part in value.split(",")) if name]


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of a client says."""

    text: str | None
    data: str | None
    options: CheckIn


class Sent:
    """What a client sent: its text, and the way from offsets in the text to theirs."""

    def __init__(self, text: str | None, data: str | None) -> None:
        if (text is None) == (data is None):
            raise UsageError("one of 'text' and 'data' is needed")
        self.traced = Traced()
        self.whole = text if text is not None else self._read(data or "")
        if text is not None:
            self.traced.copy(text, 0)
        self.text = self.traced.text

    def _read(self, data: str) -> str:
        whole: list[str] = []
        place = 0
        for piece in _annotated(data):
            written = piece.text if piece.text is not None else piece.markup or ""
            if piece.text is not None:
                self.traced.copy(written, place)
            else:
                self.traced.stand_in(piece.interpretAs, place, place + len(written))
            place += len(written)
            whole.append(written)
        return "".join(whole)

    @cached_property
    def _units(self) -> Units:
        return Units(self.whole, "utf-16")

    def place(self, span: Span) -> dict[str, int]:
        source = self.traced.source(span)
        start = self._units.of(source.start)
        return {"offset": start, "length": self._units.of(source.end) - start}


def _annotated(data: str) -> list[Annotation]:
    """The pieces of `data`; some clients send `{"text": …}` there."""
    try:
        plain = json.loads(data)
        if isinstance(plain, dict) and isinstance(plain.get("text"), str):
            return [Annotation(text=plain["text"])]
        return TypeAdapter(Annotated).validate_python(plain).annotation
    except (json.JSONDecodeError, ValidationError, RecursionError):
        problem = '\'data\' must be {"annotation": [{"text": "…"}, {"markup": "<b>"}, …]}'
        raise UsageError(problem) from None


def answer(sent: Sent, findings: Sequence[Finding], book: Rulebook, lang: str) -> dict[str, Any]:
    """Findings as matches."""
    wording = Wording(lang)
    detected = {"name": LANGUAGE["name"], "code": LANGUAGE["longCode"], "confidence": 1.0}
    return {
        "software": {
            "name": "factcheck", "version": __version__, "buildDate": "", "apiVersion": 1, "premium": False, "status": "",
        },
        "language": {"name": LANGUAGE["name"], "code": LANGUAGE["longCode"], "detectedLanguage": detected},
        "matches": [match for finding in findings for match in _matches(sent, finding, _rule(finding, book, wording))],
    }  # fmt: skip


def _matches(sent: Sent, finding: Finding, rule: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for anchor in finding.anchors:
        if anchor.doc != NAME:
            continue  # published, and not in the text that was sent
        yield {
            "message": f"{finding.message}. {finding.derivation}" if finding.derivation else finding.message,
            "shortMessage": rule["category"]["name"],
            **sent.place(Span(start=anchor.start, end=anchor.end)),
            "replacements": [],
            "context": _context(sent.text, anchor),
            "sentence": anchor.quote.text,
            "rule": rule,
        }


def _rule(finding: Finding, book: Rulebook, wording: Wording) -> dict[str, Any]:
    rule = book.rules.get(finding.rule)
    return {
        "id": finding.rule,
        "description": getattr(rule.title, wording.lang) if rule else finding.rule,
        "issueType": "inconsistency",
        "category": {"id": str(finding.verdict).upper(), "name": wording.text(f"verdict.{finding.verdict}")},
    }


def _context(text: str, anchor: Anchor) -> dict[str, Any]:
    begin, end = max(anchor.start - _AROUND, 0), min(anchor.end + _AROUND, len(text))
    around = text[begin:end]
    units = Units(around, "utf-16")
    start = units.of(anchor.start - begin)
    return {"text": around, "offset": start, "length": units.of(anchor.end - begin) - start}
