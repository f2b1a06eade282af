"""Making a vault: why it has a passphrase, a name for it, and the passphrase twice."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.new_passphrase import NewPassphrase
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Label
from footprint.ui.parts.page import Page


class CreatePage(Page):
    """``create_asked`` carries the name and the passphrase; ``can_go_back`` where there are vaults already."""

    create_asked = Signal(str, str)
    went_back = Signal()

    def __init__(self, *, can_go_back: bool) -> None:
        super().__init__(_("Make a new vault") if can_go_back else _("Welcome to Footprint"))
        welcome = ""
        if not can_go_back:
            welcome = _(
                "Go through your organisation's social media policy in your own time, and keep the answers to "
                "yourself."
            )
            self.put_lead(welcome)
        # Two plain sentences: what the passphrase is for, and what happens without it.
        purpose = _(
            "Your answers are locked in a vault on this computer, and only your passphrase opens it, so nobody "
            "else who uses this computer can read them."
        )
        warning = _(
            "If you forget it nobody can bring it back, so next you get a recovery code to keep somewhere safe."
        )
        self.column.put(Label(purpose, icon="lock", tint="accent"), above=20)
        self.column.put(Label(warning, icon="key-round", tint="accent"), above=12)
        self.describe(welcome, purpose, warning)
        self._name = Field(
            "vault.name",
            _("A name for your vault"),
            _("To find it again on this computer, for example your first name"),
        )
        self._passphrase = NewPassphrase(_("Passphrase"))
        self._name.submitted.connect(self._on_create_clicked)
        self._passphrase.submitted.connect(self._on_create_clicked)
        self.column.addSpacing(28)
        self.column.addWidget(self._name)
        self.column.addSpacing(16)
        self.column.addWidget(self._passphrase)
        self._create = Button(_("Make my vault"), "create", PRIMARY)
        self._create.clicked.connect(self._on_create_clicked)
        back = Button(_("Back"), "back", QUIET)
        back.clicked.connect(self.went_back)
        self.column.put_row(self._create, back, above=24)
        back.setVisible(can_go_back)
        self.column.addStretch(1)

    def take_focus(self) -> None:
        # A first-time visitor hears what this is before being asked for anything.
        super().take_focus()

    def show_busy(self, *, busy: bool) -> None:
        """Making a key is slow on purpose."""
        self._create.setEnabled(not busy)
        self._create.setText(_("Making your vault…") if busy else _("Make my vault"))
        self._create.updateGeometry()

    def show_refusal(self, message: str) -> None:
        """It was not made; what was typed stays."""
        self.show_busy(busy=False)
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """Forget the passphrase."""
        self._passphrase.wipe()

    def _on_create_clicked(self) -> None:
        if not self._create.isEnabled():
            return
        self.clear_banner()
        unnamed = "" if self._name.text.strip() else _("Enter a name for your vault")
        self._name.show_error(unnamed)
        problems = [problem for problem in (unnamed, self._passphrase.complaint()) if problem]
        if problems:
            self.show_banner(error_banner("\n".join(problems)))
            return
        self.show_busy(busy=True)
        self.create_asked.emit(self._name.text.strip(), self._passphrase.text)
