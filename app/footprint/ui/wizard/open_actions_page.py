"""How a refresher starts where something is still open: what has become of each action since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from footprint.assessment.follow_up import Course
from footprint.assessment.following import Followed
from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.names import named
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card
from footprint.ui.parts.when_due import when_and_who
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.page import WizardPage


class OpenActionsPage(WizardPage):
    """Nothing is chosen beforehand: what was to be done is done only once somebody says so.

    ``said`` is what was said on this page before, by action, and is kept already.
    """

    def __init__(
        self, actions: Sequence[Followed], today: date, said: Mapping[str, Course] | None = None
    ) -> None:
        super().__init__(_("What was still to be done"))
        self.forward_text = _("Continue")
        self._actions, self._said = actions, dict(said or {})
        lead = plural(
            "{number} action is open from last time. Say how it stands.",
            "{number} actions are open from last time. Say how each of them stands.",
            len(actions),
        )
        self.put_lead(lead.format(number=len(actions)))
        self._choices: dict[str, OneChoice] = {}
        self._errors: dict[str, Label] = {}
        for n, followed in enumerate(actions):
            self.column.put(self._card(followed, today), above=20 if n == 0 else 12)
        self.column.addStretch(1)

    def go_on(self) -> None:
        missing = [followed for followed in self._actions if self._choices[followed.id].value is None]
        for followed in self._actions:
            self._show_error(followed, is_missing=followed in missing)
        if missing:
            complaint = plural(
                "Say how it stands with {number} more action: {first}",
                "Say how it stands with {number} more actions, beginning with: {first}",
                len(missing),
            ).format(number=len(missing), first=missing[0].text)
            self.show_banner(error_banner(complaint))
            return
        self.clear_banner()
        self.completed.emit(self._given())

    def unsaved(self) -> Given | None:
        given = self._given()
        return given if given.follow_ups else None

    def choose(self, number: int) -> bool:
        """For the action in which the focus is; else for the first that nothing is said of yet."""
        focused = next((one for one in self._choices.values() if _has_focus(one)), None)
        still = next((one for one in self._choices.values() if one.value is None), None)
        choice = focused or still
        return choice is not None and choice.choose(number)

    def _given(self) -> Given:
        """What is said now and was not kept before; "still to do" takes back what was said, else it is no step."""
        steps = []
        for followed in self._actions:
            value = self._choices[followed.id].value
            if value is None:
                continue
            course = Course(value)
            if course is not self._said.get(followed.id, Course.OPEN):
                steps.append((followed, course, ""))
        return Given(follow_ups=tuple(steps))

    def _card(self, followed: Followed, today: date) -> Card:
        card = named(Card(says=followed.text, padding=16), f"open_action.{followed.id}")
        icon = "circle-question-mark" if followed.ask else "calendar-check"
        card.column.put(Heading(followed.text, "strong", icon=icon))
        when = when_and_who(followed, today)
        card.column.put(Label(when, "muted", icon=INDENT), above=2)
        error = Label(_("Choose how it stands"), "error", icon="circle-alert", tint="danger")
        error.hide()
        card.column.put(error, above=6)
        said = self._said.get(followed.id)
        choice = OneChoice(_question(followed), str(said) if said else None, f"{followed.id}/")
        choice.introduce(when)
        choice.changed.connect(self._on_chosen)
        card.column.addSpacing(8)
        card.column.addWidget(choice)
        self._choices[followed.id], self._errors[followed.id] = choice, error
        return card

    def _show_error(self, followed: Followed, *, is_missing: bool) -> None:
        self._errors[followed.id].setVisible(is_missing)
        self._choices[followed.id].show_error(self._errors[followed.id].text() if is_missing else "")

    def _on_chosen(self) -> None:
        for followed in self._actions:
            if self._choices[followed.id].value is not None:
                self._show_error(followed, is_missing=False)
        if self.has_error:
            self.clear_banner()


def _has_focus(choice: OneChoice) -> bool:
    return any(widget.hasFocus() for widget in choice.widgets)


def _question(followed: Followed) -> Question:
    stays = _("It stays on your list as it is, with the same day.")
    if followed.is_support:
        stays = _("It stays on your list as it is.")
    options = (
        Option(Course.DONE, _("Done")),
        Option(Course.OPEN, _("Still to do"), stays),
        Option(Course.NOT_NEEDED, _("No longer needed")),
    )
    return Question(followed.id, "", Kind.ONE, followed.text, (), options=options)
