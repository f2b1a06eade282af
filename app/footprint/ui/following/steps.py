"""The page of actions: a step is kept first, then shown, and can be undone for as long as the page says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from footprint.assessment.follow_up import Course
from footprint.assessment.following import Followed
from footprint.errors import FootprintError, Refused
from footprint.language import text as _
from footprint.ui.accessible import sentences
from footprint.ui.following.action_card import Unsaved
from footprint.ui.following.actions_page import ActionsPage
from footprint.ui.following.step_form import StepGiven
from footprint.ui.following.taking import Taking
from footprint.ui.keeping.stage import Stage
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.dates import day_in_words
from footprint.workflow.follow_up import actions_and_trouble, follow_up, undo


@dataclass(frozen=True, slots=True)
class _Found:
    """Every action, and in words which check cannot be read."""

    actions: tuple[Followed, ...]
    trouble: str


class Steps(QObject):
    """``left`` goes back; ``attest_asked`` wants a new attestation."""

    left = Signal()
    attest_asked = Signal()

    def __init__(self, stage: Stage, taking: Taking, unsaved: Unsaved) -> None:
        super().__init__()
        self._stage, self._taking = stage, taking
        self._unsaved = unsaved
        self._page: ActionsPage | None = None

    def wipe(self) -> None:
        """Forget what was entered and not kept."""
        self._page = None
        self._unsaved.clear()

    def begin(self) -> None:
        """Show how it stands with every action."""
        self._stage.read(_("Your actions"), self._read, self._show_first, self.left.emit)

    def _read(self) -> _Found:
        return _Found(*actions_and_trouble(self._stage.vault, self._stage.services.policy()))

    def _show_first(self, found: _Found) -> None:
        self._show(found)

    def _show(self, found: _Found) -> ActionsPage:
        if self._page is not None:
            self._page.keep_entered()
        page = ActionsPage(found.actions, self._stage.services.clock.today(), self._unsaved)
        self._page = page
        page.went_back.connect(page.keep_entered)
        page.went_back.connect(self.left)
        page.attest_asked.connect(page.keep_entered)
        page.attest_asked.connect(self.attest_asked)
        page.given.connect(partial(self._keep, page))
        self._taking.serve(page, found.actions)
        self._stage.show(page)
        if found.trouble:
            page.show_banner(Banner("warn", _("Something is missing here"), found.trouble, name="trouble"))
        return page

    def _keep(self, page: ActionsPage, given: StepGiven) -> None:
        vault, clock = self._stage.vault, self._stage.services.clock

        def kept() -> _Found:
            follow_up(vault, clock, given.followed, given.course, words=given.words, due=given.due)
            return self._read()

        self._stage.do(
            page, "", kept, partial(self._show_kept, given), partial(self._show_not_kept, page, given)
        )

    def _show_kept(self, given: StepGiven, found: _Found) -> None:
        if self._page is not None:
            self._page.keep_entered()
        self._unsaved.pop((given.followed.id, given.course), None)
        page = self._show(found)
        back = Button(_("Undo"), "undo", icon="undo-2")
        back.clicked.connect(partial(self._undo, page, given.followed))
        page.show_banner(Banner("ok", came(given), given.followed.text, back, name="done"))

    def _undo(self, page: ActionsPage, before: Followed) -> None:
        vault, clock = self._stage.vault, self._stage.services.clock

        def undone() -> _Found:
            undo(vault, clock, before)
            return self._read()

        def show(found: _Found) -> None:
            again = self._show(found)
            words = _("Its history keeps both steps.")
            again.show_banner(Banner("soft", _("It is as it was before"), words, name="undone"))

        self._stage.do(page, "", undone, show, partial(self._show_not_undone, page))

    def _show_not_undone(self, page: ActionsPage, error: FootprintError) -> None:
        if isinstance(error, Refused):
            self._stage.read(_("Your actions"), self._read, partial(self._show_after, error), self.left.emit)
        else:
            page.show_refusal(sentences(str(error), _("What was kept before stays kept.")))

    def _show_after(self, error: FootprintError, found: _Found) -> None:
        words = sentences(str(error), _("This is the list as it is now."))
        self._show(found).show_banner(error_banner(words))

    def _show_not_kept(self, page: ActionsPage, given: StepGiven, error: FootprintError) -> None:
        def looked(found: _Found) -> None:
            same = (one for one in found.actions if one.id == given.followed.id)
            if any(one.assessment_ids == given.followed.assessment_ids for one in same):
                self._refuse(page, error, given)
            else:
                self._show_after(error, found)

        if isinstance(error, Refused):
            # The check that calls for it may have been erased meanwhile: then what is shown is true no longer.
            self._stage.read(_("Your actions"), self._read, looked, self.left.emit)
        else:
            self._refuse(page, error, given)

    def _refuse(self, page: ActionsPage, error: FootprintError, given: StepGiven) -> None:
        again = Button(_("Try again"), "retry")
        again.clicked.connect(partial(self._keep, page, given))
        kept = _("What you entered is still on this page.") if given.words or given.due else ""
        page.show_refusal(sentences(str(error), kept), again)


def came(given: StepGiven) -> str:
    """What has come of it."""
    day = day_in_words(given.due) if given.due else ""
    return {
        Course.OPEN: _("Open again"),
        Course.DONE: _("Done"),
        Course.PUT_OFF: _("Put off to {day}").format(day=day),
        Course.HANDED_ON: _("Handed on"),
        Course.NOT_NEEDED: _("No longer needed"),
    }[given.course]
