"""The nouns: frozen models that every layer speaks, without behaviour of their own beyond arithmetic."""

from factcheck.model.claim import Claim, Modality
from factcheck.model.document import Document, Origin, Region, Role
from factcheck.model.finding import SEVERITY, Anchor, Computed, Finding, Quote, Range, Repair, Severity, Slip, Verdict
from factcheck.model.interval import Interval
from factcheck.model.mention import Grain, Hedge, Kind, Mention, Period, Value
from factcheck.model.noun import Noun
from factcheck.model.report import SCHEMA_VERSION, Coverage, DocumentSummary, Report
from factcheck.model.span import Span
from factcheck.model.suppression import Remark, Suppression
from factcheck.model.terms import Number, plain

__all__ = [
    "SCHEMA_VERSION", "SEVERITY", "Anchor", "Claim", "Computed", "Coverage", "Document", "DocumentSummary", "Finding", "Grain",
    "Hedge", "Interval", "Kind", "Mention", "Modality", "Noun", "Number", "Origin", "Period", "Quote", "Range",
    "Region", "Remark", "Repair", "Report", "Role", "Severity", "Slip", "Span", "Suppression", "Value", "Verdict", "plain",
]  # fmt: skip
