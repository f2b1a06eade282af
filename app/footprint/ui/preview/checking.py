"""From files that were chosen or dropped to what can be said of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.preview.verdict_card import Checked
from footprint.ui.preview.verify_page import VerifyPage
from footprint.workflow.signatures import LARGEST, Verification

Look = Callable[[bytes], tuple[Verification, bool | None]]

_MOST = 50  # files: as many cards as anybody looks at


class Checking(QObject):
    """``shown`` carries a page, ``left`` comes when the person is done, ``failed`` carries a bug.

    ``look`` tells what can be said of a PDF, and whether its edition is the one that holds now, ``None`` if nobody can
    tell; it is called in the worker's thread.
    """

    shown = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(self, look: Look, worker: Worker) -> None:
        super().__init__()
        self._look, self._worker = look, worker
        self._page: VerifyPage | None = None

    def begin(self) -> None:
        """Show the page on which files are chosen."""
        self._show(())

    def check(self, files: Sequence[Path]) -> None:
        """Check files that were dropped or chosen, and show what came of it."""
        if self._page is None:
            self.begin()
        page = self._page
        assert page is not None
        if page.is_busy or not files:
            return
        if len(files) > _MOST:
            page.show_refusal(
                _("Those are {number} files. Check at most {most} at a time.").format(
                    number=len(files), most=_MOST
                )
            )
            return
        page.show_busy(len(files))
        self._worker.do(
            lambda: [self._checked(file) for file in files],
            partial(self._on_checked, page),
            partial(self._on_failed, page),
        )

    def _checked(self, file: Path) -> Checked:
        try:
            if file.is_dir():
                return _unread(file, _("This is a folder. Choose the PDF files in it"))
            with file.open("rb") as content:
                pdf = content.read(LARGEST + 1)
        except OSError as error:
            return _unread(file, _("This file cannot be read ({cause})").format(cause=error.strerror))
        return Checked(file.name, *self._look(pdf))

    def _on_checked(self, page: VerifyPage, results: list[Checked]) -> None:
        if page is self._page:
            self._show(results)

    def _on_failed(self, page: VerifyPage, error: Exception) -> None:
        self.failed.emit(error)
        if page is self._page:
            page.show_refusal(_("Something went wrong, and nothing was checked. Try again."))

    def _show(self, results: Sequence[Checked]) -> None:
        self._page = VerifyPage(results)
        self._page.files_chosen.connect(self.check)
        self._page.closed.connect(self._on_closed)
        self.shown.emit(self._page)

    def forget(self) -> None:
        """What was shown is no longer there; what still comes back is dropped."""
        self._page = None

    def _on_closed(self) -> None:
        self.forget()
        self.left.emit()


def _unread(file: Path, problem: str) -> Checked:
    return Checked(file.name, Verification((), 0, (problem,), {}))
