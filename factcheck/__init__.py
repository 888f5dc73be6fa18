"""Consistency checker for Vietnamese news: figures and dates that cannot all be true.

>>> import factcheck
>>> [m.text for m in factcheck.extract(factcheck.Document(id="a", text="Giá 2,5 USD cho 1 triệu token."))]
['2,5 USD cho 1 triệu token']
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.api import Checker, check, extract
    from factcheck.errors import FactcheckError
    from factcheck.model import Claim, Document, Finding, Mention, Report, Severity, Span, Verdict

__all__ = [
    "Checker", "Claim", "Document", "FactcheckError", "Finding", "Mention", "Report", "Severity", "Span", "Verdict",
    "check", "extract",
]  # fmt: skip
_API = {"Checker", "check", "extract"}


def __getattr__(name: str) -> object:
    """Load a name when it is first used: `factcheck --version` needs none of them."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    module = "api" if name in _API else "errors" if name == "FactcheckError" else "model"
    value: object = getattr(import_module(f"factcheck.{module}"), name)
    globals()[name] = value
    return value
