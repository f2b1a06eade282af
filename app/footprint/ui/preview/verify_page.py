"""Having signed PDFs checked: choosing them, and what came of it, one card a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from footprint.language import plural
from footprint.language import text as _
from footprint.ui.accessible import announce, sentences
from footprint.ui.names import named
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.labels import Label
from footprint.ui.parts.page import Page
from footprint.ui.preview.verdict_card import Checked, VerdictCard, verdict
from footprint.workflow.paper_told import doubts


class VerifyPage(Page):
    """``files_chosen`` carries a tuple of paths; ``closed`` comes when the person is done."""

    files_chosen = Signal(object)
    closed = Signal()

    def __init__(self, results: Sequence[Checked] = ()) -> None:
        super().__init__(_title(len(results)))
        self._is_busy = False
        if results:
            said = [
                sentences(f"{one.name}: {verdict(one.verification).words}", *doubts(one.verification))
                for one in results
            ]
            self.describe(*said)
        else:
            self.put_lead(
                _(
                    "A paper that was signed with Footprint, an attestation or what was agreed, shows by itself "
                    "whether it is genuine. Choose one or more, or drop them on this window. They stay where they are, "
                    "and nothing is sent anywhere."
                )
            )
        for number, checked in enumerate(results, 1):
            self.column.put(named(VerdictCard(checked, number), f"verdict.{number}"), above=20)
        self.column.put(Label(_what_it_proves(), "muted", icon="info", tint="accent"), above=20)
        words = _("Check another PDF…") if results else _("Check a PDF…")
        self._choose = Button(words, "verify.choose", PRIMARY, icon="file-search")
        self._choose.clicked.connect(self._on_choose_clicked)
        close = Button(_("Close"), "verify.close", QUIET, icon="x")
        close.clicked.connect(self.closed)
        self.column.put_row(self._choose, close, above=24)
        self._busy = named(Label("", "muted"), "verify.busy")
        self._busy.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._busy.hide()
        self.column.put(self._busy, above=8)
        self.column.addStretch(1)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.closed)

    @property
    def is_busy(self) -> bool:
        """Whether files are being checked."""
        return self._is_busy

    def show_busy(self, files: int) -> None:
        """Files are being checked, which may take a moment."""
        self._is_busy = True
        self.clear_banner()
        self._choose.setEnabled(False)
        words = plural("Checking {number} file…", "Checking {number} files…", files).format(number=files)
        self._busy.setText(words)
        self._busy.show()
        self._busy.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._busy, words)

    def show_refusal(self, message: str) -> None:
        """Nothing was checked, and why."""
        self._is_busy = False
        self._choose.setEnabled(True)
        self._busy.hide()
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """No secret is typed here."""

    def _on_choose_clicked(self) -> None:
        if self._is_busy:
            return
        dialog = QFileDialog(self, _("Choose PDF files to check"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_("PDF files (*.pdf)"), _("All files (*)")])
        dialog.filesSelected.connect(
            lambda names: self.files_chosen.emit(tuple(Path(name) for name in names))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _title(number: int) -> str:
    if not number:
        return _("Check a signed PDF")
    return plural("{number} file checked", "{number} files checked", number).format(number=number)


def _what_it_proves() -> str:
    return _(
        "A signature proves that not one character was changed since, and not who signed: anybody can make a key in "
        "any name, so ask the person if that matters."
    )
