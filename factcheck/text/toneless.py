"""Words without tone marks. Owns the letters of Vietnamese; what they spell is for others to say."""

from __future__ import annotations

import unicodedata


def toneless(words: str) -> str:
    """Words in lower case without tone marks and signs on letters.

    >>> toneless("Đước trồng mới")
    'duoc trong moi'
    """
    letters = unicodedata.normalize("NFD", words.lower().replace("\u0111", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))
