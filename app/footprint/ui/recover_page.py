"""The usual way in is lost: the recovery code opens the vault, and says how it opens from now on."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.new_way import NewWay
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.field import Field
from footprint.ui.parts.page import Page
from footprint.workflow.kept import Keyring


class RecoverPage(Page):
    """``recover_asked`` carries the code and the new passphrase, ``None`` for the keyring; ``codeless`` has no code."""

    recover_asked = Signal(str, object)
    codeless = Signal()
    went_back = Signal()

    def __init__(self, owner: str, keyring: Keyring) -> None:
        super().__init__(_("Open the vault with its recovery code"))
        self.put_lead(
            _(
                "You wrote the code down when you made the vault “{name}”. Nothing in the vault changes."
            ).format(name=owner)
        )
        hint = _("Five groups of five characters. Capitals, spaces and dashes do not matter.")
        self._code = Field("recovery_code", _("Recovery code"), hint, width=480)
        self._way = NewWay(keyring)
        self._code.submitted.connect(self._on_recover_clicked)
        self._way.submitted.connect(self._on_recover_clicked)
        self.column.addSpacing(24)
        self.column.addWidget(self._code)
        self.column.addSpacing(24)
        self.column.addWidget(self._way)
        self._recover = Button(_("Open with the code"), "recover", PRIMARY)
        self._recover.clicked.connect(self._on_recover_clicked)
        back = Button(_("Back"), "back", QUIET)
        back.clicked.connect(self.went_back)
        self.column.put_row(self._recover, back, above=24)
        codeless = Button(
            _("I do not have the code either"), "codeless", QUIET, icon="message-circle-question-mark"
        )
        codeless.clicked.connect(self.codeless)
        self.column.put_control(codeless, above=24)
        self.column.addStretch(1)

    def take_focus(self) -> None:
        self._code.take_focus()

    def choose(self, number: int) -> bool:
        """A number key was pressed."""
        return self._way.choose(number)

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
        self._way.wipe()

    def _on_recover_clicked(self) -> None:
        if not self._recover.isEnabled():
            return
        self.clear_banner()
        missing = "" if self._code.text.strip() else _("Enter your recovery code")
        self._code.show_error(missing)
        problems = [problem for problem in (missing, self._way.complaint()) if problem]
        if problems:
            self.show_banner(error_banner("\n".join(problems)))
            return
        self.show_busy(busy=True)
        self.recover_asked.emit(self._code.text, self._way.passphrase)
