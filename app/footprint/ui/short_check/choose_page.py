"""Which short check to take."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.policy.policy import Policy
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import QUIET, Button, CardButton
from footprint.ui.parts.labels import Label
from footprint.ui.parts.page import Page
from footprint.ui.short_check.words import nothing_kept


class ChoosePage(Page):
    """``chosen`` carries the id of a short check."""

    chosen = Signal(str)
    went_back = Signal()

    def __init__(self, checks: Sequence[Policy]) -> None:
        super().__init__(_("Short checks"), crumb=nothing_kept())
        says = _(
            "A few questions for one moment. No vault, no name, no file: when you leave, all of it is forgotten."
        )
        if not checks:
            says = _("There are no short checks here.")
        self.put_lead(says)
        self.describe(nothing_kept(), says)
        self.column.addSpacing(18)
        for check in checks:
            card = CardButton(check.title, check.summary, f"short.{check.id}", icon="clipboard-list")
            card.clicked.connect(partial(self.chosen.emit, check.id))
            self.column.put_control(card, above=2, stretched=True)
        if checks:
            at_length = _(
                "For all that the policy asks, take a whole check instead. Its answers stay in your vault."
            )
            self.column.put(Label(at_length, "small", icon="info", tint="muted"), above=16)
        back = Button(_("Back"), "back", QUIET, icon="arrow-left")
        back.clicked.connect(self.went_back)
        self.column.put_control(back, above=20)
        self.column.addStretch(1)

    def show_refusal(self, message: str) -> None:
        """They could not be read."""
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """No secret is typed here."""
