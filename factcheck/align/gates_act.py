"""Gates of what happened: another act or attribute, another stage, another topic than that of the other figure."""

from __future__ import annotations

import re
from itertools import islice

from factcheck.align.assign import Pair
from factcheck.align.profile import Profile
from factcheck.align.scene import Scene

_REACH = 70
_TOPIC = 2
_TOLD = 3  # words before a date in its clause: they say of what it is
_BREAK = re.compile(r"[,;:.()–]|(?<= )- ")
_SYLLABLE = re.compile(r"[^\W\d_]+")


def act(pair: Pair, scene: Scene) -> bool:
    """`bị bắt ngày 3/3`, `bị khởi tố ngày 8/3`: the clauses say what was done, and it is not the same."""
    a, b = (_acts(side, scene) for side in (pair.a, pair.b))
    if pair.a.statement.figure.when is not None and bool(a) != bool(b):
        return min(len(_SYLLABLE.findall(_dated(side))) for side in (pair.a, pair.b)) >= _TOLD
    return bool(a and b) and a.isdisjoint(b)


def _acts(profile: Profile, scene: Scene) -> frozenset[str]:
    figure, (left, right) = profile.statement.figure, _clause(profile)
    told = f"{left} {figure.head} {right}" if figure.when is None else f"{_dated(profile)} {right}"
    return frozenset(scene.words.acts[word] for word in scene.acts.findall(told))


def _dated(profile: Profile) -> str:
    """A clause as far as its date: `ông sinh năm 1938`."""
    return f"{_clause(profile)[0].rstrip()} {profile.statement.surface.lower()}"


def stage(pair: Pair, scene: Scene) -> bool:
    """`sau hiệp một`, `ở phiên sơ thẩm`: a stage that one sentence names and the other article never does."""
    a, b = (frozenset(scene.stages.findall(side.sentence.text)) for side in (pair.a, pair.b))
    return _unsaid(a - b, scene.text(pair.b)) or _unsaid(b - a, scene.text(pair.a))


def _unsaid(stages: frozenset[str], text: str) -> bool:
    return any(f" {stage} " not in text for stage in stages)


def thing(pair: Pair, scene: Scene) -> bool:
    """`Cầu dài 320 m`, `Đường dẫn dài 230 m`: what is so long is said right before, and neither sentence names the other's."""
    a, b = (_thing(side, scene) for side in (pair.a, pair.b))
    return bool(a and b) and a not in pair.b.sentence.words and b not in pair.a.sentence.words


def _thing(profile: Profile, scene: Scene) -> str:
    before = profile.before
    return before[-2] if len(before) > 1 and before[-1] in scene.extents else ""


def topic(pair: Pair, scene: Scene) -> bool:
    """`đứng thứ 7 về cải cách hành chính`, `đứng thứ 9 về chi phí thời gian`."""
    a, b = (_topic(side, scene) for side in (pair.a, pair.b))
    return bool(a and b) and a.isdisjoint(b)


def _topic(profile: Profile, scene: Scene) -> frozenset[str]:
    found = scene.topics.search(_clause(profile)[1])
    behind = _clause(profile)[1][found.end() :] if found else ""
    return frozenset(match[0] for match in islice(_SYLLABLE.finditer(behind), _TOPIC))


def _clause(profile: Profile) -> tuple[str, str]:
    """The words of a clause on both sides of its figure; of `Ngày 3/3, ông bị bắt` those behind the comma."""
    statement = profile.statement
    lower, (start, end) = statement.text.view.lower, statement.bounds
    left = _BREAK.split(lower[max(start, statement.figure.start - _REACH) : statement.figure.start])[-1]
    parts = _BREAK.split(lower[statement.figure.end : min(end, statement.figure.end + _REACH)])
    opens = len(_SYLLABLE.findall(left)) <= 1 and not parts[0].strip()
    return left, parts[1] if opens and len(parts) > 1 else parts[0]
