"""Whose figure it is: the last name before it in its sentence, else the name that `công ty này`, `nhà băng`, `bà` stands for.

A generic word stands for the last name before it that is called by that word (`Công ty Thép Hải Tân`), or by another of its
class. A figure whose sentence says neither has no subject, and nothing is concluded.
"""

from __future__ import annotations

import re

from factcheck.align.names import plain
from factcheck.align.profile import Profile
from factcheck.align.scene import Scene

_OF_PEOPLE = 2  # spaces
_HEAD = 12  # characters before a name in which the word that calls it must end


def subject(profile: Profile, scene: Scene) -> str:
    """The name a figure belongs to, in lower case; empty when nobody is named before it."""
    statement = profile.statement
    start = statement.bounds[0]
    before = statement.text.view.text[start : statement.figure.start]
    named = scene.sense.found(before)
    generic = _last_generic(before.lower(), scene)
    if named and (generic is None or named[-1].end > generic.end()):
        return scene.profiler.known_as(statement.text).get(named[-1].name, named[-1].name)
    if generic is None or before[generic.end() :].lstrip()[:1].isupper():
        return ""  # "ông Minh": a name too common to tell
    return _stands_for(generic[0], profile, scene)


def _last_generic(before: str, scene: Scene) -> re.Match[str] | None:
    found = list(scene.generics.finditer(before))
    return found[-1] if found else None


def _stands_for(word: str, profile: Profile, scene: Scene) -> str:
    """The last name called by this word before the figure, else by a word of its class; names of the title count as first."""
    statement = profile.statement
    text = statement.text.view.text[: statement.figure.start]
    title = statement.article.fields[0]
    if title is not statement.text:
        text = f"{title.view.text}. {text}"
    for called in ((word,), scene.words.generics[word]):
        if name := _last_called(text, called, scene):
            return name
    return _last_person(text, scene) if word in scene.words.persons else ""


def _last_person(text: str, scene: Scene) -> str:
    """The last name of three words or more that is no place: of those of two most are."""
    names = [found.name for found in scene.sense.found(text)]
    people = [name for name in names if name.count(" ") >= _OF_PEOPLE and not scene.sense.places(frozenset({name}))]
    return people[-1] if people else ""


def _last_called(text: str, words: tuple[str, ...], scene: Scene) -> str:
    lower = text.lower()
    for name in reversed(scene.sense.found(text)):
        before = plain(lower[max(0, name.start - _HEAD) : name.start])
        if any(before.endswith(f" {word} ") for word in words) or _begins(name.name, words):
            return name.name
    return ""


def _begins(name: str, words: tuple[str, ...]) -> bool:
    """`Đại học Hải Tân` is a name that begins with what it is called."""
    return any(name.startswith(f"{word} ") for word in words)
