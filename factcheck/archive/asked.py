"""What an archive is asked with: an article as it is filed, just read or stored, with figures that names tie to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from factcheck.align.keys import DIGITS, Entry, entry
from factcheck.align.sketch import sketch
from factcheck.archive.rows import fingerprint
from factcheck.archive.store import Figure, Store
from factcheck.checks.declared import DAYS_APART
from factcheck.checks.scale_slip import FACTORS
from factcheck.claims import Article
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.rulebook import Metric

_SLIPS = (*FACTORS, *(1 / factor for factor in FACTORS))


@dataclass(frozen=True, slots=True)
class Asked:
    """`sketch` is empty when an earlier version stored the article."""

    id: str
    hash: str
    filed: Entry
    sketch: bytes
    figures: tuple[Figure, ...]

    @property
    def slips(self) -> set[tuple[str, Decimal]]:
        """Unit and value of what a figure of many digits would be with another scale word."""
        return {(unit, value * factor) for unit, value in self._long() for factor in _SLIPS}

    def _long(self) -> Iterator[tuple[str, Decimal]]:
        for figure in self.figures:
            if figure.unit and figure.low and len(figure.low.normalize().as_tuple().digits) >= DIGITS:
                yield figure.unit, figure.low

    def named(self, store: Store, numbers: list[int], metrics: Mapping[str, Metric]) -> set[int]:
        """Those with a figure of a metric of this article, told of one time, or one that is a slip away from a figure."""
        own: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            if figure.metric is not None:
                own[figure.metric].append(figure)
        slips = self.slips
        return {
            other.article
            for other in store.figures_like(numbers, list(own), [float(value) for _, value in slips])
            if (other.unit, other.low) in slips
            or any(_one_time(figure, other, metrics.get(other.metric or "")) for figure in own[other.metric or ""])
        }


def of_draft(article: Article) -> Asked:
    """An article that was read just now."""
    document, day = article.document, article.document.day
    told = (
        Figure(0, day.toordinal() if day else None, s.metric, s.figure.unit, s.as_of, s.figure.stated)
        for s in article.statements
    )
    filed = entry(article, alignment_words(), alignment_model()["blocking"])
    return Asked(document.id, fingerprint(document), filed, sketch(article), tuple(told))


def of_stored(store: Store, number: int) -> Asked:
    """An article of the archive, which need not be read again for this."""
    id_, digest, filed, told = store.filed(number)
    return Asked(id_, digest, filed, told, tuple(store.figures(number)))


def _one_time(a: Figure, b: Figure, metric: Metric | None) -> bool:
    """Whether two figures of one metric are of one time, or may be (`checks.declared`)."""
    if a.unit != b.unit:
        return False
    if metric is None or metric.time == "none":
        return True
    if a.as_of and b.as_of:
        return a.as_of == b.as_of
    return a.day is None or b.day is None or abs(a.day - b.day) <= DAYS_APART
