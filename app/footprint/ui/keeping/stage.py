"""Shows the pages about what is kept one after the other, and runs what they ask for on the worker thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.page import Page
from footprint.workflow.ports import Services, Vault

T = TypeVar("T")
Refusal = Callable[[FootprintError], None]


class Stage(QObject):
    """``shown`` carries a page, ``failed`` a bug.

    What comes back for a page that is no longer there is dropped: the vault may have been locked meanwhile.
    """

    shown = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, vault: Vault, worker: Worker) -> None:
        super().__init__()
        self.services, self.vault = services, vault
        self._worker = worker
        self._page: Page | None = None
        self._turn = 0

    def show(self, page: Page) -> None:
        """Show a page in place of the one before, whose secrets are wiped."""
        self._put_away()
        self._page = page
        self.shown.emit(page)

    def wipe(self) -> None:
        """Forget every secret that was typed, the page, and whatever is still to come back."""
        self._put_away()
        self._turn += 1

    def _put_away(self) -> None:
        wipe = getattr(self._page, "wipe", None)
        if wipe is not None:
            wipe()
        self._page = None

    def do(
        self,
        page: KeepingPage,
        words: str,
        job: Callable[[], T],
        done: Callable[[T], None],
        refused: Refusal | None = None,
    ) -> None:
        """Run a job for a page, which is busy with ``words`` for so long and cannot ask for another.

        ``refused`` takes an error whose text is for the user; without it the page shows the text.
        """
        if page.is_busy:
            return
        page.show_busy(words)

        def came_back(answer: T) -> None:
            if page is self._page:
                page.show_ready()
                done(answer)

        def went_wrong(error: Exception) -> None:
            known = isinstance(error, FootprintError)
            if not known:
                self.failed.emit(error)
            if page is not self._page:
                return
            if refused is not None and isinstance(error, FootprintError):
                page.show_ready()
                refused(error)
            else:
                page.show_refusal(str(error) if known else _unknown())

        self._worker.do(job, came_back, went_wrong)

    def read(
        self, title: str, job: Callable[[], T], done: Callable[[T], None], back: Callable[[], None]
    ) -> None:
        """Run a quick job that a page needs before it can be shown.

        If it cannot be done, a page of that title says why, with another try and the way back.
        """
        turn = self._turn

        def came_back(answer: T) -> None:
            if turn == self._turn:
                done(answer)

        def unread(error: Exception) -> None:
            known = isinstance(error, FootprintError)
            if not known:
                self.failed.emit(error)
            if turn != self._turn:
                return
            page = KeepingPage(title)
            again = Button(_("Try again"), "retry", PRIMARY)
            again.clicked.connect(partial(self.read, title, job, done, back))
            page.put_buttons(again)
            page.went_back.connect(back)
            self.show(page)
            page.show_refusal(str(error) if known else _unknown())

        self._worker.do(job, came_back, unread)


def _unknown() -> str:
    return _("Something went wrong. What was kept before is still kept; try again.")
