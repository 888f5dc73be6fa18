"""What a check says about articles: figures that cannot all be true, or a check that holds."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from factcheck.model.mention import Period, Value
from factcheck.model.noun import Noun
from factcheck.model.span import Span
from factcheck.model.suppression import Suppression
from factcheck.model.terms import Number


class Verdict(StrEnum):
    """The answer of a check that could be made; see the CONTRACT for what each means."""

    CONTRADICTION = "contradiction"
    DISCREPANCY = "discrepancy"
    DISAGREEMENT = "disagreement"
    AMBIGUOUS = "ambiguous"
    SUPERSEDED = "superseded"
    CONSISTENT = "consistent"


class Severity(StrEnum):
    """How loud a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NONE = "none"


SEVERITY = {
    Verdict.CONTRADICTION: Severity.ERROR,
    Verdict.DISCREPANCY: Severity.WARNING,
    Verdict.DISAGREEMENT: Severity.WARNING,
    Verdict.AMBIGUOUS: Severity.INFO,
    Verdict.SUPERSEDED: Severity.INFO,
    Verdict.CONSISTENT: Severity.NONE,
}


class Quote(Noun):
    """The sentence an anchor stands in, raw; `span` is its place in the same field."""

    text: str
    span: Span


class Range(Noun):
    """All values from `low` to `high`; None is without end."""

    low: Number | None
    high: Number | None


class Anchor(Noun):
    """A figure of a finding: its place in a field of a document and, when the document has a file, in that file.

    Offsets are code points of the field. `line` and `column` count from 1, in the file when `path` is given, else
    in the field. `value` or `period` is what was read there; `likely` is what a reader takes an open-ended figure for
    (`hơn 11.000`), where that is narrower than the hard interval in `value`.
    """

    doc: str
    field: str = "text"
    start: int
    end: int
    text: str
    line: int
    column: int
    path: str | None = None
    quote: Quote
    value: Value | None = None
    period: Period | None = None
    likely: Range | None = None


class Computed(Range):
    """What the other figures of a finding make of one of them: of the anchor with this index, in its unit."""

    anchor: int


Slip = Literal[
    "scale", "ten", "digit-swap", "separator", "digit", "short-digit", "currency", "percent-point",
]  # fmt: skip


class Repair(Noun):
    """One way in which the figures of a finding would agree: `text` in place of what anchor number `anchor` prints.

    `kind` is the slip that may have happened. Repairs are alternatives; none is likelier than another.
    """

    anchor: int
    kind: Slip
    text: str
    message: str


class Finding(Noun):
    """One answer of one rule, with both quotes and the computation. The first anchor is primary.

    A finding that the desk lets stand carries its `suppression`; against a baseline it is `new` or `unchanged`.
    """

    id: str
    rule: str
    verdict: Verdict
    severity: Severity
    confidence: float
    message: str
    derivation: str
    anchors: tuple[Anchor, ...]
    computed: Computed | None = None
    repairs: tuple[Repair, ...] = ()
    suppression: Suppression | None = None
    baseline: Literal["new", "unchanged"] | None = None

    @property
    def settled(self) -> bool:
        """Whether the desk knows it already: it is shown, and does not count."""
        return self.suppression is not None or self.baseline == "unchanged"
