"""Laws of reading: what is spelled or printed is read back, spans are exact, hedges widen, any text ends in linear time."""

from __future__ import annotations

import time
import unicodedata
from decimal import Decimal
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.lexicon.numerals import numeral_words
from factcheck.lexicon.quantities import quantity_words
from factcheck.parse.numerals import NumeralReader
from factcheck.text import View
from factcheck.text.legacy import from_tcvn3, vni_pieces

NUMERALS = NumeralReader(numeral_words())
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
TRILLION = 10**15
NUMBERS = st.one_of(
    st.integers(0, 10_000), st.integers(0, TRILLION), st.builds(lambda a, b: a * 10**b, st.integers(1, 999), st.integers(0, 12))
)
FONTS = {
    "TCVN3": {letter: sign for sign in map(chr, range(0xA1, 0xFF)) if (letter := from_tcvn3(sign)) != sign},
    "VNI": {letter: signs for signs, letter in reversed(vni_pieces().items()) if signs[:1].islower()},
}
HEDGES = sorted(quantity_words().hedges_before)
AMOUNTS = (
    "5 người",
    "12 vụ",
    "600 tỷ USD",
    "1,5 tỷ đồng",
    "2.000 chip",
    "30%",
    "25 triệu đồng",
    "100 km",
    "7,25 điểm",
    "3 năm",
)
SENTENCES = (
    "Nvidia mất gần 600 tỷ USD vốn hóa trong một ngày.",
    "Có ít nhất 12 người chết và 30 người bị thương.",
    "Giá vàng tăng 1,5 triệu đồng một lượng, lên 82,5 triệu đồng.",
    "Tỷ lệ này là 4,5%, thấp hơn 0,25 điểm phần trăm.",
    "Khoảng hai phần ba số phiếu ủng hộ.",
    "Đoàn tàu chạy 120 km/h, dài 1,2 km.",
    "Cả nước có 63 tỉnh, thành với hơn 100 triệu dân.",
    "Bệnh viện có 1.200 giường, từ 20 đến 40 bác sĩ mỗi khoa.",
)
# Beginnings and ends that would be one figure without the break between them.
TORN = (
    "Số ca mắc là 12",
    "tỷ đồng là số tiền phạt",
    "Giá vàng tăng hơn",
    "5 người bị thương nặng",
    "Quãng đường dài 20",
    "đến 40 km mỗi ngày",
    "Tiêu đề không dấu chấm gần",
    "hai mươi",
    "lăm vụ cháy",
    "km/h là tốc độ",
    "Quận",
    "3 trường được xây",
)
# What grows badly in a careless reader: runs of what may go on for ever.
HOSTILE = (
    "1.", "1,", "1-", "1/", "9 ", "1.000.", "một ", "hai mươi ", "không ", "hơn ", "khoảng ", "tỷ ", "1 tỷ ", "1 x ",
    "1 - ", "$", "$1", "-1", "±1", "a1", "(1", "một phần ", "0903 ", "đồng/", "1 đồng/kg/", "&#", "&", "\u0301",
    "e\u0301", "  ", "\u200b", "@", "www.", "www.a 1 ", "5 đến ", "5, ", "mười mười ", "[1]", "1) ", "thứ ",
    "lần thứ ", "A1 ", "VND ", "1m1", "½",
    "1⁶", "10^", "2 1/2 ", "mỗi thứ ", "mét bảy ", "Trung đoàn A ", "rủi1. A ", "5 điểmCổ ",
)  # fmt: skip


def mentions(text: str) -> tuple[factcheck.Mention, ...]:
    return factcheck.extract(factcheck.Document(id="a", text=text, published="2025-01-28"))


def read_alone(text: str) -> Decimal | None:
    """The number a whole text says, None when it says something else or more."""
    numeral = NUMERALS.at(text, 0)
    return numeral.low if numeral and numeral.end == len(text) and numeral.exact else None


class Speller:
    """Vietnamese number names, in the variants of a region."""

    def __init__(self, *, south: bool = False, four: str = "tư", five: str = "lăm", joint: str = "linh") -> None:
        self.scales = ["", "ngàn" if south else "nghìn", "triệu"]
        self.billion = "tỉ" if south else "tỷ"
        self.four, self.five, self.joint = four, five, joint

    def __call__(self, number: int) -> str:
        if number == 0:
            return DIGITS[0]
        high, low = divmod(number, 10**9)
        words = [*self._millions(high, first=True), self.billion] if high else []
        return " ".join([*words, *self._millions(low, first=not high)])

    def _millions(self, number: int, *, first: bool) -> list[str]:
        words: list[str] = []
        for power in (2, 1, 0):
            group = number // 1000**power % 1000
            if group:
                words += self._group(group, first=first and not words)
                words += [self.scales[power]] if power else []
        return words

    def _group(self, group: int, *, first: bool) -> list[str]:
        hundreds, rest = divmod(group, 100)
        words = [] if first and not hundreds else [DIGITS[hundreds], "trăm"]
        if not rest:
            return words
        tens, units = divmod(rest, 10)
        if not tens:
            return [*words, *([self.joint, self.four if units == 4 else DIGITS[units]] if words else [DIGITS[units]])]
        words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
        return words + ([self._tail(tens, units)] if units else [])

    def _tail(self, tens: int, units: int) -> str:
        if units == 5:
            return self.five
        if tens > 1 and units == 1:
            return "mốt"
        return self.four if tens > 1 and units == 4 else DIGITS[units]


SPELLERS = (
    Speller(),
    Speller(south=True, joint="lẻ"),
    Speller(four="bốn", five="nhăm"),
    Speller(south=True, four="bốn", joint="linh"),
)


@pytest.mark.parametrize("speller", SPELLERS, ids=["north", "south", "nhăm", "mixed"])
@given(number=NUMBERS)
def test_spelled(speller: Speller, number: int) -> None:
    """Every whole number up to a million billion is read back from its words."""
    assert read_alone(speller(number)) == number


@given(number=NUMBERS)
def test_spelled_by_cldr(number: int) -> None:
    """The spelling of CLDR is read back."""
    rbnf = pytest.importorskip("unicode_rbnf")
    spelled = rbnf.RbnfEngine.for_language("vi").format_number(number).text
    assert read_alone(spelled) == number


@given(whole=st.integers(0, 10**6), tail=st.integers(0, 9999), width=st.integers(1, 4))
def test_spelled_decimals(whole: int, tail: int, width: int) -> None:
    """Decimals said digit by digit are read back."""
    shown = f"{tail:04d}"[:width]
    spelled = f"{SPELLERS[0](whole)} phẩy {' '.join(DIGITS[int(d)] for d in shown)}"
    assert read_alone(spelled) == Decimal(f"{whole}.{shown}")


@given(number=st.integers(0, 10**12), decimals=st.integers(0, 99), style=st.sampled_from(["vi", "en"]))
def test_printed(number: int, decimals: int, style: str) -> None:
    """Digits with the signs of a style are read back under that style."""
    shown = f"{number:,}" + (f".{decimals:02d}" if decimals else "")
    shown = shown.translate(str.maketrans(",.", ".,")) if style == "vi" else shown
    numeral = NUMERALS.at(shown, 0, style)
    assert numeral is not None
    assert (numeral.low, numeral.end) == (number + Decimal(decimals) / 100, len(shown))


@given(number=st.integers(1, 999), tenth=st.integers(0, 9), scale=st.sampled_from(sorted(numeral_words().scales)))
def test_scaled(number: int, tenth: int, scale: str) -> None:
    """A printed number times its scale word."""
    shown = f"{number},{tenth} {scale}"
    assert read_alone(shown) == Decimal(f"{number}.{tenth}") * numeral_words().scales[scale]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_forms(text: str, form: str) -> None:
    """Figures are the same however letters are composed, and each span quotes its figure."""
    shown = unicodedata.normalize(form, text)
    found = mentions(shown)
    assert [(unicodedata.normalize("NFC", m.text), m.value) for m in found] == [(m.text, m.value) for m in mentions(text)]
    assert all(shown[m.span.start : m.span.end] == m.text for m in found)


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("noise", ["\u00a0", "\u200b ", "  ", "&nbsp;", "\u202f"])
def test_odd_spaces(text: str, noise: str) -> None:
    """Odd spaces and invisible characters change no value."""
    assert [m.value for m in mentions(text.replace(" ", noise))] == [m.value for m in mentions(text)]


@given(numbers=st.lists(NUMBERS, min_size=1, max_size=4), typed_for=st.sampled_from(["TCVN3", "VNI"]))
def test_legacy_fonts(numbers: list[int], typed_for: str) -> None:
    """Text typed for a font of before Unicode gives the same figures, each span the letters of its own text."""
    plain = "đã thêm " + ", ".join(f"khoảng {Speller()(number)} đồng" for number in numbers) + " ở đấy"
    typed = "".join(FONTS[typed_for].get(letter, letter) for letter in plain)
    assert [m.value for m in mentions(typed)] == [m.value for m in mentions(plain)]
    assert all(typed[m.span.start : m.span.end] == m.text for m in mentions(typed))


@given(st.text(alphabet="aé 5\u0301\u200b&;nbsp\r\n\u00a0ệe", max_size=40))
def test_offsets(raw: str) -> None:
    """The offsets of a view lead back to where they came from."""
    view = View(raw)
    for index in range(len(view.text)):
        start, end = view.raw_span(index, index + 1)
        first = view.at_raw(start)
        assert first <= index
        assert view.raw_span(first, first + 1)[0] == start
        assert 0 <= start < end <= len(raw)


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("hedge", HEDGES)
def test_hedges_widen(hedge: str, amount: str) -> None:
    """A hedge never moves a figure: the printed value stays in the closed hard interval."""
    for mention in mentions(f"Có {hedge} {amount} như vậy."):
        value = mention.value
        if mention.hedge is not None and value is not None and value.stated is not None:
            assert value.low is None or value.low <= value.stated
            assert value.high is None or value.stated <= value.high


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("hedge", [h for h in HEDGES if quantity_words().hedges_before[h].shape == "around" and len(h) > 1])
def test_about_contains(hedge: str, amount: str) -> None:
    """`khoảng` allows all that the bare figure allows."""
    (hedged,), (bare,) = (mentions(f"Có {words} như vậy.") for words in (f"{hedge} {amount}", amount))
    if hedged.hedge is None:
        return
    assert hedged.value is not None
    assert bare.value is not None
    assert hedged.value.low <= bare.value.low
    assert bare.value.high <= hedged.value.high


def words_of_units() -> dict[str, str]:
    """A word behind a figure for each unit, none that needs a scale or a price before it."""
    rows = ((unit, word) for word, units in quantity_words().units.items() for unit in units[:1])
    return {unit.id: word for unit, word in rows if not (unit.after_scale or unit.after_price or unit.scale != 1)}


def grouped(amount: Decimal) -> str:
    """`1234567.5` as Vietnamese copy prints it."""
    return f"{amount:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


@given(amount=st.integers(1, 999), unit=st.sampled_from(sorted(quantity_words().conversions)))
def test_conversions(amount: int, unit: str) -> None:
    """An amount that is read, converted, printed in the base unit and read again converts back."""
    words = words_of_units()
    base, factor = quantity_words().conversions[unit]
    if unit not in words or base not in words:
        return
    (there,) = [m.value for m in mentions(f"{amount} {words[unit]}")]
    assert (there.stated, there.unit) == (amount, unit)
    printed = grouped((there.stated * factor).normalize())
    (back,) = [m.value for m in mentions(f"{printed} {words[base]}")]
    assert (back.stated, back.unit) == (amount * factor, base)
    assert back.stated / factor == amount


@pytest.mark.parametrize(("first", "second"), list(product(SENTENCES + TORN, repeat=2)))
def test_paragraphs(first: str, second: str) -> None:
    """Two paragraphs hold the figures of the one and of the other."""
    shift = len(first) + 2
    both = [(m.span.start, m.span.end, m.value) for m in mentions(f"{first}\n\n{second}")]
    apart = [(m.span.start, m.span.end, m.value) for m in mentions(first)]
    apart += [(m.span.start + shift, m.span.end + shift, m.value) for m in mentions(second)]
    assert both == apart


@given(st.text(alphabet="0123456789.,-–/%$ đồngtỷmộthaikg\n()x±½", max_size=60))
@settings(max_examples=300)
def test_any_text(text: str) -> None:
    """Any text is read, and mentions stand in order without overlap."""
    spans = [(m.span.start, m.span.end) for m in mentions(text)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("piece", HOSTILE)
def test_linear(piece: str) -> None:
    """Eight times the text takes about eight times as long (with a wide margin for a busy machine)."""
    short, long = piece * (4_000 // len(piece)), piece * (32_000 // len(piece))
    mentions("1 người")
    assert seconds(long) < 32 * seconds(short) + 0.2


def seconds(text: str) -> float:
    started = time.process_time()
    mentions(text)
    return time.process_time() - started
