"""From opening a vault to closing it: which page or wizard the window shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.entrance import Entrance
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.page import Page
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.settings import Settings

if TYPE_CHECKING:
    # The way in needs nothing of what it leads to, and is there sooner without.
    from footprint.assessment.assessment import Assessment, Person
    from footprint.workflow.kept import AssessmentSummary
    from footprint.workflow.ports import Services, Vault


class Session(QObject):
    """``shown`` carries the widget the window is to hold, ``titled`` the page's title, ``failed`` a bug."""

    shown = Signal(object)
    titled = Signal(str)
    failed = Signal(object)
    help_asked = Signal()

    def __init__(self, services: Services, worker: Worker, settings: Settings) -> None:
        super().__init__()
        self._services, self._worker, self._settings = services, worker, settings
        self._vault: Vault | None = None
        self._summaries: tuple[AssessmentSummary, ...] = ()
        self._wizard: QWidget | None = None
        self._frame: PlainFrame | None = None
        self._entrance = Entrance(services, worker)
        self._entrance.shown.connect(self._show_page)
        self._entrance.opened.connect(self._on_opened)
        self._entrance.failed.connect(self.failed)

    def begin(self) -> None:
        """Show the way in."""
        self._entrance.begin()

    def leave(self, then: Callable[[], None]) -> None:
        """Save what is not saved yet and close the vault, then go."""
        from footprint.ui.wizard.wizard import Wizard  # noqa: PLC0415 (only if there is one already)

        if isinstance(self._wizard, Wizard):
            self._wizard.leave(partial(self._close_vault, then))
        else:
            self._entrance.wipe()
            self._close_vault(then)

    def choose(self, number: int) -> bool:
        """A number key was pressed outside the wizard."""
        page = self._frame.page if self._frame else None
        chooses = getattr(page, "choose", None)
        return bool(chooses and chooses(number))

    def _close_vault(self, then: Callable[[], None]) -> None:
        vault, self._vault = self._vault, None
        if vault is None:
            then()
        else:
            self._worker.do(vault.close, lambda _none: then(), lambda _error: then())

    def _on_opened(self, vault: Vault) -> None:
        self._vault = vault
        self._go_home()

    def _go_home(self) -> None:
        self._wizard = None
        if self._vault is not None:
            self._worker.do(self._vault.assessments, self._on_assessments, self._on_failed)

    def _on_assessments(self, summaries: tuple[AssessmentSummary, ...]) -> None:
        from footprint.ui.home_page import HomePage  # noqa: PLC0415 (once a vault is open)

        if self._vault is None:
            return
        self._summaries = summaries
        page = HomePage(self._vault.owner, summaries)
        page.started.connect(self._on_started)
        page.resumed.connect(self._on_resumed)
        page.discarded.connect(self._on_discarded)
        page.locked.connect(self._on_locked)
        self._show_page(page)

    def _show_page(self, page: Page) -> None:
        if self._frame is None or self._wizard is not None:
            self._frame = PlainFrame()
            self._frame.appearance_asked.connect(self.help_asked)
            self.shown.emit(self._frame)
        self._wizard = None
        self._frame.show_page(page)
        self.titled.emit(page.title)
        page.take_focus()

    def _on_started(self, occasion: str) -> None:
        from footprint.policy.policy import Occasion  # noqa: PLC0415 (as above)
        from footprint.workflow.start import start  # noqa: PLC0415

        vault, last = self._vault, self._summaries[0].id if self._summaries else None
        assert vault is not None

        def started() -> tuple[Assessment, Person | None]:
            person = vault.load(last).person if last else None
            return start(vault, self._services.policy(), Occasion(occasion), self._services.clock), person

        self._worker.do(started, self._show_wizard, self._on_failed)

    def _on_resumed(self, assessment_id: str) -> None:
        vault = self._vault
        assert vault is not None

        def loaded() -> tuple[Assessment, None]:
            return vault.load(assessment_id), None

        self._worker.do(loaded, self._show_wizard, self._on_failed)

    def _show_wizard(self, opened: tuple[Assessment, Person | None]) -> None:
        from footprint.ui.wizard.wizard import Wizard  # noqa: PLC0415 (as above)

        assert self._vault is not None
        assessment, person = opened
        wizard = Wizard(self._services, self._vault, assessment, self._worker, self._settings, person)
        wizard.titled.connect(self.titled)
        wizard.failed.connect(self.failed)
        wizard.help_asked.connect(self.help_asked)
        wizard.left.connect(self._on_wizard_left)
        self._wizard, self._frame = wizard, None
        self.shown.emit(wizard)
        wizard.start()

    def _on_wizard_left(self) -> None:
        self._frame = None
        self._go_home()

    def _on_discarded(self, assessment_id: str) -> None:
        vault = self._vault
        assert vault is not None
        self._worker.do(partial(vault.discard, assessment_id), lambda _none: self._go_home(), self._on_failed)

    def _on_locked(self) -> None:
        self._close_vault(self._entrance.begin)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, FootprintError):
            self.failed.emit(error)
        if self._frame is not None and self._frame.page is not None:
            again = Button(_("Show the list again"), "retry")
            again.clicked.connect(self._go_home)
            message = (
                str(error)
                if isinstance(error, FootprintError)
                else _("Something went wrong. What was saved is kept.")
            )
            self._frame.page.show_banner(error_banner(message, again))
            self._frame.show_at_top()
