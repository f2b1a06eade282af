"""Home, read and made anew: when one comes back to it, and on another day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.background import Worker
from footprint.ui.home_page import MOST, HomePage
from footprint.ui.home_view import HomeView, read
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.buttons import Button
from footprint.workflow.kept import AssessmentSummary
from footprint.workflow.ports import Services, Vault
from footprint.workflow.retention import confirm_clock

_LOOKS_EVERY = 10 * 60 * 1000  # milliseconds; whether it is another day


class Homecoming(QObject):
    """``made`` carries a home page that is to be shown, ``failed`` what kept it from being made.

    ``day_changed`` comes on another day: home is to be shown anew if it is shown. ``settled`` carries the minutes
    without use after which the vault is to be locked. ``had_company`` says that a sitting was shown since the vault was
    opened: somebody may still sit beside.
    """

    made = Signal(object)
    failed = Signal(object)
    day_changed = Signal()
    settled = Signal(int)

    def __init__(self, services: Services, vault: Vault, worker: Worker) -> None:
        super().__init__()
        self._services, self._vault, self._worker = services, vault, worker
        self._summaries: tuple[AssessmentSummary, ...] = ()
        # What was deleted and not yet told of: one may come back to a question first.
        self._untold: tuple[AssessmentSummary, ...] = ()
        self._to_tell = ""
        self._shows_all = False
        self._asks_about_date = True
        self._is_alone = False
        self.had_company = False
        self._day = services.clock.today()
        self._days = QTimer(self, interval=_LOOKS_EVERY)
        self._days.timeout.connect(self.look_at_day)

    @property
    def last_touched(self) -> str | None:
        """The id of the check that was worked on last; ``None`` if there is none."""
        return self._summaries[0].id if self._summaries else None

    def begin(self) -> None:
        """From now on it is looked at what day it is."""
        self._days.start()

    def end(self) -> None:
        """No more of that."""
        self._days.stop()

    def tell(self, words: str) -> None:
        """Say this at the top of the next home page."""
        self._to_tell = words

    def meet(self) -> None:
        """A sitting is shown: what is due stays veiled from now on, until it is asked for."""
        self.had_company, self._is_alone = True, False

    def show(self) -> None:
        """Have home made, as things are now."""
        self.look(self._make)

    def look(self, then: Callable[[HomeView], None]) -> None:
        """Keep what was promised, see how it all stands, then go on with that."""
        self._day = self._services.clock.today()

        def found(what: HomeView) -> None:
            self._summaries = what.summaries
            self._untold += what.retention.deleted if what.retention else ()
            self.settled.emit(what.preferences.minutes_until_locked)
            then(what)

        self._worker.do(partial(read, self._vault, self._services), found, self.failed.emit)

    def look_at_day(self) -> None:
        """Once a day while the vault is open what was promised is kept."""
        if self._services.clock.today() != self._day:
            self._day = self._services.clock.today()
            self.day_changed.emit()

    def confirm_date(self) -> None:
        """The date is right: delete what waited for that; on the worker's thread."""
        self._untold += confirm_clock(self._vault, self._services.clock).deleted

    def _make(self, found: HomeView) -> None:
        most = len(found.summaries) if self._shows_all else MOST
        sits = any(one.occasion is Occasion.SITTING and one.signed_off is None for one in found.summaries)
        page = HomePage(
            self._vault.owner,
            found.summaries[:most],
            retention=replace(found.retention, deleted=self._untold) if found.retention else None,
            today=self._services.clock.today(),
            attestations=found.attestations[:most],
            has_more=max(len(found.summaries), len(found.attestations)) > most,
            asks_about_date=self._asks_about_date,
            refresher=found.refresher,
            older=found.older,
            due=found.due,
            is_veiled=(sits or self.had_company) and not self._is_alone,
        )
        self._untold = ()
        page.unveiled.connect(self._on_unveiled)
        page.all_asked.connect(self._on_all_asked)
        page.left_paused.connect(self._on_left_paused)
        self.made.emit(page)
        if self._to_tell:
            page.show_banner(error_banner(self._to_tell))
            self._to_tell = ""
        if found.trouble:
            again = Button(_("Try again"), "retry")
            again.clicked.connect(self.show)
            what = _("What was due to be deleted is still here")
            page.show_banner(Banner("warn", what, found.trouble, again, name="error"))

    def _on_unveiled(self) -> None:
        self._is_alone = True
        self.show()

    def _on_all_asked(self) -> None:
        self._shows_all = True
        self.show()

    def _on_left_paused(self) -> None:
        self._asks_about_date = False
