"""What every page of a short check says in the same words and signs."""

from __future__ import annotations

from footprint.language import text as _
from footprint.policy.policy import Direction
from footprint.policy.told import Sign

SIGNS = {
    Sign.FINE: ("circle-check", "ok"),
    Sign.CHANGE: ("pencil", "accent"),
    Sign.ASK: ("message-circle-question-mark", "accent"),
    Sign.STOP: ("octagon-alert", "warn"),
    Sign.HELP: ("hand-helping", "accent"),
}
TONES = {
    Direction.SERIOUS: ("octagon-alert", "warn"),
    Direction.MINOR: ("list-checks", "warn"),
    Direction.SUPPORT: ("hand-helping", "accent"),
    Direction.NOTE: ("info", "accent"),
    Direction.ALLOWED: ("circle-check", "ok"),
}


def nothing_kept(title: str = "") -> str:
    """The first line of every page."""
    return _("Nothing is kept · {check}").format(check=title) if title else _("Nothing is kept")
