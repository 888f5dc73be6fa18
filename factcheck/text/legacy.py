"""Text typed for the fonts of before Unicode, TCVN3 (ABC) and VNI, told from Unicode and read.

Such text comes as Latin letters and signs: `tû ®ång` (TCVN3) and `tyû ñoàng` (VNI) are `tỷ đồng`. TCVN3 writes a letter
as one sign (TCVN 5712:1993, table VN3); VNI writes most marks behind their letter. Capitals of TCVN3 look like small
letters: their font draws them tall.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from factcheck.kept.expressions import compiled

Font = Literal["TCVN3", "VNI"]

# The signs of TCVN3 in order, and the letter that each stands for.
_SIGN_RANGES = ((0xA1, 0xAE), (0xB5, 0xB9), (0xBB, 0xBE), (0xC6, 0xCC), (0xCE, 0xD8), (0xDC, 0xDF), (0xE1, 0xEF), (0xF1, 0xFE))
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3_SIGNS = (chr(code) for first, last in _SIGN_RANGES for code in range(first, last + 1))
_TCVN3 = str.maketrans(dict(zip(_TCVN3_SIGNS, _TCVN3_LETTERS, strict=True)))
# The marks of VNI behind a letter, and what each makes of it.
_PLAIN, _ROOF, _BOWL = "øùûõï", "âàáåãä", "êèéúüë"
_VNI_PAIRS = {
    "a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹ", "ô": "ờớởỡợ", "ö": "ừứửữự",
}  # fmt: skip
_VNI_ROOFS = {"a": "âầấẩẫậ", "e": "êềếểễệ", "o": "ôồốổỗộ"}
_VNI_SINGLES = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
# "đ" in either font beside a letter, and marks where no other language puts them.
_TCVN3_TELLS = compiled("®[^\\W\\d_\u1ea0-\u1ef9]|[a-z][\u00b5-\u00b9\u00a8]")
_VNI_TELLS = compiled(f"[aeou][{_PLAIN}åä]|[ôö][{_PLAIN}]|ñ[aeiouöô][{_PLAIN}{_ROOF}]")
_UNICODE = compiled("[đĐơƠưƯăĂ\u1ea0-\u1ef9]")
_FEWEST = 2


def font(text: str) -> Font | None:
    """The font a text was typed for; None when it is Unicode, or too short to tell.

    >>> font("gi¸ 5 tû ®ång"), font("giaù 5 tyû ñoàng"), font("giá 5 tỷ đồng"), font("© 2025 Acme®")
    ('TCVN3', 'VNI', None, None)
    """
    if not ("®" in text or "ñ" in text or "Ñ" in text) or _UNICODE.search(text):
        return None
    tcvn3, vni = len(_TCVN3_TELLS.findall(text)), len(_VNI_TELLS.findall(text.lower()))
    if max(tcvn3, vni) < _FEWEST:
        return None
    return "TCVN3" if tcvn3 >= vni else "VNI"


def from_tcvn3(text: str) -> str:
    """TCVN3 as Unicode, letter for letter.

    >>> from_tcvn3("ng\\u00adêi ViÖt")
    'người Việt'
    """
    return text.translate(_TCVN3)


@cache
def vni_pieces() -> dict[str, str]:
    """What each sign or pair of VNI is in Unicode: `eä` → `ệ`."""
    pairs = {base + mark: letter for base, letters in _VNI_PAIRS.items() for mark, letter in zip(_PLAIN, letters, strict=False)}
    pairs |= {base + mark: letter for base, letters in _VNI_ROOFS.items() for mark, letter in zip(_ROOF, letters, strict=True)}
    pairs |= {"a" + mark: letter for mark, letter in zip(_BOWL, "ăằắẳẵặ", strict=True)}
    pairs |= _VNI_SINGLES
    capitals = {pair.upper(): letter.upper() for pair, letter in pairs.items()}
    mixed = {pair[0].upper() + pair[1:]: letter.upper() for pair, letter in pairs.items()}
    return pairs | mixed | capitals


def vni_pattern() -> str:
    return "|".join(sorted(map(re.escape, vni_pieces()), key=len, reverse=True))


def plain(text: str) -> str:
    """A text in Unicode, whatever font it was typed for.

    >>> plain("giaù 5 tyû ñoàng, ngöôøi Vieät"), plain("gi¸ 5 tû ®ång")
    ('giá 5 tỷ đồng, người Việt', 'giá 5 tỷ đồng')
    """
    kind = font(text)
    if kind == "TCVN3":
        return from_tcvn3(text)
    if kind == "VNI":
        pieces = vni_pieces()
        return re.sub(vni_pattern(), lambda match: pieces[match[0]], text)
    return text
