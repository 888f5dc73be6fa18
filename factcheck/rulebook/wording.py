"""What reports and the command line say, in Vietnamese and in English, read from `rules/wording.yaml`.

Owns the look-up and the filling of named placeholders; the words themselves are data. A key that is not in the file
and a placeholder without a value are our bugs, so they crash.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal, get_args

from factcheck.errors import RuleFileError
from factcheck.kept.expressions import compiled
from factcheck.lexicon.files import load, mark_at, rules_dir

Lang = Literal["vi", "en"]
_VIETNAMESE = str.maketrans(",.", ".,")
LANGS: tuple[str, ...] = get_args(Lang)
_ONE = compiled(r"(\b1 [\w ]+?)\(s\)")  # "1 figure(s)"; not "21 figure(s)"


class Wording:
    """The entries of one language.

    >>> Wording("vi").text("finding.confidence", percent=93)
    'độ tin cậy 93%'
    """

    def __init__(self, lang: str, path: Path | None = None) -> None:
        self.lang = lang
        self._entries = _entries(path or rules_dir() / "wording.yaml")

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def text(self, key: str, **fields: object) -> str:
        """The entry with its placeholders filled."""
        if key not in self._entries:
            raise KeyError(f"no entry {key!r} in wording.yaml{_nearest(key, self._entries)}")
        try:
            return _with_plurals(self._entries[key][self.lang].format(**fields))
        except KeyError as missing:
            raise KeyError(f"{key!r} in wording.yaml needs a value for {missing}") from missing

    def number(self, value: int | Decimal) -> str:
        """A number with the signs of the language.

        >>> Wording("vi").number(12345), Wording("en").number(Decimal("1234.50"))
        ('12.345', '1,234.5')
        """
        grouped = f"{Decimal(value):,f}"
        grouped = grouped.rstrip("0").rstrip(".") if "." in grouped else grouped
        return grouped.translate(_VIETNAMESE) if self.lang == "vi" else grouped


@lru_cache(maxsize=4)
def _entries(path: Path) -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = load(path)
    if not isinstance(entries, dict):
        raise RuleFileError(mark_at(path, ()), "a mapping of keys to entries was expected")
    for key, entry in entries.items():
        problem = _problem(entry)
        if problem:
            raise RuleFileError(mark_at(path, (key,)), f"{key}: {problem}")
    return entries


def _with_plurals(text: str) -> str:
    """English plurals; Vietnamese has none.

    >>> _with_plurals("1 figure(s), 21 article(s)")
    '1 figure, 21 articles'
    """
    return _ONE.sub(r"\1", text).replace("(s)", "s") if "(s)" in text else text


def _problem(entry: Any) -> str | None:
    if not isinstance(entry, dict) or set(entry) != set(LANGS):
        return f"an entry holds exactly {' and '.join(LANGS)}"
    try:
        names = {lang: _placeholders(text) for lang, text in entry.items()}
    except ValueError as error:
        return f"a placeholder is broken: {error}"
    if names["vi"] != names["en"]:
        return f"placeholders differ: vi {sorted(names['vi'])}, en {sorted(names['en'])}"
    if any(not name.isidentifier() for name in names["vi"]):
        return "placeholders are names, as in {count}"
    return None


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _nearest(key: str, known: dict[str, dict[str, str]]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    return f"; the nearest is {near[0]!r}" if near else ""
