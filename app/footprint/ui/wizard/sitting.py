"""What a sitting adds to the wizard: the curtain, which stands before whatever is for the employee alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from footprint.assessment.assessment import Assessment
from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.ui.accessible import sentences
from footprint.ui.error_dialog import ErrorDialog
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.wizard import sitting_steps, steps
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.saving import Saving
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.unheard import Unheard


class Curtain(QObject):
    """Open from "Show" until one comes to a page that both may see; alone there is none.

    What is saved behind it is told nowhere, and what could not be saved only behind it. ``escaped`` comes when Esc is
    pressed while it is open, in whichever of our windows.
    """

    escaped = Signal()

    def __init__(self, shown: QWidget, saving: Saving, unheard: Unheard) -> None:
        super().__init__(shown)
        self._is_open, self._shown = False, shown
        self._saving, self._unheard = saving, unheard
        self._page: WizardPage | None = None
        self._told_on: WizardPage | None = None
        unheard.failed.connect(self._on_not_saved)
        unheard.succeeded.connect(self._on_saved)
        # From wherever the focus is: the window with the appearance may stand before what is to be hidden.
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), shown)
        self._escape.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.escaped)

    def open(self, assessment: Assessment) -> Step:
        """The employee has turned the screen; gives where they come to."""
        self._is_open = True
        return sitting_steps.opened(assessment)

    def before(self, assessment: Assessment, step: Step) -> Step:
        """The page that may be shown: the one asked for, or the curtain where that is closed."""
        if not self.hides(assessment, step):
            self._is_open = False
            return step
        return step if self._is_open else Step(Place.OWN)

    def hides(self, assessment: Assessment, step: Step) -> bool:
        """Whether a page stands behind it."""
        return steps.in_company(assessment) and sitting_steps.is_own(assessment, step)

    def draw(self) -> None:
        """Nothing tells any more of what is chosen or being saved behind it; it is saved with the next try."""
        self._unheard.hold(self._saving.let_go(), self._saving.unsaved())
        for dialog in self._shown.window().findChildren(ErrorDialog):
            dialog.close()

    def see(self, page: WizardPage, *, is_hidden: bool) -> None:
        """This page is shown now; ``is_hidden`` if it stands behind the curtain."""
        self._page, self._told_on = page, None
        self._escape.setEnabled(is_hidden)

    def save(self, given: Given, then: Callable[[], None], ways_out: tuple[Button, ...]) -> None:
        """Save what is given behind it, and with it what could not be saved there before."""
        held = self._unheard.held

        def saved() -> None:
            self._unheard.release(held)
            then()

        self._saving.save(self._unheard.with_held(given), saved, ways_out, is_said=False)

    def settle(self, then: Callable[[], None]) -> None:
        """Go once all is saved; what cannot be is spoken of without a word about what it is."""

        def not_saved(error: Exception) -> None:
            again = Button(_("Try again"), "retry")
            again.clicked.connect(partial(self.settle, then))
            anyway = Button(_("Go without saving it"), "leave_anyway", QUIET)
            anyway.clicked.connect(then)
            words = _("Not everything is saved yet. Nothing is lost as long as you do not leave.")
            self._saving.show_error(error, (again, anyway), _with_cause(error, words))

        self._unheard.settle(then, not_saved)

    def _on_not_saved(self, error: Exception) -> None:
        if not self._escape.isEnabled():
            # It is tried again, and told once the curtain is open.
            return
        again = Button(_("Try again"), "retry")
        again.clicked.connect(self._unheard.try_again)
        words = _("What you chose here is not saved yet. It is not lost: it is tried again as you go on.")
        self._saving.show_error(error, (again,), _with_cause(error, words))
        self._told_on = self._page

    def _on_saved(self) -> None:
        if self._told_on is not None:
            self._told_on.clear_banner()
            self._told_on.take_focus()
            self._told_on = None


def _with_cause(error: Exception, words: str) -> str:
    return sentences(str(error), words) if isinstance(error, FootprintError) else words
