"""Saves first, says so only after the commit, then goes on; and says on the page what stands in the way of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from footprint.assessment.assessment import Assessment
from footprint.errors import FootprintError, Overtaken
from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import Button
from footprint.ui.wizard.frame import Frame
from footprint.ui.wizard.given import Given, save
from footprint.workflow.conduct import Conduct


class Saving(QObject):
    """``told`` comes when an error is shown on the page, ``retried`` when the page is to be gone on with once more.

    ``failed`` carries a bug, ``overtaken`` an error after which everything is to be read anew.
    """

    told = Signal()
    retried = Signal()
    failed = Signal(object)
    overtaken = Signal(object)

    def __init__(
        self, parent: QObject, conduct: Conduct, worker: Worker, frame: Frame, *, is_practice: bool
    ) -> None:
        super().__init__(parent)
        self._conduct, self._worker, self._frame, self._is_practice = conduct, worker, frame, is_practice
        self._given: Given | None = None
        self._then: Callable[[], None] = self._say_nothing
        self._ways_out: tuple[Button, ...] = ()

    @property
    def is_busy(self) -> bool:
        """Whether something is being saved."""
        return self._given is not None

    def save(self, given: Given, then: Callable[[], None], ways_out: tuple[Button, ...] = ()) -> None:
        """Save on the worker thread, unless something is being saved already."""
        if self.is_busy:
            return
        self._given, self._then, self._ways_out = given, then, ways_out
        self._frame.wait(_("Please wait…") if self._is_practice else _("Saving…"))
        self._worker.do(partial(save, self._conduct, given), self._on_saved, self._on_not_saved)

    def cover(self, given: Given | None) -> None:
        """The page was hidden: what was chosen on it is saved, nothing comes after it, and nothing tells of it."""
        being_saved = self._given
        if being_saved is None and given is not None:
            self.save(given, self._say_nothing)
            being_saved = given
        if being_saved is not None:
            self._then = self._say_nothing
            again = Button(_("Try again"), "retry")
            again.clicked.connect(partial(self.cover, being_saved))
            self._ways_out = (again,)

    def show_error(self, error: Exception, ways_out: tuple[Button, ...] = ()) -> None:
        """Say on the page what went wrong, and what can be done."""
        if isinstance(error, Overtaken):
            # What is on the screen is no longer what is kept, and must not be saved over it.
            self.overtaken.emit(error)
            return
        if not ways_out:
            again = Button(_("Try again"), "retry")
            again.clicked.connect(self.retried)
            ways_out = (again,)
        if isinstance(error, FootprintError):
            message = str(error)
        else:
            message = _(
                "Something went wrong that should not have. Your answer is still on this page, and all that "
                "was saved before is kept."
            )
            self.failed.emit(error)
        assert self._frame.page is not None
        self._frame.page.show_banner(error_banner(message, *ways_out))
        self.told.emit()

    def _on_saved(self, _assessment: Assessment) -> None:
        self._given = None
        if self._is_practice:
            self._frame.say("")
        else:
            self._frame.say(_("Saved"), "check", "ok")
        self._then()

    def _on_not_saved(self, error: Exception) -> None:
        self._given = None
        self._frame.say("")
        self.show_error(error, self._ways_out)

    def _say_nothing(self) -> None:
        self._frame.say("")
