"""From the way in to closing: which vault is open, and what the window shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.entrance import Entrance
from footprint.ui.parts.page import Page
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.settings import Settings

if TYPE_CHECKING:
    # The way in needs nothing of what it leads to, and is there sooner without.
    from PySide6.QtWidgets import QWidget

    from footprint.ui.checks import Bookmark
    from footprint.ui.idle import Idle
    from footprint.ui.other_window import Door
    from footprint.ui.practice import Practice
    from footprint.ui.short_check.short_checks import ShortChecks
    from footprint.ui.stay import Stay
    from footprint.ui.unlock_page import Notice
    from footprint.workflow.ports import Services, Vault


class Session(QObject):
    """``shown`` carries the widget the window is to hold, ``titled`` the page's title, ``failed`` a bug.

    ``front_asked`` comes when another Footprint wants the vault that is open here, ``check_asked`` when somebody wants
    to check signed PDFs. ``seconds`` is the clock by which time without use is counted, other than the computer's own.
    """

    shown = Signal(object)
    titled = Signal(str)
    failed = Signal(object)
    help_asked = Signal()
    front_asked = Signal()
    check_asked = Signal()

    def __init__(
        self,
        services: Services,
        worker: Worker,
        settings: Settings,
        seconds: Callable[[], float] | None = None,
    ) -> None:
        super().__init__()
        self._services, self._worker, self._settings = services, worker, settings
        self._seconds = seconds
        self._vault: Vault | None = None
        self._door: Door | None = None
        self._stay: Stay | None = None
        self._practice: Practice | None = None
        self._short: ShortChecks | None = None
        self._bookmark: Bookmark | None = None
        self._minutes = 0
        self.idle: Idle | None = None
        self._frame: PlainFrame | None = None
        self._entrance = Entrance(services, worker)
        self._entrance.shown.connect(self._show_page)
        self._entrance.opened.connect(self._on_opened)
        self._entrance.short_check_asked.connect(self._on_short_check_asked)
        self._entrance.practice_asked.connect(self._on_practice_asked)
        self._entrance.check_asked.connect(self.check_asked)
        self._entrance.failed.connect(self.failed)

    def begin(self) -> None:
        """Show the way in."""
        self._entrance.begin()

    def leave(self, then: Callable[[], None]) -> None:
        """Save what is not saved yet and close the vault, then go."""

        def saved() -> None:
            self._entrance.wipe()
            self._end()
            self._close_vault(then)

        if self._stay is not None:
            self._stay.leave(saved)
        else:
            saved()

    def lock(self) -> None:
        """Lock the vault by hand, if one is open; a practice run or a short check is over with it."""
        from footprint.ui.locking import locked_by_hand  # noqa: PLC0415 (rarely needed)

        if self._vault is not None and self._stay is not None:
            self._stay.leave(partial(self._lock, locked_by_hand()), _("Lock without this answer"))
        elif self._practice is not None:
            self._on_practice_left()
        elif self._short is not None:
            self._on_short_check_left()

    def choose(self, number: int) -> bool:
        """A number key was pressed outside the wizard."""
        page = self._frame.page if self._frame else None
        chooses = getattr(page, "choose", None)
        return bool(chooses and chooses(number))

    def _on_opened(self, vault: Vault, code: str) -> None:
        from footprint.ui.other_window import Door  # noqa: PLC0415 (once a vault is open)

        self._vault = vault
        self._door = Door(vault.id)
        self._door.knocked.connect(self.front_asked)
        if not code:
            self._begin_stay()
            return
        from footprint.ui.recovery_code_page import RecoveryCodePage  # noqa: PLC0415 (as above)

        # It is shown this once, so until it is written down no time that passes takes it away.
        page = RecoveryCodePage(vault.owner, code)
        page.kept.connect(self._begin_stay)
        page.kept.connect(page.wipe)
        self._show_page(page)

    def _begin_stay(self) -> None:
        from footprint.ui.stay import Stay  # noqa: PLC0415 (as above)

        assert self._vault is not None
        stay = Stay(self._services, self._vault, self._worker, self._settings)
        stay.page_shown.connect(self._show_page)
        stay.whole_shown.connect(self._show_whole)
        stay.titled.connect(self.titled)
        stay.failed.connect(self.failed)
        stay.help_asked.connect(self.help_asked)
        stay.lock_asked.connect(self.lock)
        stay.short_check_asked.connect(self._on_short_check_asked)
        stay.practice_asked.connect(self._on_practice_asked)
        stay.check_asked.connect(self.check_asked)
        stay.settled.connect(self._watch)
        stay.erased.connect(self._on_erased)
        stay.shut.connect(self._on_shut)
        bookmark, self._bookmark = self._bookmark, None
        self._stay = stay
        stay.begin(bookmark if bookmark and bookmark.vault_id == self._vault.id else None)

    def _watch(self, minutes: int) -> None:
        from footprint.ui.idle import Idle, seconds_passed  # noqa: PLC0415 (as above)

        self._minutes = minutes
        if self.idle is None:
            self.idle = Idle(self._seconds or seconds_passed)
            self.idle.noticed.connect(self._on_idle)
        self.idle.watch(minutes)

    def _on_idle(self) -> None:
        from footprint.ui.locking import locked_by_time  # noqa: PLC0415 (as above)

        if self._stay is not None:
            # What cannot be saved keeps it open: the page says so, and it is tried again in a minute.
            locked = partial(self._lock, locked_by_time(self._minutes))
            self._stay.leave(locked, _("Lock without this answer"))

    def _lock(self, notice: Notice) -> None:
        if self._stay is None:
            return
        self._bookmark = self._stay.bookmark
        self._end()
        # Before anything that takes time: nothing of the person stays in the window.
        self._show_nothing()
        self._close_vault(partial(self._entrance.begin, notice, self._bookmark.vault_id))

    def _on_erased(self) -> None:
        """The page that is shown says so; there is nothing left to lock."""
        self._vault = None
        self._close_door()
        if self.idle is not None:
            self.idle.stop()

    def _on_shut(self) -> None:
        self._end()
        self._close_vault(self._entrance.begin)

    def _end(self) -> None:
        """Everything that an open vault, a practice run or a short check shows is over, and goes on unheard."""
        wipe = getattr(self._frame.page if self._frame else None, "wipe", None)
        if wipe is not None:
            wipe()
        if self.idle is not None:
            self.idle.stop()
        for shown in (self._practice, self._short, self._stay):
            if shown is not None:
                shown.end()
        self._practice = self._short = self._stay = None
        self._worker.forget()

    def _close_vault(self, then: Callable[[], None]) -> None:
        # The door first: once the vault is closed, another Footprint may open it and have a door of its own.
        self._close_door()
        vault, self._vault = self._vault, None
        if vault is None:
            then()
        else:
            self._worker.do(vault.close, lambda _none: then(), lambda _error: then())

    def _close_door(self) -> None:
        if self._door is not None:
            self._door.close()
            self._door = None

    def _on_practice_asked(self) -> None:
        from footprint.ui.practice import Practice  # noqa: PLC0415 (rarely needed)

        self._entrance.wipe()
        practice = Practice(self._services, self._worker, self._settings)
        practice.titled.connect(self.titled)
        practice.failed.connect(self.failed)
        practice.help_asked.connect(self.help_asked)
        practice.left.connect(self._on_practice_left)
        self._practice = practice
        self._show_whole(practice.frame)
        practice.begin()

    def _on_practice_left(self) -> None:
        if self._practice is not None:
            self._practice.end()
            self._practice = None
            self._worker.forget()
        self._go_back()

    def _on_short_check_asked(self) -> None:
        from footprint.ui.short_check.short_checks import ShortChecks  # noqa: PLC0415 (rarely needed)

        self._entrance.wipe()
        short = ShortChecks(self._services, self._worker)
        short.shown.connect(self._show_page)
        short.failed.connect(self.failed)
        short.left.connect(self._on_short_check_left)
        self._short = short
        short.begin()

    def _on_short_check_left(self) -> None:
        if self._short is not None:
            self._short.end()
            self._short = None
            self._worker.forget()
        self._go_back()

    def _go_back(self) -> None:
        """Home where a vault is open, else the way in."""
        if self._stay is not None:
            self._stay.go_home()
        else:
            self._entrance.begin()

    def _show_page(self, page: Page) -> None:
        if self._frame is None:
            self._frame = PlainFrame()
            self._frame.appearance_asked.connect(self.help_asked)
            self.shown.emit(self._frame)
        self._frame.show_page(page)
        self.titled.emit(page.title)
        page.take_focus()

    def _show_whole(self, widget: QWidget) -> None:
        self._frame = None
        self.shown.emit(widget)

    def _show_nothing(self) -> None:
        self._frame = None
        self._show_whole(PlainFrame())
        self.titled.emit("")
