"""The names in a sentence, and whether another text says them.

A name counts only when it can tell owners apart: dates, editions, units, titles and the lone capital of `Công an` do not.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from factcheck.kept.expressions import compiled
from factcheck.kept.unicode_expressions import unicode_compiled
from factcheck.lexicon.alignment import AlignmentWords
from factcheck.lexicon.entities import EntityWords, entity_words

# "Nguyễn Văn A", "TP.HCM", "BA.5", "Bộ Y tế" as far as the capitals go; "Bangkok. Đây" is cut at the full stop.
_TOKEN = r"\p{Lu}[\p{L}\d]*(?:\.[\p{Lu}\d][\p{L}\d]*)*"
_NAME = unicode_compiled(rf"{_TOKEN}(?:[ -](?:{_TOKEN}|\d+\b(?![-/.]\d)))*")
_WORD = compiled(r"\w+")
_YEAR = compiled(r"(?:19|20)\d\d")
_ROMAN = compiled(r"[ivx]+")
_OPENER = 4.5  # the weight of a syllable that may owe its capital to the beginning of the sentence
_TELLING = 6.5  # a lone syllable weighs this much, or is a place or an entity, to be a name


class Found(NamedTuple):
    """A name in a text."""

    name: str
    start: int
    end: int


class NameSense:
    """Finds and compares names, with the weights of a lexicon."""

    def __init__(self, words: AlignmentWords, entities: EntityWords | None = None) -> None:
        self.words = words
        self.entities = entities or entity_words()
        self._noise = words.not_names | {name.lower() for name in self.entities.not_names}
        self._cited = frozenset(word.split()[0] for word in words.citations)
        self._known = words.places | {name.lower() for name in self.entities.spellings}

    def names(self, cased: str, opening: bool = True) -> frozenset[str]:
        """The names of a sentence, or of a part of one, in lower case, as words one space apart."""
        return frozenset(found.name for found in self.found(cased, opening))

    def found(self, cased: str, opening: bool = True) -> list[Found]:
        """The same, in order, with their places."""
        matches = (match for match in _NAME.finditer(cased) if not self._heading(cased[: match.start()]))
        named = (Found(self._name(m[0], opening and m.start() <= 1), m.start(), m.end()) for m in matches)
        return [found for found in named if found.name]

    def _heading(self, before: str) -> bool:
        """`phía Tây Nam`: a direction."""
        return before.rstrip().rpartition(" ")[2].lower() in self.words.headings

    def _name(self, written: str, opens: bool) -> str:
        written_words = self._uncited(_WORD.findall(written.lower()))
        for start in (0, 1):
            if " ".join(written_words[start:]) in self._known:
                return " ".join(written_words[start:])
        words = [word for word in written_words if not self._empty(word)]
        if opens and len(words) > 1 and self.words.weight(words[0]) <= _OPENER:
            words = words[1:]
        while words and words[0].isdigit():
            words = words[1:]
        if len(words) == 1 and not self._telling(words[0]):
            return ""
        return " ".join(words)

    def _uncited(self, words: list[str]) -> list[str]:
        """`Điều 175 Bộ luật`: the name is that of the law, whatever is cited of it."""
        return words[2:] if len(words) > 1 and words[0] in self._cited and words[1].isdigit() else words

    def _empty(self, word: str) -> bool:
        return word in self._noise or bool(_YEAR.fullmatch(word) or _ROMAN.fullmatch(word))

    def _telling(self, word: str) -> bool:
        return word in self._known or (len(word) > 1 and self.words.weight(word) >= _TELLING)

    def rare(self, word: str) -> bool:
        return self.words.weight(word) >= self.words.other

    def telling(self, word: str) -> bool:
        return self.words.weight(word) >= _TELLING

    def said(self, name: str, text: str) -> bool:
        """Whether a text (words one space apart) says a name, an alias of it, or two neighbouring words of it.

        `Nguyễn Văn An` is `Văn An`; of a place nothing less than its name will do.
        """
        spellings = self.words.aliases.get(name, (name,))
        if any(f" {spelling} " in text for spelling in spellings):
            return True
        words = name.split()
        if name in self.words.places or len(words) < 2:
            return False
        return self.in_part(name, text) or any(self.rare(word) and f" {word} " in text for word in words)

    def in_part(self, name: str, text: str) -> bool:
        """Whether a text says two neighbouring words of a name, or all of a single one."""
        words = name.split()
        if len(words) < 2:
            return f" {name} " in text
        return any(f" {first} {second} " in text for first, second in pairwise(words))

    def places(self, names: frozenset[str]) -> frozenset[str]:
        """The places among the names, each by its first spelling."""
        return frozenset(self.words.aliases.get(name, (name,))[0] for name in names if name in self.words.places)


def plain(text: str) -> str:
    """A lower-case text as words one space apart, with a space at both ends."""
    return f" {' '.join(_WORD.findall(text))} "
