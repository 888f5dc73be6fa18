"""A finding that a desk has looked at and lets stand, with the reason."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from factcheck.model.noun import Noun
from factcheck.model.terms import Limited, checked

_Said = Annotated[str, Limited(min_length=1, strip_whitespace=True)]


class Suppression(Noun):
    """Which finding, why it stands, who says so, and until when; `file` and `line` are where it is written.

    `rule` is an id or a glob, `figure` one of the figures as the article has it, `fingerprint` the id of the finding.
    `paths` are globs of the articles it is about; it stays in force through the day it `expires`.
    """

    rule: _Said | None = None
    figure: _Said | None = None
    fingerprint: _Said | None = None
    paths: tuple[_Said, ...] = ()
    reason: _Said
    author: _Said | None = None
    expires: date | None = None
    file: str
    line: int

    @checked()
    def _narrow(self) -> Suppression:
        if not (self.figure or self.fingerprint or (self.rule and self.paths)):
            raise ValueError("name the finding: its fingerprint, a figure, or a rule; `ignore` is for leaving a rule out")
        return self


class Remark(Noun):
    """What is to be said of the desk's own files: a suppression that is unused or expired, a known finding that is gone."""

    kind: str
    message: str
    path: str
    line: int | None = None
