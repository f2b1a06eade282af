"""Who takes the assessment, as it is to stand on the documents, and what about their work decides what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from footprint.assessment.assessment import Person
from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Question
from footprint.ui.inputs import input_for
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.page import WizardPage


class ProfilePage(WizardPage):
    """``manager`` is ``None`` unless one sits beside the employee."""

    def __init__(
        self,
        person: Person | None,
        manager: str | None,
        questions: Sequence[Question],
        answers: Mapping[str, Value],
    ) -> None:
        super().__init__(_("About you"))
        self.forward_text = _("Continue")
        known = person or Person("")
        self.column.put(
            Label(_("Your name stands on your two documents and goes nowhere else."), "lead"), above=6
        )
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
        self._inputs = {}
        for question in questions:
            self.column.put(Heading(question.text), above=28)
            if question.hint:
                self.column.put(Label(question.hint, "muted"), above=4)
            made = input_for(question, answers.get(question.id), prefix=f"{question.id}/")
            self.column.addSpacing(8)
            self.column.addWidget(made)
            self._inputs[question.id] = made
        self.column.addStretch(1)

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
        for made in self._inputs.values():
            complaint = made.complaint()
            made.show_error(complaint)
            if complaint:
                problems.append(f"{made.question.text} {complaint}")
        return problems

    def _given(self) -> Given:
        # What an input complains of is left out: the rest can be saved all the same.
        usable = {name: made for name, made in self._inputs.items() if not made.complaint()}
        return Given(
            answers={name: made.value for name, made in usable.items()},
            person=Person(self._name.text.strip(), self._job.text.strip(), self._team.text.strip()),
            manager=self._manager.text.strip() if self._manager else "",
        )
