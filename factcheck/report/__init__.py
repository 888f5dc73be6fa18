"""A `Report` as text: one file per format, each with `render(report, options) -> str`; nothing here reads articles."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from factcheck.model.report import Report
from factcheck.report.options import Options

FORMATS = {
    "text": "factcheck.report.text",
    "json": "factcheck.report.json",
    "jsonl": "factcheck.report.jsonl",
    "markdown": "factcheck.report.markdown",
    "html": "factcheck.report.html",
    "sarif": "factcheck.report.sarif",
    "github": "factcheck.report.github",
    "gitlab": "factcheck.report.gitlab",
    "rdjson": "factcheck.report.rdjson",
    "junit": "factcheck.report.junit",
    "csv": "factcheck.report.csv",
}
TERMINAL = {"text": "factcheck.report.terminal"}  # a richer twin, for people at a terminal


class Renderer(Protocol):
    """What each format offers."""

    def __call__(self, report: Report, options: Options) -> str: ...


def renderer(name: str, *, terminal: bool = False) -> Renderer:
    """The renderer of a format; its module is loaded only now."""
    module = TERMINAL.get(name, FORMATS[name]) if terminal else FORMATS[name]
    return cast(Renderer, import_module(module).render)


__all__ = ["FORMATS", "Options", "Renderer", "renderer"]
