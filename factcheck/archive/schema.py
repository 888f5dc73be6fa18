"""The tables of an archive, version by version; SQLite and PostgreSQL differ in the names of a few types only.

A new archive runs every step, an old one the steps it lacks, so what a version looked like can always be made again.
"""

from __future__ import annotations

# article: what is looked at often; body: the document itself, packed; posting: under which keys an article lies.
# A stretch of days comes first in a posting, so that what is added lies together and what is old stays cold.
_FIRST = """\
CREATE TABLE article (
  number {serial},
  id TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL,
  day INTEGER,
  published TEXT,
  source TEXT,
  title TEXT,
  claim INTEGER NOT NULL,
  pairs INTEGER NOT NULL,
  terms {blob} NOT NULL,
  others TEXT NOT NULL,
  sketch {blob} NOT NULL,
  keys INTEGER NOT NULL,
  claims INTEGER NOT NULL
);
CREATE INDEX article_day ON article (day);
CREATE TABLE body (article {number} PRIMARY KEY, document {blob} NOT NULL);
CREATE TABLE posting (
  stretch INTEGER NOT NULL,
  word {number} NOT NULL,
  article {number} NOT NULL,
  PRIMARY KEY (stretch, word, article)
){clustered};
CREATE TABLE claim (
  article {number} NOT NULL,
  place INTEGER NOT NULL,
  field TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  surface TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit TEXT,
  low TEXT,
  high TEXT,
  hedge TEXT,
  per TEXT,
  since TEXT,
  until TEXT,
  grain TEXT,
  metric TEXT,
  owner TEXT,
  as_of TEXT,
  measure TEXT NOT NULL,
  attribution TEXT,
  PRIMARY KEY (article, place)
){clustered}"""
# When an article was stored, what read it, and what it said before it was changed.
_SECOND = """\
ALTER TABLE article ADD COLUMN added TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN reader TEXT NOT NULL DEFAULT '';
CREATE TABLE version (
  article {number} NOT NULL,
  revision INTEGER NOT NULL,
  hash TEXT NOT NULL,
  added TEXT NOT NULL,
  replaced TEXT NOT NULL,
  document {blob} NOT NULL,
  PRIMARY KEY (article, revision)
)"""
# Sketches of articles came to tell of their figures; one of before is emptied, which keeps no article out, and read again.
_THIRD = "UPDATE article SET sketch = {empty}, reader = ''"
_STEPS = (_FIRST, _SECOND, _THIRD)
VERSION = len(_STEPS)
TABLES = ("article", "body", "posting", "claim", "version")


def steps(since: int, types: dict[str, str], until: int = VERSION) -> list[str]:
    """The statements that bring an archive from one version to another."""
    return [statement.format(**types) for step in _STEPS[since:until] for statement in step.split(";\n")]
