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
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.wizard.frame import Frame
from footprint.ui.wizard.given import Given, save
from footprint.workflow.conduct import Conduct

Save = Callable[[Given, Callable[[], None], tuple[Button, ...]], None]


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

    @property
    def is_busy(self) -> bool:
        """Whether something is being saved."""
        return self._given is not None

    def save(
        self,
        given: Given,
        then: Callable[[], None],
        ways_out: tuple[Button, ...] = (),
        *,
        is_said: bool = True,
    ) -> None:
        """Save on the worker thread, unless something is being saved already.

        Without ``is_said`` the footer says nothing of it: it goes on saying what it says when the page has turned.
        """
        if self.is_busy:
            return
        self._given = given
        if is_said:
            self._frame.wait(_("Please wait…") if self._is_practice else _("Saving…"))

        def saved(_assessment: Assessment) -> None:
            if self._given is given:
                self._given = None
                if is_said:
                    self._say_saved()
                then()

        def not_saved(error: Exception) -> None:
            if self._given is given:
                self._given = None
                if is_said:
                    self._frame.say("")
                self.show_error(error, ways_out)

        self._worker.do(partial(save, self._conduct, given), saved, not_saved)

    def save_page(self, save: Save, then: Callable[[], None], anyway: str = "") -> None:
        """Save what is chosen and not continued with, then go; asks only if that cannot be saved.

        ``save`` is by which way, ``anyway`` is on the button that goes without it.
        """
        if self.is_busy:
            # What is being saved comes first; the worker takes one thing after the other.
            again = partial(self.save_page, save, then, anyway)
            self._worker.do(lambda: None, lambda _none: again(), lambda _error: again())
            return
        given = self.unsaved()
        if given is None:
            then()
            return
        retry = Button(_("Try again"), "retry")
        retry.clicked.connect(partial(self.save_page, save, then, anyway))
        without = Button(anyway or _("Leave without this answer"), "leave_anyway", QUIET)
        without.clicked.connect(then)
        save(given, then, (retry, without))

    def unsaved(self) -> Given | None:
        """What is chosen on the page and could be saved; ``None`` if nothing is."""
        page = self._frame.page
        is_final = self._conduct.assessment.signed_off is not None
        return None if page is None or is_final else page.unsaved()

    def let_go(self) -> Given | None:
        """What is being saved now, whose end nobody hears of any more; ``None`` if nothing is."""
        given, self._given = self._given, None
        return given

    def show_error(self, error: Exception, ways_out: tuple[Button, ...] = (), message: str = "") -> None:
        """Say on the page what went wrong, and what can be done; a ``message`` of one's own says it in other words."""
        if isinstance(error, Overtaken):
            # What is on the screen is no longer what is kept, and must not be saved over it.
            self.overtaken.emit(error)
            return
        if not ways_out:
            again = Button(_("Try again"), "retry")
            again.clicked.connect(self.retried)
            ways_out = (again,)
        if not isinstance(error, FootprintError):
            self.failed.emit(error)
        assert self._frame.page is not None
        self._frame.page.show_banner(error_banner(message or _words(error), *ways_out))
        self.told.emit()

    def _say_saved(self) -> None:
        if self._is_practice:
            self._frame.say("")
        else:
            self._frame.say(_("Saved"), "check", "ok")


def _words(error: Exception) -> str:
    if isinstance(error, FootprintError):
        return str(error)
    return _(
        "Something went wrong that should not have. Your answer is still on this page, and all that "
        "was saved before is kept."
    )
