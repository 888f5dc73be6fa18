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

_CLAIM = pa.struct(
    [("field", pa.string()), *((field.name, field.type) for field in list(MENTION)[1:-1])]
    + [(name, pa.string()) for name in ("measure", "metric", "owner", "as_of", "attribution", "modality", "polarity")]
)

# What blocking knows of an article, and what it claims; `align.keys` says what the words mean.
_KEY = pa.struct([("stretch", pa.int32()), ("word", pa.int64())])
FILED = pa.schema(
    [
        *ARTICLE,
        ("day", pa.int32()),
        ("pairs", pa.int32()),
        ("claim", pa.bool_()),
        ("terms", pa.list_(pa.int64())),
        ("sketch", pa.binary()),
        ("filed", pa.list_(_KEY)),
        ("sought", pa.list_(_KEY)),
        ("told", pa.list_(pa.struct([("word", pa.int64()), ("saying", pa.int64())]))),
        ("claims", pa.list_(_CLAIM)),
        ("error", pa.string()),
    ]
)

# Two articles, the lesser id first; `related` when they may tell of one thing, else a metric or digits tie them.
PAIR = pa.schema([("first", pa.string()), ("second", pa.string()), ("related", pa.bool_())])

_ANCHOR = pa.struct([*_PLACE, ("text", pa.string()), ("line", pa.int32()), ("column", pa.int32()), ("quote", pa.string())])

# One finding a row.
FINDING = pa.schema(
    [(name, pa.string()) for name in ("id", "rule", "verdict", "severity")]
    + [("confidence", pa.float64()), ("message", pa.string()), ("derivation", pa.string()), ("anchors", pa.list_(_ANCHOR))]
)
