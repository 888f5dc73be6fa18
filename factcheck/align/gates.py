"""Hard reasons not to compare two figures of two articles: another owner, role, time of a series, a running toll.

Each gate looks at one assigned pair whose values differ. They hold between articles; a claim that restates one article is
judged by its score alone.
"""

from __future__ import annotations

from collections.abc import Callable, Container

from factcheck.align import gates_act as happened
from factcheck.align import gates_measure as measure
from factcheck.align import gates_owner as whose
from factcheck.align import gates_time as time
from factcheck.align import gates_wording as wording
from factcheck.align.assign import Pair
from factcheck.align.scene import Scene

Gate = Callable[[Pair, Scene], bool]
RUNNING = "running-toll"
# What two moments of a running count may differ in besides; anything else makes them two counts.
OF_TIME = frozenset({RUNNING, "period", "own-day"})
# What tells two things apart though their figures are the same.
OF_THING = frozenset({"owner", "role", "other-label", "period", "negation", "opposite", "weak", "attribute"})
_KINDS = (wording.kind, wording.stuff, wording.person)
# In the order in which reasons are given; the names are the reason codes of `rules/wording.yaml`.
GATES: dict[str, tuple[Gate, ...]] = {
    "revision": (time.revision,),
    "grain": (time.grain,),
    "label": (measure.label,),
    RUNNING: (time.toll,),
    "series": (time.series, time.weekly),
    "owner": (whose.owner, whose.other_subject, whose.other_event, whose.subjects, whose.beside),
    "role": (measure.role, happened.stage, wording.aside),
    "other-label": (
        whose.other_label,
        whose.joined,
        whose.namesakes,
        measure.keyed,
        wording.stuff,
        wording.kind,
        wording.person,
    ),
    "period": (time.period, time.key_of_figures, measure.other_dates),
    "negation": (wording.negation,),
    "opposite": (wording.opposite, wording.variant),
    "weak": (measure.weak,),
    "list": (measure.in_list,),
    "report-day": (time.report_day, time.as_of),
    "own-day": (time.own_day,),
    "attribute": (measure.attribute, measure.attached, happened.act, happened.topic, happened.thing),
    "far": (measure.far,),
    "sum": (measure.total,),
}


def vetoes(pair: Pair, scene: Scene, among: Container[str] = GATES) -> list[str]:
    """Every reason (`among` these) that keeps the two figures from being of one thing, the one to give first."""
    return [reason for reason, gates in GATES.items() if reason in among and any(gate(pair, scene) for gate in gates)]
