"""The two sets of rules a run may use: `default`, those precise enough to interrupt an editor, and `review`, all of them.

A rule says `default: no` in its pack when it is for review only; there is no other switch.
"""

from __future__ import annotations

from typing import Literal, get_args

from factcheck.errors import UsageError
from factcheck.rulebook.definitions import Rule
from factcheck.rulebook.nearest import nearest

Profile = Literal["default", "review"]
PROFILES: tuple[Profile, ...] = get_args(Profile)


def profile(name: str) -> Profile:
    """The profile of a name.

    >>> profile("reviw")
    Traceback (most recent call last):
    factcheck.errors.UsageError: there is no profile 'reviw'; did you mean 'review'?
    """
    for known in PROFILES:
        if name == known:
            return known
    raise UsageError(f"there is no profile {name!r}{nearest(name, PROFILES)}")


def profile_of(rule: Rule) -> Profile:
    """The narrowest profile a rule is in."""
    return "default" if rule.default else "review"


def included(rule: Rule, chosen: Profile) -> bool:
    """Whether a run of the chosen profile uses the rule."""
    return chosen == "review" or rule.default
