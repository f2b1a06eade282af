"""The one button that leads to the short checks, the same on every page that has it."""

from __future__ import annotations

from footprint.language import text as _
from footprint.ui.parts.buttons import CardButton


class ShortChecksButton(CardButton):
    """Shown under the heading ``heading()``."""

    def __init__(self) -> None:
        text = _(
            "Before you post, when something has been posted, and a manager's part. No vault; nothing is kept."
        )
        super().__init__(_("Take a short check"), text, "short_checks", icon="clipboard-list")


def heading() -> str:
    """What stands over it."""
    return _("Short checks")
