"""The curtain: in a sitting it stands before whatever is only for the employee; nothing of that exists until shown."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card
from footprint.ui.wizard.page import WizardPage


class CurtainPage(WizardPage):
    """``shown`` comes when the person has turned the screen and says so; ``results`` is for what comes of answers.

    It carries whether the private questions that follow at once are to be shown as well.
    """

    shown = Signal(bool)

    def __init__(self, crumb: str = "", *, results: bool = False) -> None:
        title = _("This part is for you alone") if results else _("This question is for you alone")
        super().__init__(title, crumb=crumb)
        card = Card("soft", says=title, padding=24)
        what = _("Turn the screen, then choose Show.")
        why = _(
            "Your manager does not see it, and nothing about it is printed on the documents of this sitting."
        )
        self.describe(what, why)
        card.column.put(Heading(what, icon="eye-off"))
        card.column.put(Label(why), above=8)
        self._show = named(Button(_("Show"), "show", PRIMARY, icon="eye"), "show")
        self._show.clicked.connect(lambda: self.shown.emit(False))
        buttons = [self._show]
        if not results:
            # Where many follow each other, turning the screen for each would wear anybody out.
            following = Button(_("Show, and those that follow"), "show_following", QUIET)
            following.clicked.connect(lambda: self.shown.emit(True))
            buttons.append(following)
        card.column.put_row(*buttons, above=20)
        self.column.put(card, above=20)
        self.column.addStretch(1)

    def go_on(self) -> None:
        """Nothing: only Show draws the curtain, so that a second press of Enter does not do it by mistake."""
