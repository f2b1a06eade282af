"""What else can be done with documents that are made: looking, a calendar, a copy for the manager."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from footprint.errors import Refused
from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.parts.banner import Banner
from footprint.ui.parts.buttons import Button
from footprint.ui.preview.showing import Showing
from footprint.ui.settings import Settings
from footprint.ui.wizard.documents_page import DocumentsPage
from footprint.workflow.conduct import Conduct
from footprint.workflow.hand_over import hand_over_again
from footprint.workflow.kept import DocumentKind, KeptDocument
from footprint.workflow.papers import papers
from footprint.workflow.ports import Services, Vault
from footprint.workflow.reminders import save_calendar


class Extras(QObject):
    """``failed`` carries an error and the ways out of it."""

    failed = Signal(object, object)

    def __init__(
        self,
        parent: QObject,
        window: QWidget,
        services: Services,
        vault: Vault,
        conduct: Conduct,
        worker: Worker,
        settings: Settings,
    ) -> None:
        super().__init__(parent)
        self._window, self._services, self._vault = window, services, vault
        self._conduct, self._worker, self._settings = conduct, worker, settings
        self._page: DocumentsPage | None = None

    def serve(self, page: DocumentsPage) -> None:
        """Do what this page asks for."""
        self._page = page
        page.view_asked.connect(self.look)
        page.calendar_asked.connect(self._on_calendar_asked)
        page.manager_copy_asked.connect(self._on_manager_copy_asked)

    def look(self, kind: DocumentKind) -> None:
        """Show a document in a window of its own."""
        vault, services = self._vault, self._services
        failed = self._failing(partial(self.look, kind))
        showing = Showing(vault, services.clock, self._worker, self._settings.documents_folder)
        self._worker.do(
            partial(_document, services, vault, self._conduct.assessment.id, kind),
            lambda document: showing.show(document, self._window, failed),
            failed,
        )

    def save_calendar(self, file: str) -> None:
        """Write the calendar file there."""
        words = _("Open it with your calendar to take it in. It says only the days: {file}")
        self._worker.do(
            partial(save_calendar, self._services, self._vault, Path(file)),
            lambda trouble: self._tell_saved(f"{words.format(file=Path(file).name)}\n{trouble}".strip()),
            self._failing(partial(self.save_calendar, file)),
        )

    def save_manager_copy(self, folder: str) -> None:
        """Write the action list there once more, as it was made."""
        vault, services, assessment_id = self._vault, self._services, self._conduct.assessment.id

        def copied() -> Path:
            document = _document(services, vault, assessment_id, DocumentKind.ACTION_LIST)
            (place,) = hand_over_again(vault, (document.id,), Path(folder), services.clock)
            return place

        self._worker.do(
            copied,
            lambda place: self._tell_saved(_("Your manager's copy: {place}").format(place=place)),
            self._failing(partial(self.save_manager_copy, folder)),
        )

    def _on_calendar_asked(self) -> None:
        dialog = QFileDialog(self._window, _("Save the days for my calendar"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(str(self._settings.documents_folder))
        # A name that says nothing, like the entries in it.
        dialog.selectFile(_("Footprint reminders.ics"))
        dialog.setDefaultSuffix("ics")
        dialog.fileSelected.connect(self.save_calendar)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_manager_copy_asked(self) -> None:
        dialog = QFileDialog(self._window, _("Choose where your manager's copy goes"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(self._settings.documents_folder.parent))
        dialog.fileSelected.connect(self.save_manager_copy)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell_saved(self, words: str) -> None:
        if self._page is not None and isValid(self._page):
            self._page.show_banner(Banner("ok", _("Saved"), words, name="saved"))

    def _failing(self, again: Callable[[], None]) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            button = Button(_("Try again"), "retry")
            button.clicked.connect(again)
            self.failed.emit(error, (button,))

        return failed


def _document(services: Services, vault: Vault, assessment_id: str, kind: DocumentKind) -> KeptDocument:
    """The one of that kind that counts now."""
    found = papers(services.documents(), vault, assessment_id)
    document = next((one for one in found.every if one.kind is kind), None) if found else None
    if document is None:
        raise Refused(_("This document is not in the vault"))
    return document
