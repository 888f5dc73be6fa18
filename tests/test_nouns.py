"""Nouns: checked when they come from outside, written when they leave, and no burden on who does neither."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

import factcheck
from factcheck.model import Document, Finding, Mention, Report, Span, Suppression

DOCUMENT = Document(id="a", text="Giá xăng tăng 10%, lên hơn 22.000 đồng, từ ngày 3/3.", published="2025-01-28")
NOUNS = [DOCUMENT, *factcheck.extract(DOCUMENT), factcheck.check([DOCUMENT])]
WRONG = [
    (lambda: Document(id="a"), "text"),
    (lambda: Document(id="a", text="x", titel="y"), "titel"),
    (lambda: Document(id="a", text=5), "text"),
    (lambda: Document(id="a", text="x", published="gestern"), "published"),
    (lambda: Span(start=3, end=1), "runs forward"),
    (lambda: Suppression(reason=" ", figure="2", file="x", line=1), "reason"),
    (lambda: Suppression(reason="stands", file="x", line=1), "name the finding"),
    (lambda: Finding.model_validate({"id": "a", "verdict": "perhaps"}), "verdict"),
]


class Page(BaseModel):
    """A model of somebody else's that holds ours."""

    document: Document
    mentions: list[Mention]


@pytest.mark.parametrize(("make", "told"), WRONG)
def test_what_comes_from_outside_is_checked(make: Callable[[], object], told: str) -> None:
    """A missing, unknown or wrong field is refused, and named."""
    with pytest.raises(ValidationError, match=told):
        make()


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: type(noun).__name__)
def test_json_is_read_back(noun: Any) -> None:
    """What is written as JSON or as a dict makes the same noun."""
    kind = type(noun)
    assert [kind.model_validate_json(noun.model_dump_json()), kind.model_validate(noun.model_dump())] == [noun, noun]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: type(noun).__name__)
def test_copies_are_equal(noun: Any) -> None:
    """A noun goes to another process and back, and a copy with another value differs."""
    other = noun.model_copy(update={next(iter(dict(noun))): "other"})
    assert [pickle.loads(pickle.dumps(noun)) == noun, copy.deepcopy(noun) == noun, other == noun] == [True, True, False]


def test_a_noun_is_frozen() -> None:
    """Nobody changes what was read."""
    with pytest.raises(ValidationError, match="frozen"):
        DOCUMENT.text = "other"  # type: ignore[misc]


def test_equal_documents_have_one_hash() -> None:
    """Nouns without a mapping can be looked up."""
    assert {DOCUMENT: 1}[Document.model_validate(DOCUMENT.model_dump())] == 1


def test_a_noun_is_a_field_of_any_model() -> None:
    """Services hold nouns in models of their own; Pydantic makes, checks and writes them there."""
    page = Page.model_validate({"document": {"id": "a", "text": "x"}, "mentions": NOUNS[1:3]})
    again = Page.model_validate_json(page.model_dump_json())
    assert (type(again.document), again) == (Document, page)


@pytest.mark.parametrize("of", [Page.model_json_schema, Report.model_json_schema, TypeAdapter(list[Mention]).json_schema])
def test_a_noun_has_a_schema(of: Callable[[], dict[str, Any]]) -> None:
    """Numbers are text in JSON, and no other field is allowed."""
    span = of()["$defs"]["Span"]
    assert (span["required"], span["additionalProperties"]) == (["start", "end"], False)


def test_a_document_made_by_us_needs_no_pydantic() -> None:
    """Who reads a file and prints what stands in it does not wait for a library that checks what nobody gave."""
    made = "factcheck.Document.trusted(id='a', text='5 km')"
    code = f"import sys, factcheck\nfactcheck.check([{made}])\nprint('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
