"""Neither passphrase nor recovery code: nobody can open the vault, and what can be done all the same."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.parts.buttons import QUIET, Button, CardButton
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.page import Page


class LostPage(Page):
    """A signal for each way on; going back leaves the vault where it is."""

    restore_asked = Signal()
    new_asked = Signal()
    erase_asked = Signal()
    went_back = Signal()

    def __init__(self, owner: str) -> None:
        super().__init__(_("Nobody can open this vault now"))
        lead = _(
            "Without its passphrase and without its recovery code, the vault “{name}” stays locked: for you, for us, "
            "and for anybody else."
        ).format(name=owner)
        self.put_lead(lead)
        why = _(
            "That is what keeps your answers private. There is no hidden way in that somebody could be made to use."
        )
        hope = _("Nothing is lost yet. If the code turns up, it opens the vault, however long that takes.")
        self.column.put(Label(why, icon="lock", tint="accent"), above=20)
        self.column.put(Label(hope, icon="key-round", tint="accent"), above=12)
        self.describe(lead, why, hope)
        self.column.put(Heading(_("What you can do")), above=28)
        self.column.addSpacing(8)
        cards = (
            (
                _("Restore a saved copy"),
                _(
                    "If you saved a copy of this vault, and know the passphrase or the code that the copy had."
                ),
                "restore",
                "rotate-ccw",
                self.restore_asked,
            ),
            (
                _("Make a new vault"),
                _("Start again, with this one set aside: it stays where it is, locked."),
                "new_vault",
                "lock",
                self.new_asked,
            ),
            (
                _("Erase this vault"),
                _("It goes from this computer for good, with everything in it. You are asked once more."),
                "erase",
                "trash-2",
                self.erase_asked,
            ),
        )
        for title, text, name, icon, asked in cards:
            card = CardButton(title, text, name, icon=icon)
            card.clicked.connect(asked)
            self.column.put_control(card, above=2, stretched=True)
        back = Button(_("Leave it as it is"), "back", QUIET, icon="arrow-left")
        back.clicked.connect(self.went_back)
        self.column.put_control(back, above=20)
        self.column.addStretch(1)

    def show_refusal(self, message: str) -> None:
        """Nothing is asked for here that could be refused."""

    def wipe(self) -> None:
        """No secret is typed here."""
