"""An hour as it is written: `8h30`, `8g02`, `10:43`, `8 giờ kém 15`, `tám giờ rưỡi`, `7 PM`. Says nothing of its day."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.kept.expressions import compiled
from factcheck.parse.temporal.pattern import Pattern
from factcheck.parse.temporal.words import Lexis

_COLON = compiled(r"(\d\d?):([0-5]\d)(?::([0-5]\d))?(?![\d:]|[.,]\d)")


class Hour(NamedTuple):
    """An hour and, when it is written, the minute. `length`: `8 giờ 30 phút` may be a length of time as well."""

    end: int
    hour: int
    minute: int | None
    colon: bool = False
    length: bool = False
    word: bool = False
    seconds: bool = False


class Hours:
    # "8h", "8h30", "8h30'", "9h2m2s", "8g02", "7h kém 15", "8h rưỡi"; "8g" alone is a weight.
    _sign = Pattern(
        r"(\d\d?) ?(<hour_sign->)(?: ?(\d\d?)(?!\d)(?: ?<minute_sign|minute->(?: ?\d\d? ?<second->)?)?"
        r"| (<half_past>)| <less> (\d\d?(?!\d)|<short>)(?: <minute|minute_sign>)?)?(?!\w|/|[.,]\d)"
    )
    # "0giờ20"
    _glued = Pattern(r"(\d\d?)<hour->(\d\d)(?!\w|[.,]\d)")
    # "8 giờ", "8 giờ 30 phút", "tám giờ rưỡi", "8 giờ kém 15"
    _word = Pattern(
        r"(\d\d?(?!\d)|<short>) <hour>(?: (?:(<half_past>)|<less> (\d\d?(?!\d)|<short>)(?: <minute|minute_sign>)?"
        r"|(\d\d?(?!\d)|<short>)(?: (<minute|minute_sign>)(?: (\d\d?(?!\d)|<short>) <second>)?)?(?! <hour>)))?(?![/%])"
    )
    # "8 rưỡi sáng", "7 PM"; not "8 rưỡi triệu".
    _unmarked = Pattern(r"(\d\d?(?!\d)|<short>)(?:( <half_past>)(?= <parts>)|(?= ?<meridiems>))")
    # "8-10h", "8 - 10 giờ": the first of two hours leaves its sign to the second.
    _bare = Pattern(r"(\d\d?) ?<dash> ?(?=\d\d?(?: ?<hour_sign->(?!\w)|<hour_sign->\d|:\d\d| <hour>))")

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis

    def at(self, text: str, start: int) -> Hour | None:
        colon = _COLON.match(text, start)
        if colon is not None:
            return Hour(colon.end(), int(colon[1]), int(colon[2]), colon=True) if int(colon[1]) <= 24 else None
        sign = self._sign.match(text, start)
        if sign is not None:
            return self._signed(sign)
        glued = self._glued.match(text, start)
        if glued is not None:
            return Hour(glued.end(), int(glued[1]), int(glued[2])) if int(glued[1]) <= 24 and int(glued[2]) < 60 else None
        return self._worded(text, start) or self._alone(text, start)

    def two(self, text: str, start: int) -> tuple[Hour, Hour] | None:
        """`8-10h`, `14 - 16 giờ`."""
        bare = self._bare.match(text, start)
        second = self.at(text, bare.end()) if bare else None
        if bare is None or second is None or not int(bare[1]) < second.hour <= 24:
            return None
        return Hour(bare.end(), int(bare[1]), None, word=second.word), second

    def _signed(self, match: re.Match[str]) -> Hour | None:
        hour = int(match[1])
        if match[5]:
            return self._before(match.end(), hour, match[5])
        minute = 30 if match[4] else int(match[3]) if match[3] else None
        if hour > 24 or (minute or 0) > 59 or (match[2] != self._lexis.words.sets["hour_sign"][0] and minute is None):
            return None
        return Hour(match.end(), hour, minute)

    def _worded(self, text: str, start: int) -> Hour | None:
        match = self._word.match(text, start)
        hour = self._lexis.number(match[1]) if match else None
        if match is None or hour is None or hour > 24:
            return None
        if match[2]:
            return Hour(match.end(), hour, 30, word=True, length=True)
        if match[3]:
            return self._before(match.end(), hour, match[3])
        minute = self._lexis.number(match[4]) if match[4] else None
        if minute is not None and minute > 59:
            return None
        return Hour(match.end(), hour, minute, word=True, length=bool(match[5]), seconds=bool(match[6]))

    def _before(self, end: int, hour: int, shown: str) -> Hour | None:
        """`8 giờ kém 15` is 7:45."""
        minute = self._lexis.number(shown)
        if minute is None or not 0 < minute < 60 or hour > 24:
            return None
        return Hour(end, hour - 1 if hour else 23, 60 - minute, word=True)

    def _alone(self, text: str, start: int) -> Hour | None:
        match = self._unmarked.match(text, start)
        hour = self._lexis.number(match[1]) if match else None
        if match is None or hour is None or not 1 <= hour <= 12:
            return None
        return Hour(match.end(), hour, 30 if match[2] else None, word=True)
