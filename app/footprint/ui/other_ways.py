"""What else can be done before a vault is open: a short check, a practice run, bringing things in, checking a PDF."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from footprint.language import text as _
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import Heading
from footprint.ui.parts.layout import Column
from footprint.ui.short_check.way_there import ShortChecksButton, heading


class OtherWays(QWidget):
    """Quiet buttons under a heading; ``first`` stand before those that are always there."""

    def __init__(self, *first: Button) -> None:
        super().__init__()
        column = Column(self)
        column.put(Heading(heading(), "strong"))
        self._short = ShortChecksButton()
        column.put_control(self._short, above=8, stretched=True)
        column.put(Heading(_("Something else"), "strong"), above=24)
        practise = Button(_("Practice run"), "practise", QUIET, icon="sprout")
        restore = Button(_("Restore a saved copy"), "restore", QUIET, icon="rotate-ccw")
        bring_in = Button(_("Bring in an export"), "import", QUIET, icon="folder-open")
        check = Button(_("Check a signed PDF"), "check_pdf", QUIET, icon="shield-check")
        self._buttons = (practise, restore, bring_in, check)
        column.put_row(*first, *self._buttons, above=8)

    def lead_to(
        self,
        short_check: SignalInstance,
        practice: SignalInstance,
        restore: SignalInstance,
        bring_in: SignalInstance,
        check: SignalInstance,
    ) -> None:
        """What the page says when one of them is pressed."""
        self._short.clicked.connect(short_check)
        for button, asked in zip(self._buttons, (practice, restore, bring_in, check), strict=True):
            button.clicked.connect(asked)
