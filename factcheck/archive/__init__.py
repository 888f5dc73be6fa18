"""The newsroom's memory: published articles with their claims, in one SQLite file or in PostgreSQL.

>>> from factcheck.archive import opened
>>> with opened("no-such-archive.db") as archive: ...
Traceback (most recent call last):
factcheck.errors.ArchiveError: no-such-archive.db: there is no such archive; `factcheck archive add` makes one
"""

from factcheck.archive.archive import Archive, opened

__all__ = ["Archive", "opened"]
