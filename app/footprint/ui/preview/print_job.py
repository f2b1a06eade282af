"""One printing of a PDF: the system's dialogue, then page after page in a thread of its own."""

from __future__ import annotations

from functools import partial
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from footprint.ui.background import Worker
from footprint.ui.preview import printing


class PrintJob(QObject):
    """``finished`` comes once: whether all of it was printed, and the error if something went wrong."""

    started = Signal()
    finished = Signal(bool, object)

    def __init__(self, pdf: bytes, pages: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._pdf, self._pages, self._over = pdf, pages, parent
        self._stopped = Event()
        self._worker: Worker | None = None

    def ask(self) -> None:
        """Have the person choose a printer and pages; then print, unless they think better of it."""
        printer = printing.prepared(self._pages)
        dialog = QPrintDialog(printer, self._over)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, self._pages)
        dialog.finished.connect(partial(self._on_answered, printer))
        dialog.finished.connect(dialog.deleteLater)
        # Of its own it has only the one that names a slot.
        QDialog.open(dialog)

    def _on_answered(self, printer: QPrinter, answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted:
            self.print_on(printer)
        else:
            self.finished.emit(False, None)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that was chosen."""
        self.started.emit()
        # Held: its thread alone would let go of it before the answer has come across.
        worker = self._worker = Worker()
        # What is being printed is to be whole on paper, even if nobody looks at the document any more.
        worker.do(
            partial(printing.print_paper, self._pdf, printer, self._stopped),
            lambda is_whole: self.finished.emit(is_whole, None),
            partial(self.finished.emit, False),
        )
        worker.end()
        self.destroyed.connect(worker.forget)

    def stop(self) -> None:
        """Print no further page."""
        self._stopped.set()
