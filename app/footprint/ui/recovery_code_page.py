"""The recovery code, shown this once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from footprint.language import text as _
from footprint.ui.accessible import announce
from footprint.ui.names import named
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.choice_card import CheckCard
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Card
from footprint.ui.parts.page import Page


class RecoveryCodePage(Page):
    kept = Signal()

    def __init__(self, owner: str, code: str) -> None:
        super().__init__(_("Write down your recovery code"))
        self._owner, self._code = owner, code
        self.put_lead(
            _("If your vault ever does not open the usual way, this code opens it. It is shown only now.")
        )
        card = Card("soft", says=_("Recovery code"), padding=24)
        # In groups that can stand on lines of their own; typed with spaces the code is the same.
        self._shown = named(Label(code.replace("-", "  "), "code"), "recovery_code.shown")
        # Letter by letter: as one word it cannot be written down by ear.
        self._shown.setAccessibleName(" ".join(code.replace("-", _(" dash "))))
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        card.column.put(self._shown)
        copy = Button(_("Copy"), "copy_code", QUIET, icon="copy")
        printed = Button(_("Print"), "print_code", QUIET, icon="printer")
        saved = Button(_("Save to a file"), "save_code", QUIET, icon="save")
        copy.clicked.connect(self._on_copy_clicked)
        printed.clicked.connect(self._on_print_clicked)
        saved.clicked.connect(self._on_save_clicked)
        card.column.put_row(copy, printed, saved, above=16)
        self.column.put(card, above=20)
        self.column.put(
            Label(
                _(
                    "Paper in a drawer at home is a good place. A file on this computer is not: whoever reads it can "
                    "read your answers."
                ),
                "muted",
            ),
            above=16,
        )
        self._written = named(CheckCard(_("I have written it down")), "written_down")
        self._written.toggled.connect(self.clear_banner)
        self.column.put_control(self._written, above=24, stretched=True)
        go_on = Button(_("Continue"), "continue", PRIMARY)
        go_on.clicked.connect(self._on_continue_clicked)
        self.column.put_row(go_on, above=20)
        self.column.addStretch(1)

    def wipe(self) -> None:
        """Forget the code, and take it off the clipboard if it is still there."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == self._code:
            clipboard.clear()
        self._code = ""
        self._shown.setText("")
        self._shown.setAccessibleName("")

    def _on_continue_clicked(self) -> None:
        if self._written.isChecked():
            self.kept.emit()
        else:
            self.show_banner(error_banner(_("Write the code down first, then tick “I have written it down”")))

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        announce(self, _("Copied. The code is taken off the clipboard again when you continue."))
        self.show_banner(
            Banner("ok", _("Copied"), _("It is taken off the clipboard again when you continue."))
        )

    def _on_print_clicked(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 (rarely needed)

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self._print(printer))
        # The print dialog's own "open" asks for more than this one.
        QDialog.open(dialog)

    def _print(self, printer: object) -> None:
        from PySide6.QtGui import QPagedPaintDevice, QTextDocument  # noqa: PLC0415 (rarely needed)

        document = QTextDocument()
        document.setPlainText(self._on_paper())
        assert isinstance(printer, QPagedPaintDevice)
        document.print_(printer)

    def _on_save_clicked(self) -> None:
        dialog = QFileDialog(self, _("Save the recovery code"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(_("Footprint recovery code.txt"))
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        try:
            Path(name).write_text(self._on_paper() + "\n", "utf-8")
        except OSError as error:
            problem = _(
                "The file could not be written ({cause}). The code is still here; choose another place."
            )
            self.show_banner(error_banner(problem.format(cause=error.strerror)))
        else:
            self.show_banner(Banner("ok", _("Saved"), name))

    def _on_paper(self) -> str:
        return _(
            "Footprint: recovery code of the vault “{name}”\n\n{code}\n\nKeep it where nobody else finds it."
        ).format(name=self._owner, code=self._code)
