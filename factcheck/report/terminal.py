"""The report for people at a terminal: the same lines in colour, figures underlined in place, long lines wrapped."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from factcheck.model.report import Report
from factcheck.report.layout import lines
from factcheck.report.line import Line, Style
from factcheck.report.options import Options

COLUMNS = 400  # a sentence longer than this is trimmed even where it could wrap
_LOOKS: dict[Style, str] = {
    "text": "",
    "figure": "bold underline",
    "place": "cyan",
    "rule": "bold",
    "message": "bold",
    "quiet": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "blue",
    "none": "green",
}


def render(report: Report, options: Options, console: Console | None = None) -> str:
    """The report with the colours and the width of the terminal at standard output."""
    console = console or Console(highlight=False)
    with console.capture() as capture:
        for line in lines(report, options, COLUMNS):
            console.print(_drawn(line) if line.runs else "")
    return capture.get()


def _drawn(line: Line) -> Padding:
    text = Text.assemble(*((run.text, _LOOKS[run.style]) for run in line.runs))
    return Padding(text, (0, 0, 0, line.indent), expand=False)
