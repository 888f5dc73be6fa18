"""Consistency checker for Vietnamese news: figures and dates that cannot all be true.

>>> import factcheck
>>> [m.text for m in factcheck.extract(factcheck.Document(id="a", text="Giá 2,5 USD cho 1 triệu token."))]
['2,5 USD cho 1 triệu token']
"""

from factcheck.api import Checker, check, extract
from factcheck.errors import FactcheckError
from factcheck.model import Claim, Document, Finding, Mention, Report, Severity, Span, Verdict

__all__ = [
    "Checker", "Claim", "Document", "FactcheckError", "Finding", "Mention", "Report", "Severity", "Span", "Verdict",
    "check", "extract",
]  # fmt: skip
