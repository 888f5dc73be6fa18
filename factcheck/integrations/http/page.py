"""The page for pasting an article: a form. What it answers is the page of `factcheck check --format html`."""

from __future__ import annotations

from html import escape
from typing import get_args

from factcheck.integrations.placed import Format
from factcheck.rulebook.wording import Wording

_STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
label { display: block; margin-top: 1rem; font-weight: 600 }
input, select, textarea { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .4rem }
textarea { min-height: 20rem }
button { margin-top: 1rem; font: inherit; padding: .5rem 1.5rem }
"""
_FIELDS = ("title", "lead", "published_at", "source")
_NOTHING_ELSE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"
POLICY = f"{_NOTHING_ELSE}; style-src 'unsafe-inline'; form-action 'self'"
# The page of a report says in its head which script and which style, by their hashes; both policies hold.
REPORT_POLICY = f"{_NOTHING_ELSE}; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; form-action 'none'"


def form_page(lang: str) -> str:
    """The form, without script."""
    wording = Wording(lang)
    fields = "".join(_field(name, wording) for name in _FIELDS)
    formats = "".join(f'<option value="{name}">{wording.text(f"serve.{name}")}</option>' for name in get_args(Format))
    return _page(
        wording,
        f'<form method="post" action="/">{fields}'
        f'<label>{wording.text("serve.format")}<select name="format">{formats}</select></label>'
        f'<label>{wording.text("serve.body")}<textarea name="body" required></textarea></label>'
        f"<button>{wording.text('serve.check')}</button></form>",
    )


def _field(name: str, wording: Wording) -> str:
    kind = "date" if name == "published_at" else "text"
    return f'<label>{escape(wording.text(f"serve.{name}"))}<input type="{kind}" name="{name}"></label>'


def _page(wording: Wording, body: str) -> str:
    title = escape(wording.text("serve.heading"))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    top = f'<!doctype html><html lang="{wording.lang}"><head>{head}<style>{_STYLE}</style></head>'
    return f"{top}<body><h1>{title}</h1>{body}</body></html>"
