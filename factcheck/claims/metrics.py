"""The declared metric of a figure, with its keys: `60 USD cho một triệu token đầu ra` of R1 is token-price, output, R1.

Owns recognising one figure; comparing two claims of one metric belongs to the checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.claims.article import Article, Statement
from factcheck.claims.attribution import attribution
from factcheck.claims.modality import denied, modality, old
from factcheck.claims.names import Name
from factcheck.claims.periods import as_of
from factcheck.claims.readers import reader
from factcheck.kept.expressions import compiled
from factcheck.lexicon.comparisons import word_pattern
from factcheck.rulebook import Key, Metric

_BREAK = compiled(r"[;:()!?]|\.(?= )")
_STOP = compiled(r"[,;:()!?\"”]|\.(?= )")
_CASED = compiled(r" (?=[^\W\d]*[A-ZĐ])([^\W\d_]{3,})")  # `iPhone`, `Azure`; not `Q1`
_AHEAD, _BEHIND = 70, 48
_SIDE = 44
_FAR = 1000
_LONGEST = 60  # figures: more of them are a table, not a sentence


class _Compiled(NamedTuple):
    """A metric with its words as patterns."""

    metric: Metric
    cues: re.Pattern[str]
    also: re.Pattern[str] | None
    without: re.Pattern[str] | None
    barred: re.Pattern[str]
    keys: tuple[tuple[str, Key, re.Pattern[str] | None], ...]
    words: Mapping[str, str]


@dataclass(slots=True)
class _Fit:
    """A metric that a figure may be of, how far its cue is and its span, and whose the figure then is."""

    found: _Compiled
    distance: int
    cue: int
    cue_end: int
    owner: Name | None = None


def _compiled(metric: Metric) -> _Compiled:
    keys, values = [], {}
    for name, key in metric.keys.items():
        words = {word: value for value, spellings in key.words.items() for word in spellings}
        values.update({f"{name}\x1f{word}": value for word, value in words.items()})
        keys.append((name, key, word_pattern(list(words)) if words else None))
    return _Compiled(
        metric,
        word_pattern(list(metric.cues)),
        word_pattern(list(metric.also)) if metric.also else None,
        word_pattern(list(metric.without)) if metric.without else None,
        word_pattern(list(metric.barred)),
        tuple(keys),
        values,
    )


class MetricReader:
    """Recognises the metrics of a rule book."""

    def __init__(self, metrics: Mapping[str, Metric]) -> None:
        self.metrics = metrics
        self._by_dimension: dict[str, list[_Compiled]] = {}
        for metric in metrics.values():
            self._by_dimension.setdefault(metric.dimension, []).append(_compiled(metric))

    def recognise(self, article: Article) -> None:
        """Fill in metric, keys, owner, time, source and modality of the statements that a metric fits."""
        last: dict[str, Statement] = {}
        for index, statement in enumerate(article.statements):
            if len(article.line(statement)) > _LONGEST:
                continue
            found = self._metric(statement, article.statements, index)
            if found is None:
                continue
            self._fill(statement, found, last.get(found.found.metric.id), article.statements, index)
            last[found.found.metric.id] = statement

    def _metric(self, statement: Statement, all_statements: list[Statement], index: int) -> _Fit | None:
        """The metric with the nearest cue, among those whose owner can be told."""
        figure = statement.figure
        if figure.low is None or figure.kind in ("date", "time") or statement.role in ("teaser", "byline"):
            return None
        candidates = [c for c in self._by_dimension.get(figure.dimension, ()) if _fits(statement, c.metric)]
        if not candidates:
            return None
        start, end = _room(statement, all_statements, index)
        fits = [fit for c in candidates if (fit := _fit(statement, c, start, end))]
        for fit in sorted(fits, key=lambda fit: (fit.distance, fit.found.metric.id)):
            fit.owner = self._owner(statement, fit)
            if (fit.owner is not None or not fit.found.metric.owner.required) and _has_keys(statement, fit):
                return fit
        return None

    def _fill(
        self, statement: Statement, fit: _Fit, last: Statement | None, all_statements: list[Statement], index: int
    ) -> None:
        statement.metric = fit.found.metric.id
        statement.owner = fit.owner.id if fit.owner else None
        statement.keys = dict(self._keys(statement, fit, last, all_statements, index))
        statement.as_of = as_of(statement, fit.found.metric.time)
        statement.attribution = attribution(statement)
        statement.modality = modality(statement)
        statement.denied = denied(statement)
        statement.scope = (*(("old",) if old(statement) else ()), *_part(statement, fit))

    @staticmethod
    def _owner(statement: Statement, fit: _Fit) -> Name | None:
        metric = fit.found.metric
        kinds = frozenset(metric.owner.kinds)
        if metric.owner.of == "subject":
            before = [n for n in reader(statement.text).names(statement.sentence) if n.kind in kinds and n.end <= fit.cue]
            return before[-1] if before else None
        found = reader(statement.text).owner(statement, kinds, back=2)
        return found if found is not None or statement.role == "title" else _titled(statement, kinds)

    @staticmethod
    def _keys(
        statement: Statement, fit: _Fit, last: Statement | None, all_statements: list[Statement], index: int
    ) -> Iterable[tuple[str, str]]:
        for name, key, pattern in fit.found.keys:
            order = [word for words in key.words.values() for word in words]
            value = _worded(statement, pattern, order, all_statements, index) if pattern else _named(statement, key, fit)
            if pattern and value:
                yield name, fit.found.words[f"{name}\x1f{value}"]
            elif value:
                yield name, value
            elif key.inherit and last is not None and _continues(statement, last) and name in last.keys:
                yield name, last.keys[name]


def _fits(statement: Statement, metric: Metric) -> bool:
    figure = statement.figure
    per = statement.per or figure.per
    if metric.per is not None and (per is None or not per.endswith(metric.per)):
        return False
    if metric.per is None and per is not None:
        return False
    return not metric.counted or any(word in figure.head.split() or figure.head.startswith(word) for word in metric.counted)


def _room(statement: Statement, all_statements: list[Statement], index: int) -> tuple[int, int]:
    """How far the words of the figure reach: to the figures of its dimension on either side, in its sentence."""
    start, end = statement.bounds
    for other in reversed(all_statements[:index]):
        if other.text is not statement.text or other.sentence != statement.sentence:
            break
        if other.figure.dimension == statement.figure.dimension:
            start = other.figure.end
            break
    for other in all_statements[index + 1 :]:
        if other.text is not statement.text or other.sentence != statement.sentence:
            break
        if other.figure.dimension == statement.figure.dimension:
            end = other.figure.start
            break
    return start, end


def _fit(statement: Statement, found: _Compiled, start: int, end: int) -> _Fit | None:
    """How near the nearest cue is (behind the figure counts double), unless another word forbids the metric."""
    lower, figure = statement.text.view.lower, statement.figure
    if found.without and found.without.search(lower, max(start, figure.start - _AHEAD), _clause_end(lower, figure.end, end)):
        return None
    if found.also and not found.also.search(lower, *statement.bounds):
        return None
    if not found.metric.cues:
        return _Fit(found, _FAR, figure.start, figure.start)
    before = found.cues.finditer(lower, max(start, figure.start - _AHEAD), figure.start)
    open_ = [m for m in before if not _BREAK.search(lower, m.end(), figure.start)]
    near = [(figure.start - m.end(), *m.span()) for m in open_ if not found.barred.search(lower, m.end(), figure.start)]
    behind = found.cues.search(lower, figure.end, min(end, figure.end + _BEHIND))
    if behind and not _BREAK.search(lower, figure.end, behind.start()) and "," not in lower[figure.end : behind.start()]:
        near.append((2 * (behind.start() - figure.end), *behind.span()))
    return _Fit(found, *min(near)) if near else None


def _part(statement: Statement, fit: _Fit) -> tuple[str, ...]:
    """What a name right behind the cue narrows it to, when it is not the owner's: `doanh thu iPhone` of Apple."""
    found = _CASED.match(statement.text.view.text, fit.cue_end)
    if found is None or fit.cue_end > statement.figure.start:
        return ()
    names = reader(statement.text).names(statement.sentence)
    owned = any(n.start < found.end(1) and found.start(1) < n.end for n in names if fit.owner and n.id == fit.owner.id)
    return () if owned else (found[1].lower(),)


def _clause_end(lower: str, begin: int, end: int) -> int:
    found = _STOP.search(lower, begin, min(end, begin + _BEHIND))
    return found.start() if found else min(end, begin + _BEHIND)


def _titled(statement: Statement, kinds: frozenset[str]) -> Name | None:
    """The one name of the title, when the sentences around the figure have none."""
    for text in statement.article.fields:
        if text.name == "title" or (text.roles and text.roles[0] == "title"):
            titled = {n.id: n for n in reader(text).names(0) if n.kind in kinds}
            return next(iter(titled.values())) if len(titled) == 1 else None
    return None


def _worded(
    statement: Statement, pattern: re.Pattern[str], order: list[str], all_statements: list[Statement], index: int
) -> str | None:
    """The key's word behind the figure, else the nearest before it, up to the figures on either side."""
    start, end = _room(statement, all_statements, index)
    lower, figure = statement.text.view.lower, statement.figure
    behind = list(pattern.finditer(lower, figure.start, min(end, figure.end + _SIDE)))
    if behind:
        # "token đầu vào lấy từ bộ nhớ đệm" is cached: the value that the pack lists first, close by
        near = [m[0] for m in behind if "," not in lower[behind[0].end() : m.start()]]
        return min(near, key=lambda word: order.index(word))
    before = list(pattern.finditer(lower, start, figure.start))
    return before[-1][0] if before else None


def _named(statement: Statement, key: Key, fit: _Fit) -> str | None:
    """The first name behind the cue that is not the owner itself: `chậm hơn Mỹ 5 năm`, `rẻ hơn 27 lần so với o1`."""
    names = reader(statement.text).names(statement.sentence)
    begin = min(fit.cue, statement.figure.start)
    owner = fit.owner.id if fit.owner else None
    return next((n.id for n in names if n.kind in key.behind and n.start >= begin and n.id != owner), None)


def _has_keys(statement: Statement, fit: _Fit) -> bool:
    """Whether the names that the metric must have are there."""
    keys = fit.found.metric.keys.values()
    return all(_named(statement, key, fit) is not None for key in keys if key.required and key.behind)


def _continues(statement: Statement, last: Statement) -> bool:
    """Whether a figure takes over what was said of the one before it."""
    return statement.text is last.text and statement.figure.per is None and statement.sentence - last.sentence <= 1
