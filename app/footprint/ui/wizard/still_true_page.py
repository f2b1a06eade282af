"""A question that was answered last time: what was said and when, and whether it is still true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from footprint.assessment.answer import accept
from footprint.assessment.renewal import ClauseChange
from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.accessible import announce
from footprint.ui.inputs import input_for
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Column
from footprint.ui.wizard.clause_changes import changes_card, heard
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.help_panel import HelpPanel
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.question_page import Help, Place

STILL_TRUE, CHANGED = "still_true", "changed"


@dataclass(frozen=True, slots=True)
class LastTime:
    """Last time's answer as it is kept and in words, its day in words, why it is asked again, and what changed."""

    value: Value
    answer: str
    day: str
    why: Sequence[str]
    changes: Sequence[ClauseChange]


class StillTruePage(WizardPage):
    """Nothing is chosen at first: what was said a year ago counts only once it is said again."""

    def __init__(self, question: Question, last: LastTime, place: Place, beside: Help) -> None:
        super().__init__(question.text, crumb=place.crumb)
        self.forward_text = _("Continue")
        self.question, self._last = question, last
        for n, why in enumerate(last.why):
            self.column.put(Label(why, "muted", icon="rotate-cw", tint="muted"), above=12 if n == 0 else 4)
        if last.changes:
            self.column.put(changes_card(last.changes), above=16)
        self.describe(*last.why, *heard(last.changes))
        self._first = OneChoice(_asked_again(question, last), None)
        self._first.changed.connect(self._on_chosen)
        self.column.addSpacing(16)
        self.column.addWidget(self._first)
        # What the question explains is needed for another answer only.
        self._more = QWidget()
        more = Column(self._more)
        more.put(Heading(_("Your answer now")), above=16)
        if question.hint:
            more.put(Label(question.hint, "muted"), above=4)
        self.input = input_for(question, None, prefix="new/")
        self.input.changed.connect(self._on_answered)
        more.addSpacing(8)
        more.addWidget(self.input)
        self._more.hide()
        self.column.addWidget(self._more)
        self.column.addStretch(1)
        if question.why or beside.asked_about or beside.also or beside.contacts:
            self.panel = HelpPanel(question.why, beside.asked_about, beside.also, beside.contacts)

    @property
    def has_changed(self) -> bool:
        """Whether another answer is to be given."""
        return self._first.value == CHANGED

    def go_on(self) -> None:
        complaint = self._complaint()
        self._first.show_error("" if self.has_changed else complaint)
        self.input.show_error(complaint if self.has_changed else "")
        if complaint:
            self.show_banner(error_banner(complaint))
            return
        self.clear_banner()
        self.completed.emit(Given({self.question.id: self._value()}))

    def unsaved(self) -> Given | None:
        if self._first.value is None or self._complaint() or self._value() is None:
            return None
        return Given({self.question.id: self._value()})

    def take_focus(self) -> None:
        # The title first: what is asked, why again, and what changed are heard before the two answers.
        if self._last.changes:
            super().take_focus()
        else:
            self._first.take_focus()

    def choose(self, number: int) -> bool:
        return self.input.choose(number) if self.has_changed else self._first.choose(number)

    def _value(self) -> Any:
        return self.input.value if self.has_changed else self._last.value

    def _complaint(self) -> str:
        if self._first.value is None:
            return _(
                "Say whether your answer is still true. If you are not sure, choose that something has changed."
            )
        if not self.has_changed:
            return ""
        if (complaint := self.input.complaint()) or self.input.value is None:
            return complaint
        try:
            accept(self.question, self.input.value)
        except FootprintError as refused:
            return str(refused)
        return ""

    def _on_chosen(self) -> None:
        self._clear_error()
        self._more.setVisible(self.has_changed)
        if self.has_changed:
            # What unfolds below is seen, but not heard.
            announce(self, _("Your answer now is asked below."))

    def _on_answered(self) -> None:
        if not self.input.complaint():
            self._clear_error()

    def _clear_error(self) -> None:
        if self.has_error:
            self.clear_banner()
            self._first.show_error("")
            self.input.show_error("")


def _asked_again(question: Question, last: LastTime) -> Question:
    """The two answers to whether it is still true, as a question of its own."""
    still = Option(
        STILL_TRUE,
        _("Still true: {answer}").format(answer=last.answer),
        _("Your answer of {day}").format(day=last.day),
    )
    changed = Option(CHANGED, _("Something has changed, or I am not sure"))
    return Question(
        question.id,
        question.section,
        Kind.ONE,
        question.text,
        (),
        options=(still, changed),
    )
