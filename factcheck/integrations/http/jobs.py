"""What workers do: requests in, the JSON of answers out. Runs in processes of their own; keeps rule books loaded."""

from __future__ import annotations

import json
from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.api import Checker
from factcheck.config.project import project
from factcheck.errors import ArchiveError, ConfigError, FactcheckError, UsageError
from factcheck.integrations.house import House
from factcheck.integrations.http import languagetool
from factcheck.integrations.http.answers import Counter
from factcheck.integrations.http.languagetool import Form, Sent
from factcheck.integrations.http.requests import ArticleIn, CheckIn, ExtractIn
from factcheck.integrations.placed import Placed, placed
from factcheck.model.document import Document
from factcheck.model.report import SCHEMA_VERSION, Report
from factcheck.report.html import page as page_of
from factcheck.report.options import Options, shown
from factcheck.rulebook.selection import known
from factcheck.rulebook.wording import Wording
from factcheck.sources.plain import text_date, text_regions

_house = House()
_WARMING = "Ngày 3/4/2024, giá tăng từ 5 USD lên 6 USD, tăng 20%."


@dataclass(frozen=True, slots=True)
class Answer:
    """A body to send, and how many findings of each verdict it holds."""

    body: str
    verdicts: dict[str, int] = field(default_factory=dict)
    status: int = 200


def start(rules: Sequence[Path], lang: str, config: Path | None, against: str | None, side: Path | None) -> None:
    """Load the rule book before the first request comes."""
    global _house
    _house = House(tuple(rules), lang, project(config) if config else None, against, side)
    check(CheckIn(body=_WARMING))


def warm() -> None:
    """Nothing: a worker that answers has started."""


def check(request: CheckIn) -> Answer:
    """The report on an article, alone and against related ones."""
    try:
        articles = _articles(request)
        checker = _checker(request)
        report = _house.report(checker, [article.document for article in articles.values()])
    except FactcheckError as error:
        return _problem(error)
    return Answer(_report(request, articles, report), dict(Tally(str(finding.verdict) for finding in report.findings)))


def _report(request: CheckIn, articles: dict[str, Placed], report: Report) -> str:
    sent = (request, *request.related)
    bodies = {name: article.body for name, article in zip(articles, sent, strict=True)}
    counter = Counter(articles, bodies, request.encoding)
    document = report.model_dump(mode="json", exclude={"findings"})
    findings = [counter.finding(finding) for finding in shown(report, Options(show_passed=request.show_passed))]
    return json.dumps(document | {"findings": findings, "texts": counter.texts}, ensure_ascii=False)


def languagetool_check(request: Form) -> Answer:
    """The matches of a text, as LanguageTool would answer."""
    try:
        sent = Sent(request.text, request.data)
        checker = _unchecked(request.options)  # its clients name rules of other checkers, too
    except FactcheckError as error:
        return Answer(f"Error: {error}", status=400)
    article = Document(id=languagetool.NAME, text=sent.text, published=text_date(sent.text), regions=text_regions(sent.text))
    try:
        report = _house.report(checker, [article])
    except FactcheckError as error:
        return Answer(f"Error: {error}", status=_status(error))
    verdicts = Tally(str(finding.verdict) for finding in report.findings)
    body = languagetool.answer(sent, [f for f in shown(report, Options()) if not f.settled], checker.book, checker.lang)
    return Answer(json.dumps(body, ensure_ascii=False), dict(verdicts))


def page(request: CheckIn) -> Answer:
    """The report on an article, as a page."""
    try:
        article = _placed(request, "article")
        checker = _checker(request)
        report = _house.report(checker, [article.document])
    except FactcheckError as error:
        return _problem(error)
    again = ("/", Wording(checker.lang).text("serve.again"))
    return Answer(page_of(report, [article.document], lang=checker.lang, book=checker.book, home=again))


def extract(request: ExtractIn) -> Answer:
    """The figures and dates of an article with their values."""
    try:
        article = _placed(request, request.id or "article")
    except FactcheckError as error:
        return _problem(error)
    document = article.document
    checker = _house.checker(number_style=request.number_style)
    counter = Counter({document.id: article}, {document.id: request.body}, request.encoding)
    claims = [
        claim.model_dump(mode="json") | {"mention": counter.mention(document.id, claim.field, claim.mention)}
        for claim in checker.claims(document)
    ]
    answer = {
        "schema_version": SCHEMA_VERSION,
        "id": document.id,
        "published": document.published.isoformat() if document.published else None,
        "texts": counter.texts[document.id],
        "mentions": [counter.mention(document.id, "text", mention) for mention in checker.extract(document)],
        "claims": claims,
    }
    return Answer(json.dumps(answer, ensure_ascii=False))


def _problem(error: FactcheckError) -> Answer:
    return Answer(json.dumps({"detail": str(error)}, ensure_ascii=False), status=_status(error))


def _status(error: FactcheckError) -> int:
    """What the house needs and cannot use is no fault of the request."""
    return 503 if isinstance(error, ArchiveError | ConfigError) else 422


def _articles(request: CheckIn) -> dict[str, Placed]:
    named = [("article", request), *((f"related.{number}", article) for number, article in enumerate(request.related))]
    articles: dict[str, Placed] = {}
    for place, article in named:
        name = article.id or place
        if name in articles:
            raise UsageError(f"{place}: the id {name!r} is taken; give each article its own")
        articles[name] = _placed(article, name)
    return articles


def _placed(article: ArticleIn, name: str) -> Placed:
    """The article read from its body; what the request says of it counts more than what the body says."""
    read = placed(name, article.body, article.format)
    known = {
        "published": article.published_at,
        "source": article.source,
        "title": article.title,
        "lead": article.lead,
        "captions": tuple(article.captions),
    }
    document = read.document.model_copy(update={key: value for key, value in known.items() if value})
    return Placed(document, read.traced)


def _checker(request: CheckIn) -> Checker:
    """What checks as a request wants; a rule that there is none of is refused."""
    checker = _unchecked(request)
    if request.select or request.ignore:
        rules = checker.ids()
        for pattern in (*request.select, *request.ignore):
            known(pattern, rules)
    return checker


def _unchecked(request: CheckIn) -> Checker:
    return _house.checker(
        lang=request.lang,
        profile=request.profile,
        number_style=request.number_style,
        select=tuple(request.select),
        ignore=tuple(request.ignore),
        min_confidence=request.min_confidence,
    )
