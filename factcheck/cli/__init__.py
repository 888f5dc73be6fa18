"""The `factcheck` command: one file per command, loaded when it is asked for.

Exit codes: 0 nothing to report, 1 findings, 2 something the user gave cannot be used (one line on standard error).
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence

from factcheck.cli.parser import parse
from factcheck.errors import FactcheckError

INTERRUPTED = 130  # what a shell reports for a program stopped by Ctrl-C
PIPE_CLOSED = 141  # and for one whose reader went away
_YOUNG = 50_000  # objects before Python looks for cycles: at its usual 700 that is a tenth of a start


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    gc.set_threshold(_YOUNG)
    atexit.register(gc.freeze)  # Python looks for cycles once more when it ends; that is an eighth of a short run
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except FactcheckError as error:
        print(f"factcheck: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    try:
        command, options = parse(arguments)
    except SystemExit as done:  # --help and --version have printed what they say
        sys.stdout.flush()
        return int(done.code or 0)
    code = command.run(options)
    sys.stdout.flush()
    return code
