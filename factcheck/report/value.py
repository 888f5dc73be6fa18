"""What a mention is read as, in one line."""

from __future__ import annotations

from factcheck.model.mention import Mention, Value
from factcheck.rulebook.wording import Wording


def value(mention: Mention, wording: Wording) -> str:
    """What a mention is read as, in one cell.

    >>> from decimal import Decimal
    >>> from factcheck.model import Span
    >>> five = Decimal(5000000000)
    >>> amount = Value(stated=five, stated_low=five, stated_high=five, low=five, high=five, unit="VND")
    >>> value(Mention(kind="money", span=Span(start=0, end=9), text="5 tỷ đồng", value=amount), Wording("vi"))
    '5.000.000.000 VND'
    """
    if mention.period:
        return _ends(mention.period.start, mention.period.end)
    if mention.value is None:
        return ""
    hedge = f"{mention.hedge.id}: " if mention.hedge else ""
    per = f" / {mention.value.per}" if mention.value.per else ""
    return f"{hedge}{_figure(mention.value, wording)} {mention.value.unit or ''}".rstrip() + per


def _figure(amount: Value, wording: Wording) -> str:
    if amount.stated is not None:
        return wording.number(amount.stated)
    low, high = (amount.stated_low, amount.stated_high) if amount.stated_low is not None else (amount.low, amount.high)
    return _ends(*("" if end is None else wording.number(end) for end in (low, high)))


def _ends(low: str, high: str) -> str:
    return low if low == high else f"{low}..{high}"
