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
    try:
        import jinja2  # noqa: F401
    except ImportError:
        raise UsageError("--format html needs Jinja2; install it with: pip install 'factcheck-vi[report]'") from None
    from factcheck.report.html.page import document

    return document(report, options)


def page(
    report: Report,
    documents: Sequence[Document] = (),
    *,
    lang: str = "vi",
    show_passed: bool = False,
    book: Rulebook | None = None,
) -> str:
    """The page of a report, for services and notebooks: a whole HTML document as text.

    `documents` are the articles that were checked; without them the page shows the quoted sentences alone. `book`
    (`Checker.book`) adds what each rule is for. The page brings its own content security policy as a meta element: a
    server that sends one of its own must allow the hashes named there. It carries article text, so serve it with
    `Cache-Control: no-store` where drafts are confidential. Raises `UsageError` when Jinja2 is not installed.

    >>> from factcheck import check, Document
    >>> draft = Document(id="a", text="Từ 100 xuống 80 đồng, giảm 20%.")
    >>> page(check([draft]), [draft]).splitlines()[:2]
    ['<!doctype html>', '<html lang="vi">']
    """
    return render(report, Options(lang, show_passed, documents, book))
