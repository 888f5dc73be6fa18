"""`rules/lexicon` as look-up tables. The only place that knows how the words of Vietnamese are stored."""

from factcheck.lexicon.files import load, mark_at, rules_dir

__all__ = ["load", "mark_at", "rules_dir"]
