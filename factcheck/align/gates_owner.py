"""Gates of ownership: whose figure it is, by the names of its sentence, of its clause, or of those before."""

from __future__ import annotations

from collections import Counter

from factcheck.align.assign import Pair
from factcheck.align.owners import subject
from factcheck.align.profile import Profile
from factcheck.align.scene import Scene, left
from factcheck.text import toneless

_REACH = 60
_OFTEN = 3
_STRANGE = 0.25
_BINDING = 2  # names that both sentences say; what they name besides is by the way


def owner(pair: Pair, scene: Scene) -> bool:
    a, b = _owners(pair.a, scene), _owners(pair.b, scene)
    text_a, text_b = scene.text(pair.a), scene.text(pair.b)
    said = scene.sense.said
    if a and b and not any(said(name, text_b) for name in a):
        return True
    strange_a = any(not said(name, text_b) and not _spelt(name, pair.b) for name in pair.a.sentence.names)
    strange_b = any(not said(name, text_a) and not _spelt(name, pair.a) for name in pair.b.sentence.names)
    bound = len(pair.a.sentence.names & pair.b.sentence.names) >= _BINDING
    return (strange_a and strange_b and not bound) or _other_place(a, b, scene) or _strangers(pair, scene)


def _spelt(name: str, profile: Profile) -> bool:
    """Whether the sentence has all words of a longer name: `Ban chỉ đạo`, `Bà Rịa- Vũng Tàu`."""
    words = name.split()
    return len(words) > 1 and all(f" {word} " in profile.sentence.plain for word in words)


def _other_place(a: frozenset[str], b: frozenset[str], scene: Scene) -> bool:
    """Both name places, and none in common: `Bà Rịa - Vũng Tàu` holds `Vũng Tàu`."""
    first, second = scene.sense.places(a), scene.sense.places(b)
    alike = any(f" {x} " in f" {y} " or f" {y} " in f" {x} " for x in first for y in second)
    return bool(first and second) and not alike


def _strangers(pair: Pair, scene: Scene) -> bool:
    """Both sentences name somebody, and neither says a name of the other."""
    a, b, said = pair.a.sentence, pair.b.sentence, scene.sense.said
    if not a.names or not b.names:
        return False
    return not any(said(name, b.plain) for name in a.names) and not any(said(name, a.plain) for name in b.names)


def _owners(profile: Profile, scene: Scene) -> frozenset[str]:
    """The names of the sentence, else of the two before, else of the title."""
    if profile.sentence.names:
        return profile.sentence.names
    statement, profiler = profile.statement, scene.profiler
    for back in (1, 2):
        if statement.sentence >= back:
            names = profiler.sentence(statement.text, statement.sentence - back).names
            if names:
                return names
    title = statement.article.fields[0]
    return profiler.sentence(title, 0).names if title.sentences else frozenset()


def other_subject(pair: Pair, scene: Scene) -> bool:
    """The name that each article says most often is not said in the other: reviews of two telephones."""
    a, b = _subject(pair.a), _subject(pair.b)
    said = scene.sense.in_part
    return bool(a and b) and not said(a, scene.text(pair.b)) and not said(b, scene.text(pair.a))


def subjects(pair: Pair, scene: Scene) -> bool:
    """`công ty này` of one article is not the firm that the other names before the figure."""
    a, b = toneless(subject(pair.a, scene)), toneless(subject(pair.b, scene))
    said = scene.sense.in_part
    if not a or not b or said(a, f" {b} ") or said(b, f" {a} "):
        return False
    return not said(a, toneless(pair.b.sentence.plain)) and not said(b, toneless(pair.a.sentence.plain))


def beside(pair: Pair, scene: Scene) -> bool:
    """`xã Kha Mộc 95 nhà`, `xã Phú Sơn 77 nhà`: rows of an enumeration, each with its own name right before the figure."""
    a, b = (_close_names(side, scene) for side in (pair.a, pair.b))
    return bool(a and b) and not any(scene.sense.in_part(x, f" {y} ") or scene.sense.in_part(y, f" {x} ") for x in a for y in b)


def other_event(pair: Pair, scene: Scene) -> bool:
    """Of the names of either article the other says next to none: two events told in the same words."""
    a, b = scene.named(pair.a), scene.named(pair.b)
    if min(len(a), len(b)) < _OFTEN:
        return False
    return max(_share(a, scene.text(pair.b), scene), _share(b, scene.text(pair.a), scene)) <= _STRANGE


def _share(names: frozenset[str], text: str, scene: Scene) -> float:
    return sum(scene.sense.in_part(name, text) for name in names) / len(names)


def _subject(profile: Profile) -> str:
    counts = Counter(name for sentence in profile.page for name in sentence.names)
    name, times = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return name if times >= _OFTEN else ""


def namesakes(pair: Pair, scene: Scene) -> bool:
    """`Hyundai Tucson` in one sentence, `Hyundai Accent` in the other: two things of one house."""
    a, b = pair.a.sentence, pair.b.sentence
    return any(
        _of_one_house(x, y, scene) and f" {x} " not in b.plain and f" {y} " not in a.plain for x in a.names for y in b.names
    )


def _of_one_house(a: str, b: str, scene: Scene) -> bool:
    first, second = a.split(), b.split()
    return len(first) > 1 and len(second) > 1 and first[0] == second[0] and scene.sense.telling(first[0])


def other_label(pair: Pair, scene: Scene) -> bool:
    """`iPhone 14` and `iPhone 18` in the two sentences: two things of one series."""
    a, b = (_labels(side, scene) for side in (pair.a, pair.b))
    return any(label in b and a[label].isdisjoint(b[label]) for label in a)


def _labels(profile: Profile, scene: Scene) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for statement in scene.neighbours(profile):
        figure = statement.figure
        if figure.kind == "identifier" and figure.unit:
            found.setdefault(figure.head, set()).add(figure.unit)
    return found


def joined(pair: Pair, scene: Scene) -> bool:
    """`BA.5 gây ra 54%` and `BA.4 và BA.5 gây ra 80%`: one of them, and it together with its like."""
    a, b = (_close_names(side, scene) for side in (pair.a, pair.b))
    return bool(a and b) and a != b and (a < b or b < a) and any(_alike(x, y) for x in a & b for y in a ^ b)


def _close_names(profile: Profile, scene: Scene) -> frozenset[str]:
    statement = profile.statement
    start = max(statement.bounds[0], statement.figure.start - _REACH)
    cut = max((start + i + 1 for i, sign in enumerate(left(profile, _REACH)) if sign in ",;:"), default=start)
    return scene.sense.names(statement.text.view.text[cut : statement.figure.start], opening=False)


def _alike(a: str, b: str) -> bool:
    return a.split()[0] == b.split()[0]
