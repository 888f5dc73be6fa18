"""The whole flow: documents in, mentions, claims or a report out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.claims import Article, article, body, mention
from factcheck.claims.summary import summary
from factcheck.errors import UsageError
from factcheck.model import Claim, Coverage, Document, Finding, Mention, Report
from factcheck.parse.figure import Figure
from factcheck.parse.scan import Scanner, scanner
from factcheck.text import View
from factcheck.version import __version__

if TYPE_CHECKING:  # what extraction does not use is loaded where it is used
    from factcheck.archive import Archive
    from factcheck.archive.rows import Stored
    from factcheck.checks import Held, Ledger
    from factcheck.claims.metrics import MetricReader
    from factcheck.rulebook import Rulebook
    from factcheck.rulebook.profiles import Profile
    from factcheck.rulebook.selection import Adjustment, Override, Selection
    from factcheck.rulebook.wording import Wording

DEFAULT_CONFIDENCE = 0.5
_NOT_MENTIONS = ("identifier",)
Progress = Callable[[int, int], None]


class Checker:
    """A loaded rule book, reused for many documents.

    `rules` are folders of packs that add to the built-in ones; `select` and `ignore` name rules, by id or glob;
    `number_style` is `auto`, `vi` or `en`; findings less likely than `min_confidence` are not made. The `profile` is
    `default` or `review` (rules that are not precise enough for every day, too). `rule` adjusts severity and threshold
    of single rules, `overrides` says what holds for some paths.
    """

    def __init__(
        self,
        rules: Sequence[str | Path] = (),
        *,
        lang: str = "vi",
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        number_style: str = "auto",
        min_confidence: float | None = None,
        profile: str = "default",
        rule: Mapping[str, Adjustment] | None = None,
        overrides: Sequence[Override] = (),
    ) -> None:
        self.rules = tuple(Path(folder) for folder in rules)
        self.lang = lang
        self.select, self.ignore = tuple(select), tuple(ignore)
        self.style = None if number_style == "auto" else number_style
        self.profile: Profile = "default" if profile == "default" else _known_profile(profile)
        self.min_confidence = DEFAULT_CONFIDENCE if min_confidence is None else min_confidence
        self.rule, self.overrides = rule or {}, tuple(overrides)

    def __getstate__(self) -> dict[str, object]:
        """What it was made of; what was loaded since is loaded again in the other process."""
        loaded = {name for name, value in vars(type(self)).items() if isinstance(value, cached_property)}
        return {name: value for name, value in vars(self).items() if name not in loaded}

    @cached_property
    def selection(self) -> Selection:
        """Which findings are wanted, and how loud."""
        from factcheck.rulebook.selection import Selection

        return Selection(self.select, self.ignore, self.min_confidence, self.profile, self.rule, self.overrides)

    def ids(self) -> list[str]:
        """The ids that a finding's rule may have: of packs, and of checks that need none."""
        from factcheck.checks import CHECKS

        return sorted({*self.book.rules, *CHECKS})

    @cached_property
    def _scanner(self) -> Scanner:
        return scanner()

    @cached_property
    def _wording(self) -> Wording:
        from factcheck.rulebook.wording import Wording

        return Wording(self.lang)

    @cached_property
    def book(self) -> Rulebook:
        """The rules of this checker: the built-in packs and the folders over them."""
        from factcheck.rulebook import rulebook

        return rulebook(self.rules)

    @cached_property
    def _metrics(self) -> MetricReader:
        from factcheck.claims.metrics import MetricReader

        return MetricReader(self.book.metrics)

    def extract(self, document: Document) -> tuple[Mention, ...]:
        """Every figure, date and time of the document's text, in order, not overlapping."""
        view = View(document.text)
        figures = self._scanner.figures(view, document.published, self.style)
        per = _per_units(document, view, figures)
        return tuple(mention(view, f, per.get(id(f))) for f in figures if f.kind not in _NOT_MENTIONS)

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """What the document states with each of its figures, fields in order."""
        from factcheck.claims.claim import claims

        return claims(self.read(document), frozenset(_NOT_MENTIONS))

    def check(self, documents: Iterable[Document], progress: Progress | None = None, against: Archive | None = None) -> Report:
        """Compare the figures of the documents, within each and between them, and with the articles of an archive.

        An article is not held against itself: published ones with the id or the content of a document are left out.
        """
        articles = self._articles(list(documents), progress)
        if against is None:
            return self._compared(articles)
        return self._held(articles, against, _others(articles))

    def newer(self, document: Document, archive: Archive) -> Report:
        """What newer articles of an archive say otherwise than a published one; findings between articles only."""
        published = document.published.isoformat() if document.published else ""
        report = self._held([self.read(document)], archive, _newer(document.id, published))
        told = (f for f in report.findings if f.verdict != "consistent" and len({a.doc for a in f.anchors}) > 1)
        return report.model_copy(update={"findings": tuple(told)})

    def may_be_outdated(self, stored: Stored, archive: Archive) -> bool:
        """Whether a newer article of an archive may say otherwise than a stored one; False is certain."""
        return archive.meets(stored.number, self.read, _newer(stored.id, stored.published or ""), self.book.metrics)

    def between(self, document: Document, others: Sequence[tuple[Document, bool]]) -> tuple[Finding, ...]:
        """What an article and others say against each other, and nothing of any alone; True where both may tell of one thing.

        For engines that have looked pairs up themselves by the keys of `align.keys`.
        """
        from factcheck.checks import Held

        article = self.read(document)
        read = [(self.read(other), near) for other, near in others]
        held = Held(tuple(other for other, _ in read), tuple((article, other) for other, near in read if near))
        return tuple(f for f in self._compared([article], held).findings if len({a.doc for a in f.anchors}) > 1)

    def _held(self, articles: list[Article], archive: Archive, wanted: Callable[[Stored], bool]) -> Report:
        from factcheck.archive.told import told

        held = archive.held(articles, self.read, wanted, self.book.metrics)
        return told(self._compared(articles, held), held, archive.address)

    def _compared(self, articles: list[Article], held: Held | None = None) -> Report:
        from factcheck.checks import CHECKS, Context, Ledger
        from factcheck.checks import Held as Nothing

        context = Context(self._wording, Ledger(), self.selection.least, self.book, held or Nothing())
        found = (self.selection.judged(f, self.book) for check in CHECKS.values() for f in check(articles, context))
        findings = _once(finding for finding in found if finding)
        return _report(articles, sorted(findings, key=_order), context.ledger)

    @cached_property
    def reader(self) -> str:
        """A fingerprint of how this checker reads: the program's version, the rules and the number style."""
        from factcheck.rulebook.digest import digest

        return digest(self.rules, f"{__version__} {self.style}")

    def _articles(self, documents: list[Document], progress: Progress | None) -> list[Article]:
        known: set[str] = set()
        articles = []
        for index, document in enumerate(documents):
            if document.id in known:
                raise UsageError(f"two documents have the id {document.id!r}; ids must differ")
            known.add(document.id)
            articles.append(self.read(document))
            if progress:
                progress(index + 1, len(documents))
        return sorted(articles, key=lambda a: a.document.id)

    def read(self, document: Document) -> Article:
        """The document as the checks see it."""
        read = article(document, self._scanner, self.style, self.book.entities)
        _inherit(read)
        self._metrics.recognise(read)
        return read


def _newer(id_: str, published: str) -> Callable[[Stored], bool]:
    """Published articles that are newer than one."""
    return lambda stored: stored.id != id_ and (stored.published or "") > published


def _others(articles: list[Article]) -> Callable[[Stored], bool]:
    """Published articles that are not among the documents themselves."""
    own = {article.document.id for article in articles}
    return lambda stored: stored.id not in own


def _per_units(document: Document, view: View, figures: Sequence[Figure]) -> dict[int, str | None]:
    """What the prices without a per-unit of their own take over: `60 USD cho một triệu token, còn R1 chỉ 2,19 USD`."""
    priced = any(figure.dimension == "money" and not figure.per for figure in figures)
    if not priced or not any(figure.per for figure in figures):
        return {}
    read = body(document, view, figures)
    _inherit(read)
    return {id(s.figure): s.per for s in read.statements}


def _known_profile(name: str) -> Profile:
    from factcheck.rulebook import profile

    return profile(name)


def _inherit(read: Article) -> None:
    from factcheck.claims.unit_prices import inherit_per_units
    from factcheck.lexicon.comparisons import comparison_words

    inherit_per_units(read, comparison_words())


def extract(document: Document) -> tuple[Mention, ...]:
    """Every figure, date and time of the document's text.

    >>> [m.text for m in extract(Document(id="a", text="Nvidia mất gần 600 tỷ USD."))]
    ['600 tỷ USD']
    """
    return _default().extract(document)


def check(documents: Iterable[Document], profile: str = "default") -> Report:
    """Compare the figures of the documents, within each and between them; profile `review` runs every rule."""
    return _default(profile).check(documents)


@cache
def _default(profile: str = "default") -> Checker:
    return Checker(profile=profile)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """What two checks say of the same figures (`rẻ hơn 30% so với`), told by the first of them only."""
    told: dict[tuple[str, frozenset[tuple[str, str, int]]], Finding] = {}
    for finding in findings:
        figures = frozenset((anchor.doc, anchor.field, anchor.start) for anchor in finding.anchors)
        told.setdefault((finding.verdict, figures), finding)
    return list(told.values())


def _order(finding: Finding) -> tuple[str, str, int, str]:
    first = finding.anchors[0]
    return first.doc, first.field, first.start, finding.id


def _report(articles: list[Article], findings: list[Finding], ledger: Ledger) -> Report:
    statements = [s for a in articles for s in a.statements]
    return Report.trusted(
        tool_version=__version__,
        documents=tuple(summary(a) for a in articles),
        coverage=Coverage.trusted(
            documents=len(articles),
            figures=len(statements),
            compared=sum(id(s) in ledger.compared for s in statements),
            not_compared=ledger.not_compared(statements),
        ),
        findings=tuple(findings),
    )
