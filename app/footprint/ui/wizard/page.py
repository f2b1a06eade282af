"""What every page of the wizard is to its frame."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from footprint.ui.parts.buttons import Button
from footprint.ui.parts.page import Page
from footprint.ui.wizard.given import Given


class WizardPage(Page):
    """``completed`` carries what is to be saved before the next page.

    ``change_asked`` names an answer to go back to, ``fix_asked`` a question about which something can be put right at
    once, ``look_asked`` the same once that is done. ``example_asked`` asks for the finished example, ``own_asked`` for
    the employee's own part of a sitting. ``save_asked`` carries what is to be saved while one stays on the page, and
    what is done once it is.

    ``panel`` is what stands beside the page in a wide window and under it in a narrow one; ``forward_text`` is on the
    button that leads on, and without it there is none: then ``ways`` stand in its place, which no press of Enter on the
    page itself sets off. ``keeps_nothing`` is for a page that must not bear a word of anything being saved,
    ``is_example`` for one that does not belong to one's own check.
    """

    completed = Signal(object)
    change_asked = Signal(str)
    look_asked = Signal(str)
    fix_asked = Signal(str)
    example_asked = Signal()
    own_asked = Signal()
    save_asked = Signal(object, object)
    forward_text = ""
    keeps_nothing = False
    is_example = False

    def __init__(self, title: str, *, crumb: str = "") -> None:
        super().__init__(title, crumb=crumb)
        self.panel: QWidget | None = None
        self.ways: tuple[Button, ...] = ()

    def go_on(self) -> None:
        """Complete the page, or say what is missing."""
        self.completed.emit(Given())

    def unsaved(self) -> Given | None:
        """What was entered and could be saved although the page is left; ``None`` if there is nothing."""
        return None

    def choose(self, number: int) -> bool:  # noqa: ARG002 (most pages have nothing to choose)
        """A number key was pressed; says whether it chose something."""
        return False
