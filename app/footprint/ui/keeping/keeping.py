"""From "What is kept about me" to everything that can be done with it, and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from footprint import locations
from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.keeping.erasing import Erasing
from footprint.ui.keeping.kept_page import KeptPage
from footprint.ui.keeping.opening import Opening
from footprint.ui.keeping.settling import Settling
from footprint.ui.keeping.stage import Stage
from footprint.ui.keeping.taking import Taking
from footprint.ui.keeping.view import VaultItself, View
from footprint.ui.preview.showing import Showing
from footprint.ui.settings import Settings
from footprint.workflow.keeping import overview
from footprint.workflow.kept import Way
from footprint.workflow.ports import Services, Vault


class Keeping(QObject):
    """``shown`` carries a page for the plain frame, ``failed`` a bug.

    ``left`` goes back home. ``erased`` comes with the receipt as soon as the vault is gone; then its end page is shown,
    and ``shut`` comes when that is left. ``shut`` also comes if the vault is closed but could not be erased.
    """

    shown = Signal(object)
    left = Signal()
    erased = Signal(object)
    shut = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, vault: Vault, worker: Worker, settings: Settings) -> None:
        super().__init__()
        self._services, self._vault = services, vault
        self._stage = Stage(services, vault, worker)
        self._stage.shown.connect(self.shown)
        self._stage.failed.connect(self.failed)
        folder = settings.documents_folder.parent
        self._opening = Opening(self._stage, self.begin)
        self._settling = Settling(self._stage, self.begin)
        self._showing = Showing(vault, services.clock, worker, folder)
        self._taking = Taking(self._stage, folder, self.begin)
        self._erasing = Erasing(self._stage, folder, self.begin)
        self._erasing.erased.connect(self.erased)
        self._erasing.shut.connect(self.shut)
        self._erasing.ended.connect(self.shut)

    def begin(self, done: str = "", follows: str = "") -> None:
        """Show what is kept; ``done`` says what has just been changed, ``follows`` what comes of it."""
        self._stage.read(
            _("What is kept about me"), self._read, partial(self._show, done, follows), self.left.emit
        )

    def save_again(self, document_id: str) -> None:
        """Have a kept document saved once more; then back home."""
        self._taking.ask_document(document_id, self.left.emit)

    def wipe(self) -> None:
        """Forget what was typed, and drop what still comes in: the vault is being locked."""
        self._stage.wipe()

    def _read(self) -> View:
        vault, clock = self._vault, self._services.clock
        vaults = self._services.vaults()
        way = next((one.way for one in vaults.names() if one.id == vault.id), Way.PASSPHRASE)
        itself = VaultItself(locations.vaults_folder() / vault.id, way, vaults.keyring())
        return View(overview(vault, clock), itself)

    def _show(self, done: str, follows: str, view: View) -> None:
        page = KeptPage(view)
        page.went_back.connect(self.left)
        page.months_asked.connect(partial(self._settling.ask_months, view.overview))
        page.lock_asked.connect(partial(self._settling.ask_minutes, view.overview))
        page.opening_asked.connect(self._opening.begin)
        page.copy_asked.connect(partial(self._taking.ask_copy, view.vault.way))
        page.export_asked.connect(self._taking.ask_export)
        page.erase_answers_asked.connect(self._erasing.ask_answers)
        page.erase_everything_asked.connect(self._erasing.ask_everything)
        page.look_asked.connect(lambda one: self._showing.show(one, page, self._refuse_on(page)))
        page.save_asked.connect(lambda document_id: self._taking.ask_document(document_id, self.begin))
        page.open_asked.connect(page.show_outside)
        page.folder_asked.connect(lambda place: page.show_outside(place.parent))
        self._stage.show(page)
        if done:
            page.show_done(done, follows)

    def _refuse_on(self, page: KeptPage) -> Callable[[Exception], None]:
        def refuse(error: Exception) -> None:
            known = isinstance(error, FootprintError)
            if not known:
                self.failed.emit(error)
            if isValid(page):
                page.show_refusal(
                    str(error) if known else _("Something went wrong. Nothing was changed; try again.")
                )

        return refuse
