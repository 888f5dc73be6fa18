"""`factcheck archive check ARCHIVE FILE...`: the same as `factcheck check FILE... --against ARCHIVE`."""

from __future__ import annotations

from argparse import Namespace

from factcheck.cli import check


def run(options: Namespace) -> int:
    options.against = options.archive
    return check.run(options)
