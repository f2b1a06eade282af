"""While a vault is open: home, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui import checks
from footprint.ui.background import Worker
from footprint.ui.checks import Bookmark
from footprint.ui.home_page import MOST, HomePage
from footprint.ui.home_view import HomeView, read
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.page import Page
from footprint.ui.settings import Settings
from footprint.ui.wizard.steps import Place, Step
from footprint.workflow.kept import AssessmentSummary
from footprint.workflow.ports import Services, Vault
from footprint.workflow.renew import Move, move, rehearse_move
from footprint.workflow.retention import confirm_clock

if TYPE_CHECKING:
    # A check that is not begun yet needs none of it.
    from footprint.ui.keeping.keeping import Keeping
    from footprint.ui.wizard.wizard import Wizard

T = TypeVar("T")

_LOOKS_EVERY = 10 * 60 * 1000  # milliseconds; whether it is another day


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
        self._summaries: tuple[AssessmentSummary, ...] = ()
        # What was deleted and not yet told of: one may come back to a question first.
        self._untold: tuple[AssessmentSummary, ...] = ()
        self._shows_all = False
        self._told_at_home = ""
        self._asks_about_date = True
        self._wizard: Wizard | None = None
        self._keeping: Keeping | None = None
        self._page: Page | None = None
        self._day = services.clock.today()
        self._days = QTimer(self, interval=_LOOKS_EVERY)
        self._days.timeout.connect(self.look_at_day)

    def begin(self, bookmark: Bookmark | None) -> None:
        """Keep what was promised, then show where one was, or home."""
        self._days.start()
        then = partial(self._go_back, bookmark) if bookmark and bookmark.assessment_id else self._show_home
        self._look(then)

    def go_home(self) -> None:
        """Show home, as things are now."""
        self._wizard = self._keeping = None
        self._look(self._show_home)

    @property
    def bookmark(self) -> Bookmark:
        """Where one is."""
        if self._wizard is None:
            return Bookmark(self.vault.id)
        step = self._wizard.step
        # The documents are made; what can be come back to is the result they were made from.
        ended = step.place in (Place.DOCUMENTS, Place.SIGNATURE)
        step = Step(Place.RESULT) if ended else step
        return Bookmark(self.vault.id, self._wizard.assessment.id, step)

    def leave(self, then: Callable[[], None], anyway: str = "") -> None:
        """Save what is chosen and not saved yet, then go; ``anyway`` is on the button that goes without it."""
        if self._wizard is not None:
            self._wizard.leave(then, anyway)
        else:
            then()

    def end(self) -> None:
        """Nothing is shown any more."""
        self._days.stop()
        if self._keeping is not None:
            self._keeping.wipe()
        self._wizard = self._keeping = self._page = None
        self.blockSignals(True)

    def look_at_day(self) -> None:
        """Once a day while the vault is open: keep what was promised; home is shown anew if it is shown."""
        today = self._services.clock.today()
        if today != self._day:
            self._look(self._show_home if isinstance(self._page, HomePage) else lambda _found: None)

    def _look(self, then: Callable[[HomeView], None]) -> None:
        self._day = self._services.clock.today()

        def found(what: HomeView) -> None:
            self._summaries = what.summaries
            self._untold += what.retention.deleted if what.retention else ()
            self.settled.emit(what.preferences.minutes_until_locked)
            then(what)

        self._worker.do(partial(read, self.vault, self._services), found, self._on_failed)

    def _show_home(self, found: HomeView) -> None:
        most = len(found.summaries) if self._shows_all else MOST
        page = HomePage(
            self.vault.owner,
            found.summaries[:most],
            retention=replace(found.retention, deleted=self._untold) if found.retention else None,
            today=self._services.clock.today(),
            attestations=found.attestations[:most],
            has_more=max(len(found.summaries), len(found.attestations)) > most,
            asks_about_date=self._asks_about_date,
            refresher=found.refresher,
            older=found.older,
        )
        self._untold = ()
        page.started.connect(self._on_started)
        page.resumed.connect(self._on_resumed)
        page.discarded.connect(self._on_discarded)
        page.move_asked.connect(self._on_move_asked)
        page.locked.connect(self.lock_asked)
        page.kept_asked.connect(self._on_kept_asked)
        page.short_check_asked.connect(self._on_short_check_asked)
        page.practised.connect(self._on_practised)
        page.check_asked.connect(self.check_asked)
        page.all_asked.connect(self._on_all_asked)
        page.attestation_asked.connect(self._on_attestation_asked)
        page.date_confirmed.connect(self._on_date_confirmed)
        page.left_paused.connect(self._on_left_paused)
        self._show_page(page)
        if self._told_at_home:
            page.show_banner(error_banner(self._told_at_home))
            self._told_at_home = ""
        if found.trouble:
            again = Button(_("Try again"), "retry")
            again.clicked.connect(self.go_home)
            what = _("What was due to be deleted is still here")
            page.show_banner(Banner("warn", what, found.trouble, again, name="error"))

    def _show_page(self, page: Page) -> None:
        self._wizard, self._page = None, page
        self.page_shown.emit(page)

    def _on_started(self, occasion: str) -> None:
        last = self._summaries[0].id if self._summaries else None
        job = partial(checks.begin, self.vault, self._services, Occasion(occasion), last)
        self._ask(job, self._show_wizard)

    def _on_resumed(self, assessment_id: str) -> None:
        self._ask(partial(checks.resume, self.vault, self._services, assessment_id), self._show_wizard)

    def _go_back(self, bookmark: Bookmark, _found: HomeView) -> None:
        def gone(_error: Exception) -> None:
            self.go_home()

        again = partial(checks.resume, self.vault, self._services, bookmark.assessment_id, bookmark.step)
        self._worker.do(again, self._show_wizard, gone)

    def _show_wizard(self, opened: checks.Opened) -> None:
        from footprint.ui.wizard.wizard import Wizard  # noqa: PLC0415 (once a check is begun)

        wizard = Wizard(
            self._services,
            self.vault,
            opened.assessment,
            self._worker,
            self._settings,
            opened.person,
            opened.renewal,
        )
        wizard.titled.connect(self.titled)
        wizard.failed.connect(self.failed)
        wizard.help_asked.connect(self.help_asked)
        wizard.left.connect(self.go_home)
        wizard.overtaken.connect(self._on_overtaken)
        self._wizard, self._page = wizard, None
        self.whole_shown.emit(wizard)
        wizard.start(opened.at)

    def _on_discarded(self, assessment_id: str) -> None:
        self._then_home(partial(self.vault.discard, assessment_id))

    def _on_move_asked(self, assessment_id: str) -> None:
        vault, services = self.vault, self._services
        self._ask(lambda: rehearse_move(vault, assessment_id, services.policy()), self._show_move)

    def _show_move(self, rehearsed: Move) -> None:
        from footprint.ui.move_page import MovePage  # noqa: PLC0415 (rarely needed)

        page = MovePage(rehearsed)
        page.moved.connect(partial(self._on_moved, rehearsed))
        page.left.connect(self.go_home)
        self._show_page(page)

    def _on_moved(self, rehearsed: Move) -> None:
        self._ask(partial(move, self.vault, rehearsed, self._services.clock), lambda _moved: self.go_home())

    def _on_all_asked(self) -> None:
        self._shows_all = True
        self.go_home()

    def _on_practised(self) -> None:
        # What takes the place of home must not be replaced by it on another day.
        self._page = None
        self.practice_asked.emit()

    def _on_short_check_asked(self) -> None:
        self._page = None  # as above
        self.short_check_asked.emit()

    def _on_date_confirmed(self) -> None:
        def confirmed() -> None:
            self._untold += confirm_clock(self.vault, self._services.clock).deleted

        self._then_home(confirmed)

    def _on_overtaken(self, error: Exception) -> None:
        self._told_at_home = str(error)
        self.go_home()

    def _on_left_paused(self) -> None:
        self._asks_about_date = False

    def _on_kept_asked(self) -> None:
        self._keep().begin()

    def _on_attestation_asked(self, document_id: str) -> None:
        self._keep().save_again(document_id)

    def _keep(self) -> Keeping:
        from footprint.ui.keeping.keeping import Keeping  # noqa: PLC0415 (rarely needed)

        keeping = Keeping(self._services, self.vault, self._worker, self._settings)
        keeping.shown.connect(self._show_page)
        keeping.left.connect(self.go_home)
        keeping.erased.connect(self._on_erased)
        keeping.shut.connect(self.shut)
        keeping.failed.connect(self.failed)
        self._keeping = keeping
        return keeping

    def _on_erased(self) -> None:
        self._days.stop()
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
