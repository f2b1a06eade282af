"""From the first page to the documents: shows the page of a step, saves first, then advances."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.following import Followed
from footprint.assessment.renewal import Renewal
from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.parts.buttons import Button
from footprint.ui.settings import Settings
from footprint.ui.wizard import keys, steps
from footprint.ui.wizard.fixing import has_put_right, say_put_right, with_fixed
from footprint.ui.wizard.frame import Frame
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.large_type import LargeType
from footprint.ui.wizard.limits import limits_of
from footprint.ui.wizard.own_part_page import OwnPartPage
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.page_maker import PageMaker
from footprint.ui.wizard.progress import last_steps, sections, show_progress
from footprint.ui.wizard.reached import Reached
from footprint.ui.wizard.saving import Saving
from footprint.ui.wizard.signing import Signing
from footprint.ui.wizard.sitting import Curtain
from footprint.ui.wizard.sitting_pages import SittingPages
from footprint.ui.wizard.sitting_views import own_part
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.time_left import Estimate
from footprint.ui.wizard.unheard import Unheard
from footprint.ui.wizard.way import Way
from footprint.workflow.conduct import Conduct
from footprint.workflow.ports import Services, Vault


class Wizard(QWidget):
    """One assessment. ``left`` comes when everything is saved and the person goes; ``failed`` carries a bug.

    ``overtaken`` carries an error after which everything is to be read anew. A practice run ends where the signing off
    would begin, and says nowhere that anything was saved.
    """

    left = Signal()
    titled = Signal(str)
    help_asked = Signal()
    failed = Signal(object)
    overtaken = Signal(object)

    def __init__(
        self,
        services: Services,
        vault: Vault,
        assessment: Assessment,
        worker: Worker,
        settings: Settings,
        remembered: Person | None = None,
        renewal: Renewal | None = None,
        open_actions: tuple[Followed, ...] = (),
        reached: Reached | None = None,
        *,
        is_begun: bool = True,
        is_practice: bool = False,
    ) -> None:
        super().__init__()
        self._worker, self._is_practice = worker, is_practice
        self._conduct = Conduct(vault, services.clock, assessment, is_begun=is_begun)
        self._estimate = Estimate(assessment.policy, renewal, open_actions)
        make = SittingPages if steps.in_company(assessment) else PageMaker
        self._maker = make(
            services.clock, self._estimate, remembered, renewal, open_actions, is_practice=is_practice
        )
        self._maker.followed = self._conduct.followed
        self._maker.limits = partial(limits_of, services, vault)
        self._way = Way(renewal, has_open_actions=bool(open_actions))
        self._reached = reached or Reached()
        self.step = self._reached.furthest(assessment)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        switch = LargeType(self, settings).switch if steps.in_company(assessment) else None
        self.frame = Frame(
            assessment.policy.title, sections(assessment, self.step), last_steps(assessment), switch
        )
        layout.addWidget(self.frame)
        self._saving = Saving(self, self._conduct, worker, self.frame, is_practice=is_practice)
        self._unheard = Unheard(self, self._conduct, worker)
        self._curtain = Curtain(self, self._saving, self._unheard)
        self._curtain.escaped.connect(self.cover)
        self._saving.told.connect(self._say_error)
        self._saving.retried.connect(self._on_continued)
        self._saving.failed.connect(self.failed)
        self._saving.overtaken.connect(self.overtaken)
        self._signing = Signing(self, services, vault, self._conduct, worker, settings)
        self._signing.shown.connect(self._on_signing_shown)
        self._signing.finished.connect(self.left)
        self._signing.failed.connect(self._saving.show_error)
        self._signing.waiting.connect(self._on_waiting)
        self.frame.continued.connect(self._on_continued)
        self.frame.went_back.connect(self._on_went_back)
        self.frame.left.connect(partial(self.leave, self.left.emit))
        self.frame.covered.connect(self.cover)
        self.frame.sidebar.section_chosen.connect(self._on_section_chosen)
        # A shortcut and not a key press: a page that scrolls keeps the arrow keys to itself.
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self._on_went_back)

    @property
    def assessment(self) -> Assessment:
        """As saved."""
        return self._conduct.assessment

    @property
    def page(self) -> WizardPage:
        """The page that is shown."""
        assert self.frame.page is not None
        return self.frame.page

    def start(self, at: Step | None = None) -> None:
        """Show the first page that still needs something, or the page one was at before."""
        self.go(at or self.step)

    def leave(self, then: Callable[[], None], anyway: str = "") -> None:
        """Save what is chosen but not continued with, then go; asks only if that cannot be saved.

        ``anyway`` is on the button that goes without it. What stands behind the curtain is hidden before all else.
        """
        if self._is_covered:
            self.cover()
        self._saving.save_page(self._save, partial(self._curtain.settle, then), anyway)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = keys.number(event)
        if number and self.page.choose(number):
            return
        if keys.is_enter(event):
            # Held down it would run through pages that nobody has seen.
            if not event.isAutoRepeat():
                self._on_continued()
        elif event.key() == Qt.Key.Key_Escape:
            self.page.take_focus()
        elif event.key() == Qt.Key.Key_F1:
            if not keys.enter(self.page.panel):
                self.help_asked.emit()
        else:
            super().keyPressEvent(event)

    def go(self, step: Step) -> None:
        """Show a step; what is for the employee alone only once they have drawn the curtain."""
        self.step = self._curtain.before(self.assessment, step)
        if self.step.place in (Place.OWN, Place.CHECK):
            # By then both look at it, and what was saved before is no news.
            self.frame.say("")
        self._show_step()
        self._unheard.try_again()

    def draw_curtain(self) -> None:
        """Show the employee's own part, once they have turned the screen."""
        self.go(self._curtain.open(self._seen))

    def cover(self) -> None:
        """Hide the employee's own part at once; what was chosen there is saved behind it."""
        self._turn_back(Step(Place.OWN))

    def _turn_back(self, step: Step) -> None:
        """From behind the curtain to a page that both see, in the same turn of the event loop."""
        self._curtain.draw()
        self._way.forget()
        self.go(step)

    def _show_step(self) -> None:
        assessment, step = self._seen, self.step
        if step.place is Place.ATTESTATION and not self._is_practice:
            self._signing.show_attestation()
            return
        if step.place in (Place.DOCUMENTS, Place.SIGNATURE):
            if self._is_practice:
                self.left.emit()
            else:
                self._signing.show_documents()
            return
        page = self._maker.page(assessment, step)
        if isinstance(page, OwnPartPage):
            page.shown.connect(self.draw_curtain)
        self.show_page(page)

    def show_page(self, page: WizardPage) -> None:
        page.completed.connect(self._on_completed)
        page.change_asked.connect(self._on_change_asked)
        page.look_asked.connect(self._on_look_asked)
        page.fix_asked.connect(self._on_fix_asked)
        page.example_asked.connect(partial(self.go, Step(Place.EXAMPLE)))
        page.own_asked.connect(partial(self.go, Step(Place.OWN)))
        page.save_asked.connect(self._on_save_asked)
        can_go_back = (
            steps.before(self.assessment, self.step) is not None and self.step.place is not Place.DOCUMENTS
        )
        # At the end "Continue" leaves.
        end = Place.ATTESTATION if self._is_practice else Place.DOCUMENTS
        self.frame.show_page(
            page,
            can_go_back=can_go_back,
            can_leave=self.step.place is not end and not page.is_example,
            can_hide=self._is_covered,
        )
        if self._is_practice:
            self.frame.name_leaving(_("End"), _("End the practice run"))
        elif self.assessment.signed_off:
            self.frame.name_leaving(_("Close"), _("Close"))
        self._reached.note(self._seen, self.step)
        show_progress(self.frame, self._seen, self.step, self._estimate, self._reached)
        self._curtain.see(page, is_hidden=self._is_covered)
        self._say_title()
        page.take_focus()

    @property
    def _seen(self) -> Assessment:
        """With what is chosen behind the curtain and not saved yet."""
        return self._unheard.seen(self.assessment)

    @property
    def _is_covered(self) -> bool:
        """Whether what is shown stands behind the curtain."""
        return self._curtain.hides(self.assessment, self.step)

    def _say_title(self, pattern: str = "{title}") -> None:
        # A window's title is seen and kept in many places beside the window.
        is_own = self._is_covered or self.step.place is Place.OWN
        self.titled.emit(own_part() if is_own else pattern.format(title=self.page.title))

    def _say_error(self) -> None:
        self.frame.show_at_top()
        self._say_title(_("Error: {title}"))

    def _save(self, given: Given, then: Callable[[], None], ways_out: tuple[Button, ...] = ()) -> None:
        save = self._curtain.save if self._is_covered else self._saving.save
        save(with_fixed(self.assessment, self.step, given), then, ways_out)

    def _leave_page_for(self, step: Step) -> None:
        """Go somewhere else; what was chosen here is saved on the way."""
        if self._is_covered and not self._curtain.hides(self.assessment, step):
            self._turn_back(step)
        else:
            self._saving.save_page(self._save, partial(self.go, step))

    def _on_continued(self) -> None:
        if not self._saving.is_busy and not self.frame.is_held and self.page.forward_text:
            self.page.go_on()
            if self.page.has_error:
                self._say_error()

    def _on_completed(self, given: Given) -> None:
        says_something = given.answers or given.person or given.follow_ups or given.agreed is not None
        if says_something or not self._conduct.is_begun:
            self._save(given, partial(self._advance, self.assessment))
        else:
            self._advance(self.assessment)

    def _advance(self, was: Assessment) -> None:
        self.go(self._way.on(was, self._seen, self.step))
        if has_put_right(was, self.assessment) and self.step.place is not Place.FIX:
            say_put_right(self.page)

    def _on_went_back(self) -> None:
        if self._saving.is_busy or self.frame.is_held:
            return
        previous = self._way.back(self._seen, self.step)
        if previous is not None:
            self._leave_page_for(previous)

    def _on_section_chosen(self, section_id: str) -> None:
        self._way.forget()
        self._leave_page_for(steps.of_section(self._seen, section_id))

    def _on_change_asked(self, target: str) -> None:
        self.go(self._way.to_change(self.assessment, target))

    def _on_look_asked(self, question_id: str) -> None:
        self.go(Step(Place.QUESTION, question_id, again=True))

    def _on_fix_asked(self, question_id: str) -> None:
        self.go(self._way.to_fix(question_id))

    def _on_save_asked(self, given: Given, then: Callable[[], None]) -> None:
        retry = Button(_("Try again"), "retry")
        retry.clicked.connect(partial(self._on_save_asked, given, then))
        self._save(given, then, (retry,))

    def _on_signing_shown(self, place: Place, page: WizardPage) -> None:
        self.step = Step(place)
        self.show_page(page)

    def _on_waiting(self, words: str) -> None:
        if words:
            self.frame.hold(words)
        else:
            self.frame.release()
