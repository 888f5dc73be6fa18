"""Dates of publication as pages write them: date lines, ISO 8601, the digits of a web address.

Owns the day an article appeared. Dates that the article speaks of belong to `factcheck.parse`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any, NamedTuple

import regex

from factcheck.kept.unicode_expressions import unicode_compiled

Published = date | datetime

HANOI = timezone(timedelta(hours=7))
_YEARS = range(1995, 2050)
_LINE = 120
_WORD, _DIGIT = unicode_compiled(r"\w+"), unicode_compiled(r"\d")
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])\s*[:hg]\s*(?P<minute>[0-5]\d)['’]?(?::[0-5]\d)?"
# yyyymmddHHMMSS ("-20241025164017001.htm"), yymmddHHMMSS after a prefix ("-192250325175344199.htm"), "/2025/01/28/".
_URL_LONG = unicode_compiled(r"(?<!\d)(?P<stamp>(?:19|20)\d{12})\d{0,4}(?!\d)")
_URL_SHORT = unicode_compiled(r"(?<!\d)\d{3}(?P<stamp>\d{12})\d{3}(?!\d)")
_URL_PATH = unicode_compiled(r"/(?P<y>20\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=[/-])|(?<!\d)(?P<stamp>20\d{6})(?!\d)")


class StampWords(NamedTuple):
    """The words of a date line, as patterns."""

    numeric: regex.Pattern[str]
    spelled: regex.Pattern[str]
    clock: regex.Pattern[str]
    filler: regex.Pattern[str]
    months: dict[str, int]
    other_words: int


def stamp_words(data: Any) -> StampWords:
    """The date line words of `furniture.yaml`."""
    day, month, year, hour = (_any(data[name]) for name in ("day", "month", "year", "hour"))
    months = {name.casefold(): int(number) for name, number in data["months"].items()}
    named = rf"\d{{1,2}}|{_any(months)}"
    return StampWords(
        # "28/01/2025", "28-1-2025", "2025-01-28"; not "1.305.2024".
        numeric=_pattern(
            r"(?<![\d./-])(?:(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})"
            r"|(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2}))(?![\d/-])"
        ),
        # "ngày 28 tháng 1 năm 2025", "28 Tháng Một, 2025"
        spelled=_pattern(
            rf"(?:(?:{day})\s+)?(?P<d>\d{{1,2}})\s+(?:{month})\s+(?P<m>{named})\s*,?\s*(?:(?:{year})\s+)?(?P<y>\d{{4}})"
        ),
        clock=_pattern(rf"(?<![\d/.-])(?:{_CLOCK}|(?P<hour>\d{{1,2}})\s*(?:{hour})\s*(?P<minute>[0-5]\d)?)(?![\d/])"),
        filler=_pattern(rf"(?<!\w)(?:{_any([*data['filler'], *data['day']])})(?!\w)"),
        months=months,
        other_words=int(data["other_words"]),
    )


class Stamp(NamedTuple):
    """A date line read: when, and how many words stand beside it."""

    published: Published
    others: int


def stamp(text: str, words: StampWords) -> Stamp | None:
    """Read a line that says when an article appeared, and nothing else but a name or two.

    >>> from factcheck.sources.furniture import furniture
    >>> stamp("Thứ ba, 28/1/2025, 10:43 (GMT+7)", furniture().stamp).published
    datetime.datetime(2025, 1, 28, 10, 43)
    >>> stamp("Ngày 28/1/2025, Nvidia mất 589 tỷ USD chỉ trong một phiên", furniture().stamp)
    """
    if len(text) > _LINE or text.endswith((".", ":", ";")):
        return None
    found = words.numeric.search(text) or words.spelled.search(text)
    day = found and _day(found, words.months)
    if not found or not day:
        return None
    before = words.filler.sub(" ", text[: found.start()])
    rest = before + " " + words.filler.sub(" ", text[found.end() :])
    clock = words.clock.search(rest)
    rest = words.clock.sub(" ", rest, count=1)
    others = len(_WORD.findall(rest))
    if others > words.other_words or _DIGIT.search(rest) or not (clock or _set_off(before)):
        return None
    return Stamp(_at(day, clock) if clock else day, others)


def _set_off(before: str) -> bool:
    """Whether a day without an hour begins the line or follows a sign: "Huế, 12/9/2024", not "Khai mạc 12/9/2024"."""
    return not before.strip() or before.rstrip()[-1] in ",|-–·•:/("


def _day(found: regex.Match[str], months: dict[str, int]) -> date | None:
    month = found["m"].casefold()
    return _real(int(found["y"]), months.get(month) or int(month), int(found["d"]))


def _real(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _at(day: date, clock: regex.Match[str]) -> Published:
    hour = int(clock["hour"])
    if hour > 23:
        return day
    return datetime(day.year, day.month, day.day, hour, int(clock["minute"] or 0))


def iso(text: str) -> Published | None:
    """Read an ISO 8601 date or date-time; a named zone is turned into the time of Hà Nội.

    >>> iso("2026-01-30T18:00:00+00:00").isoformat()
    '2026-01-31T01:00:00+07:00'
    """
    text = text.strip()
    try:
        if len(text) == 10 and "-" in text:
            return _sane(date.fromisoformat(text))
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _sane(moment.astimezone(HANOI) if moment.tzinfo else moment)


def _sane(published: Published) -> Published | None:
    return published if published.year in _YEARS else None


def written(text: str, words: StampWords) -> Published | None:
    """Read a date that someone gave as one: ISO 8601, or as a date line writes it."""
    read = iso(text)
    if read:
        return read
    line = stamp(" ".join(text.split()), words)
    return line.published if line and not line.others else None


def from_url(url: str) -> Published | None:
    """The date a web address carries, when its digits can be one.

    >>> from_url("https://bao.vn/thuc-day-ma-nguon-mo-192250325175344199.htm")
    datetime.datetime(2025, 3, 25, 17, 53, 44)
    >>> from_url("https://bao.vn/gia-vang-hom-nay-4812345.html")
    """
    return next(_url_dates(url), None)


def _url_dates(url: str) -> Iterator[Published]:
    for pattern, century in ((_URL_LONG, ""), (_URL_SHORT, "20")):
        for found in pattern.finditer(url):
            yield from _moment(century + found["stamp"])
    for found in _URL_PATH.finditer(url):
        digits = found["stamp"] or f"{found['y']}{int(found['m']):02}{int(found['d']):02}"
        day = _real(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        if day:
            yield day


def _moment(digits: str) -> Iterator[datetime]:
    try:
        moment = datetime.strptime(digits, "%Y%m%d%H%M%S")
    except ValueError:
        return
    if moment.year in _YEARS:
        yield moment


def _pattern(source: str) -> regex.Pattern[str]:
    return unicode_compiled(f"(?i){source}")


def _any(words: Any) -> str:
    return "|".join(regex.escape(word, literal_spaces=True) for word in sorted(words, key=len, reverse=True))
