"""What else can be done with documents that are made: looking, a calendar, a copy for the manager."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

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
from footprint.workflow.ports import Services, Vault
from footprint.workflow.reminders import save_calendar

_BOTH = (DocumentKind.ATTESTATION, DocumentKind.ACTION_LIST)


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
        page.look_asked.connect(self.look)
        page.calendar_asked.connect(self._on_calendar_asked)
        page.manager_copy_asked.connect(self._on_manager_copy_asked)

    def look(self, kind: DocumentKind) -> None:
        """Show a document in a window of its own."""
        vault, failed = self._vault, self._failing(partial(self.look, kind))
        showing = Showing(vault, self._services.clock, self._worker, self._settings.documents_folder)
        self._worker.do(
            partial(_document, vault, self._conduct.assessment.id, kind),
            lambda document: showing.show(document, self._window, failed),
            failed,
        )

    def save_calendar(self, file: str) -> None:
        """Write the calendar file there."""
        words = _("Open it with your calendar to take it in. It says only the days: {file}")
        self._worker.do(
            partial(save_calendar, self._services, self._vault, Path(file)),
            lambda _trouble: self._tell_saved(words.format(file=Path(file).name)),
            self._failing(partial(self.save_calendar, file)),
        )

    def save_manager_copy(self, folder: str) -> None:
        """Write the action list there once more, as it was made."""
        vault, clock, assessment_id = self._vault, self._services.clock, self._conduct.assessment.id

        def copied() -> Path:
            document = _document(vault, assessment_id, DocumentKind.ACTION_LIST)
            (place,) = hand_over_again(vault, (document.id,), Path(folder), clock)
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


def latest(vault: Vault, assessment_id: str) -> tuple[str, ...]:
    """The attestation and the action list that were made last; nothing unless both are kept."""
    last = {one.kind: one.id for one in vault.documents() if one.assessment_id == assessment_id}
    return tuple(last[kind] for kind in _BOTH) if all(kind in last for kind in _BOTH) else ()


def _document(vault: Vault, assessment_id: str, kind: DocumentKind) -> KeptDocument:
    ids = dict(zip(_BOTH, latest(vault, assessment_id), strict=True))
    return next(one for one in vault.documents() if one.id == ids[kind])
