"""Who takes the assessment, as it is to stand on the documents, and what about their work decides what is asked."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from footprint.assessment.assessment import Person
from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Question
from footprint.ui.accessible import announce
from footprint.ui.inputs import input_for
from footprint.ui.inputs.input import Input
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Column
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.page import WizardPage


class ProfilePage(WizardPage):
    """``manager`` is ``None`` unless one sits beside the employee.

    ``questions`` are all that can stand here, and ``asked`` says which of them are asked after these answers, so that
    what hangs on an answer comes and goes with it.
    """

    def __init__(
        self,
        person: Person | None,
        manager: str | None,
        questions: Sequence[Question],
        answers: Mapping[str, Value],
        asked: Callable[[Mapping[str, Any]], Container[str]],
        *,
        is_practice: bool = False,
        is_from_last_time: bool = False,
    ) -> None:
        super().__init__(_("About you"))
        self.forward_text = _("Continue")
        known = person or Person("")
        lead = _("Your name stands on your two documents and goes nowhere else.")
        if is_practice:
            lead = _(
                "Leave the made-up name or type another one: nothing is kept, and there are no documents."
            )
        elif is_from_last_time:
            lead = _(
                "What you said last time is filled in. Change what is not right; Continue says that all of it is true."
            )
        self.put_lead(lead)
        self._name = Field("profile.name", _("Your name"), text=known.name)
        self._job = Field("profile.job", _("Your job (if you like)"), text=known.job)
        self._team = Field("profile.team", _("Your team (if you like)"), text=known.team)
        self._manager: Field | None = None
        fields = [self._name, self._job, self._team]
        if manager is not None:
            self._manager = Field("profile.manager", _("The manager who is here with you"), text=manager)
            fields.append(self._manager)
        for n, field in enumerate(fields):
            self.column.addSpacing(24 if n == 0 else 12)
            self.column.addWidget(field)
        self._asked = asked
        self._blocks: dict[str, QWidget] = {}
        self._inputs: dict[str, Input] = {}
        for question in questions:
            self._put_question(question, answers.get(question.id))
        self.column.addStretch(1)
        self._show_asked()

    def _put_question(self, question: Question, value: Value | None) -> None:
        block = QWidget()
        column = Column(block)
        column.put(Heading(question.text), above=28)
        if question.hint:
            column.put(Label(question.hint, "muted"), above=4)
        made = input_for(question, value, prefix=f"{question.id}/")
        made.changed.connect(self._on_answered)
        column.addSpacing(8)
        column.addWidget(made)
        self.column.addWidget(block)
        self._blocks[question.id], self._inputs[question.id] = block, made

    def _on_answered(self) -> None:
        before = self._shown()
        self._show_asked()
        more = [made.question.text for name, made in self._shown().items() if name not in before]
        if more:
            # What unfolds below is seen, but not heard.
            announce(self, _("This is asked now as well: {questions}").format(questions=" ".join(more)))

    def _show_asked(self) -> None:
        asked = self._asked(
            {name: made.value for name, made in self._inputs.items() if made.value is not None}
        )
        for name, block in self._blocks.items():
            block.setVisible(name in asked)

    def _shown(self) -> dict[str, Input]:
        return {name: made for name, made in self._inputs.items() if not self._blocks[name].isHidden()}

    def go_on(self) -> None:
        self.clear_banner()
        problems = self._problems()
        if problems:
            self.show_banner(error_banner("\n".join(problems)))
            return
        self.completed.emit(self._given())

    def unsaved(self) -> Given | None:
        return self._given() if self._name.text.strip() else None

    def take_focus(self) -> None:
        if self._name.text:
            super().take_focus()
        else:
            self._name.take_focus()

    def _problems(self) -> list[str]:
        name_missing = (
            "" if self._name.text.strip() else _("Enter your name as it should stand on your documents")
        )
        self._name.show_error(name_missing)
        problems = [name_missing] if name_missing else []
        if self._manager is not None:
            missing = (
                "" if self._manager.text.strip() else _("Enter the name of the manager who is here with you")
            )
            self._manager.show_error(missing)
            problems += [missing] if missing else []
        for made in self._shown().values():
            complaint = made.complaint()
            made.show_error(complaint)
            if complaint:
                problems.append(f"{made.question.text} {complaint}")
        return problems

    def _given(self) -> Given:
        # What an input complains of is left out: the rest can be saved all the same.
        usable = {name: made for name, made in self._shown().items() if not made.complaint()}
        return Given(
            answers={name: made.value for name, made in usable.items()},
            person=Person(self._name.text.strip(), self._job.text.strip(), self._team.text.strip()),
            manager=self._manager.text.strip() if self._manager else "",
        )
