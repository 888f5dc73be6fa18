"""One figure told twice in one article: in the title and the body (`furniture`), or in two sentences (`second-mention`).

Two figures of one unit are looked at only when a slip of the pen lies between them (`diagnosis.slip`), or when one stands in
the title and nothing in the body bears it out. A slip is evidence by itself: in 2,465 real articles next to no two figures
of two digits lie a thousand times apart by chance, so the words around them need to agree less than for other values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.align.assign import Pair
from factcheck.align.features import Comparer
from factcheck.align.gates import GATES, vetoes
from factcheck.align.profile import Profile, Profiler
from factcheck.align.scene import Scene
from factcheck.align.values import Relation, relation
from factcheck.checks.context import Context
from factcheck.checks.diagnosis import repairs_of_pair, slip
from factcheck.checks.saying import told
from factcheck.claims import Article, Statement
from factcheck.lexicon.alignment import alignment_model, alignment_words
from factcheck.model import Finding, Slip, Verdict

FURNITURE, SECOND, SCALE, SEPARATOR = "furniture", "second-mention", "scale-slip", "separator"
_HEADS = frozenset({"title", "lead", "caption"})
_AMOUNTS = frozenset(
    {"money", "count", "mass", "length", "area", "volume", "energy", "power", "measure", "speed", "torque", "horsepower"}
)
_MANY = 80  # distinct values of one unit: more of them are a table
_SERIAL, _ALIKE = 2, 0.5
_SENTENCE, _WORD = 10, re.compile(r"\w+")
# Gates that do not count where a slip lies between the figures: it makes values far apart, and says more than words do.
_SLIPPED: dict[Slip | None, frozenset[str]] = {
    "scale": frozenset(GATES) - {"opposite", "negation"},
    "ten": frozenset({"far", "weak", "role", "series"}),
    "digit-swap": frozenset({"far", "weak", "role", "series"}),
    "digit": frozenset({"far", "role", "series"}),
    "short-digit": frozenset({"far", "role", "series"}),
    "currency": frozenset({"role"}),
    None: frozenset(),
}


@dataclass(slots=True)
class Retold:
    """Two figures that may be one, and how the one may have become the other; `kind` is None when nothing says how."""

    pair: Pair
    kind: Slip | None

    @property
    def statements(self) -> list[Statement]:
        return [self.pair.a.statement, self.pair.b.statement]


def check(articles: Sequence[Article], context: Context) -> Iterable[Finding]:
    for article in articles:
        candidates = list(_candidates(article))
        if candidates:
            yield from _Reader(context).findings(candidates)


def _candidates(article: Article) -> Iterator[tuple[Statement, Statement, Slip | None]]:
    """Pairs of two sentences with one slip between them, and those of a title with anything that is not its value."""
    groups: dict[tuple[str, str | None, str | None], list[Statement]] = {}
    for s in article.statements:
        if _is_plain(s):
            figure = s.figure
            unit = figure.unit if figure.dimension not in ("count", "money") else None
            groups.setdefault((figure.dimension, unit, figure.per), []).append(s)
    for group in groups.values():
        if 1 < len({s.figure.stated for s in group}) <= _MANY:
            yield from _apart(group)


def _is_plain(s: Statement) -> bool:
    figure = s.figure
    if figure.dimension not in _AMOUNTS or figure.stated is None or figure.vague or figure.low != figure.high:
        return False
    if figure.per and figure.dimension != "count":
        return False  # a price: each thing has its own
    return s.role not in ("teaser", "byline") and s.text.view.text[figure.end : figure.end + 1] != "/"


def _apart(group: list[Statement]) -> Iterator[tuple[Statement, Statement, Slip | None]]:
    telling = {id(s) for s in group if _telling(s)}
    for a, b in combinations(group, 2):
        if (a.sentence == b.sentence and a.text is b.text) or a.figure.stated == b.figure.stated:
            continue
        kind = slip(a.figure, b.figure) if id(a) in telling and id(b) in telling else None
        if kind is not None:
            yield a, b, kind
        elif a.role != b.role and {a.role, b.role} & {"title", "lead"} and not _borne_out(a, group):
            yield a, b, None


def _telling(s: Statement) -> bool:
    """Two digits at least: `12`, `1,2 tỷ`; a `5 tỷ` and a `5 triệu` are round by nature."""
    return s.figure.stated is not None and len(s.figure.stated.normalize().as_tuple().digits) > 1


def _borne_out(s: Statement, group: list[Statement]) -> bool:
    """Whether another place of the article tells what may be the same value."""
    others = (o for o in group if o.text is not s.text or o.sentence != s.sentence)
    return any((found := relation(s.figure, o.figure)) is not None and found < Relation.SOFT for o in others)


class _Reader:
    """Judges candidates of one article, its sentences read once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        words = alignment_words()
        self.profiler = Profiler(words, context.book.entities)
        self.comparer = Comparer(words)
        self.model = alignment_model()["retold"]
        self.worded: dict[int, Profile] = {}

    def findings(self, candidates: list[tuple[Statement, Statement, Slip | None]]) -> Iterator[Finding]:
        found = [retold for a, b, kind in candidates if (retold := self._judged(a, b, kind))]
        used: set[int] = set()
        for retold in sorted(found, key=lambda r: -r.pair.score):
            if used.isdisjoint(map(id, retold.statements)):
                used.update(map(id, retold.statements))
                yield self._told(retold)

    def _judged(self, a: Statement, b: Statement, kind: Slip | None) -> Retold | None:
        if self.context.ledger.paired(a, b):
            return None
        likeness = self.comparer.likeness(self._worded(a), self._worded(b))
        score = likeness.most + likeness.least + likeness.before + likeness.after + likeness.clause
        if score < self._least(a, b, kind) or likeness.head < _ALIKE:
            return None
        self.context.ledger.compare(a, b)
        first, second = (self.profiler.profile(s, alone=True) for s in (a, b))
        pair = Pair(first, second, likeness, score, Relation.HARD)
        pair.near = self.comparer.near(first, second)
        return Retold(pair, kind) if self._of_one_thing(pair, kind) else None

    def _worded(self, s: Statement) -> Profile:
        if id(s) not in self.worded:
            self.worded[id(s)] = self.profiler.worded(s)
        return self.worded[id(s)]

    def _least(self, a: Statement, b: Statement, kind: Slip | None) -> float:
        """What the words must have in common: more where one digit of two differs in the body, as it does in every list."""
        in_body = kind == "short-digit" and not {a.role, b.role} & _HEADS
        return self.model["short-digit-body" if in_body else kind or "none"]

    def _of_one_thing(self, pair: Pair, kind: Slip | None) -> bool:
        scene = Scene(self.profiler.words, self.profiler, [pair])
        if kind is not None and _word_for_word(pair.a.statement, pair.b.statement):
            return True
        if set(vetoes(pair, scene)) - _SLIPPED[kind]:
            return False
        return kind == "scale" or not (_row(pair, scene) or _market(pair, scene))

    def _told(self, retold: Retold) -> Finding:
        a, b = retold.statements
        verdict = _verdict(a, b)
        fields = {"a": a.surface, "b": b.surface}
        confidence, wording = self.model["sure"], self.context.wording
        rule = _rule(retold, verdict)
        found = told(self.context, rule, verdict, [a, b], "", fields, key="same-measure", confidence=confidence)
        return found.model_copy(update={"repairs": repairs_of_pair(a, b, retold.kind, wording)})


def _word_for_word(a: Statement, b: Statement) -> bool:
    """Whether one sentence says all that the other says, figure for figure, but for the two figures themselves."""
    first, second = _told_beside(a), _told_beside(b)
    fewer, more = sorted((first, second), key=Counter.total)
    return fewer.total() >= _SENTENCE and not fewer - more


def _told_beside(s: Statement) -> Counter[str]:
    """The words and numbers of a sentence, without those of the figure."""
    lower, (start, end) = s.text.view.lower, s.bounds
    return Counter(_WORD.findall(lower[start : s.figure.start])) + Counter(_WORD.findall(lower[s.figure.end : end]))


def _rule(retold: Retold, verdict: Verdict) -> str:
    if retold.kind == "scale":
        return SEPARATOR if verdict is Verdict.AMBIGUOUS else SCALE
    return FURNITURE if {s.role for s in retold.statements} & _HEADS else SECOND


def _verdict(a: Statement, b: Statement) -> Verdict:
    """`12.548 tỷ` and `12,548 tỷ` may be one figure, read in another style."""
    one_reading = a.figure.other == b.figure.stated or b.figure.other == a.figure.stated
    return Verdict.AMBIGUOUS if one_reading else Verdict.CONTRADICTION


def _row(pair: Pair, scene: Scene) -> bool:
    """Whether other figures of the two sentences differ as well: two rows of a list, not one thing told twice."""
    return any(
        not any(relation(x.figure, y.figure) in (Relation.EQUAL, Relation.COMPATIBLE, Relation.ROUNDED) for y in alike)
        for x in scene.neighbours(pair.a)
        if (alike := [y for y in scene.neighbours(pair.b) if _comparable(x, y)])
    )


def _comparable(x: Statement, y: Statement) -> bool:
    a, b = x.figure, y.figure
    if a.dimension != b.dimension or a.kind != b.kind:
        return False
    return a.head.split()[:1] == b.head.split()[:1] if a.dimension == "count" else a.unit == b.unit


def _market(pair: Pair, scene: Scene) -> bool:
    return all(len(set(scene.series.findall(side.sentence.text))) >= _SERIAL for side in (pair.a, pair.b))
