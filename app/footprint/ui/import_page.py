"""Bringing in an export: which folder, a name for the vault it becomes, and how that opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.new_way import NewWay
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.page import Page
from footprint.workflow.kept import Keyring


class ImportPage(Page):
    """``import_asked`` carries the folder, the name, and the passphrase, ``None`` for the keyring."""

    import_asked = Signal(object, str, object)
    went_back = Signal()

    def __init__(self, keyring: Keyring) -> None:
        super().__init__(_("Bring in an export"))
        self._folder: Path | None = None
        lead = _(
            "A folder that you exported from Footprint becomes a new vault here, with everything as it was."
        )
        open_file = _(
            "An export is not locked: whoever has the folder can read it. Delete it when you are done."
        )
        self.put_lead(lead)
        self.column.put(Label(open_file, icon="triangle-alert", tint="warn"), above=16)
        self.describe(lead, open_file)
        self.column.put(Heading(_("The folder"), "strong"), above=24)
        self._chosen = named(Label(_("None chosen yet"), "muted"), "folder.chosen")
        self.column.put(self._chosen, above=2)
        choose = Button(_("Choose the folder"), "choose_folder", icon="folder-open")
        choose.clicked.connect(self._on_choose_clicked)
        self.column.put_control(choose, above=8)
        self._name = Field(
            "vault.name",
            _("A name for your vault"),
            _("Leave it empty to keep the name it had"),
        )
        self._way = NewWay(keyring)
        self._name.submitted.connect(self._on_import_clicked)
        self._way.submitted.connect(self._on_import_clicked)
        self.column.addSpacing(20)
        self.column.addWidget(self._name)
        self.column.addSpacing(24)
        self.column.addWidget(self._way)
        self._import = Button(_("Bring it in"), "import", PRIMARY)
        self._import.clicked.connect(self._on_import_clicked)
        back = Button(_("Back"), "back", QUIET)
        back.clicked.connect(self.went_back)
        self.column.put_row(self._import, back, above=24)
        self.column.addStretch(1)

    def choose(self, number: int) -> bool:
        """A number key was pressed."""
        return self._way.choose(number)

    def show_refusal(self, message: str) -> None:
        """It was not brought in; what was typed stays."""
        self._show_busy(busy=False)
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """Forget the passphrase."""
        self._way.wipe()

    def _show_busy(self, *, busy: bool) -> None:
        self._import.setEnabled(not busy)
        self._import.setText(_("Bringing it in…") if busy else _("Bring it in"))
        self._import.updateGeometry()

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, _("Choose the folder of an export"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder_selected(self, folder: str) -> None:
        self._folder = Path(folder)
        self._chosen.setText(folder)

    def _on_import_clicked(self) -> None:
        if not self._import.isEnabled():
            return
        self.clear_banner()
        missing = "" if self._folder else _("Choose the folder of the export")
        problems = [problem for problem in (missing, self._way.complaint()) if problem]
        if problems:
            self.show_banner(error_banner("\n".join(problems)))
            return
        self._show_busy(busy=True)
        self.import_asked.emit(self._folder, self._name.text.strip(), self._way.passphrase)
