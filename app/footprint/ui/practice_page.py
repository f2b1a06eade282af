"""The start of a practice run: what it is, and which check to try."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.occasions import words
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import QUIET, Button, CardButton
from footprint.ui.parts.labels import Heading
from footprint.ui.parts.page import Page


class PracticePage(Page):
    """``started`` carries the occasion."""

    started = Signal(str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__(_("Try Footprint out"))
        self.put_lead(
            _(
                "Answer as you like and see what comes of it. Nothing is kept: no file, no key, no trace. When you "
                "stop, all of it is forgotten."
            )
        )
        self.column.put(Heading(_("Which check do you want to try?")), above=24)
        self.column.addSpacing(6)
        for occasion in Occasion:
            said = words(occasion)
            card = CardButton(said.title, said.text, f"start.{occasion}", icon=said.icon)
            card.clicked.connect(partial(self.started.emit, str(occasion)))
            self.column.put_control(card, above=2, stretched=True)
        end = Button(_("End the practice run"), "end_practice", QUIET, icon="log-out")
        end.clicked.connect(self.ended)
        self.column.put_control(end, above=24)
        self.column.addStretch(1)

    def show_refusal(self, message: str) -> None:
        """It could not be begun."""
        self.blockSignals(False)
        self.show_banner(error_banner(message))
