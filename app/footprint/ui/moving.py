"""Moving a half-done check to a newer edition, once it was shown what that would do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from footprint.ui.background import Worker
from footprint.ui.move_page import MovePage
from footprint.workflow.ports import Services, Vault
from footprint.workflow.renew import Move, move, rehearse_move


class Moving(QObject):
    """``shown`` carries the page, ``left`` comes when it is done or left alone, ``failed`` carries any error."""

    shown = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, vault: Vault, worker: Worker) -> None:
        super().__init__()
        self._services, self._vault, self._worker = services, vault, worker

    def begin(self, draft_id: str) -> None:
        """Show what moving this check would do."""

        def rehearsed() -> Move:
            return rehearse_move(self._vault, draft_id, self._services.policy())

        self._worker.do(rehearsed, self._show, self.failed.emit)

    def wipe(self) -> None:
        """Nothing comes of it any more: the vault is being locked."""
        self.blockSignals(True)

    def _show(self, rehearsed: Move) -> None:
        page = MovePage(rehearsed)
        page.moved.connect(partial(self._move, page, rehearsed))
        page.left.connect(self.left)
        self.shown.emit(page)

    def _move(self, page: MovePage, rehearsed: Move) -> None:
        # Asked for twice it would be moved twice.
        page.blockSignals(True)

        def failed(error: Exception) -> None:
            if isValid(page):
                page.blockSignals(False)
            self.failed.emit(error)

        job = partial(move, self._vault, rehearsed, self._services.clock)
        self._worker.do(job, lambda _moved: self.left.emit(), failed)
