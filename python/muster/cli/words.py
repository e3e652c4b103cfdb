"""Words that several commands say: labels, lists, numbers, weekdays."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from .. import Label

WEEKDAYS = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
            "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日")}


def plain_number(value: Decimal) -> str:
    """`4627.75`: two places at most, without zeros that say nothing."""
    rounded = Decimal(value).quantize(Decimal("0.01"))
    return f"{rounded.normalize():f}"


def label_in(label: Label, language: str) -> str:
    return getattr(label, language) or label.zh or label.en


def listed(words: Sequence[str], language: str, most: int = 8) -> str:
    text = ("、" if language == "zh" else ", ").join(words[:most])
    if len(words) <= most:
        return text
    return f"{text}等" if language == "zh" else f"{text} and {len(words) - most} more"


def weekday(day: date, language: str) -> str:
    return WEEKDAYS[language][day.isoweekday() - 1]
