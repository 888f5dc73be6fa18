"""Where one saved article ends and the next begins.

A wrong cut costs more than a missed one: a line opens an article only when something besides its own shape says so.
"""

from __future__ import annotations

from factcheck.kept.unicode_expressions import unicode_compiled
from factcheck.sources.cohesion import Cohesion, cohesion
from factcheck.sources.sheet import Sheet

# "(NLĐO) - ", "TPO - ", "(Dân trí) – ": how outlets open an article; not "AI - ".
_CODE = unicode_compiled(r"\(\p{Lu}[\p{L}\d.+ ]{1,20}\)\s*[-–]\s|\p{Lu}{3,8}\s[-–]\s(?=\p{Lu})")
_LONE_WORDS, _LONE_PROSE, _LONE_RIVALS = 18, 10, 4
_STORY_WORDS, _BEFORE, _AFTER = 8, 40, 15
_STAGED_WORDS, _STAGED_LEAD = 10, 350
_FLOW, _FLOW_WITHIN = 2, 12
_PICTURE_WITHIN = 60


def starts(sheet: Sheet) -> list[int]:
    """The indexes of the lines that open an article; the first line of the file always does."""
    found = [0]
    for at in range(1, len(sheet.lines)):
        if _opens(sheet, at, found[-1]):
            found.append(_with_crumbs(sheet, at, found[-1]))
    return found


def _with_crumbs(sheet: Sheet, at: int, since: int) -> int:
    """Take along a path of links that stands right above the headline."""
    return at - 1 if at - 1 > since and sheet.lines[at - 1].kind == "crumb" else at


def _opens(sheet: Sheet, at: int, since: int) -> bool:
    line = sheet.lines[at]
    if line.kind != "headline" or line.line.words < 4 or not sheet.prose(since, at):
        return False
    if _dated(sheet, at) or (line.line.glued and _flows(sheet, at)):
        return True
    if not line.bare or sheet.words.person.fullmatch(line.text) or _pictured_across(sheet, at, since):
        return False
    return any(says(sheet, at, since) for says in (_after_foot, _after_source, _coded, _staged, _alone, _another_story))


def _pictured_across(sheet: Sheet, at: int, since: int) -> bool:
    """Whether a picture below is named as something above: "<the headline above> - Ảnh 3."."""
    below = filter(None, map(sheet.picture_name, range(at, min(at + _PICTURE_WITHIN, len(sheet.lines)))))
    return any(sheet.named(name, since, at) for name in below)


def _dated(sheet: Sheet, at: int) -> bool:
    """A date line with the time of day stands below, and then text: "10:43 28/01/2025"."""
    if sheet.lines[at + 1 : at + 2] and sheet.lines[at + 1].kind == "headline":
        return False  # the headline is the next line; this one signs the article above
    below = [i for i in range(at + 1, min(at + 3, len(sheet.lines))) if sheet.lines[i].kind == "date"]
    if not below or not sheet.prose(below[0], below[0] + 4):
        return False
    return sheet.lines[below[0]].clocked or not _chronicle(sheet, below[0])


def _chronicle(sheet: Sheet, at: int) -> bool:
    """Whether bare days head the paragraphs here, as in "diễn biến theo ngày"."""
    near = [*sheet.lines[max(at - 6, 0) : at], *sheet.lines[at + 1 : at + 7]]
    return any(line.kind == "date" and not line.clocked for line in near)


def _after_foot(sheet: Sheet, at: int, since: int) -> bool:
    """A list of other stories came before, and several paragraphs run on from here."""
    return sheet.lines[at].line.words >= 6 and _foot_before(sheet, at, since) and _flows(sheet, at)


def _foot_before(sheet: Sheet, at: int, since: int) -> bool:
    """Whether a list of other stories has begun since the text of the article."""
    return sheet.feet(sheet.next_prose(since), at) > 0


def _flows(sheet: Sheet, at: int) -> bool:
    """Whether paragraphs follow each other without a headline between; teasers alternate with theirs."""
    run = 0
    for line in sheet.lines[at + 1 : at + 1 + _FLOW_WITHIN]:
        if line.kind in ("headline", "foot", "box", "link"):
            return False
        run += line.kind == "paragraph" and len(line.text) >= 80
        if run >= _FLOW:
            return True
    return False


def _after_source(sheet: Sheet, at: int, since: int) -> bool:
    """The line above signs an article ("Theo: Reuters"), and text follows."""
    above = sheet.lines[at - 1].kind == "source" and sheet.prose(since, at) >= 2
    return above and sheet.lines[at].line.words >= 6 and sheet.prose(at + 1, at + 3) > 0


def _coded(sheet: Sheet, at: int, since: int) -> bool:
    """The paragraph below opens with the mark of an outlet, and the article goes on."""
    below = sheet.next_prose(at + 1)
    return below <= at + 2 and bool(_CODE.match(sheet.text(below))) and _flows(sheet, at)


def _staged(sheet: Sheet, at: int, since: int) -> bool:
    """A long headline, a short lead and a credited picture: how an article begins, and a section hardly ever."""
    if sheet.lines[at].line.words < _STAGED_WORDS or sheet.prose(since, at) < 3:
        return False
    below = sheet.lines[at + 1 : at + 4]
    lead = next((i for i, line in enumerate(below) if line.prose), None)
    if lead is None or len(below[lead].text) > _STAGED_LEAD:
        return False
    pictured = any(line.kind in ("caption", "picture") for line in below[: lead + 2])
    return pictured and sheet.prose(at, len(sheet.lines)) >= 3


def _alone(sheet: Sheet, at: int, since: int) -> bool:
    """A very long headline amid much text, where headings are rare and the names change."""
    if sheet.lines[at].line.words < _LONE_WORDS:
        return False
    end = sheet.next_foot(at)
    if min(sheet.prose(since, at), sheet.prose(at, end)) < _LONE_PROSE or sheet.headlines(since, end) > _LONE_RIVALS:
        return False
    shared = _across(sheet, at, since)
    return shared is not None and shared.loose


def _another_story(sheet: Sheet, at: int, since: int) -> bool:
    """What follows shares neither names nor phrases with what came before."""
    if sheet.lines[at].line.words < _STORY_WORDS or not _flows(sheet, at) or _foot_before(sheet, at, since):
        return False
    shared = _across(sheet, at, since)
    return shared is not None and shared.apart


def _across(sheet: Sheet, at: int, since: int) -> Cohesion | None:
    before = sheet.lines[max(since, at - _BEFORE) : at]
    after = sheet.lines[at : at + _AFTER]
    return cohesion(*(" ".join(line.text for line in lines) for lines in (before, sheet.lines[at : at + 1], after)))
