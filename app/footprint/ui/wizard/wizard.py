"""From the first page to the documents: shows the page of a step, saves first, then advances."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from footprint.assessment import route
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.following import Followed
from footprint.assessment.renewal import Renewal
from footprint.errors import FootprintError, Overtaken
from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.settings import Settings
from footprint.ui.wizard import steps
from footprint.ui.wizard.curtain_page import CurtainPage
from footprint.ui.wizard.fixing import fix_between, with_fixed
from footprint.ui.wizard.frame import Frame
from footprint.ui.wizard.given import Given, save
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.page_maker import PageMaker
from footprint.ui.wizard.progress import show_progress
from footprint.ui.wizard.question_page import QuestionPage
from footprint.ui.wizard.signing import Signing
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.time_left import Estimate
from footprint.workflow.conduct import Conduct
from footprint.workflow.ports import Services, Vault

_DIGITS = {getattr(Qt.Key, f"Key_{n}"): n for n in range(1, 10)}


class Wizard(QWidget):
    """One assessment. ``left`` comes when everything is saved and the person goes; ``failed`` carries a bug.

    ``overtaken`` carries an error after which everything is to be read anew.

    A practice run ends where the signing off would begin, and says nowhere that anything was saved.
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
        *,
        is_practice: bool = False,
    ) -> None:
        super().__init__()
        self._open_actions = open_actions
        self._worker, self._is_practice, self._renewal = worker, is_practice, renewal
        self._conduct = Conduct(vault, services.clock, assessment)
        self._estimate = Estimate(assessment.policy, renewal)
        self._maker = PageMaker(
            services.clock, self._estimate, remembered, renewal, open_actions, is_practice=is_practice
        )
        self._returning = False
        self._shows_private = self._keeps_showing = False
        self._is_saving = False
        self.step = steps.resumed(assessment)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.frame = Frame(assessment.policy.title, route.progress(assessment))
        layout.addWidget(self.frame)
        self._signing = Signing(self, services, vault, self._conduct, worker, settings)
        self._signing.shown.connect(self._on_signing_shown)
        self._signing.finished.connect(self.left)
        self._signing.failed.connect(self._on_job_failed)
        self._signing.waiting.connect(self._on_waiting)
        self.frame.continued.connect(self._on_continued)
        self.frame.went_back.connect(self._on_went_back)
        self.frame.left.connect(self._on_left)
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

        ``anyway`` is on the button that goes without it.
        """
        if self._is_saving:
            # What is being saved comes first; the worker takes one thing after the other.
            again = partial(self.leave, then, anyway)
            self._worker.do(lambda: None, lambda _none: again(), lambda _error: again())
            return
        given = (
            self.page.unsaved() if self.frame.page is not None and not self.assessment.signed_off else None
        )
        if given is None:
            then()
            return
        retry = Button(_("Try again"), "retry")
        retry.clicked.connect(partial(self.leave, then, anyway))
        without = Button(anyway or _("Leave without this answer"), "leave_anyway", QUIET)
        without.clicked.connect(then)
        self._save(given, then, (retry, without))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        if plain and key in _DIGITS and self.page.choose(_DIGITS[key]):
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (plain or control):
            self._on_continued()
        elif key == Qt.Key.Key_Escape:
            self._on_escape()
        elif key == Qt.Key.Key_F1:
            self._on_help_key()
        else:
            super().keyPressEvent(event)

    def go(self, step: Step) -> None:
        """Show a step, from behind the curtain if it is private in company."""
        self.step = step
        question = self.assessment.policy.questions.get(step.question)
        # The screen is only turned for as long as private questions follow each other.
        self._keeps_showing = self._keeps_showing and question is not None and question.private
        self._shows_private = self._keeps_showing
        self._show_step()

    def _show_step(self) -> None:
        assessment, step = self.assessment, self.step
        if step.place is Place.ATTESTATION and not self._is_practice:
            self._signing.show_attestation()
            return
        if step.place in (Place.DOCUMENTS, Place.SIGNATURE):
            if self._is_practice:
                self.left.emit()
            else:
                self._signing.show_documents()
            return
        page = self._maker.page(assessment, step, with_private=self._shows_private)
        if isinstance(page, CurtainPage):
            page.shown.connect(self._on_curtain_shown)
        elif isinstance(page, QuestionPage):
            page.hide_again.clicked.connect(self._on_hide_again)
        self.show_page(page)

    def show_page(self, page: WizardPage) -> None:
        page.completed.connect(self._on_completed)
        page.change_asked.connect(self._on_change_asked)
        page.look_asked.connect(self._on_look_asked)
        page.private_asked.connect(self._on_private_asked)
        can_go_back = (
            steps.before(self.assessment, self.step) is not None and self.step.place is not Place.DOCUMENTS
        )
        # At the end "Continue" leaves.
        end = Place.ATTESTATION if self._is_practice else Place.DOCUMENTS
        self.frame.show_page(page, can_go_back=can_go_back, can_leave=self.step.place is not end)
        if self._is_practice:
            self.frame.name_leaving(_("End"), _("End the practice run"))
        elif self.assessment.signed_off:
            self.frame.name_leaving(_("Close"), _("Close"))
        show_progress(self.frame, self.assessment, self.step, self._estimate)
        self.titled.emit(page.title)
        page.take_focus()

    def _save(self, given: Given, then: Callable[[], None], ways_out: tuple[Button, ...] = ()) -> None:
        """Save on the worker thread; only after the commit it says so and goes on."""
        if self._is_saving:
            return
        self._is_saving = True
        self.frame.wait(_("Please wait…") if self._is_practice else _("Saving…"))

        def saved(_assessment: Assessment) -> None:
            self._is_saving = False
            if self._is_practice:
                self.frame.say("")
            else:
                self.frame.say(_("Saved"), "check", "ok")
            then()

        def not_saved(error: Exception) -> None:
            self._is_saving = False
            self.frame.say("")
            self._show_error(error, ways_out)

        self._worker.do(partial(save, self._conduct, given), saved, not_saved)

    def _show_error(self, error: Exception, ways_out: tuple[Button, ...] = ()) -> None:
        if isinstance(error, Overtaken):
            # What is on the screen is no longer what is kept, and must not be saved over it.
            self.overtaken.emit(error)
            return
        if not ways_out:
            again = Button(_("Try again"), "retry")
            again.clicked.connect(self._on_continued)
            ways_out = (again,)
        if isinstance(error, FootprintError):
            message = str(error)
        else:
            message = _(
                "Something went wrong that should not have. Your answer is still on this page, and all that "
                "was saved before is kept."
            )
            self.failed.emit(error)
        self.page.show_banner(error_banner(message, *ways_out))
        self.frame.show_at_top()
        self.titled.emit(_("Error: {title}").format(title=self.page.title))

    def _leave_page_for(self, step: Step) -> None:
        """Go somewhere else; what was chosen here is saved on the way."""
        self.leave(partial(self.go, step))

    def _on_continued(self) -> None:
        if not self._is_saving and self.page.forward_text:
            self.page.go_on()
            if self.page.has_error:
                self.frame.show_at_top()
                self.titled.emit(_("Error: {title}").format(title=self.page.title))

    def _on_completed(self, given: Given) -> None:
        if given.answers or given.person:
            was = self.assessment
            self._save(with_fixed(was, self.step, given), partial(self._advance, was))
        elif given.follow_ups:
            self._save(given, partial(self._advance, self.assessment))
        else:
            self._advance(self.assessment)

    def _advance(self, was: Assessment) -> None:
        waiting = self._renewal.to_ask(self.assessment.answers) if self._renewal else None
        following = fix_between(was, self.assessment, self.step) or steps.after(
            self.assessment,
            self.step,
            returning=self._returning,
            waiting=waiting,
            has_open_actions=bool(self._open_actions),
        )
        if following.place not in (Place.QUESTION, Place.PROFILE, Place.FIX):
            self._returning = False
        self.go(following)

    def _on_went_back(self) -> None:
        previous = steps.before(self.assessment, self.step)
        if self._is_saving or previous is None or self.step.place is Place.DOCUMENTS:
            return
        if self._returning:
            self._returning, previous = False, Step(Place.CHECK)
        self._leave_page_for(previous)

    def _on_left(self) -> None:
        self.leave(self.left.emit)

    def _on_section_chosen(self, section_id: str) -> None:
        here = [question for question in route.pages(self.assessment) if question.section == section_id]
        if not here:
            self._leave_page_for(Step(Place.PROFILE))
            return
        question = next((one for one in here if one.id not in self.assessment.answers), here[0])
        self._leave_page_for(Step(Place.QUESTION, question.id))

    def _on_change_asked(self, target: str) -> None:
        self._returning = True
        question = self.assessment.policy.questions.get(target)
        on_profile = question is None or self.assessment.policy.section_by_id[question.section].on_profile
        self.go(Step(Place.PROFILE) if on_profile else Step(Place.QUESTION, target))

    def _on_look_asked(self, question_id: str) -> None:
        self.go(Step(Place.QUESTION, question_id))

    def _on_private_asked(self) -> None:
        page = self._maker.curtain(self.assessment, self.step)
        page.shown.connect(self._on_curtain_shown)
        self.show_page(page)

    def _on_curtain_shown(self, keeps_showing: bool) -> None:  # noqa: FBT001 (a signal's value)
        self._shows_private, self._keeps_showing = True, keeps_showing
        self._show_step()

    def _on_hide_again(self) -> None:
        # What was chosen is kept before it disappears.
        self._keeps_showing = False
        self._leave_page_for(self.step)

    def _on_escape(self) -> None:
        if self._shows_private:
            self._on_hide_again()
        else:
            self.page.take_focus()

    def _on_help_key(self) -> None:
        panel, focused = self.page.panel, QApplication.focusWidget()
        if panel is None or (focused is not None and (focused is panel or panel.isAncestorOf(focused))):
            self.help_asked.emit()
        else:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_signing_shown(self, place: Place, page: WizardPage) -> None:
        self.step = Step(place)
        self.show_page(page)

    def _on_waiting(self, words: str) -> None:
        if words:
            self.frame.wait(words)
        else:
            self.frame.say("")

    def _on_job_failed(self, error: Exception, ways_out: tuple[Button, ...]) -> None:
        self._show_error(error, ways_out)
