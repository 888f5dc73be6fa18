"""Where one saved article ends and the next begins.

A wrong cut costs more than a missed one: a line opens an article only when something besides its own shape says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from factcheck.sources.cohesion import Cohesion, cohesion
from factcheck.sources.furniture import Furniture
from factcheck.sources.kinds import Sorted

# "(NLĐO) - ", "TPO - ", "(Dân trí) – ": how outlets open an article; not "AI - ".
_CODE = regex.compile(r"\(\p{Lu}[\p{L}\d.+ ]{1,20}\)\s*[-–]\s|\p{Lu}{3,8}\s[-–]\s(?=\p{Lu})")
_LONE_WORDS, _LONE_PROSE, _LONE_RIVALS = 18, 10, 4
_STORY_WORDS, _BEFORE, _AFTER = 8, 80, 15
_STAGED_WORDS, _STAGED_LEAD = 10, 350
_FLOW = 2


@dataclass(frozen=True, slots=True)
class Page:
    """The sorted lines of a file and the words to judge them by."""

    lines: Sequence[Sorted]
    words: Furniture

    def next_prose(self, at: int, within: int) -> int | None:
        """The first running text after a line, at most `within` lines on."""
        reach = range(at + 1, min(at + 1 + within, len(self.lines)))
        return next((i for i in reach if self.lines[i].prose), None)

    def prose(self, start: int, end: int) -> int:
        return sum(line.prose for line in self.lines[start:end])


def starts(page: Page) -> list[int]:
    """The indexes of the lines that open an article; the first line of the file always does."""
    found = [0]
    for at in range(1, len(page.lines)):
        if _opens(page, at, found[-1]):
            found.append(_with_crumbs(page, at, found[-1]))
    return found


def _with_crumbs(page: Page, at: int, since: int) -> int:
    """Take along a path of links that stands right above the headline."""
    return at - 1 if at - 1 > since and page.lines[at - 1].kind == "crumb" else at


def _opens(page: Page, at: int, since: int) -> bool:
    line = page.lines[at]
    if line.kind != "headline" or line.line.words < 4 or not page.prose(since, at):
        return False
    if _dated(page, at):
        return True
    if not line.bare or page.words.person.fullmatch(line.text) or _pictured_across(page, at, since):
        return False
    return any(says(page, at, since) for says in (_after_foot, _after_source, _coded, _staged, _alone, _another_story))


def _pictured_across(page: Page, at: int, since: int) -> bool:
    """Whether a picture below is named as something above: "<the headline above> - Ảnh 3."."""
    above = {picture_name(line, page.words) or line.text.casefold() for line in page.lines[since:at]}
    below = (picture_name(line, page.words) for line in page.lines[at:])
    return any(name in above for name in below if name)


def picture_name(line: Sorted, words: Furniture) -> str | None:
    """What a numbered picture is of, in lower case."""
    found = words.picture.fullmatch(line.text) if line.kind == "picture" else None
    return found["name"].casefold() if found else None


def _dated(page: Page, at: int) -> bool:
    """A date line with the time of day stands below, and then text: "10:43 28/01/2025"."""
    if page.lines[at + 1 : at + 2] and page.lines[at + 1].kind == "headline":
        return False  # the headline is the next line; this one signs the article above
    below = [i for i in range(at + 1, min(at + 3, len(page.lines))) if page.lines[i].kind == "date"]
    if not below or page.next_prose(below[0], within=3) is None:
        return False
    return page.lines[below[0]].clocked or not _chronicle(page, below[0])


def _chronicle(page: Page, at: int) -> bool:
    """Whether bare days head the paragraphs here, as in "diễn biến theo ngày"."""
    near = [*page.lines[max(at - 6, 0) : at], *page.lines[at + 1 : at + 7]]
    return any(line.kind == "date" and not line.clocked for line in near)


def _after_foot(page: Page, at: int, since: int) -> bool:
    """A list of other stories came before, and several paragraphs run on from here."""
    return page.lines[at].line.words >= 6 and _foot_before(page, at, since) and _flows(page, at)


def _foot_before(page: Page, at: int, since: int) -> bool:
    """Whether a list of other stories has begun since the text of the article."""
    first = next(i for i in range(since, at) if page.lines[i].prose)
    return any(line.kind == "foot" for line in page.lines[first:at])


def _flows(page: Page, at: int) -> bool:
    """Whether paragraphs follow each other without a headline between; teasers alternate with theirs."""
    run = 0
    for line in page.lines[at + 1 :]:
        if line.kind in ("headline", "foot", "box", "link"):
            return False
        run += line.kind == "paragraph" and len(line.text) >= 80
        if run >= _FLOW:
            return True
    return False


def _after_source(page: Page, at: int, since: int) -> bool:
    """The line above signs an article ("Theo: Reuters"), and text follows."""
    above = page.lines[at - 1].kind == "source" and page.prose(since, at) >= 2
    return above and page.lines[at].line.words >= 6 and page.next_prose(at, within=2) is not None


def _coded(page: Page, at: int, since: int) -> bool:
    """The paragraph below opens with the mark of an outlet, and the article goes on."""
    below = page.next_prose(at, within=2)
    return below is not None and bool(_CODE.match(page.lines[below].text)) and _flows(page, at)


def _staged(page: Page, at: int, since: int) -> bool:
    """A long headline, a short lead and a credited picture: how an article begins, and a section hardly ever."""
    if page.lines[at].line.words < _STAGED_WORDS or page.prose(since, at) < 3:
        return False
    below = page.lines[at + 1 : at + 4]
    lead = next((i for i, line in enumerate(below) if line.prose), None)
    if lead is None or len(below[lead].text) > _STAGED_LEAD:
        return False
    pictured = any(line.kind in ("caption", "picture") for line in below[: lead + 2])
    return pictured and page.prose(at, len(page.lines)) >= 3


def _alone(page: Page, at: int, since: int) -> bool:
    """A very long headline amid much text, where headings are rare and the names change."""
    if page.lines[at].line.words < _LONE_WORDS:
        return False
    end = next((i for i in range(at, len(page.lines)) if page.lines[i].kind == "foot"), len(page.lines))
    rivals = sum(line.kind == "headline" for line in page.lines[since:end])
    if min(page.prose(since, at), page.prose(at, end)) < _LONE_PROSE or rivals > _LONE_RIVALS:
        return False
    shared = _across(page, at, since)
    return shared is not None and shared.loose


def _another_story(page: Page, at: int, since: int) -> bool:
    """What follows shares neither names nor phrases with what came before."""
    if page.lines[at].line.words < _STORY_WORDS or not _flows(page, at) or _foot_before(page, at, since):
        return False
    shared = _across(page, at, since)
    return shared is not None and shared.apart


def _across(page: Page, at: int, since: int) -> Cohesion | None:
    before = page.lines[max(since, at - _BEFORE) : at]
    after = page.lines[at : at + _AFTER]
    return cohesion(*(" ".join(line.text for line in lines) for lines in (before, page.lines[at : at + 1], after)))
