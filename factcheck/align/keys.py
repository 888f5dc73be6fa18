"""The keys by which articles that may be compared find each other, in a table of any engine: memory, SQL, Spark.

A key is a stretch of days and a hashed word of some kind: one of the rarest pairs of syllables of an article, a declared
metric with its owner, the digits of a figure. `filed` says under which keys an article lies, `sought` where to look for
those that it may be compared with. Articles that lie under a key sought are candidates; `blocking.meet` and the checks decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from factcheck.align.blocking import Card, card, telling_pairs
from factcheck.claims import Article, Statement
from factcheck.lexicon.alignment import AlignmentWords
from factcheck.lexicon.entities import EntityWords

Key = tuple[int, int]
ALWAYS, UNDATED, CLAIMS = -1, -2, -3  # stretches that are none
SHORT = 0  # the word of an article with too few telling pairs
DIGITS = 3
_SILENT = ("teaser", "byline")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as blocking files it. `terms` are hashed telling pairs, the rarest first; `others` keys of its figures."""

    card: Card
    terms: tuple[int, ...]
    others: frozenset[Key]

    def filed(self, rules: dict[str, float]) -> frozenset[Key]:
        """The keys under which this article lies."""
        place = _stretch(self.card, rules)
        return frozenset((place, term) for term in self._words(rules)) | self.others

    def sought(self, rules: dict[str, float]) -> Sought:
        """The keys under which articles lie that tell of the same things."""
        if self.card.terms < rules["few"]:
            return Sought((), self._places(rules), ())
        return Sought((*self._words(rules), SHORT), self._places(rules), (*self.terms, SHORT))

    def shared(self, other: Entry) -> int:
        """How many telling pairs of syllables two articles have in common."""
        return len(frozenset(self.terms).intersection(other.terms))

    def _words(self, rules: dict[str, float]) -> tuple[int, ...]:
        """The rarest words; all of a claim, which restates one thing of many that an article tells."""
        if self.card.terms < rules["few"]:
            return (SHORT,)
        return self.terms if self.card.claim else self.terms[: int(rules["keys"])]

    def _places(self, rules: dict[str, float]) -> tuple[int, ...] | None:
        if self.card.claim:
            return None
        if self.card.day is None:
            return UNDATED, CLAIMS
        return *stretches(self.card.day, int(rules["days"]), rules), CLAIMS


@dataclass(frozen=True, slots=True)
class Sought:
    """Hashed words, none when any article of the stretches will do; `places` None for all stretches; `claims` among claims."""

    words: tuple[int, ...]
    places: tuple[int, ...] | None
    claims: tuple[int, ...]

    def keys(self, everywhere: Iterable[int]) -> Iterator[Key]:
        """The keys of these words, in all stretches there are when none are named."""
        for place in everywhere if self.places is None else self.places:
            yield from ((place, word) for word in (self.claims if place == CLAIMS else self.words))


def stretches(day: date, around: int, rules: dict[str, float]) -> range:
    """The stretches that hold the days so many before and after a day."""
    number, span = day.toordinal(), int(rules["span"])
    return range((number - around) // span, (number + around) // span + 1)


def _stretch(of: Card, rules: dict[str, float]) -> int:
    if of.claim:
        return CLAIMS
    return UNDATED if of.day is None else of.day.toordinal() // int(rules["span"])


def entry(article: Article, words: AlignmentWords, rules: dict[str, float]) -> Entry:
    """What blocking needs to know of an article."""
    pairs = telling_pairs(article, words, rules["telling"])

    def rarity(pair: str) -> tuple[float, str]:
        first, second = pair.split(" ")
        return -(words.weight(first) + words.weight(second)), pair

    terms = tuple(dict.fromkeys(hashed(pair) for pair in sorted(pairs, key=rarity)))
    others = frozenset((ALWAYS, word) for word, _ in figures(article))
    return Entry(card(article, len(pairs)), terms, others)


def figures(article: Article) -> Iterator[tuple[int, Statement]]:
    """The hashed words that tie figures of articles which have nothing else in common, each with its figure."""
    for statement in article.statements:
        if statement.metric is not None:
            yield hashed(f"{statement.metric}\t{_family(statement.text.entities, statement.owner)}"), statement
        if digits := _long(statement):
            yield hashed(digits), statement


def _family(known: EntityWords, owner: str | None) -> str:
    """A maker and its models are one family: figures of one may be held against figures of another."""
    entity = known.entities.get(owner or "")
    return (entity.of if entity else None) or owner or ""


def _long(statement: Statement) -> str:
    """The digits of a figure with at least three and a unit, wherever its scale word puts them."""
    figure = statement.figure
    if not figure.stated or figure.stated <= 0 or not figure.unit or statement.role in _SILENT:
        return ""
    digits = figure.stated.normalize().as_tuple().digits
    return f"{figure.dimension}\t{figure.unit}\t{digits}" if len(digits) >= DIGITS else ""


def hashed(word: str) -> int:
    """32 bits; never the word of short articles."""
    return crc32(word.encode()) or 1
