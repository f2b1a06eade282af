"""Days and moments as people write them."""

from __future__ import annotations

from datetime import date, datetime

from footprint.language import text as _


def day_in_words(day: date) -> str:
    """Such as 27 March 2026."""
    return f"{day.day} {day:%B %Y}"


def month_in_words(month: int) -> str:
    """Such as March, for 3."""
    return f"{date(1, month, 1):%B}"


def day_of(moment: datetime) -> date:
    """The day by the computer's own calendar: a vault gives every moment in UTC."""
    return moment.astimezone().date()


def moment_in_words(moment: datetime) -> str:
    """Such as 27 March 2026 at 14:05, by the computer's own clock."""
    here = moment.astimezone()
    return _("{day} at {time}").format(day=day_in_words(here.date()), time=f"{here:%H:%M}")
