"""One action on its page: what, by when, how, who can help, what became of it, and what can become of it now."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal

from footprint.assessment.follow_up import Course
from footprint.assessment.following import Followed
from footprint.language import text as _
from footprint.ui.following.history import history_fold, standing
from footprint.ui.following.step_form import Entered, StepForm, StepGiven
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, SECONDARY, Button
from footprint.ui.parts.labels import INDENT, Heading, Label, Step
from footprint.ui.parts.layout import Card, Column, emptied
from footprint.ui.parts.when_due import when_and_who

# What was entered and not kept yet, by action and by what was to become of it.
Unsaved = MutableMapping[tuple[str, Course], Entered]


class FollowedCard(Card):
    """``given`` carries a step that is to be kept, ``asking`` comes when a form is opened in the card.

    What stands in a form that is closed by another one goes to ``unsaved``, and stands there when it is opened again.
    """

    given = Signal(object)
    asking = Signal()

    def __init__(self, followed: Followed, today: date, unsaved: Unsaved) -> None:
        super().__init__(says=followed.text)
        self.followed, self._today, self._unsaved = followed, today, unsaved
        named(self, f"followed.{followed.id}")
        icon, tint = _icon(followed, today)
        self.column.put(Heading(followed.text, "strong", icon=icon, tint=tint))
        if followed.is_open:
            self.column.put(Label(when_and_who(followed, today), "muted", icon=INDENT), above=4)
        if how := standing(followed):
            self.column.put(Label(how, icon=INDENT), above=4)
        if followed.is_open:
            self._put_how()
        self._buttons: dict[Course, Button] = {}
        self._put_buttons()
        self._form: StepForm | None = None
        self._asked: Course | None = None
        # Made when it is asked for: on a long list most never are.
        self._place = Column()
        self.column.addLayout(self._place)
        self._waits = named(Label("", "small", icon="pencil", tint="muted"), f"unsaved.{followed.id}")
        self.column.put(self._waits, above=6)
        self._show_waiting()
        if followed.history:
            self.column.addWidget(history_fold(followed))

    def put_away(self) -> None:
        """Close the form; what was entered in it waits until it is opened again."""
        if self._form is None or self._asked is None:
            return
        entered, key = self._form.entered, (self.followed.id, self._asked)
        if entered == Entered():
            self._unsaved.pop(key, None)
        else:
            self._unsaved[key] = entered
        emptied(self._place)
        self._form = None
        self._show_waiting()

    def _show_waiting(self) -> None:
        """Where something was entered and not kept: it is said, so that nobody takes it for kept or for lost."""
        waiting = [
            button.text()
            for course, button in self._buttons.items()
            if (self.followed.id, course) in self._unsaved
        ]
        for course, button in self._buttons.items():
            is_begun = (self.followed.id, course) in self._unsaved
            button.setAccessibleDescription(_("Begun, not saved yet") if is_begun else "")
        words = _("Not saved yet; what you entered is still under: {buttons}")
        self._waits.setText(words.format(buttons=", ".join(waiting)))
        self._waits.setVisible(bool(waiting) and self._form is None)

    def _put_how(self) -> None:
        for number, step in enumerate(self.followed.steps, start=1):
            self.column.put(Step(number, step), above=6)
        if self.followed.contacts:
            names = "; ".join(
                f"{contact.name} ({contact.where})" if contact.where else contact.name
                for contact in self.followed.contacts
            )
            words = _("Who can help: {names}").format(names=names)
            self.column.put(Label(words, "small", icon=INDENT), above=6)

    def _put_buttons(self) -> None:
        again = (Course.OPEN, _("Open again"), "open_again", QUIET, "undo-2")
        hand_on = (Course.HANDED_ON, _("Hand on"), "hand_on", QUIET, "")
        if self.followed.course is Course.HANDED_ON:
            hand_on = (Course.OPEN, _("Take it back"), "take_back", QUIET, "undo-2")
        still = (
            (Course.DONE, _("Done"), "done", SECONDARY, "check"),
            (Course.PUT_OFF, _("Put off"), "put_off", QUIET, ""),
            hand_on,
            (Course.NOT_NEEDED, _("No longer needed"), "not_needed", QUIET, ""),
        )
        for course, text, name, kind, icon in still if self.followed.is_open else (again,):
            says = f"{text}: {self.followed.text}"
            button = Button(text, f"{name}.{self.followed.id}", kind, icon=icon, says=says)
            button.clicked.connect(partial(self._on_clicked, course))
            self._buttons[course] = button
        self.column.put_row(*self._buttons.values(), above=10, indented=True)

    def _on_clicked(self, course: Course) -> None:
        if course is Course.OPEN:
            self.given.emit(StepGiven(self.followed, course))
            return
        self.asking.emit()
        self._asked = course
        entered = self._unsaved.get((self.followed.id, course))
        self._form = form = StepForm(self.followed, course, self._today, entered)
        self._show_waiting()
        form.given.connect(self.given)
        form.left.connect(self._on_left)
        self._place.addSpacing(8)
        self._place.put(form)
        form.show()
        form.take_focus()

    def _on_left(self) -> None:
        self.put_away()
        if self._asked is not None:
            self._unsaved.pop((self.followed.id, self._asked), None)
            self._show_waiting()
            self._buttons[self._asked].setFocus(Qt.FocusReason.OtherFocusReason)


def _icon(followed: Followed, today: date) -> tuple[str, str]:
    if not followed.is_open:
        return ("circle-check", "ok") if followed.course is Course.DONE else ("check", "muted")
    if followed.is_overdue(today):
        return "clock", "warn"
    return ("circle-question-mark" if followed.ask else "calendar-check"), "accent"
