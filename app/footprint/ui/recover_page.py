"""The passphrase is lost: the recovery code opens the vault and a new passphrase is set."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.new_passphrase import NewPassphrase
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Label
from footprint.ui.parts.page import Page


class RecoverPage(Page):
    """``recover_asked`` carries the code and the new passphrase."""

    recover_asked = Signal(str, str)
    went_back = Signal()

    def __init__(self, owner: str) -> None:
        super().__init__(_("Open the vault with its recovery code"))
        self.put_lead(
            _(
                "You wrote the code down when you made the vault “{name}”. Nothing in the vault changes."
            ).format(name=owner)
        )
        hint = _("Five groups of five characters. Capitals, spaces and dashes do not matter.")
        self._code = Field("recovery_code", _("Recovery code"), hint, width=480)
        self._passphrase = NewPassphrase(_("A new passphrase"))
        self._code.submitted.connect(self._on_recover_clicked)
        self._passphrase.submitted.connect(self._on_recover_clicked)
        self.column.addSpacing(24)
        self.column.addWidget(self._code)
        self.column.addSpacing(16)
        self.column.addWidget(self._passphrase)
        self._recover = Button(_("Open with the code"), "recover", PRIMARY)
        self._recover.clicked.connect(self._on_recover_clicked)
        back = Button(_("Back"), "back", QUIET)
        back.clicked.connect(self.went_back)
        self.column.put_row(self._recover, back, above=24)
        self.column.put(
            Label(
                _(
                    "Without the passphrase and without the code nobody can open the vault, we included. You "
                    "can make a new vault beside it and start again."
                ),
                "muted",
                icon="info",
                tint="muted",
            ),
            above=28,
        )
        self.column.addStretch(1)

    def take_focus(self) -> None:
        self._code.take_focus()

    def show_busy(self, *, busy: bool) -> None:
        """Opening takes a moment."""
        self._recover.setEnabled(not busy)
        self._recover.setText(_("Opening…") if busy else _("Open with the code"))
        self._recover.updateGeometry()

    def show_refusal(self, message: str) -> None:
        """It did not open; what was typed stays."""
        self.show_busy(busy=False)
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """Forget code and passphrase."""
        self._code.wipe()
        self._passphrase.wipe()

    def _on_recover_clicked(self) -> None:
        if not self._recover.isEnabled():
            return
        self.clear_banner()
        missing = "" if self._code.text.strip() else _("Enter your recovery code")
        self._code.show_error(missing)
        problems = [problem for problem in (missing, self._passphrase.complaint()) if problem]
        if problems:
            self.show_banner(error_banner("\n".join(problems)))
            return
        self.show_busy(busy=True)
        self.recover_asked.emit(self._code.text, self._passphrase.text)
