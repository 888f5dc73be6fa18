"""Rule packs to validated metrics and rules, and the wording of reports.

>>> from factcheck.rulebook import Rulebook
>>> Rulebook.load().rule("percent-change").title.en
'A percentage against the two figures it is told of'
"""

from factcheck.rulebook.book import Rulebook, rulebook
from factcheck.rulebook.definitions import Examples, Key, Metric, Rule, Text
from factcheck.rulebook.examples import Outcome, fires, outcomes
from factcheck.rulebook.profiles import PROFILES, Profile, included, profile, profile_of

__all__ = [
    "PROFILES", "Examples", "Key", "Metric", "Outcome", "Profile", "Rule", "Rulebook", "Text",
    "fires", "included", "outcomes", "profile", "profile_of", "rulebook",
]  # fmt: skip
