"""The kind words for the day of help that is offered or was asked for: the same on screen, on paper and in a table."""

from __future__ import annotations

from datetime import date

from footprint.language import text as _


def when_it_suits(due: date, today: date, day: str) -> str:
    """By when it would be good; ``day`` is ``due`` as it is written there. A day that is over is said no more."""
    if due > today:
        return _("When it suits you; if you can, by {day}").format(day=day)
    return _("Today, if you can") if due == today else _("When it suits you")
