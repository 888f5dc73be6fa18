"""Files to documents: text, Markdown, HTML and JSON lines, with captions, bylines and teasers marked.

>>> from factcheck.sources import documents
>>> documents(["no-such-file.txt"]).errors
(SourceError('no-such-file.txt: no such file or folder'),)
"""

from factcheck.sources.reading import Reading, documents, documents_of

__all__ = ["Reading", "documents", "documents_of"]
