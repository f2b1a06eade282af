"""The first page of an empty computer: what this is, and how a new vault is to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui import ways
from footprint.ui.other_ways import OtherWays
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.buttons import QUIET, Button, CardButton
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.page import Page

if TYPE_CHECKING:
    from footprint.workflow.kept import Keyring


class WayPage(Page):
    """``passphrase_asked`` and ``keyring_asked`` say which way was chosen.

    Nothing is chosen beforehand: which way is right depends on who else uses the account, and only the person knows.
    The passphrase stands first, because it keeps out the most.
    """

    passphrase_asked = Signal()
    keyring_asked = Signal()
    short_check_asked = Signal()
    practice_asked = Signal()
    restore_asked = Signal()
    import_asked = Signal()
    check_asked = Signal()
    went_back = Signal()

    def __init__(self, *, can_go_back: bool, done: str = "") -> None:
        super().__init__(_("Make a new vault") if can_go_back else _("Welcome to Footprint"))
        welcome = ""
        if not can_go_back:
            welcome = _(
                "Go through your organisation's social media policy in your own time, and keep the answers to "
                "yourself."
            )
            self.put_lead(welcome)
        purpose = _(
            "Your answers are locked in a vault on this computer, and Footprint never uses the network."
        )
        self.column.put(Label(purpose, icon="lock", tint="accent"), above=20)
        question = _("How should your vault open?")
        self.column.put(Heading(question), above=28)
        later = _("You can change this later. Either way you get a recovery code to keep somewhere safe.")
        self.column.put(Label(later, "muted"), above=4)
        self.describe(done, welcome, purpose, question, later)
        passphrase = CardButton(
            ways.passphrase_title(), ways.passphrase_text(), "with_passphrase", icon="key-round"
        )
        passphrase.clicked.connect(self.passphrase_asked)
        self._keyring = CardButton(ways.keyring_title(), ways.keyring_text(), "with_keyring", icon="monitor")
        # Offered once it is known to be possible, which takes longer to find out than this page to show.
        self._keyring.setEnabled(False)
        self._keyring.clicked.connect(self.keyring_asked)
        self._missing = Label("", "small", icon="info", tint="muted")
        self._missing.hide()
        self.column.addSpacing(8)
        self.column.put_control(passphrase, above=2, stretched=True)
        self.column.put_control(self._keyring, above=2, stretched=True)
        self.column.put(self._missing, above=6)
        if can_go_back:
            back = Button(_("Back"), "back", QUIET, icon="arrow-left")
            back.clicked.connect(self.went_back)
            self.column.put_control(back, above=20)
        else:
            others = OtherWays()
            others.lead_to(
                self.short_check_asked,
                self.practice_asked,
                self.restore_asked,
                self.import_asked,
                self.check_asked,
            )
            self.column.addSpacing(28)
            self.column.addWidget(others)
        self.column.addStretch(1)
        if done:
            self.show_banner(Banner("ok", _("Done"), done, name="done"))

    def show_keyring(self, keyring: Keyring) -> None:
        """It is known now whether this computer can keep the key."""
        self._keyring.setEnabled(keyring.usable)
        self._keyring.setVisible(keyring.usable)
        self._missing.setText("" if keyring.usable else ways.keyring_missing(keyring))
        self._missing.setVisible(not keyring.usable)

    def show_refusal(self, message: str) -> None:
        """What was asked for from here could not be done."""
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """No secret is typed here."""
