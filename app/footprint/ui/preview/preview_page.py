"""One document to look at, to read, to save, to open elsewhere and to print."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QScrollArea

from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.background import Worker
from footprint.ui.names import named
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.page import Page
from footprint.ui.parts.place import not_opened, open_outside
from footprint.ui.preview.reader import Reader
from footprint.ui.preview.viewer import Viewer
from footprint.workflow.files import write_all

if TYPE_CHECKING:
    # Only there once something is printed.
    from footprint.ui.preview.print_job import PrintJob

# How wide a frame lets this page be: a page of paper at its own size, and what stands around it.
WIDEST = 960
_LEAST = 320


class PreviewPage(Page):
    """``saved`` carries where the document was written, each time; ``closed`` comes when the person is done.

    ``title`` also becomes the window's, so it names the document and nobody. The document fills what height its frame
    leaves; in a low window it is as high as the window, and the frame scrolls.
    """

    saved = Signal(object)
    closed = Signal()
    failed = Signal(object)

    def __init__(self, title: str, pdf: bytes, file_name: str, folder: Path, lead: str = "") -> None:
        super().__init__(title)
        self._pdf, self._file_name, self._folder = pdf, file_name, folder
        self._saved_as: Path | None = None
        self._opens_next = self._is_saving = False
        self._job: PrintJob | None = None
        self._worker = Worker()
        if lead:
            self.put_lead(lead)
        self._save = Button(_("Save…"), "preview.save", PRIMARY, icon="save")
        self._open = Button(_("Save and open…"), "preview.open", icon="external-link")
        self._print = Button(_("Print…"), "preview.print", icon="printer")
        close = Button(_("Close"), "preview.close", QUIET, icon="x")
        self._save.clicked.connect(self._on_save_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        close.clicked.connect(self.closed)
        self.column.put_row(self._save, self._open, self._print, close, above=16)
        self._reader = Reader(pdf, self._worker)
        self.viewer = named(Viewer(title, self._reader), "viewer")
        self.viewer.refused.connect(self._on_refused)
        self.column.addSpacing(8)
        self.column.addWidget(self.viewer, 1)
        for keys, then in (
            (QKeySequence.StandardKey.Save, self._on_save_clicked),
            (QKeySequence.StandardKey.Print, self._on_print_clicked),
            (QKeySequence("Alt+Left"), self.closed.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(then)
        self._area: QScrollArea | None = None
        # The page itself is gone by then.
        self.destroyed.connect(partial(_let_go, self._reader, self._worker))

    def wipe(self) -> None:
        """Forget the document, which may be a whole list of what somebody is to do."""
        self._reader.close()
        self.viewer.wipe()
        self._pdf = b""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        area: QObject | None = self.parent()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parent()
        if area is not None and self._area is None:
            self._area = area
            area.viewport().installEventFilter(self)
        self._fill_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fill_soon()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fill_soon()
        return super().event(event)

    def _fill_soon(self) -> None:
        # Where everything stands is known once the layouts have done their work.
        QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        """As high as the frame has room below what stands above."""
        content = self._area.widget() if self._area else None
        if self._area is None or content is None:
            self.viewer.pane.setMinimumHeight(theme.scaled(_LEAST))
            return
        room, layout = self._area.viewport().height(), content.layout()
        below = layout.contentsMargins().bottom() if layout else 0
        left_over = room - self.viewer.pane.mapTo(content, QPoint(0, 0)).y() - below
        height = max(left_over, min(theme.scaled(_LEAST), room))
        if height != self.viewer.pane.height():
            self.viewer.pane.setFixedHeight(height)

    def _on_refused(self, message: str) -> None:
        self.viewer.hide()
        self._print.setEnabled(False)
        self.show_banner(error_banner(message))

    def _on_save_clicked(self) -> None:
        self._choose_place(opens=False)

    def _on_open_clicked(self) -> None:
        if self._saved_as is None:
            self._choose_place(opens=True)
        else:
            self._open_saved(self._saved_as)

    def _choose_place(self, *, opens: bool) -> None:
        if self._is_saving:
            return
        dialog = QFileDialog(self, _("Save the document"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(str(self._folder))
        dialog.selectFile(self._file_name)
        dialog.fileSelected.connect(lambda name: self.save(Path(name), opens=opens))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, path: Path, *, opens: bool = False) -> None:
        """Write the document to a file, in place of one that is there; then open it, if so wished."""
        if self._is_saving:
            return
        self._is_saving = True
        self.clear_banner()
        self._worker.do(
            partial(write_all, {path: self._pdf}),
            lambda _none: self._on_saved(path, opens=opens),
            self._on_failed,
        )

    def _on_saved(self, path: Path, *, opens: bool) -> None:
        self._is_saving = False
        self._saved_as, self._folder, self._file_name = path, path.parent, path.name
        self._open.setText(_("Open"))
        self._open.updateGeometry()
        self.saved.emit(path)
        if opens:
            self._open_saved(path)
            return
        folder = Button(_("Show in folder"), "preview.folder", QUIET, icon="folder-open")
        folder.clicked.connect(lambda: self._show_outside(path.parent))
        self.show_banner(_done(_("Saved"), path, folder))

    def _open_saved(self, path: Path) -> None:
        """Only what is there as it was saved: a file that was changed is not the document that is shown here."""
        self._worker.do(lambda: _holds(path, self._pdf), partial(self._on_compared, path), self._on_failed)

    def _on_compared(self, path: Path, is_same: bool) -> None:  # noqa: FBT001 (what came of it)
        if is_same:
            self.clear_banner()
            self._show_outside(path)
            return
        self._saved_as = None
        self._open.setText(_("Save and open…"))
        self._open.updateGeometry()
        self.show_banner(
            error_banner(
                _("The file is no longer as you saved it: it was moved, deleted or changed. Save it again.")
            )
        )

    def _show_outside(self, path: Path) -> None:
        if not open_outside(path):
            words, copy = not_opened(path)
            self.show_banner(error_banner(words, copy))

    def _on_failed(self, error: Exception) -> None:
        self._is_saving = False
        known = isinstance(error, FootprintError)
        if not known:
            self.failed.emit(error)
        self.show_banner(
            error_banner(str(error) if known else _("Something went wrong. Nothing was changed; try again."))
        )

    def _on_print_clicked(self) -> None:
        from footprint.ui.preview import print_job, printing  # noqa: PLC0415 (only when something is printed)

        if self._job is not None or not self._print.isEnabled():
            return
        self.clear_banner()
        if not printing.has_printer():
            words = _(
                "This computer knows no printer. Add one in the system's settings, or save the document and print it "
                "where there is one."
            )
            self.show_banner(error_banner(words))
            return
        self._job = print_job.PrintJob(self._pdf, self.viewer.view.pages, self)
        self._job.started.connect(self._on_printing)
        self._job.finished.connect(self._on_printed)
        self._job.ask()

    def _on_printing(self) -> None:
        assert self._job is not None
        stop = Button(_("Stop printing"), "preview.stop", icon="x")
        stop.clicked.connect(self._job.stop)
        banner = Banner(
            "soft", _("Printing"), _("The pages are on their way to the printer."), stop, name="printing"
        )
        self.show_banner(banner)

    def _on_printed(self, is_whole: bool, error: Exception | None) -> None:  # noqa: FBT001 (what came of it)
        self._job = None
        if error is not None:
            self._on_failed(error)
        elif is_whole:
            self.show_banner(Banner("ok", _("Printed"), _("The printer has all the pages now."), name="done"))
        else:
            self.clear_banner()
            self.take_focus()


def _done(title: str, path: Path, *buttons: Button) -> Banner:
    """A message that names a place, which may be longer than a line is wide."""
    shown = str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
    banner = Banner("ok", title, shown, *buttons, name="done")
    banner.setAccessibleName(f"{title}. {path}")
    return banner


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _let_go(reader: Reader, worker: Worker) -> None:
    reader.close()
    worker.forget()
    worker.end()
