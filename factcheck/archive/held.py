"""Published articles that a draft may be compared with: those under its keys, looked at closer, read again from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.align.blocking import meet
from factcheck.align.keys import CLAIMS, DIGITS, UNDATED, Entry, entry
from factcheck.align.meeting import common
from factcheck.align.sketch import Likeness, sketch
from factcheck.archive.rows import Stored, fingerprint, unpacked
from factcheck.archive.store import Figure, Store
from factcheck.checks import Held
from factcheck.checks.declared import DAYS_APART
from factcheck.checks.scale_slip import FACTORS
from factcheck.claims import Article, Statement
from factcheck.errors import ArchiveError
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Document
from factcheck.rulebook import Metric

Read = Callable[[Document], Article]
Wanted = Callable[[Stored], bool]
_SLIPS = (*FACTORS, *(1 / factor for factor in FACTORS))
MOST = 300  # published articles a draft is compared with: those with most in common


@dataclass(frozen=True, slots=True)
class _Candidate:
    stored: Stored
    shared: int
    related: bool


class Look:
    """Looks published articles up, and remembers those it has read."""

    def __init__(self, store: Store, read: Read, metrics: Mapping[str, Metric]) -> None:
        self._store = store
        self._read = read
        self._metrics = metrics
        self._rules = alignment_model()["blocking"]
        self._articles: dict[int, Article] = {}

    def held(self, drafts: Sequence[Article], wanted: Wanted = lambda _: True) -> Held:
        """What the drafts are held against; `wanted` says which of the published articles count."""
        articles: dict[int, Article] = {}
        related: list[tuple[Article, Article]] = []
        for draft in drafts:
            found = list(self._found(draft, wanted))
            for number, published in self._loaded([c.stored.number for c in found]):
                articles[number] = published
            related += [_by_id(draft, articles[c.stored.number]) for c in found if c.related]
        return Held(tuple(articles.values()), tuple(related))

    def _found(self, draft: Article, wanted: Wanted) -> list[_Candidate]:
        own, digest = entry(draft, alignment_words(), self._rules), fingerprint(draft.document)
        near, exact = self._under(own)
        named = self._named(draft, exact)
        cards = (stored for stored in self._store.cards(sorted(near | named)) if wanted(stored))
        others = [stored for stored in cards if stored.id != draft.document.id and stored.hash != digest]
        related = self._related(draft, own, [stored for stored in others if stored.number in near])
        terms = frozenset(own.terms)
        found = [
            _Candidate(stored, stored.shared(terms), stored.number in related)
            for stored in others
            if stored.number in related or stored.number in named
        ]
        return sorted(found, key=lambda c: (-c.shared, -c.stored.number))[:MOST]

    def _related(self, draft: Article, own: Entry, others: Sequence[Stored]) -> set[int]:
        """Those that may tell of one thing with the draft, in sentences of which something may be told."""
        terms = frozenset(own.terms)
        met = [stored for stored in others if meet(own.card, stored.card, stored.shared(terms), self._rules)]
        if own.card.claim or not met:
            return {stored.number for stored in met}
        alike = Likeness(sketch(draft), alignment_words(), self._rules)
        sketches = self._store.sketches([stored.number for stored in met if not stored.card.claim])
        claims = {stored.number for stored in met if stored.card.claim}
        return claims | {number for number, told in sketches.items() if not told or alike.holds(told)}

    def _named(self, draft: Article, numbers: Collection[int]) -> set[int]:
        """Those with a figure of a metric of the draft, told of the same time, or one that is a slip away from a figure."""
        metrics: dict[str, list[Statement]] = defaultdict(list)
        for statement in draft.statements:
            if statement.metric is not None:
                metrics[statement.metric].append(statement)
        slips = set(_slips(draft))
        found = self._store.figures(sorted(numbers), list(metrics), [float(value) for _, value in slips])
        return {
            figure.article
            for figure in found
            if (figure.unit, figure.low) in slips
            or any(self._one_time(s, figure) for s in metrics.get(figure.metric or "", ()))
        }

    def _one_time(self, own: Statement, other: Figure) -> bool:
        """Whether figures of one metric are of one time, or may be (`checks.declared`)."""
        metric, day = self._metrics.get(other.metric or ""), own.article.document.day
        if own.figure.unit != other.unit:
            return False
        if metric is None or metric.time == "none" or (own.as_of and other.as_of) or not (day and other.day):
            return metric is None or metric.time == "none" or not (own.as_of and other.as_of) or own.as_of == other.as_of
        return abs(day.toordinal() - other.day) <= DAYS_APART

    def _under(self, own: Entry) -> tuple[set[int], set[int]]:
        """Articles that share rare words with this one, and those that share a metric or digits."""
        most = int(self._rules["crowded"])
        exact = {number for _, numbers in self._store.lying(sorted(own.others), most) for number in numbers}
        sought = own.sought(self._rules)
        if not sought.words:
            places = sought.places if sought.places is not None else self._everywhere()
            return set(self._of_places(places, most)), exact
        return common(self._store.lying(list(sought.keys(self._everywhere())), most + 1), self._rules), exact

    def _everywhere(self) -> tuple[int, ...]:
        span, days = int(self._rules["span"]), self._store.days()
        return (*(range(days[0] // span, days[1] // span + 1) if days else ()), UNDATED, CLAIMS)

    def _of_places(self, places: Iterable[int], most: int) -> Iterator[int]:
        span = int(self._rules["span"])
        dated = [place for place in places if place >= 0]
        if dated:
            yield from self._store.of_days(min(dated) * span, (max(dated) + 1) * span - 1, most)
        if UNDATED in places:
            yield from self._store.of_days(None, None, most)

    def _loaded(self, numbers: Sequence[int]) -> Iterator[tuple[int, Article]]:
        missing = [number for number in numbers if number not in self._articles]
        for number, body in self._store.bodies(missing).items():
            try:
                self._articles[number] = self._read(unpacked(body))
            except ValueError as error:
                raise ArchiveError(self._store.address, f"article {number} is damaged: {error}") from None
        yield from ((number, self._articles[number]) for number in numbers if number in self._articles)


def _slips(draft: Article) -> Iterator[tuple[str, Decimal]]:
    """Unit and value of what a figure of many digits would be with another scale word."""
    for statement in draft.statements:
        unit, stated = statement.figure.unit, statement.figure.stated
        if unit and stated and len(stated.normalize().as_tuple().digits) >= DIGITS:
            yield from ((unit, stated * factor) for factor in _SLIPS)


def _by_id(a: Article, b: Article) -> tuple[Article, Article]:
    """As in a run of both: the lesser id first."""
    return (a, b) if a.document.id < b.document.id else (b, a)
