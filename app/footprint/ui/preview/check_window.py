"""Checking signed PDFs that were dropped or chosen, in a window beside the main one, whatever is open there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from footprint.ui.background import Worker
from footprint.ui.page_window import PageWindow
from footprint.ui.parts.page import Page
from footprint.ui.preview.checking import Checking
from footprint.workflow.ports import Services
from footprint.workflow.signatures import Verification
from footprint.workflow.verify import look_at

_WIDTH = 640


class CheckWindow(QObject):
    """Makes its window when it is needed; ``failed`` carries a bug."""

    failed = Signal(object)

    def __init__(self, main: QWidget, services: Services, worker: Worker) -> None:
        super().__init__(main)
        self._main, self._services = main, services
        self._window: PageWindow | None = None
        self._checking = Checking(self._look, worker)
        self._checking.shown.connect(self._show)
        self._checking.left.connect(self._close)
        self._checking.failed.connect(self.failed)

    def check(self, files: Sequence[Path] = ()) -> None:
        """Check these files; without any, ask for some."""
        if files:
            self._checking.check(files)
        else:
            self._checking.begin()

    def _look(self, content: bytes) -> tuple[Verification, bool | None]:
        return look_at(self._services.documents(), self._services.policy(), content)

    def _show(self, page: Page) -> None:
        if self._window is None:
            self._window = PageWindow(self._main, _WIDTH)
            self._window.closed.connect(self._on_closed)
        self._window.show_page(page)

    def _close(self) -> None:
        if self._window is not None:
            self._window.close()

    def _on_closed(self) -> None:
        self._window = None
        self._checking.forget()
