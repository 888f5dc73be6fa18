"""The report as a page: one file that needs no network, with the articles side by side and every finding in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.report.options import Options

if TYPE_CHECKING:
    from factcheck.rulebook import Rulebook


def render(report: Report, options: Options) -> str:
    """The page; needs the extra `report`."""
    return page(report, options.documents, lang=options.lang, show_passed=options.show_passed, book=options.book)


def page(
    report: Report,
    documents: Sequence[Document] = (),
    *,
    lang: str = "vi",
    show_passed: bool = False,
    book: Rulebook | None = None,
    home: tuple[str, str] | None = None,
) -> str:
    """The page of a report, for services and notebooks: a whole HTML document as text.

    `documents` are the articles that were checked; without them the page shows the quoted sentences alone. `book`
    (`Checker.book`) adds what each rule is for, `home` (address, name) a link to where the reader came from. The page
    brings its own content security policy, by hashes, as a meta element; the one that a server sends must leave inline
    style and script to it. It carries article text, so serve it with `Cache-Control: no-store` where drafts are
    confidential. Raises `UsageError` when Jinja2 is not installed.

    >>> from factcheck import check, Document
    >>> draft = Document(id="a", text="Từ 100 xuống 80 đồng, giảm 20%.")
    >>> page(check([draft]), [draft]).splitlines()[:2]
    ['<!doctype html>', '<html lang="vi">']
    """
    try:
        import jinja2  # noqa: F401
    except ImportError:
        raise UsageError("the page needs Jinja2; install it with: pip install 'factcheck-vi[report]'") from None
    from factcheck.report.html.document import Link, document

    return document(report, Options(lang, show_passed, documents, book), Link(*home) if home else None)
