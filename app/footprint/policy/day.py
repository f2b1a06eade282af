"""Dates as people are asked to write them: 2026-03-27, and within a lifetime of today."""

from __future__ import annotations

import re
from datetime import date

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


def day_from(text: str) -> date:
    """The day written as YYYY-MM-DD.

    Raises:
        ValueError: it is written otherwise, is no day of the calendar, or lies beyond ``FIRST`` and ``LAST``.
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    day = date.fromisoformat(text)
    if not FIRST <= day <= LAST:
        raise ValueError(text)
    return day
