"""Gates of measure: the role of a figure, its sign, its label, a sum of others, a list of its like, too little in common."""

from __future__ import annotations

from decimal import Decimal

from factcheck.align.assign import Pair
from factcheck.align.profile import Profile
from factcheck.align.scene import Scene, gap, left, right
from factcheck.align.values import Relation, relation
from factcheck.claims import Statement

_NEAR = 4
_TABLE = 12
_ALIKE, _SAME = 0.6, 0.85
_TWOFOLD = 2
_SAME_WORDS = 0.25
_BESIDE_AGE = 0.15
_QUALIFIED = 0.8
_ADDENDS = 60
_BESIDE = 25
_KEYS = frozenset({"duration", "identifier", "ordinal", "measure"})
_SHARE = frozenset({"percent", "percentage_point"})


def label(pair: Pair, scene: Scene) -> bool:
    """`Quân khu 7`, `tập 2`, `nhiệm kỳ 2021-2026`: another label is another thing; a law cited under two numbers is not."""
    figure = pair.a.statement.figure
    if figure.kind == "identifier":
        return figure.head.split()[0] not in scene.citations or pair.likeness.least < _ALIKE
    if _edition(pair.a, scene) and _edition(pair.b, scene):
        return True
    if any(side.before and side.before[-1] in scene.ranks and figure.kind == "count" for side in (pair.a, pair.b)):
        return True
    return figure.kind == "ordinal" and pair.likeness.least < _ALIKE


def _edition(profile: Profile, scene: Scene) -> bool:
    """`nhiệm kỳ 2021-2026`, `THPT 2021`: years that name a term or an edition."""
    statement = profile.statement
    when = statement.figure.when
    if when is None:
        return False
    if when.grain == "year" and _behind_name(statement):
        return True
    return bool(scene.terms.search(left(profile, _BESIDE) + statement.surface.lower()))


def _behind_name(statement: Statement) -> bool:
    """`AFF Cup 2008`, `U19 Đông Nam Á 2022`: a bare year right behind a capital."""
    words = statement.text.view.text[statement.bounds[0] : statement.figure.start].split()
    return statement.surface.isdigit() and bool(words) and words[-1][0].isupper()


def role(pair: Pair, scene: Scene) -> bool:
    a, b = _roles(pair.a, scene), _roles(pair.b, scene)
    if pair.likeness.after >= _QUALIFIED or scene.parted_otherwise(pair):
        a, b = a - {"part"}, b - {"part"}  # "trong đó có 91 tuyến có trợ giá" and "101 tuyến có trợ giá"
    return a != b


def _roles(profile: Profile, scene: Scene) -> frozenset[str]:
    before = scene.no_roles.sub("", " " + " ".join(profile.before) + " ")
    close = " " + " ".join(before.split()[-_NEAR:]) + " "
    found = {role for role, words in scene.words.roles.items() if any(f" {word} " in close for word in words)}
    if "part" in found and not _has_whole(profile, scene):
        found.discard("part")  # "kho vũ khí bao gồm 1.300 tấn": all of it
    if profile.statement.figure.dimension == "age":
        found.discard("change")  # "mất ngày 6/3, hưởng thọ 70 tuổi"
    if profile.statement.figure.dimension == "length":
        before = scene.distances.sub("", before)
    if any(f" {word} " in before for word in scene.words.differences):
        found.add("difference")
    if scene.parts.match(profile.sentence.text):
        found.add("part")  # "Trong đó, ngành dầu ăn …"
    if scene.conditions.search(profile.sentence.text):
        found.add("condition")
    if _each(profile, scene):
        found.add("each")
    if scene.wholes.match(right(profile, _BESIDE).lstrip()):
        found.add("share")  # "28 trong số 41 người"
    before_it = (s for s in scene.neighbours(profile) if s.figure.end <= profile.statement.figure.start)
    if any(gap(s, profile.statement).strip() in scene.words.out_of for s in before_it):
        found.add("whole")  # "7 trong 9 lán"
    return frozenset(found)


def _has_whole(profile: Profile, scene: Scene) -> bool:
    """Whether a figure that this one may be a part of stands before it, or nothing but `trong đó` and its like."""
    start = profile.statement.figure.start
    earlier = any(s.figure.end <= start and s.figure.when is None for s in scene.neighbours(profile))
    return earlier or not scene.contents.search(" ".join(profile.before[-_NEAR:]))


def _each(profile: Profile, scene: Scene) -> bool:
    """`410.000 USD/gia đình`, `5 triệu đồng mỗi người`."""
    behind = right(profile, _BESIDE).lstrip()
    return behind.startswith("/") or any(behind.startswith(f"{word} ") for word in scene.words.each_behind)


def weak(pair: Pair, scene: Scene) -> bool:
    likeness = pair.likeness
    apart = max(likeness.before, likeness.after) < 0.2 and pair.near[1] < 0.12
    unlike = likeness.head < 0.6 and not _bare(pair)
    return likeness.most < 0.4 or likeness.least < 0.15 or unlike or apart


def _bare(pair: Pair) -> bool:
    """`độ lớn 4,2`, `độ lớn 4,7`: numbers without a noun, behind the same words."""
    dimensions = {side.statement.figure.dimension for side in (pair.a, pair.b)}
    return dimensions == {"number"} and pair.likeness.before >= _ALIKE and pair.likeness.touch_before == 1.0


def in_list(pair: Pair, scene: Scene) -> bool:
    """More figures of the two sentences differ than agree; or a row of a list, whose owner stands above it; or a table."""
    if any(len(scene.neighbours(side)) >= _TABLE for side in (pair.a, pair.b)):
        return True
    rows = all(side.sentence.text.rstrip().endswith(";") or _scheduled(side) for side in (pair.a, pair.b))
    return rows or outnumbered(pair, scene, dated=pair.a.statement.figure.when is not None)


def other_dates(pair: Pair, scene: Scene) -> bool:
    """Dates of the two sentences differ as well, and nothing agrees: two moments."""
    return pair.a.statement.figure.when is None and outnumbered(pair, scene, dated=True)


def outnumbered(pair: Pair, scene: Scene, dated: bool) -> bool:
    """Whether at least as many pairs of the two sentences differ as agree; `dated`: with those of dates."""
    if pair.differing < 1 or pair.differing < pair.agreeing or scene.same_move(pair) or scene.parted_otherwise(pair):
        return False
    others = [other for other in scene.pairs if other is not pair and other.differs and other.sentences == pair.sentences]
    reports = [other for other in others if _of_report(other, scene)]
    if len(others) - len(reports) < max(pair.agreeing, 1):
        return False
    return any(dated or other.a.statement.figure.when is None for other in others)


def _of_report(pair: Pair, scene: Scene) -> bool:
    return pair.a.statement.figure.dimension == "date" and (scene.reports_at(pair.a) or scene.reports_at(pair.b))


def _scheduled(profile: Profile) -> bool:
    """`Việt Nam - Singapore: 20h ngày 29/12`: a row of a programme."""
    return profile.statement.figure.when is not None and left(profile, _BESIDE).rstrip().endswith(":")


def keyed(pair: Pair, scene: Scene) -> bool:
    """`Huy hiệu 60 năm tuổi Đảng cho 2 đảng viên`: what stands right beside names the row, and it is another row."""
    return any(
        x.figure.kind in _KEYS and x.figure.kind == y.figure.kind and relation(x.figure, y.figure) == Relation.HARD
        for x in _beside(pair.a, scene)
        for y in _beside(pair.b, scene)
    ) and not any(
        relation(x.figure, y.figure) == Relation.EQUAL for x in _beside(pair.a, scene) for y in _beside(pair.b, scene)
    )


def _beside(profile: Profile, scene: Scene) -> list[Statement]:
    own = profile.statement
    near = [s for s in scene.neighbours(profile) if len(gap(s, own)) <= _BESIDE]
    return [s for s in near if s.figure.kind != own.figure.kind and not set(gap(s, own)) & set(",;.:")]


def attribute(pair: Pair, scene: Scene) -> bool:
    """Of a percentage or a length of time the words before say what it is of; of an age the words beside it, whose."""
    figure = pair.a.statement.figure
    if figure.dimension == "age" or (figure.when is not None and figure.when.grain == "year"):
        return max(pair.likeness.before, pair.likeness.after) < _BESIDE_AGE
    loose = figure.dimension in _SHARE or figure.kind == "duration"
    return loose and pair.likeness.before < _SAME_WORDS


def far(pair: Pair, scene: Scene) -> bool:
    """Outlets that differ on one figure seldom differ twofold; that far apart all the words must be the same."""
    a, b = pair.a.statement.figure, pair.b.statement.figure
    if not a.low or not b.low or pair.likeness.least >= _SAME:
        return False
    if a.low < 0 or b.low < 0:
        return (a.low < 0) != (b.low < 0) and abs(a.low) != abs(b.low)  # frost there, none here
    if scene.parted_otherwise(pair) or (_turned(a.low, b.low) and pair.likeness.most >= _ALIKE):
        return False
    if _zeros_apart(a.low, b.low) and pair.likeness.most >= _SAME:
        return False
    return max(a.low, b.low) > _TWOFOLD * min(a.low, b.low) and max(a.low, b.low) >= 10


def _zeros_apart(a: Decimal, b: Decimal) -> bool:
    """`10.000` and `100 ngàn`: the same digits, a slip of a nought."""
    return a.normalize().as_tuple().digits == b.normalize().as_tuple().digits


def _turned(a: Decimal, b: Decimal) -> bool:
    """`14` and `41`: the same digits, some of them changed places."""
    first, second = a.as_tuple(), b.as_tuple()
    return first.exponent == second.exponent and sorted(first.digits) == sorted(second.digits)


def total(pair: Pair, scene: Scene) -> bool:
    """One side may be the sum of two neighbours of the other (`mua 18 và thuê 22` / `40`)."""
    if pair.relation < Relation.SOFT or pair.a.statement.figure.low is None or pair.b.statement.figure.low is None:
        return False
    return _is_sum(pair.a, pair.b, scene) or _is_sum(pair.b, pair.a, scene)


def _is_sum(whole: Profile, part: Profile, scene: Scene) -> bool:
    value, own = whole.statement.figure.low, part.statement.figure.low
    if value is None or own is None:
        return False
    return any(_adds(s, part.statement, scene) and s.figure.low + own == value for s in scene.neighbours(part) if s.figure.low)


def _adds(other: Statement, own: Statement, scene: Scene) -> bool:
    """Whether two figures stand side by side as things of one kind."""
    between = gap(other, own)
    alike = other.figure.dimension in (own.figure.dimension, "number")
    return alike and len(between) <= _ADDENDS and ("," in between or bool(scene.joins.search(between)))


def attached(pair: Pair, scene: Scene) -> bool:
    """`Nghị định số 31/2022/NĐ-CP ngày 20-5-2022`: the day of a document, not of what is told."""
    if pair.a.statement.figure.kind != "date":
        return False
    return _signed(pair.a, scene) != _signed(pair.b, scene)


def _signed(profile: Profile, scene: Scene) -> bool:
    own = profile.statement
    return any(
        s.figure.kind == "identifier" and s.figure.end <= own.figure.start and len(gap(s, own).strip()) <= _NEAR
        for s in scene.neighbours(profile)
    )
