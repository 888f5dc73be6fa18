"""Open documents to drafts: each is read by its language or suffix, and checked as the configuration near it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from factcheck.config.find import SIDE_FILE, upward
from factcheck.config.project import project
from factcheck.config.settled import Known, settled
from factcheck.config.suppressions import suppressions
from factcheck.errors import ConfigError, SourceError
from factcheck.integrations import placed
from factcheck.integrations.house import House
from factcheck.integrations.lsp.draft import Draft, Text
from factcheck.rulebook.wording import Wording
from factcheck.sources import html, markdown, plain
from factcheck.sources.fragment import PAGE

_BY_SUFFIX = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


class Reader:
    """Reads and checks documents; configurations and rule books stay loaded until their file changes.

    `dated` gives a document that names no day of publication the day its file was last changed.
    """

    def __init__(self, *, dated: bool = False) -> None:
        self._dated = dated
        self._houses: dict[tuple[Path, int] | None, House] = {}

    def draft(self, text: Text) -> Draft:
        """The document as the checks see it; raises `FactcheckError` about the configuration only."""
        house = self._house(Path(text.path))
        checker, side = house.checker(), _side_file(house, Path(text.path))
        try:
            articles = tuple(self._day(article, text) for article in _articles(text))
        except SourceError as problem:
            return Draft(text, checker, side, problem=problem)
        documents = [article.document for article in articles]
        report = house.report(checker, documents)
        try:
            known = Known(date.today(), suppressions(side) if side.is_file() else (), side.parent)
        except ConfigError as error:
            return Draft(text, checker, side, articles, report, complaint=str(error))
        return Draft(text, checker, side, articles, settled(report, documents, known, Wording(checker.lang)))

    def _house(self, path: Path) -> House:
        """The house of the nearest configuration; the rules of `--rules` are those of the file."""
        file = upward(path.parent)
        key = (file, file.stat().st_mtime_ns) if file else None
        if key not in self._houses:
            self._houses[key] = House.of(project(file)) if file else House()
        return self._houses[key]

    def _day(self, article: placed.Placed, text: Text) -> placed.Placed:
        file = Path(text.path)
        if article.document.published or not self._dated or not file.is_file():
            return article
        published = date.fromtimestamp(file.stat().st_mtime)
        return placed.Placed(article.document.model_copy(update={"published": published}), article.traced)


def _side_file(house: House, article: Path) -> Path:
    """Where suppressions stand: as configured, beside the configuration, else beside the article."""
    if house.project is None:
        return article.absolute().parent / SIDE_FILE
    return house.project.folder / (house.project.settings.suppressions or SIDE_FILE)


def _articles(text: Text) -> tuple[placed.Placed, ...]:
    if not text.source.strip():
        return ()
    language = _BY_SUFFIX.get(Path(text.path).suffix.lower()) or text.language
    if language == "markdown":
        return (placed.Placed(markdown.article(text.path, text.source)),)
    if language == "html":
        return (_html(text),)
    return tuple(placed.Placed(document) for document in plain.articles(text.path, text.source))


def _html(text: Text) -> placed.Placed:
    """The article of HTML with its places; of a whole page, what its head says of it, too."""
    read = placed.fragment(text.path, text.source)
    if not PAGE.match(text.source):
        return read
    page = html.article(text.path, text.source)
    known = {"published": page.published, "source": page.source}
    return placed.Placed(read.document.model_copy(update={key: value for key, value in known.items() if value}), read.traced)
