"""The columns of articles, mentions and findings, as Arrow types; numbers are strings, so that no digit is lost."""

from __future__ import annotations

import pyarrow as pa

_STRINGS = pa.list_(pa.string())
_PLACE = [("doc", pa.string()), ("field", pa.string()), ("start", pa.int32()), ("end", pa.int32())]

# What an article may have. `id` and one of `text` and `body` must be there.
ARTICLE = pa.schema(
    [("id", pa.string())]
    + [(name, pa.string()) for name in ("text", "body", "title", "lead", "published", "source", "url")]
    + [("captions", _STRINGS)]
)

_VALUE = [(name, pa.string()) for name in ("stated", "stated_low", "stated_high", "low", "high", "unit", "per")]
_PERIOD = [(f"period_{name}", pa.string()) for name in ("start", "end", "grain")]

# One figure or date a row; an article that cannot be read is one row with `doc` and `error`.
MENTION = pa.schema(
    [
        *(("doc", pa.string()), ("kind", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())),
        *_VALUE,
        ("hedge", pa.string()),
        *_PERIOD,
        ("error", pa.string()),
    ]
)

_ANCHOR = pa.struct([*_PLACE, ("text", pa.string()), ("line", pa.int32()), ("column", pa.int32()), ("quote", pa.string())])

# One finding a row.
FINDING = pa.schema(
    [(name, pa.string()) for name in ("id", "rule", "verdict", "severity")]
    + [("confidence", pa.float64()), ("message", pa.string()), ("derivation", pa.string()), ("anchors", pa.list_(_ANCHOR))]
)
