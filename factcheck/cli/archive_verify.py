"""`factcheck archive verify`: whether every article is as it was stored, and can be found."""

from __future__ import annotations

import sys
from argparse import Namespace

from factcheck.api import Checker
from factcheck.archive import opened
from factcheck.archive.verify import problems
from factcheck.cli.progress import Progress
from factcheck.rulebook.wording import Wording


def run(options: Namespace) -> int:
    """Name what is damaged on standard error; exit code 1 when anything is."""
    wording = Wording(options.lang)
    with opened(options.archive) as archive, Progress(wording) as progress:
        ((total, claims),) = archive.store.counted("SELECT COUNT(*), SUM(claims) FROM article")
        broken = False
        for problem in problems(archive, lambda done: progress.show("progress.verifying", done=done, total=total)):
            broken = True
            print(f"factcheck: {archive.address}: {problem}", file=sys.stderr)
        ((old,),) = archive.store.counted("SELECT COUNT(*) FROM article WHERE reader <> ?", (Checker(options.rules).reader,))
    if old:
        print(wording.text("archive.reread", count=wording.number(old), archive=archive.address), file=sys.stderr)
    if not broken:
        print(wording.text("archive.sound", articles=wording.number(total), claims=wording.number(claims or 0)))
    return int(broken)
