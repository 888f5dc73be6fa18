"""What looks like a figure and is none: names, versions, telephone and document numbers, and numbers behind a label."""

from __future__ import annotations

from factcheck.kept.expressions import compiled
from factcheck.lexicon.quantities import QuantityWords
from factcheck.lexicon.trie import pattern

_LONGEST_LABEL = 3
_LONGEST_ADDRESS = 500
# "0903 123 456", "+84 24 3943 6756", "1900 1234", "(028) 3829 5555", "4111 1111 1111 1111", "19033344455566"
_TELEPHONE = compiled(
    r"(?:\(?84\)?|0)[0-9]{1,4}\)?[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,4}(?![0-9])|84(?:[ .-][0-9]{2,4}){3}(?![0-9])"
    r"|1[89]00[ .-]?[0-9]{4}(?: ?[0-9]{2})?(?![0-9])|[0-9]{4}(?: [0-9]{4}){2,}(?![0-9])|[0-9]{9,}(?![.,0-9])"
)
# "119/2020/nđ-cp", "30a-123.45", "2.0.1"
_CODE = compiled(
    r"(?![0-2]?[0-9]h[0-5]?[0-9]?-[0-2]?[0-9](?:h|\s|$))[0-9]{1,12}(?:[/.-][0-9]{0,12}){0,6}/?[a-zđ]{1,12}[0-9a-zđ/-]{0,24}[/-][0-9a-zđ/-]{1,24}(?:\.[0-9]{1,9}){0,3}"
    r"|(?!\d{1,3}(?:\.\d{3})+(?!\.?\d)|[0-3]?\d\.[01]?\d\.(?:19|20)\d\d(?!\d))[0-9]{1,12}(?:\.[0-9]{1,12}){2,12}(?![0-9])"
)
# "3-4-3", "4-2-3-1": how a team lines up
_FORMATION = compiled(r"[1-6](?:-[1-6]){2,3}(?![\w/-])")
# "10°46'37"
# Most figures: "25 ", "120.", "3%"; behind these signs no telephone, document number, formation or coordinate goes on.
_USUAL = compiled(r"(?!84)[1-9][0-9]{0,2}(?:[ ,;:!?%)\n]|\.(?=\s|\Z)|\Z)")
_COORDINATE = compiled(
    r"[0-9]{1,3}\.[0-9]{4,}, ?-?[0-9]{1,3}\.[0-9]{4,}(?!\w)"
    r"|[0-9]+°\s?[0-9]+(?:[.,][0-9]+)?['′’]\s?(?:[0-9]+(?:[.,][0-9]+)?[\"″”])?"
)
_LIST_MARK = compiled(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)](?=\s+\D)")
_ENCLOSED_MARK = compiled(r"[0-9]{1,2}\) ?(?=[^\W\d_])")  # "gồm: (1) Đề xuất …; (2) …"
# "00:44 00:42 00:41": the lengths of films in a list
_FILMS = compiled(r"[0-9]{1,2}:[0-5][0-9](?: [0-9]{1,2}:[0-5][0-9]){2,50}(?![0-9:])")
_PLATE = compiled(r"(?<!\w)[0-9]{2}[A-Z]{1,2}[0-9]?\s?[-–]\s?$")  # "71H9 – 2832"
_GOES_ON = compiled(r"[0-9]+[-/:][0-9]")  # of a table: "Nhật Bản6-2Úc"
_SYLLABLE_END = compiled(r"[^\W\d_]{2,7}$")
_TWO_NAMES = compiled(r"(?<!\w)([^\W\d_])\w{0,15}(?: &)? ([^\W\d_])\w{0,15} \Z")
_SLASHED_MARK = compiled(r"[0-9]{1,2}/ ([^\W\d_])")  # "gồm: 1/ Nguyễn Văn A; 2/ …"
_INNER_LIST_MARK = compiled(r"[0-9]{1,2}[.)] ([^\W\d_])")  # "những lý do sau: 1. Liên đoàn"
_GLUED_MARK = compiled(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[.)]? ([^\W\d_])")  # "nếp nhăn1.1 Ánh nắng1.2 Di truyền"
_BEFORE_MARK = compiled(r"(?:[:;.,] |\n)\(\Z")
_FOOTNOTE = compiled(r"[0-9]{1,3}\]")
_ADDRESS = compiled(r"https?://|www\.|@[a-z]|\.(?:com|vn|net|org|html?)(?!\w)")
_TOKEN = compiled(r"\w+(?:[.,:/-]\w+){0,24}")
_FIGURE = compiled(r"[0-9.,]+")
_LETTERS = compiled(r"[^\W\d_]+(?:/[^\W\d_]+)?[23²³]?")
_LETTERS_FIRST = compiled(r"[\W\d_]")
_ACCOUNT = compiled(r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_PLAIN = compiled(r"[0-9]+(?:[.:-][0-9]+)*(?!\w|,\d|[%°])")


class NameReader:
    """Tells names from figures with the labels and fixed phrases of a lexicon."""

    def __init__(self, words: QuantityWords, glued_scales: frozenset[str]) -> None:
        self.words = words
        self._measures = frozenset(words.units) | glued_scales
        self._fixed = compiled(rf"(?:{pattern(words.fixed)})(?!\w)")
        self._fixed_firsts = frozenset(_LETTERS_FIRST.split(name, maxsplit=1)[0] for name in words.fixed)
        self._numbered = compiled(rf"(?:{pattern(words.numbered_names)})(?![\w/])")
        self._body = compiled(rf"(?<!\w)(?:{pattern(words.numbered_bodies)})((?: [^\W\d_]{{1,12}}){{1,4}}) $")
        self._numbered_heads = frozenset(name[:2] for name in words.numbered_names)
        self._not_names = words.score_cues | words.ranks | (words.not_nouns - self._measures)
        self._native = compiled(words.syllable)
        self.label_ends = frozenset(label.rsplit(" ", 1)[-1] for label in words.labels)

    def fixed(self, text: str, start: int, word: str) -> int:
        """Where a name that holds a number word ends (`lầu năm góc`); 0 when none begins with the word here."""
        match = self._fixed.match(text, start) if word in self._fixed_firsts else None
        return match.end() if match else 0

    def no_figure(self, text: str, cased: str, start: int) -> int:
        """Where a telephone number, a document number, a list mark or a coordinate ends; 0 when here is none of them."""
        before = text[start - 1] if start else "\n"
        if before.isalpha() or before in "_@#":
            return self._glued(text, cased, start)
        if before in " \n([" and (mark := self._mark_end(text, cased, start, before)):
            return mark
        if text[start + 2 : start + 3] == ":" and (films := _FILMS.match(text, start)):
            return films.end()
        if before in " -–" and cased[start - 2] in "-– 0123456789ABCDEFGH" and _PLATE.search(cased, max(0, start - 10), start):
            return token_end(text, start)
        if before == "+" and start > 1 and text[start - 2].isalnum():
            return token_end(text, start)
        if before in " \n(" and text[start : start + 2] in self._numbered_heads:
            named = self._numbered.match(text, start)
            if named is not None and not (named[0][-1].isdecimal() and _last_word(text, start) in self.words.dated_names):
                return named.end()  # "phục vụ 24/7", but "hôm 24/7" is a day
        if _USUAL.match(text, start):
            return 0
        match = (
            _FORMATION.match(text, start)
            or _TELEPHONE.match(text, start)
            or _CODE.match(text, start)
            or _COORDINATE.match(text, start)
        )
        return match.end() if match and not self._measured(text, start) else 0

    @staticmethod
    def _mark_end(text: str, cased: str, start: int, before: str) -> int:
        """Where a mark of a list or of a footnote ends: `1. `, `(1) `, `1/ `, `[1]`; 0 when here is none."""
        mark = None
        if before == "\n":
            mark = _LIST_MARK.match(text, start)
        elif before == "(":
            mark = _BEFORE_MARK.search(text, max(0, start - 3), start) and _ENCLOSED_MARK.match(text, start)
        elif before == "[":
            mark = _FOOTNOTE.match(text, start)
        if mark is None and before in " \n" and "/" in text[start + 1 : start + 3]:
            mark = _SLASHED_MARK.match(cased, start)
        elif mark is None and before == " " and start > 1 and text[start - 2] in ":;.!?…":
            mark = _INNER_LIST_MARK.match(cased, start)
        if mark is None or not mark.lastindex:
            return mark.end() if mark else 0
        return mark.start(1) if mark[1].isupper() else 0  # a capital letter begins what is listed

    def _glued(self, text: str, cased: str, start: int) -> int:
        """`H800`, `DE89 3704 0044`; a currency in front is none (`USD10`), nor a syllable that lost its space (`lộc7 loài`)."""
        if ends_syllable(cased, start):
            mark = _GLUED_MARK.match(cased, start)
            return mark.start(1) if mark and mark[1].isupper() else 0
        code = text[start - 3 : start] if start > 2 else ""
        if code in self.words.prefixes and cased[start - 3 : start].isupper() and not text[start - 4 : start - 3].isalnum():
            return 0
        if text[start - 2 : start] in self.words.signs and not text[start - 3 : start - 2].isalnum():
            return 0
        account = _ACCOUNT.match(cased, start - 2) if start > 1 else None
        return account.end() if account else token_end(text, start)

    def code_end(self, text: str, start: int) -> int:
        """Where a document number ends (`119/2020/nđ-cp`); 0 when there is none."""
        match = _CODE.match(text, start)
        return match.end() if match else 0

    def _measured(self, text: str, start: int) -> bool:
        """`50km/h` looks like a document number; a unit says that it is none."""
        match = _FIGURE.match(text, start)
        unit = _LETTERS.match(text, match.end() if match else start)
        return unit is not None and (unit[0] in self._measures or unit[0].split("/")[0] in self._measures)

    def label_before(self, text: str, start: int) -> str:
        """The label word right before a number (`điều`, `quận`), or nothing."""
        if start < 2 or text[start - 1] != " ":
            return ""
        last = text[text.rfind(" ", max(0, start - 16), start - 1) + 1 : start - 1]
        if last.lstrip("(\"“'") not in self.label_ends and last.rpartition("\n")[2] not in self.label_ends:
            return ""
        words = text[max(0, start - 24) : start].split(" ")
        for count in range(_LONGEST_LABEL, 0, -1):
            phrase = " ".join(words[-count - 1 : -1]).lstrip("(\"“'").rpartition("\n")[2]
            previous = words[-count - 2] if len(words) > count + 1 else ""
            if phrase in self.words.labels and f"{previous} {phrase}" not in self.words.not_labels:
                return phrase
        return ""

    def name_before(self, text: str, cased: str, start: int) -> str:
        """The foreign name that a bare number belongs to: `RTX 4090`, `Apollo 11`, `ISO 9001`; or nothing."""
        if start < 2 or text[start - 1] != " " or not _PLAIN.match(text, start):
            return ""
        begin = max(cased.rfind(" ", max(0, start - 20), start - 1), cased.rfind("\n", max(0, start - 20), start - 1)) + 1
        word = cased[begin : start - 1].lstrip("(\"“'")
        if (
            not word[:1].isupper()
            or not word.replace("-", "").replace("&", "").isalnum()
            or word.lower() in self._measures
            or word.lower() in self.words.graded
        ):
            return ""
        if word.isupper():
            return word.lower() if len(word) > 1 and word.isascii() else ""
        return word.lower() if word.isascii() and not self._native.fullmatch(word.lower()) else ""

    def proper_before(self, text: str, cased: str, start: int) -> str:
        """The last word of the proper name of two words or more that a bare number follows: `Rào Trăng 3`; or nothing."""
        if start < 2 or not _PLAIN.match(text, start):
            return ""
        if text[start - 1] == " " and (body := self._body.search(text, max(0, start - 48), start)):
            name = cased[body.start(1) : start]
            last = name.split()[-1].lower()
            if any(letter.isupper() for letter in name) and last not in self._not_names:
                return last
        match = _TWO_NAMES.search(cased, max(0, start - 36), start)
        if match is None or not (match[1].isupper() and match[2].isupper()):
            return ""
        return match[0].split()[-1].lower()


def _last_word(text: str, start: int) -> str:
    return text[max(0, start - 10) : max(start - 1, 0)].rpartition(" ")[2]


def ends_syllable(cased: str, start: int) -> bool:
    """Whether a syllable in small Vietnamese letters ends right before a figure: two sentences lost the space between them.

    >>> ends_syllable("may mắn7 loài cây", 7), ends_syllable("u23", 1), ends_syllable("ĐT7", 2), ends_syllable("Bản6-2", 3)
    (True, False, False, False)
    """
    match = _SYLLABLE_END.search(cased, max(0, start - 8), start)
    return match is not None and not match[0].isascii() and match[0][1:].islower() and not _GOES_ON.match(cased, start)


def addresses(text: str) -> list[tuple[int, int]]:
    """Spans of web and mail addresses: the run without spaces around each telling sign."""
    spans = []
    for match in _ADDRESS.finditer(text):
        begin = max(0, match.start() - _LONGEST_ADDRESS)
        start = max(text.rfind(" ", begin, match.start()), text.rfind("\n", begin, match.start()), begin - 1) + 1
        reach = match.end() + _LONGEST_ADDRESS
        ends = [at for at in (text.find(" ", match.end(), reach), text.find("\n", match.end(), reach)) if at >= 0]
        spans.append((start, min(ends, default=min(reach, len(text)))))
    return spans


def token_end(text: str, start: int) -> int:
    """Where the token of letters, digits and inner signs that stands here ends."""
    match = _TOKEN.match(text, start)
    return match.end() if match else start + 1
