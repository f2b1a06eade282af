"""Counting in calendar months."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, date


def months_after(day: date, months: int) -> date:
    """The day so many calendar months later; the last of the month where that has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if years > MAXYEAR:
        return date.max
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
