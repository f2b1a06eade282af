"""Showing a document that the vault keeps, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from footprint.ui.background import Worker
from footprint.ui.page_window import PageWindow
from footprint.ui.parts.document_title import document_title
from footprint.workflow.hand_over import keep_written
from footprint.workflow.kept import KeptDocument
from footprint.workflow.ports import Clock, Vault

Failed = Callable[[Exception], None]


class Showing:
    """Shows kept documents; the windows belong to a widget and go with it, at the latest when the vault is locked."""

    def __init__(self, vault: Vault, clock: Clock, worker: Worker, folder: Path) -> None:
        self._vault, self._clock, self._worker, self._folder = vault, clock, worker, folder

    def show(self, document: KeptDocument, belongs_to: QWidget, failed: Failed) -> None:
        """Open a window with the document."""
        self._worker.do(
            partial(self._vault.document, document.id),
            lambda content: self._open(document, content, belongs_to, failed),
            failed,
        )

    def _open(self, document: KeptDocument, content: bytes, belongs_to: QWidget, failed: Failed) -> None:
        from footprint.ui.preview.preview_page import WIDEST, PreviewPage  # noqa: PLC0415 (only when asked for)

        if not isValid(belongs_to):
            return
        window = PageWindow(belongs_to, WIDEST)
        page = PreviewPage(document_title(document), content, document.name, self._folder)
        page.saved.connect(partial(self._record, document, failed))
        page.closed.connect(window.close)
        window.show_page(page)

    def _record(self, document: KeptDocument, failed: Failed, place: Path) -> None:
        job = partial(keep_written, self._vault, document.id, place, self._clock.now())
        self._worker.do(job, lambda _none: None, failed)
