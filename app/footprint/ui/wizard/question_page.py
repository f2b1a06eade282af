"""One question: section, number, title, hint, answers; the policy's words beside it."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.assessment.answer import accept
from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.on_the_spot import Guide
from footprint.policy.policy import Clause, Contact, Question
from footprint.ui.inputs import input_for
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.labels import Label
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.guide_card import GuideCard
from footprint.ui.wizard.help_panel import HelpPanel
from footprint.ui.wizard.page import WizardPage


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands.

    Its section's title, its number (0 where that is nobody else's business), about how many there are, and what the
    section says before its first question.
    """

    section: str
    number: int
    pages: int
    introduction: str = ""

    @property
    def crumb(self) -> str:
        """The line above the question."""
        if not self.number:
            return self.section
        return _("{section} · question {number} of about {pages}").format(
            section=self.section, number=self.number, pages=self.pages
        )


@dataclass(frozen=True, slots=True)
class Help:
    """What stands beside the question."""

    asked_about: tuple[Clause, ...] = ()
    also: tuple[Clause, ...] = ()
    contacts: tuple[Contact, ...] = ()
    guide: Guide | None = None


class QuestionPage(WizardPage):
    """``later`` is on a button that goes on without an answer, where one may be left open."""

    def __init__(
        self, question: Question, value: Value | None, place: Place, beside: Help, *, later: str = ""
    ) -> None:
        super().__init__(question.text, crumb=place.crumb)
        self.forward_text = _("Continue")
        self.question = question
        self._before = value
        if question.hint:
            self.put_lead(question.hint)
        if place.introduction:
            self.column.put(Label(place.introduction, "muted"), above=12)
        heard, self._is_talked_about = "", beside.guide is not None
        if beside.guide:
            card = GuideCard(beside.guide, can_fold=True)
            self.column.put(card, above=16)
            heard = card.heard
        if place.introduction or heard:
            self.describe(question.hint, place.introduction, heard)
        self.input = input_for(question, value)
        # The focus starts at the answers, and what comes before them is heard as the name of their group.
        self.input.introduce(place.introduction)
        self.input.changed.connect(self._on_input_changed)
        self.column.addSpacing(16)
        self.column.addWidget(self.input)
        if later:
            leave_open = Button(later, "later", icon="clock")
            leave_open.clicked.connect(lambda: self.completed.emit(Given()))
            self.column.put_row(leave_open, above=12)
        self.column.addStretch(1)
        if question.why or beside.asked_about or beside.also or beside.contacts:
            self.panel = HelpPanel(question.why, beside.asked_about, beside.also, beside.contacts)

    def go_on(self) -> None:
        complaint = self._complaint()
        self.input.show_error(complaint)
        if complaint:
            self.show_banner(error_banner(complaint))
            return
        self.clear_banner()
        self.completed.emit(Given({self.question.id: self.input.value}))

    def unsaved(self) -> Given | None:
        if self.input.value is None or self._complaint():
            return None
        return Given({self.question.id: self.input.value})

    def take_focus(self) -> None:
        # Where there is something to talk about, that comes before the answers.
        if self._is_talked_about:
            super().take_focus()
        else:
            self.input.take_focus()

    def choose(self, number: int) -> bool:
        return self.input.choose(number)

    def _complaint(self) -> str:
        complaint = self.input.complaint()
        if complaint or self.input.value is None:
            return complaint
        try:
            accept(self.question, self.input.value)
        except FootprintError as refused:
            return str(refused)
        return ""

    def _on_input_changed(self) -> None:
        # An error that no longer holds only unsettles.
        if self._banner is not None and not self.input.complaint():
            self.clear_banner()
            self.input.show_error("")
