"""The last steps: signing off and making the documents, on the worker thread, nothing lost if either fails."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import attestation
from footprint.errors import Refused
from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.parts.buttons import Button
from footprint.ui.settings import Settings
from footprint.ui.wizard.attestation_page import AttestationPage
from footprint.ui.wizard.documents_page import DocumentsPage
from footprint.ui.wizard.steps import Place
from footprint.ui.wizard.working_page import WorkingPage
from footprint.workflow.conduct import Conduct
from footprint.workflow.hand_over import HandedOver, hand_over
from footprint.workflow.ports import Services, Vault
from footprint.workflow.sign_off import sign_off


class Signing(QObject):
    """``shown`` carries a place and its page; ``failed`` an error and the ways out of it."""

    shown = Signal(object, object)
    finished = Signal()
    failed = Signal(object, object)

    def __init__(
        self,
        window: QWidget,
        services: Services,
        vault: Vault,
        conduct: Conduct,
        worker: Worker,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window, self._services, self._vault = window, services, vault
        self._conduct, self._worker, self._settings = conduct, worker, settings
        self._made: HandedOver | None = None
        self._has_read: bool | None = None
        self._is_busy = False

    def show_attestation(self) -> None:
        """The attestation as it will be; after the signing off as it was, so that it can be made again."""
        assessment = self._conduct.assessment
        day = assessment.signed_off or self._services.clock.today()
        page = AttestationPage(attestation(assessment, day), is_final=assessment.signed_off is not None)
        page.signed.connect(self._on_signed)
        self.shown.emit(Place.ATTESTATION, page)

    def show_documents(self) -> None:
        """Where the documents are."""
        made = (self._made.attestation, self._made.action_list) if self._made else None
        page = DocumentsPage(made, self._settings.documents_folder)
        page.open_asked.connect(self._on_open_asked)
        page.folder_asked.connect(self._on_open_asked)
        page.again_asked.connect(self._make)
        page.other_folder_asked.connect(self._on_other_folder_asked)
        page.finished.connect(self.finished)
        self.shown.emit(Place.DOCUMENTS, page)

    def _on_signed(self, has_read: bool | None) -> None:  # noqa: FBT001 (a signal's value)
        if self._is_busy:
            return
        self._has_read = has_read
        if self._conduct.assessment.signed_off:
            self._make()
            return
        self._is_busy = True
        self._worker.do(
            partial(sign_off, self._vault, self._services.clock, self._conduct.assessment),
            self._on_signed_off,
            self._on_not_signed_off,
        )

    def _on_signed_off(self, assessment: Assessment) -> None:
        self._is_busy = False
        self._conduct.assessment = assessment
        self._make()

    def _on_not_signed_off(self, error: Exception) -> None:
        self._is_busy = False
        again = Button(_("Try again"), "retry")
        again.clicked.connect(partial(self._on_signed, self._has_read))
        self.failed.emit(error, (again,))

    def _make(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        assessment, folder = self._conduct.assessment, self._settings.documents_folder
        day = assessment.signed_off or self._services.clock.today()
        self.shown.emit(Place.DOCUMENTS, WorkingPage(_("Making your documents")))

        def made() -> HandedOver:
            return hand_over(self._services.documents(), assessment, folder, day, has_read=self._has_read)

        self._worker.do(made, self._on_made, self._on_not_made)

    def _on_made(self, made: HandedOver) -> None:
        self._is_busy = False
        self._made = made
        self.show_documents()

    def _on_not_made(self, error: Exception) -> None:
        self._is_busy = False
        self._made = None
        self.show_documents()
        again = Button(_("Try again"), "retry")
        again.clicked.connect(self._make)
        other = Button(_("Choose another folder"), "error.other_folder")
        other.clicked.connect(self._on_other_folder_asked)
        self.failed.emit(error, (again, other))

    def _on_open_asked(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = _("No program on this computer opens it from here. It is saved here: {path}")
            self.failed.emit(Refused(words.format(path=path)), (self._copying(path),))

    def _copying(self, path: Path) -> Button:
        copy = Button(_("Copy the place"), "copy_path")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(path)))
        return copy

    def _on_other_folder_asked(self) -> None:
        dialog = QFileDialog(self._window, _("Choose a folder for your documents"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(self._settings.documents_folder.parent))
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder_selected(self, folder: str) -> None:
        self._settings.documents_folder = Path(folder)
        self._make()
