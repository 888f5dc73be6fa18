"""Which lines of one article are its title, lead, captions and bylines, and which speak of other stories.

Lines without a role are body. A teaser is whatever must not speak for the article: lists of other headlines, their
blurbs, and the inserts of a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from factcheck.model.document import Role
from factcheck.sources.kinds import Sorted
from factcheck.sources.sheet import Sheet

_TITLE_WITHIN = 6
_TITLE_WORDS = 3
_NAMED_CAPTION = 220
_TEASER_WORDS = range(6, 23)
_REPEAT_WITHIN = 25
_ENUMERATION = 60


@dataclass(frozen=True)
class Article:
    """The lines `[start, end)` of a sheet; `headed` when its title stands among them."""

    sheet: Sheet
    start: int
    end: int
    headed: bool = True

    def line(self, at: int) -> Sorted:
        return self.sheet.lines[at]

    def indexes(self) -> range:
        return range(self.start, self.end)

    def prose_indexes(self) -> Iterator[int]:
        return (at for at in self.indexes() if self.line(at).prose)

    @cached_property
    def flows_until(self) -> int:
        """Where the last two running texts in a row stand; nothing of the article comes after a box below."""
        pairs = (at for at in reversed(range(self.start, self.end - 1)) if self.line(at).prose and self.line(at + 1).prose)
        return next(pairs, self.start - 1) + 1

    def head_end(self) -> int:
        """The line after the first two running texts: a byline stands before it."""
        found = list(islice(self.prose_indexes(), 2))
        return found[-1] + 1 if found else self.end


def roles(article: Article) -> dict[int, Role]:
    """The role of each line that is not body, by its index in the page."""
    found = _by_kind(article)
    title = _title(article) if article.headed else None
    if title is not None:
        found[title] = "title"
        found |= dict.fromkeys(_lead(article, title), "lead")
    found |= dict.fromkeys(_named_captions(article, title), "caption")
    found |= dict.fromkeys(_listed(article), "teaser")
    return found | dict.fromkeys(_tail(article, found), "teaser")


def _by_kind(article: Article) -> dict[int, Role]:
    plain: dict[str, Role] = {
        "caption": "caption", "picture": "caption", "source": "byline",
        "insert": "teaser", "crumb": "teaser", "link": "teaser",
    }  # fmt: skip
    found = {at: plain[article.line(at).kind] for at in article.indexes() if article.line(at).kind in plain}
    return found | dict.fromkeys(date_lines(article), "byline")


def date_lines(article: Article) -> list[int]:
    """The lines that say when the article appeared; days that head paragraphs ("27/1/2025") are body."""
    head = range(article.start, article.head_end())
    dated = [at for at in article.indexes() if article.line(at).kind == "date"]
    bare = [at for at in dated if not article.line(at).clocked]
    chronicle = len(bare) > 1
    return [at for at in dated if at not in bare or (at in head and not chronicle)]


def _title(article: Article) -> int | None:
    """The first headline, when no running text stands before it."""
    for at in range(article.start, min(article.start + _TITLE_WITHIN, article.end)):
        line = article.line(at)
        if line.prose:
            return None
        if line.kind == "headline" and line.line.words >= _TITLE_WORDS:
            return at
    return None


def _lead(article: Article, title: int) -> list[int]:
    """The running text between title and first picture, when that is short; else the first paragraph."""
    prose = [at for at in article.prose_indexes() if at > title]
    breaks = ("caption", "picture", "headline")
    end = next((at for at in range(title + 1, article.end) if article.line(at).kind in breaks), title)
    before = [at for at in prose if at < end]
    lead = before if 0 < len(before) <= 2 and len(before) < len(prose) else prose[:1]
    return lead if len(prose) > len(lead) else []


def _named_captions(article: Article, title: int | None) -> Iterator[int]:
    """The line under a picture that is numbered by the title: there the caption comes below."""
    name = article.line(title).text.casefold() if title is not None else None
    for at in range(article.start, article.end - 1):
        pictured = article.sheet.picture_name(at)
        below = article.line(at + 1)
        if pictured and pictured == name and below.kind == "paragraph" and len(below.text) <= _NAMED_CAPTION:
            yield at + 1


def _listed(article: Article) -> Iterator[int]:
    """Headings of lists of other stories, and the lists."""
    at = article.start
    while at < article.end:
        kind = article.line(at).kind
        until = at
        if kind == "foot":
            until = _foot_end(article, at)
        elif kind == "box":
            until = _box_end(article, at)
        yield from range(at, until)
        at = max(until, at + 1)


def _foot_end(article: Article, at: int) -> int:
    """All that follows, unless the heading stands before any text or no list is below it."""
    if not article.sheet.prose(article.start, at):
        return at + 1
    below = article.line(at + 1).kind if at + 1 < article.end else "foot"
    return at if below in ("paragraph", "caption") else article.end


def _box_end(article: Article, at: int) -> int:
    """The headlines below the heading; all that follows, when the article does not go on."""
    after = at + 1
    while after < article.end and article.line(after).kind in ("headline", "link", "blurb", "date", "insert"):
        after += 1
    return after if after < article.flows_until else article.end


def _tail(article: Article, found: dict[int, Role]) -> Iterator[int]:
    """Teasers without a heading: headlines with cut-off blurbs, headlines alone, a blurb that holds its headline."""
    rest = [at for at in article.indexes() if found.get(at) != "teaser"]
    while len(rest) > 2 and _teased(article.line(rest[-2]), article.line(rest[-1])):
        yield from (rest.pop(), rest.pop())
    if len(rest) > 1 and _holds_headline(article.line(rest[-1])):
        yield rest.pop()
    alone = _headlines_at_end(article, rest)
    yield from alone if len(alone) > 1 or any(article.line(at).line.glued for at in alone) else ()


def _teased(above: Sorted, below: Sorted) -> bool:
    """A headline and a text cut off in mid-sentence, not at the end of an enumeration."""
    cut = below.kind == "blurb" and "," not in below.text[-_ENUMERATION:]
    return above.kind == "headline" and cut


def _holds_headline(line: Sorted) -> bool:
    """A cut-off text that begins twice: "Hạ viện Mỹ cấm … Hạ viện Mỹ cảnh báo … không sử..."."""
    words = line.text.split()
    if line.kind != "blurb" or len(words) < 2 * _TEASER_WORDS.start:
        return False
    pairs = list(pairwise(words))[:_REPEAT_WITHIN]
    again = next((i for i in range(3, len(pairs)) if pairs[i] == pairs[0]), None)
    return again is not None and not any(word[-1] in ".,;:?!" for word in words[:again])


def _headlines_at_end(article: Article, rest: list[int]) -> list[int]:
    """Headlines that nothing follows; after "gồm:" they are a list of the article's own."""
    alone: list[int] = []
    for at in reversed(rest):
        line = article.line(at)
        if not _could_tease(line, article):
            return alone if not line.text.endswith(":") else []
        alone.append(at)
    return []


def _could_tease(line: Sorted, article: Article) -> bool:
    words = article.sheet.words
    return line.kind == "headline" and line.line.words in _TEASER_WORDS and not words.person.fullmatch(line.text)
