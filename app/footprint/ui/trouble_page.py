"""The vaults cannot be reached: what happened, and trying again."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.page import Page


class TroublePage(Page):
    """``again_asked`` wants another try; nothing was changed so far."""

    again_asked = Signal()

    def __init__(self, message: str) -> None:
        super().__init__(_("Your vaults cannot be reached"))
        words = _(
            "Nothing was changed. When the cause is gone, try again here; you need not start Footprint anew."
        )
        self.put_lead(words)
        again = Button(_("Try again"), "retry", PRIMARY)
        again.clicked.connect(self.again_asked)
        self.column.put_row(again, above=24)
        self.column.addStretch(1)
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """No secret was typed here."""

    def show_refusal(self, message: str) -> None:
        """Still not."""
        self.show_banner(error_banner(message))
