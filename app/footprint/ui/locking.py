"""Why the vault was locked, as the page says it that opens it again."""

from __future__ import annotations

from footprint.language import plural
from footprint.language import text as _
from footprint.ui.unlock_page import Notice


def locked_by_hand() -> Notice:
    """The button, or the key."""
    return Notice(_("Locked"), _("Everything is saved. When you open your vault you go on where you were."))


def locked_by_time(minutes: int) -> Notice:
    """Nobody was there for so many minutes."""
    words = plural(
        "Footprint was not used for {number} minute, so it locked your vault. Everything is saved.",
        "Footprint was not used for {number} minutes, so it locked your vault. Everything is saved.",
        minutes,
    )
    return Notice(_("Locked"), words.format(number=minutes))
