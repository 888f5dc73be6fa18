"""`factcheck lsp`: the language server, on standard input and output."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from factcheck.errors import UsageError

_DESCRIPTION = """\
Speaks the Language Server Protocol on standard input and output: an editor starts it and shows findings as one types. Each
document is checked as the nearest factcheck.toml says.
"""
_EXAMPLES = """\
examples:
  factcheck lsp                              what an editor is told to start
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = _DESCRIPTION, _EXAMPLES
    parser.add_argument("--stdio", action="store_true", help="what there is anyway; many editors give it")


def run(_: Namespace) -> int:
    """Serve the editor until it leaves."""
    try:
        from factcheck.integrations.lsp.server import create_server
    except ImportError as error:
        needed = "pip install 'factcheck-vi[lsp]'"
        raise UsageError(f"lsp needs extra packages ({error.name} is missing); install them with: {needed}") from None
    create_server().start_io()
    return 0
