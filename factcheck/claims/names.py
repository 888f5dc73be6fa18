"""Names in a sentence, and whose a figure is: known entities first, other capitalised names as they stand.

Owns finding the owner of a figure; which kinds of owner a metric takes is the metric's business.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from factcheck.claims.article import FieldText, Statement
from factcheck.kept.expressions import compiled
from factcheck.kept.unicode_expressions import unicode_compiled
from factcheck.lexicon.comparisons import ComparisonWords
from factcheck.lexicon.entities import Entity, EntityWords
from factcheck.text import toneless

OTHER = "name"
# "An Phát", "VinFast VF 8", "Novo Nordisk"; not a capital that only begins the sentence.
_WORD = r"\p{Lu}[\p{L}\d]*(?:[-.&]\p{L}[\p{L}\d]*)*"
_NAME = unicode_compiled(rf"{_WORD}(?: (?:{_WORD}|\d{{1,3}}(?![\d.,%])))*+")
_BREAK = compiled(r"[,;:()–]|(?<= )- |[\"“”]")
_REACH = 28
# Without tone marks: "Hội" of "Hội nghị" is a syllable, "Wang" and "Lee" are not.
_SYLLABLE = compiled(r"(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?")


def _plain_syllable(word: str) -> bool:
    """Whether a word is spelled like a Vietnamese syllable: `Hội`, `Theo`; not `Wang`, `NovaMind`."""
    return _SYLLABLE.fullmatch(toneless(word)) is not None


class Name(NamedTuple):
    """A name in a view: offsets, the entity's id (or the spelling in lower case), its kind and whose it is."""

    start: int
    end: int
    id: str
    kind: str
    of: str | None = None


class NameReader:
    """Reads the names in the sentences of one field with the entities of a lexicon; remembers what it read."""

    def __init__(self, text: FieldText, entities: EntityWords, words: ComparisonWords) -> None:
        self.text = text
        self.entities = entities
        self.words = words
        self._read: dict[int, list[Name]] = {}
        self._inner: frozenset[str] | None = None

    def names(self, sentence: int) -> list[Name]:
        """The names of a sentence in order; `DeepSeek R1` and `R1 của DeepSeek` are one name."""
        if sentence not in self._read:
            self._read[sentence] = self._merged(self.text.view.text, self._all(sentence))
        return self._read[sentence]

    def _all(self, sentence: int) -> list[Name]:
        start, end = self.text.sentences[sentence]
        cased = self.text.view.text
        known = [self._known(m) for m in self.entities.pattern.finditer(cased, start, end)]
        taken = [(n.start, n.end) for n in known]
        others = []
        for match in _NAME.finditer(cased, start, end):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if name := self._other(match, start):
                others.append(name)
        return sorted([*known, *others], key=lambda name: name.start)

    def _known(self, match: re.Match[str]) -> Name:
        entity: Entity = self.entities.named(match[0])
        return Name(match.start(), match.end(), entity.id, entity.kind, entity.of)

    def _other(self, match: regex.Match[str], start: int) -> Name | None:
        spelling = match[0]
        first, _, rest = spelling.partition(" ")
        begin = match.start()
        opening = begin == start or self.text.view.text[begin - 1] in "\"“'‘([-•"
        if opening and not self._inside(spelling) and not (first.isupper() and len(first) > 1):
            if not rest or not rest[0].isupper():
                return None if _plain_syllable(first) else Name(begin, begin + len(first), first.lower(), OTHER)
            if not self._inside(first):
                begin, spelling = begin + len(first) + 1, rest
        if spelling in self.entities.not_names or self._is_word(spelling, match.end()):
            return None
        return Name(begin, match.end(), spelling.lower(), OTHER)

    def _is_word(self, spelling: str, end: int) -> bool:
        """The capital of a title or of an office that goes on in lower case: `Hội nghị`, `Tổng thống`."""
        if " " in spelling or len(spelling) < 2 or spelling.isupper():
            return False
        goes_on = self.text.view.text[end : end + 1] == " " and self.text.view.text[end + 1 : end + 2].islower()
        return goes_on and _plain_syllable(spelling)

    def _inside(self, spelling: str) -> bool:
        """Whether the spelling stands inside some sentence of the field, so that its capital is a name's."""
        if self._inner is None:
            starts = {start for start, _ in self.text.sentences}
            cased = self.text.view.text
            found = (m for m in _NAME.finditer(cased) if m.start() not in starts and cased[m.start() - 1] == " ")
            self._inner = frozenset(part for m in found for part in (m[0], m[0].split()[0]))
        return spelling in self._inner

    def _merged(self, cased: str, names: list[Name]) -> list[Name]:
        out: list[Name] = []
        for name in names:
            last = out[-1] if out else None
            if last is not None and self._one(cased[last.end : name.start], last, name):
                model = last if last.of == name.id else name
                out[-1] = Name(last.start, name.end, model.id, model.kind, model.of)
            else:
                out.append(name)
        return out

    def _one(self, gap: str, first: Name, second: Name) -> bool:
        """`OpenAI o1`, `GPT-4o của OpenAI`, `R1 (DeepSeek)`."""
        words = gap.strip(" (\"“”'’").split()
        if second.of == first.id:
            return not words
        return first.of == second.id and (not words or words[0] in self.words.of) and len(words) <= 3

    # -- owners -------------------------------------------------------------------------------------------------

    def owner(self, statement: Statement, kinds: frozenset[str], back: int = 1) -> Name | None:
        """Whose the figure is: `của X` right behind, the nearest name before in the clause, in the sentence, behind in
        the clause, then in the sentences before (as many as `back`) and in the title."""
        names = [n for n in self.names(statement.sentence) if n.kind in kinds]
        found = self._behind(statement, names) or self._before(statement, names) or self._after(statement, names)
        if found is not None:
            return _its_model(found, names)
        for sentence in range(statement.sentence - 1, max(statement.sentence - back, 0) - 1, -1):
            if statement.text.roles[sentence] != statement.role:
                break
            earlier = [n for n in self.names(sentence) if n.kind in kinds and n.kind != OTHER]
            if earlier:
                return earlier[0] if len({n.id for n in earlier}) == 1 else None
        return None

    def _behind(self, statement: Statement, names: list[Name]) -> Name | None:
        """`60 USD của OpenAI o1`, `589 tỷ USD vốn hóa của Nvidia`."""
        end = statement.figure.end
        for name in names:
            if end <= name.start <= end + _REACH:
                gap = statement.text.view.lower[end : name.start]
                words = gap.split()
                close = not _BREAK.search(gap) and any(word in self.words.of for word in words)
                return name if close and not self._figures_in(statement, end, name.start) else None
        return None

    def _before(self, statement: Statement, names: list[Name]) -> Name | None:
        before = [n for n in names if n.end <= statement.figure.start]
        return before[-1] if before else None

    def _after(self, statement: Statement, names: list[Name]) -> Name | None:
        after = [n for n in names if n.start >= statement.figure.end]
        if not after:
            return None
        gap = statement.text.view.lower[statement.figure.end : after[0].start]
        return after[0] if not _BREAK.search(gap) else None

    @staticmethod
    def _figures_in(statement: Statement, start: int, end: int) -> bool:
        return any(
            start <= s.figure.start < end and s.figure.dimension == statement.figure.dimension
            for s in statement.article.line(statement)
        )


def _its_model(owner: Name, names: list[Name]) -> Name:
    """`DeepSeek chi 5,6 triệu USD để huấn luyện V3`: the one model of the company that the sentence names."""
    models = {name.id: name for name in names if name.of == owner.id}
    return next(iter(models.values())) if len(models) == 1 else owner
