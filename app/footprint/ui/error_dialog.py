"""Something broke that should not have: plain words, and a report the person may read and save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from footprint.language import text as _
from footprint.ui.error_report import report
from footprint.ui.names import named
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.labels import Label, Title
from footprint.ui.parts.layout import Column, Scroll
from footprint.ui.parts.ringed import Ringed


class ErrorDialog(QDialog):
    def __init__(self, parent: QWidget, error: BaseException) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = report(error)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        column = Column(content)
        column.setContentsMargins(24, 24, 24, 24)
        title = Title(_("Something went wrong in Footprint"))
        column.put(title)
        column.put(
            Label(_("It is not your doing. What was saved before is kept, and you can try to go on.")),
            above=8,
        )
        column.put(
            Label(
                _(
                    "This report helps to mend it. It holds none of your answers; read it, and save it if you like."
                )
            ),
            above=8,
        )
        self._notice = Column()
        column.addLayout(self._notice)
        text = named(QPlainTextEdit(self._report), "report")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(_("Report"))
        text.setMinimumHeight(160)
        column.addSpacing(8)
        column.addWidget(Ringed(text), 1)
        save = Button(_("Save the report"), "save_report", icon="save")
        close = Button(_("Close"), "close_error", PRIMARY)
        save.clicked.connect(self._on_save_clicked)
        close.clicked.connect(self.close)
        column.put_row(close, save, above=16)
        outer.addWidget(Scroll(content))
        self.setMinimumSize(360, 300)
        self.resize(600, 480)
        title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save_clicked(self) -> None:
        dialog = QFileDialog(self, _("Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile("footprint-report.txt")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        try:
            Path(name).write_text(self._report + "\n", "utf-8")
        except OSError as error:
            problem = _("The report could not be written ({cause}). Choose another place.")
            self._notice.put_control(
                error_banner(problem.format(cause=error.strerror)), above=8, stretched=True
            )
        else:
            self._notice.put_control(Banner("ok", _("Saved"), name), above=8, stretched=True)
