"""Making a vault: a name for it, and the passphrase twice unless this computer keeps the key."""

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
    """``create_asked`` carries the name and the passphrase; ``None`` stands for the keyring that ``keyring`` names."""

    create_asked = Signal(str, object)
    went_back = Signal()

    def __init__(self, keyring: str | None = None) -> None:
        super().__init__(_("Make your vault"))
        if keyring is None:
            lead = _("Only your passphrase opens it.")
            warning = _(
                "If you forget it nobody can bring it back, so next you get a recovery code to keep somewhere safe."
            )
        else:
            lead = _("This computer keeps the key, in {keyring}.").format(keyring=keyring)
            warning = _(
                "If the key is ever lost there, nobody can bring it back, so next you get a recovery code to keep "
                "somewhere safe."
            )
        self.put_lead(lead)
        self.column.put(Label(warning, icon="key-round", tint="accent"), above=16)
        self.describe(lead, warning)
        self._name = Field(
            "vault.name",
            _("A name for your vault"),
            _("To find it again on this computer, for example your first name"),
        )
        self._name.submitted.connect(self._on_create_clicked)
        self.column.addSpacing(24)
        self.column.addWidget(self._name)
        self._passphrase: NewPassphrase | None = None
        if keyring is None:
            self._passphrase = NewPassphrase(_("Passphrase"))
            self._passphrase.submitted.connect(self._on_create_clicked)
            self.column.addSpacing(16)
            self.column.addWidget(self._passphrase)
        self._create = Button(_("Make my vault"), "create", PRIMARY)
        self._create.clicked.connect(self._on_create_clicked)
        back = Button(_("Back"), "back", QUIET)
        back.clicked.connect(self.went_back)
        self.column.put_row(self._create, back, above=24)
        self.column.addStretch(1)

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
        if self._passphrase is not None:
            self._passphrase.wipe()

    def _on_create_clicked(self) -> None:
        if not self._create.isEnabled():
            return
        self.clear_banner()
        unnamed = "" if self._name.text.strip() else _("Enter a name for your vault")
        self._name.show_error(unnamed)
        complaint = self._passphrase.complaint() if self._passphrase else ""
        problems = [problem for problem in (unnamed, complaint) if problem]
        if problems:
            self.show_banner(error_banner("\n".join(problems)))
            return
        self.show_busy(busy=True)
        self.create_asked.emit(
            self._name.text.strip(), self._passphrase.text if self._passphrase is not None else None
        )
