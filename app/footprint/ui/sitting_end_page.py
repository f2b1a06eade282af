"""Where a sitting ends or is put aside: the same for everybody, and nothing of anybody's own before they are alone."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.page import Page
from footprint.ui.settings import Settings
from footprint.ui.wizard.large_type import LargeType


class SittingEndPage(Page):
    """``is_over`` says that it is signed off. ``left`` comes when the employee is alone, ``locked`` when they lock.

    Two read it, so large type goes on.
    """

    left = Signal()
    locked = Signal()

    def __init__(self, settings: Settings, *, is_over: bool) -> None:
        super().__init__(_("The sitting is over") if is_over else _("The sitting is saved"))
        self.put_lead(_("When you are alone, go on to your own pages."))
        alone = Button(_("I am alone: go home"), "alone", PRIMARY)
        lock = Button(_("Lock the vault"), "lock", icon="lock")
        alone.clicked.connect(self.left)
        lock.clicked.connect(self.locked)
        self.column.put_row(alone, lock, above=28)
        self.column.put_row(LargeType(self, settings).switch, above=28)
        self.column.addStretch(1)
