"""Gates of time: two versions, two moments of a running count, two periods of a series, the day of a report."""

from __future__ import annotations

from factcheck.align.assign import Pair
from factcheck.align.profile import Profile
from factcheck.align.scene import Scene, documents, left, near, times_differ
from factcheck.align.values import Relation, days_apart, relation
from factcheck.align.values import grain as grain_of
from factcheck.parse.figure import Figure, When

_COUNTS = frozenset({"count", "number", "score"})
_NOT_SERIES = frozenset({"date", "time", "identifier", "ordinal", "duration"})
_CLAUSE = 70
_TODAY = 14
_FLOWS = frozenset({"money", "percent"})
_STRETCHES = frozenset({"quarter", "half", "span"})
_MOMENTS = frozenset({"part-of-day", "hour", "minute"})
_UP_TO = 16
_WEEK = 7
_SERIAL = 2


def revision(pair: Pair, scene: Scene) -> bool:
    a, b = documents(pair)
    return a is not b and a.published is not None and a.published == b.published and a.source == b.source


def grain(pair: Pair, scene: Scene) -> bool:
    """A day and a month, or a stretch that only begins alike: told apart by whoever asks, not by us."""
    a, b = pair.a.statement.figure.when, pair.b.statement.figure.when
    if a is None or b is None:
        return False
    grains = {grain_of(a), grain_of(b)}
    return len(grains) > 1 and not grains <= {"day", "part-of-day"}


def toll(pair: Pair, scene: Scene) -> bool:
    if pair.a.statement.figure.dimension not in _COUNTS or _falls(pair, scene):
        return False
    if not times_differ(pair) and not _moments_differ(pair, scene):
        return False
    if scene.parted_otherwise(pair):
        return False
    return _runs(pair.a, scene) and _runs(pair.b, scene)


def _moments_differ(pair: Pair, scene: Scene) -> bool:
    """`Đến sáng 12/3`, `đến chiều 12/3`, told on one day."""
    a, b = _moments(pair.a, scene), _moments(pair.b, scene)
    return bool(a and b) and a.isdisjoint(b)


def _moments(profile: Profile, scene: Scene) -> set[tuple[str, ...]]:
    return {(x.when.start, *x.read_by) for x in scene.dated(profile) if x.when and x.when.grain in _MOMENTS}


def _falls(pair: Pair, scene: Scene) -> bool:
    """The dead of the later article are fewer: no count that goes on."""
    a, b = documents(pair)
    first, second = pair.a.statement.figure, pair.b.statement.figure
    if a.published is None or b.published is None or a.published == b.published:
        return False
    if first.low is None or second.low is None or first.hedge or second.hedge:
        return False
    if any(near(scene.falling, side) or side.statement.figure.dimension == "score" for side in (pair.a, pair.b)):
        return False
    return (str(a.published) < str(b.published)) == (first.low > second.low)


def _runs(profile: Profile, scene: Scene) -> bool:
    """Whether the figure is of a count that goes on: by its words, by `đến nay` in its sentence, or a result."""
    if profile.statement.figure.dimension == "score":
        return True
    return near(scene.tolls, profile) or bool(scene.running.search(profile.sentence.text))


def series(pair: Pair, scene: Scene) -> bool:
    figure = pair.a.statement.figure
    if scene.parted_otherwise(pair):
        return False
    if all(scene.weather.search(side.sentence.text) for side in (pair.a, pair.b)):
        return True
    if figure.kind in _NOT_SERIES or figure.dimension == "age" or not times_differ(pair) or scene.same_move(pair):
        return False
    if figure.kind == "count":
        return _market(pair, scene)
    per_share = figure.per is not None and pair.b.statement.figure.per is not None
    named = all(scene.serial(side.around) or scene.serial(left(side, _CLAUSE)) for side in (pair.a, pair.b))
    return per_share or named or _market(pair, scene)


def _market(pair: Pair, scene: Scene) -> bool:
    """Both sentences speak of trading: two words of the list or more."""
    return all(len(set(scene.serial(side.sentence.text))) >= _SERIAL for side in (pair.a, pair.b))


def period(pair: Pair, scene: Scene) -> bool:
    """Both sentences date what they say, and no date of one can be a date of the other."""
    if pair.a.statement.figure.when is not None or scene.same_move(pair):
        return False
    a, b = scene.dated(pair.a), scene.dated(pair.b)
    if _of_past(pair.a, pair.b, a, b, scene) or _of_past(pair.b, pair.a, b, a, scene):
        return True
    if bool(a) != bool(b) and pair.a.statement.figure.kind in _FLOWS:
        return any(figure.when is not None and figure.when.grain in _STRETCHES for figure in a or b)
    return bool(a and b) and all(relation(x, y) == Relation.HARD for x in a for y in b)


def _of_past(profile: Profile, other: Profile, own: list[Figure], theirs: list[Figure], scene: Scene) -> bool:
    """`năm 2021 bị phạt 820 triệu`: one sentence names a year gone by, before the figure, that the other article never does."""
    day = profile.statement.article.document.day
    if theirs or day is None or profile.statement.article is other.statement.article:
        return False
    years = [f.when.start[:4] for f in own if f.when and f.when.grain == "year" and f.end <= profile.statement.figure.start]
    return any(year.isdigit() and int(year) < day.year and f" {year} " not in scene.text(other) for year in years)


def key_of_figures(pair: Pair, scene: Scene) -> bool:
    """Years beside figures that are only alike tell of two: `cuối năm nay gần 67.400`, `năm 2024 là 67.365`."""
    when = pair.a.statement.figure.when
    if when is None or when.grain == "day":
        return False
    figures = [x for x in scene.pairs if x.sentences == pair.sentences and x.a.statement.figure.when is None]
    return bool(figures) and all(x.relation != Relation.EQUAL for x in figures)


def report_day(pair: Pair, scene: Scene) -> bool:
    if pair.a.statement.figure.dimension != "date":
        return False
    return scene.reports_at(pair.a) or scene.reports_at(pair.b)


def as_of(pair: Pair, scene: Scene) -> bool:
    """`Tính đến 22/7`: the day up to which something was counted, in two reports."""
    if pair.a.statement.figure.when is None:
        return False
    return all(scene.counted_to.search(left(side, _UP_TO)) for side in (pair.a, pair.b))


def own_day(pair: Pair, scene: Scene) -> bool:
    """Each article names its own day: two days of a series, not one day told twice."""
    first, second = pair.a.statement.figure.when, pair.b.statement.figure.when
    if first is None or second is None:
        return False
    return _published(pair, first, second) or _both_today(pair, scene)


def _published(pair: Pair, first: When, second: When) -> bool:
    a, b = documents(pair)
    if a.day is None or b.day is None or a.day == b.day:
        return False
    return first.start[:10] == a.day.isoformat() and second.start[:10] == b.day.isoformat()


def _both_today(pair: Pair, scene: Scene) -> bool:
    """`hôm nay (28/8)` and `hôm nay 30/8`; `ngày mai` in both, of two days of publication."""
    sides = (pair.a, pair.b)
    return all(scene.today.search(left(side, _TODAY) + side.statement.surface.lower()) for side in sides)


def weekly(pair: Pair, scene: Scene) -> bool:
    """`tuần kết thúc ngày 2/7`, `ngày 9/7`: whole weeks apart, where a week is spoken of."""
    first, second = pair.a.statement.figure.when, pair.b.statement.figure.when
    if first is None or second is None:
        return False
    apart = days_apart(first, second)
    weeks = scene.weeks.search(pair.a.sentence.text) or scene.weeks.search(pair.b.sentence.text)
    return bool(apart and apart % _WEEK == 0 and weeks)
