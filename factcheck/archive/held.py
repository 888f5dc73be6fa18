"""Published articles that a draft may be compared with: those under its keys, looked at closer, read again from the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.align.blocking import meet
from factcheck.align.keys import CLAIMS, UNDATED, Entry
from factcheck.align.meeting import common
from factcheck.align.sketch import Likeness
from factcheck.archive.asked import Asked, of_draft, of_stored
from factcheck.archive.rows import Stored, unpacked
from factcheck.archive.store import Store
from factcheck.checks import Held
from factcheck.claims import Article
from factcheck.errors import ArchiveError
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Document
from factcheck.rulebook import Metric

Read = Callable[[Document], Article]
Wanted = Callable[[Stored], bool]
_KEPT = 1000  # articles that were read and may be asked for again
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
            found = self._found(of_draft(draft), wanted)
            for number, published in self._loaded([c.stored.number for c in found]):
                articles[number] = published
            related += [_by_id(draft, articles[c.stored.number]) for c in found if c.related]
        return Held(tuple(articles.values()), tuple(related))

    def meets(self, number: int, wanted: Wanted) -> bool:
        """Whether a published article may be held against any other that counts, told without reading one."""
        return bool(self._found(of_stored(self._store, number), wanted))

    def _found(self, asked: Asked, wanted: Wanted) -> list[_Candidate]:
        near, exact = self._under(asked.filed)
        named = asked.named(self._store, sorted(exact), self._metrics)
        cards = (stored for stored in self._store.cards(sorted(near | named)) if wanted(stored))
        others = [stored for stored in cards if stored.id != asked.id and stored.hash != asked.hash]
        related = self._related(asked, [stored for stored in others if stored.number in near])
        terms = frozenset(asked.filed.terms)
        found = [
            _Candidate(stored, stored.shared(terms), stored.number in related)
            for stored in others
            if stored.number in related or stored.number in named
        ]
        return sorted(found, key=lambda c: (-c.shared, -c.stored.number))[:MOST]

    def _related(self, asked: Asked, others: Sequence[Stored]) -> set[int]:
        """Those that may tell of one thing with the article, in sentences of which something may be told."""
        own, terms = asked.filed.card, frozenset(asked.filed.terms)
        met = [stored for stored in others if meet(own, stored.card, stored.shared(terms), self._rules)]
        if own.claim or not asked.sketch or not met:
            return {stored.number for stored in met}
        alike = Likeness(asked.sketch, alignment_words(), self._rules)
        sketches = self._store.sketches([stored.number for stored in met if not stored.card.claim])
        claims = {stored.number for stored in met if stored.card.claim}
        return claims | {number for number, told in sketches.items() if not told or alike.holds(told)}

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
        if len(self._articles) > _KEPT:
            self._articles.clear()
        missing = [number for number in numbers if number not in self._articles]
        for number, body in self._store.bodies(missing).items():
            try:
                self._articles[number] = self._read(unpacked(body))
            except ValueError as error:
                raise ArchiveError(self._store.address, f"article {number} is damaged: {error}") from None
        yield from ((number, self._articles[number]) for number in numbers if number in self._articles)


def _by_id(a: Article, b: Article) -> tuple[Article, Article]:
    """As in a run of both: the lesser id first."""
    return (a, b) if a.document.id < b.document.id else (b, a)
