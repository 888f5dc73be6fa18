"""Where sentences begin and end. Owns punctuation; leaves clauses and quotations to `claims`."""

from __future__ import annotations

from factcheck.kept.unicode_expressions import unicode_compiled

# "…tuyên bố.Nổi tiếng": saved pages glue a sentence to the next; "Nghị định 10. Điều": a space and a capital.
_BREAK = unicode_compiled(
    r"[.!?…;]+[\"”’')\]]*(?:\s+(?=[\"“‘'(\[\-–•*]*\s?[\p{Lu}\p{N}])|(?<=\p{Ll}[.!?…])(?=\p{Lu}\p{Ll}))|\n\s*"
)
_LAST_WORD = unicode_compiled(r"[^\s(\[\"“‘']*$")
_REACH = 24  # letters of the last word that are looked at


def sentences(text: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Spans of the sentences, in order, without the white space between them.

    An abbreviation (given in lower case, without its dot) or a single capital does not end a sentence.

    >>> sentences("Ở TP. Huế có 5 người. Ba người về.", frozenset({"tp"}))
    [(0, 21), (22, 34)]
    >>> sentences("Sơ tán vùng lũ. Đến tối mới xong.", frozenset())
    [(0, 15), (16, 33)]
    """
    spans, start = [], 0
    for match in _BREAK.finditer(text):
        if "\n" not in match[0] and _abbreviates(text[max(start, match.start() - _REACH) : match.start()], abbreviations):
            continue
        end = match.start() + len(match[0].rstrip()) if match[0][0] != "\n" else _before_white(text, start, match.start())
        if end > start:
            spans.append((start, end))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return [(a, b) for a, b in spans if text[a:b].strip()]


def _before_white(text: str, start: int, end: int) -> int:
    """Where the text before a line break ends."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _abbreviates(before: str, abbreviations: frozenset[str]) -> bool:
    found = _LAST_WORD.search(before)
    word = found[0] if found else ""
    last = word.rsplit(".", 1)[-1]
    return word.lower() in abbreviations or last.lower() in abbreviations or (len(last) == 1 and last.isupper())
