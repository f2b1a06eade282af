"""Where pages ask for something before a vault is open: one page at a time, its wishes done on the worker thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.ui.background import Worker

T = TypeVar("T")


class Asking(Protocol):
    """A page that asks for something, mostly with a secret."""

    def show_refusal(self, message: str) -> None: ...

    def wipe(self) -> None: ...

    def blockSignals(self, block: bool) -> bool: ...  # noqa: FBT001 (Qt's own)


class Desk(QObject):
    """``shown`` carries a page, ``failed`` a bug.

    What comes back for a page that is no longer there is dropped.
    """

    shown = Signal(object)
    failed = Signal(object)

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self._worker = worker
        self.page: Asking | None = None

    def show(self, page: Any) -> None:
        """Show a page in place of the one before, whose secrets are wiped."""
        self.wipe()
        self.page = page
        self.shown.emit(page)

    def wipe(self) -> None:
        """Forget every secret that was typed, and the page with it."""
        if self.page is not None:
            self.page.wipe()
            self.page = None

    def look(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        """Find something out for the present page, which can be used meanwhile."""
        page = self.page

        def found(answer: T) -> None:
            if page is self.page:
                done(answer)

        self._worker.do(job, found, partial(self._went_wrong, page, None))

    def ask(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[FootprintError], bool] | None = None,
    ) -> None:
        """Do what the present page asks for; until it is done, the page can ask for nothing else and leads nowhere.

        ``refused`` says whether it has dealt with an error itself.
        """
        page = self.page
        assert page is not None
        page.blockSignals(True)

        def went_well(answer: T) -> None:
            page.blockSignals(False)
            done(answer)

        self._worker.do(job, went_well, partial(self._went_wrong, page, refused))

    def _went_wrong(
        self, page: Asking | None, refused: Callable[[FootprintError], bool] | None, error: Exception
    ) -> None:
        known = isinstance(error, FootprintError)
        if not known:
            self.failed.emit(error)
        if page is None or page is not self.page:
            return
        page.blockSignals(False)
        if refused is not None and isinstance(error, FootprintError) and refused(error):
            return
        page.show_refusal(str(error) if known else something_went_wrong())


def something_went_wrong() -> str:
    """What is said of a bug before a vault is open."""
    return _("Something went wrong. Nothing was changed; try again.")
