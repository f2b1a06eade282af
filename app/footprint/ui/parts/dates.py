"""Days as people write them."""

from __future__ import annotations

from datetime import date


def day_in_words(day: date) -> str:
    """Such as 27 March 2026."""
    return f"{day.day} {day:%B %Y}"
