"""Gates of wording: words of which each names another thing, a wish beside what is settled, another stuff, another person."""

from __future__ import annotations

import re
from itertools import takewhile

from factcheck.align.assign import Pair
from factcheck.align.profile import Profile
from factcheck.align.scene import Scene, left, right

_NEAR = 4
_CLAUSE, _BEHIND = 80, 25  # characters
_STUFF = frozenset({"mass", "volume"})
_CONTENT = 3.0  # the least weight of a syllable that can name a thing
_WORD_AT_START = re.compile(r" [^\W\d_]")
_WORD_AT_END = re.compile(r"(?<![^\W\d_])([^\W\d_]+) $")


def negation(pair: Pair, scene: Scene) -> bool:
    a, b = (bool(scene.negated.search(" ".join(side.before))) for side in (pair.a, pair.b))
    return a != b


def opposite(pair: Pair, scene: Scene) -> bool:
    """`4 nam` and `5 nữ`, `nhập 1.300 xe` and `xuất 1.500 xe`: near the figure, or among the words before it."""
    near_a, near_b = _around(pair.a), _around(pair.b)
    left_a, left_b = " ".join(pair.a.before), " ".join(pair.b.before)
    return scene.opposites.apart(near_a, near_b) or scene.opposites.apart(left_a, left_b)


def _around(profile: Profile) -> str:
    return " ".join((*profile.before[-_NEAR:], *profile.head, *profile.after[:_NEAR]))


def variant(pair: Pair, scene: Scene) -> bool:
    """`vàng miếng` and `vàng nhẫn`, `học phí mới` and `học phí cũ`: two kinds of a thing, wherever the sentences say so."""
    return scene.variants.apart(pair.a.sentence.plain, pair.b.sentence.plain)


def kind(pair: Pair, scene: Scene) -> bool:
    """`xuất khẩu tôm` and `xuất khẩu cá tra`: behind a word that has kinds each sentence names one the other does not say."""
    a, b = _kinds(pair.a, scene), _kinds(pair.b, scene)
    return any(_unsaid(a[head], pair.b) and _unsaid(b[head], pair.a) for head in a.keys() & b.keys())


def _unsaid(kinds: set[str], other: Profile) -> bool:
    return not any(f" {kind} " in other.sentence.plain for kind in kinds)


def _kinds(profile: Profile, scene: Scene) -> dict[str, set[str]]:
    """The one or two syllables that stand right behind each word that has kinds, where they can name one."""
    found: dict[str, set[str]] = {}
    text = profile.sentence.plain
    for match in scene.kinds.finditer(text):
        behind = text[match.end() : match.end() + _BEHIND].split()[:2]
        named = [*takewhile(lambda syllable: syllable.isalpha() and scene.words.weight(syllable) >= _CONTENT, behind)]
        if named:
            found.setdefault(match[0], set()).add(" ".join(named))
    return found


def aside(pair: Pair, scene: Scene) -> bool:
    """`đề nghị 14-15 năm tù` and `tuyên 12 năm tù`: what one sentence asks for is settled in the other."""
    a, b = (left(side, _CLAUSE) + right(side, _BEHIND) for side in (pair.a, pair.b))
    return any(bool(words.search(a)) != bool(words.search(b)) for words in scene.asides)


def stuff(pair: Pair, scene: Scene) -> bool:
    """`2 kg ma túy đá` and `5 kg heroin`: of two things."""
    if pair.a.statement.figure.dimension not in _STUFF:
        return False
    a, b = _stuff(pair.a, scene), _stuff(pair.b, scene)
    return bool(a and b) and a.isdisjoint(b)


def _stuff(profile: Profile, scene: Scene) -> set[str]:
    """The syllables right behind a measure, as far as they can name a thing: `ma túy đá trong kho` up to `đá`."""
    if not _WORD_AT_START.match(right(profile, _NEAR)):
        return set()
    return set(takewhile(lambda syllable: scene.words.weight(syllable) >= _CONTENT, profile.after))


def person(pair: Pair, scene: Scene) -> bool:
    """`một phụ nữ 45 tuổi` and `tài xế 38 tuổi`: ages of two people."""
    if pair.a.statement.figure.dimension != "age":
        return False
    a, b = (set(side.before[-2:]) if _person(side, scene) else set() for side in (pair.a, pair.b))
    return bool(a and b) and a.isdisjoint(b)


def _person(profile: Profile, scene: Scene) -> bool:
    """Whether the word right before the age can say who: no name, no `hưởng thọ`."""
    found = _WORD_AT_END.search(left(profile, 12))
    return found is not None and scene.words.weight(found[1]) >= _CONTENT
