"""While a vault is open: home, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui import checks
from footprint.ui.background import Worker
from footprint.ui.checks import Bookmark
from footprint.ui.home_page import HomePage
from footprint.ui.home_view import HomeView
from footprint.ui.homecoming import Homecoming
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.page import Page
from footprint.ui.settings import Settings
from footprint.ui.wizard.reached import Reached
from footprint.ui.wizard.steps import Place, Step, in_company
from footprint.workflow.ports import Services, Vault

if TYPE_CHECKING:
    # A check that is not begun yet needs none of it.
    from footprint.ui.following.action_card import Unsaved
    from footprint.ui.following.following import Following
    from footprint.ui.keeping.keeping import Keeping
    from footprint.ui.wizard.wizard import Wizard

T = TypeVar("T")


class Room(Protocol):
    """What home leads to and comes back from; ``left`` says so, ``shown`` carries its pages, ``failed`` an error."""

    shown: SignalInstance
    left: SignalInstance
    failed: SignalInstance

    def wipe(self) -> None:
        """Forget what was typed, and drop what still comes in: the vault is being locked."""


R = TypeVar("R", bound=Room)


class Stay(QObject):
    """``page_shown`` carries a page for the plain frame, ``whole_shown`` what takes the whole window.

    ``settled`` carries the minutes without use after which the vault is to be locked. ``erased`` comes when there is no
    vault any more although a page about it is still shown, ``shut`` when that is left too.
    """

    page_shown = Signal(object)
    whole_shown = Signal(object)
    titled = Signal(str)
    failed = Signal(object)
    help_asked = Signal()
    lock_asked = Signal()
    short_check_asked = Signal()
    practice_asked = Signal()
    check_asked = Signal()
    settled = Signal(int)
    erased = Signal()
    shut = Signal()

    def __init__(self, services: Services, vault: Vault, worker: Worker, settings: Settings) -> None:
        super().__init__()
        self.vault = vault
        self._services, self._worker, self._settings = services, worker, settings
        self._wizard: Wizard | None = None
        self._room: Room | None = None
        self._page: Page | None = None
        # What was begun to be said of an action waits here while one is somewhere else, and goes with the vault's key.
        self._unsaved: Unsaved = {}
        self._reached = Reached()
        self._home = Homecoming(services, vault, worker)
        self._home.made.connect(self._show_home)
        self._home.failed.connect(self._on_failed)
        self._home.day_changed.connect(self._on_day_changed)
        self._home.settled.connect(self.settled)

    def begin(self, bookmark: Bookmark | None) -> None:
        """Keep what was promised, then show where one was, or home."""
        self._home.begin()
        if bookmark and bookmark.had_company:
            self._home.meet()
        if bookmark and bookmark.assessment_id:
            self._home.look(partial(self._go_back, bookmark))
        else:
            self._home.show()

    def go_home(self) -> None:
        """Show home, as things are now."""
        self._wizard = self._room = None
        self._home.show()

    @property
    def bookmark(self) -> Bookmark:
        """Where one is."""
        if self._wizard is None:
            return Bookmark(self.vault.id, had_company=self._home.had_company)
        step = self._wizard.step
        # The documents are made; what can be come back to is the result they were made from.
        ended = step.place in (Place.DOCUMENTS, Place.SIGNATURE)
        step = Step(Place.RESULT) if ended else step
        return Bookmark(self.vault.id, self._wizard.assessment.id, step, self._home.had_company)

    def leave(self, then: Callable[[], None], anyway: str = "") -> None:
        """Save what is chosen and not saved yet, then go; ``anyway`` is on the button that goes without it."""
        if self._wizard is not None:
            self._wizard.leave(then, anyway)
        else:
            then()

    def end(self) -> None:
        """Nothing is shown any more."""
        self._home.end()
        if self._room is not None:
            self._room.wipe()
        self._wizard = self._room = self._page = None
        self._unsaved.clear()
        self.blockSignals(True)

    def look_at_day(self) -> None:
        """See whether it is another day; see ``Homecoming``."""
        self._home.look_at_day()

    def _on_day_changed(self) -> None:
        if isinstance(self._page, HomePage):
            self._home.show()
        else:
            self._home.look(lambda _found: None)

    def _show_home(self, page: HomePage) -> None:
        page.started.connect(self._on_started)
        page.resumed.connect(self._on_resumed)
        page.discarded.connect(self._on_discarded)
        page.move_asked.connect(self._on_move_asked)
        page.locked.connect(self.lock_asked)
        page.kept_asked.connect(lambda: self._keep().begin())
        page.short_check_asked.connect(self._on_short_check_asked)
        page.practised.connect(self._on_practised)
        page.check_asked.connect(self.check_asked)
        page.attestation_asked.connect(lambda document_id: self._keep().save_again(document_id))
        page.date_confirmed.connect(lambda: self._then_home(self._home.confirm_date))
        page.actions_asked.connect(lambda: self._follow().begin())
        page.attest_asked.connect(lambda: self._follow().attest())
        page.compare_asked.connect(lambda: self._follow().compare())
        self._show_page(page)

    def _show_page(self, page: Page) -> None:
        self._wizard, self._page = None, page
        self.page_shown.emit(page)

    def _on_started(self, occasion: str) -> None:
        last = self._home.last_touched
        job = partial(checks.begin, self.vault, self._services, Occasion(occasion), last)
        self._ask(job, self._show_wizard)

    def _on_resumed(self, assessment_id: str, at: Step | None = None) -> None:
        self._ask(partial(checks.resume, self.vault, self._services, assessment_id, at), self._show_wizard)

    def _go_back(self, bookmark: Bookmark, _found: HomeView) -> None:
        def gone(_error: Exception) -> None:
            self.go_home()

        again = partial(checks.resume, self.vault, self._services, bookmark.assessment_id, bookmark.step)
        self._worker.do(again, self._show_wizard, gone)

    def _show_wizard(self, opened: checks.Opened) -> None:
        from footprint.ui.wizard.wizard import Wizard  # noqa: PLC0415 (once a check is begun)

        if in_company(opened.assessment):
            self._home.meet()
        wizard = Wizard(
            self._services,
            self.vault,
            opened.assessment,
            self._worker,
            self._settings,
            opened.person,
            opened.renewal,
            opened.open_actions,
            self._reached,
            is_begun=opened.is_begun,
        )
        wizard.titled.connect(self.titled)
        wizard.failed.connect(self.failed)
        wizard.help_asked.connect(self.help_asked)
        wizard.left.connect(self._on_check_left)
        wizard.overtaken.connect(self._on_overtaken)
        self._wizard, self._page, self._room = wizard, None, None
        self.whole_shown.emit(wizard)
        wizard.start(opened.at)

    def _on_check_left(self) -> None:
        if self._wizard is None or not in_company(self._wizard.assessment):
            self.go_home()
            return
        from footprint.ui.sitting_end_page import SittingEndPage  # noqa: PLC0415 (once a sitting ends)

        page = SittingEndPage(self._settings, is_over=self._wizard.assessment.signed_off is not None)
        page.left.connect(self.go_home)
        page.locked.connect(self.lock_asked)
        self._show_page(page)

    def _on_discarded(self, assessment_id: str) -> None:
        self._then_home(partial(self.vault.discard, assessment_id))

    def _on_move_asked(self, assessment_id: str) -> None:
        from footprint.ui.moving import Moving  # noqa: PLC0415 (rarely needed)

        self._enter(Moving(self._services, self.vault, self._worker), self._on_failed).begin(assessment_id)

    def _on_practised(self) -> None:
        # What takes the place of home must not be replaced by it on another day.
        self._page = None
        self.practice_asked.emit()

    def _on_short_check_asked(self) -> None:
        self._page = None  # as above
        self.short_check_asked.emit()

    def _on_overtaken(self, error: Exception) -> None:
        self._home.tell(str(error))
        self.go_home()

    def _keep(self) -> Keeping:
        from footprint.ui.keeping.keeping import Keeping  # noqa: PLC0415 (rarely needed)

        keeping = self._enter(
            Keeping(self._services, self.vault, self._worker, self._settings), self.failed.emit
        )
        keeping.erased.connect(self._on_erased)
        keeping.shut.connect(self.shut)
        return keeping

    def _follow(self) -> Following:
        from footprint.ui.following.following import Following  # noqa: PLC0415 (once a check is finished)

        following = self._enter(
            Following(self._services, self.vault, self._worker, self._settings, self._unsaved),
            self.failed.emit,
        )
        following.documents_asked.connect(lambda check: self._on_resumed(check, Step(Place.DOCUMENTS)))
        return following

    def _enter(self, room: R, failed: Callable[[Exception], None]) -> R:
        room.shown.connect(self._show_page)
        room.left.connect(self.go_home)
        room.failed.connect(failed)
        self._room = room
        return room

    def _on_erased(self) -> None:
        self._home.end()
        self.erased.emit()

    def _then_home(self, job: Callable[[], None]) -> None:
        self._ask(job, lambda _none: self.go_home())

    def _ask(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do what the present page asks for; until it is done, the page asks for nothing else."""
        page = self._page
        if page is not None:
            page.blockSignals(True)

        def let_go() -> None:
            if page is not None and page is self._page:
                page.blockSignals(False)

        def went_well(answer: T) -> None:
            let_go()
            done(answer)

        def went_wrong(error: Exception) -> None:
            let_go()
            self._on_failed(error)

        self._worker.do(job, went_well, went_wrong)

    def _on_failed(self, error: Exception) -> None:
        known = isinstance(error, FootprintError)
        if not known:
            self.failed.emit(error)
        page = self._page
        if page is None:
            page = Page(_("Your vault cannot be read"))
            self._show_page(page)
        again = Button(_("Show the list again"), "retry")
        again.clicked.connect(self.go_home)
        words = str(error) if known else _("Something went wrong. What was saved is kept.")
        page.show_banner(error_banner(words, again))
