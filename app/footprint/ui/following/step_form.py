"""What is asked before a step of an action is kept: a note, a day and a reason, or who has it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from footprint.assessment.follow_up import LONGEST_WORDS, Course
from footprint.assessment.following import Followed
from footprint.language import text as _
from footprint.policy.months import months_after
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.accessible import announce
from footprint.ui.inputs.date_input import DateInput
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Column

_ANOTHER_DAY = "another_day"


@dataclass(frozen=True, slots=True)
class StepGiven:
    """A step that is to be kept: of which action, how it stands then, in which words, and until when."""

    followed: Followed
    course: Course
    words: str = ""
    due: date | None = None


class StepForm(Card):
    """``given`` carries what is to be kept, ``left`` comes if nothing is."""

    given = Signal(object)
    left = Signal()

    def __init__(self, followed: Followed, course: Course, today: date) -> None:
        said = _said(course)
        super().__init__(says=said.title, padding=16)
        self._followed, self._course, self._today = followed, course, today
        self.column.put(Heading(said.title, "strong"))
        self._error = Label("", "error", icon="circle-alert", tint="danger")
        self._error.hide()
        self.column.put(self._error, above=8)
        self._day: _UntilWhen | None = None
        if course is Course.PUT_OFF:
            self._day = _UntilWhen(today)
            self.column.addSpacing(8)
            self.column.addWidget(self._day)
        self._words = Field("step.words", said.field, said.hint, width=520)
        self._words.submitted.connect(self._on_kept)
        self.column.put_control(self._words, above=10, stretched=True)
        keep = Button(said.button, "step.keep", PRIMARY)
        keep.clicked.connect(self._on_kept)
        leave = Button(_("Leave it as it is"), "step.leave", QUIET)
        leave.clicked.connect(self.left)
        self.column.put_row(keep, leave, above=14)

    def take_focus(self) -> None:
        """Where entering starts."""
        (self._day or self._words).take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_kept(self) -> None:
        words = self._words.text.strip()
        day_wrong = self._day.complaint(self._today) if self._day else ""
        words_wrong = ""
        if len(words) > LONGEST_WORDS:
            words_wrong = _("Use no more than {number} characters.").format(number=LONGEST_WORDS)
        elif not words and self._course is Course.PUT_OFF:
            words_wrong = _("Say in a few words why you put it off. Only you can read it.")
        self._words.show_error(words_wrong)
        if self._day is not None:
            self._day.show_error(day_wrong)
        self._error.setText(day_wrong)
        self._error.setVisible(bool(day_wrong))
        if day_wrong or words_wrong:
            wrong = self._day if self._day is not None and day_wrong else self._words
            wrong.take_focus()
            announce(self, day_wrong or words_wrong, urgent=True)
            return
        due = self._day.day if self._day else None
        self.given.emit(StepGiven(self._followed, self._course, words, due))


@dataclass(frozen=True, slots=True)
class _Said:
    title: str
    field: str
    hint: str
    button: str


def _said(course: Course) -> _Said:
    own = _("Only you can read it. No names needed.")
    return {
        Course.DONE: _Said(_("It is done"), _("A note for yourself (optional)"), own, _("Save as done")),
        Course.PUT_OFF: _Said(
            _("Put it off until when?"),
            _("Why you put it off"),
            _("A few words. Only you can read them."),
            _("Put it off"),
        ),
        Course.HANDED_ON: _Said(
            _("Somebody else does it now"),
            _("Who has it now (optional)"),
            _("No names needed: “the web team” is enough. You still see it here."),
            _("Hand it on"),
        ),
        Course.NOT_NEEDED: _Said(
            _("It is no longer needed"), _("Why (optional)"), own, _("Save as not needed")
        ),
    }[course]


class _UntilWhen(QWidget):
    """In a week, in a month, or on a day that is typed."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._days = {"week": today + timedelta(weeks=1), "month": months_after(today, 1)}
        options = (
            Option("week", _("In a week: {day}").format(day=day_in_words(self._days["week"]))),
            Option("month", _("In a month: {day}").format(day=day_in_words(self._days["month"]))),
            Option(_ANOTHER_DAY, _("On another day")),
        )
        text = _("Until when do you put it off?")
        self._choice = OneChoice(Question("until", "", Kind.ONE, text, (), options=options), None, "until/")
        self._choice.changed.connect(self._on_changed)
        self._date = DateInput(Question("until_day", "", Kind.DATE, text, ()), None, "until_day/")
        named(self._date, "until_day").hide()
        column = Column(self)
        column.addWidget(self._choice)
        column.addWidget(self._date)

    @property
    def day(self) -> date | None:
        """The day that is chosen or typed, once there is no complaint."""
        if self._choice.value == _ANOTHER_DAY:
            return date.fromisoformat(str(self._date.value))
        return self._days.get(self._choice.value or "")

    def complaint(self, today: date) -> str:
        """What is missing or cannot be; empty if nothing."""
        if self._choice.value is None:
            return _("Choose until when you put it off.")
        if self._choice.value != _ANOTHER_DAY:
            return ""
        if wrong := self._date.complaint():
            return wrong
        day = self.day
        return "" if day is not None and day > today else _("Choose a day after today.")

    def show_error(self, message: str) -> None:
        """Say it with the controls that it is about."""
        is_typed = self._choice.value == _ANOTHER_DAY
        self._choice.show_error("" if is_typed else message)
        self._date.show_error(message if is_typed else "")

    def take_focus(self) -> None:
        """Where it can be put right."""
        (self._date if self._choice.value == _ANOTHER_DAY else self._choice).take_focus()

    def _on_changed(self) -> None:
        is_typed = self._choice.value == _ANOTHER_DAY
        if is_typed and self._date.isHidden():
            self._date.show()
            # What unfolds below is seen, but not heard.
            announce(self, _("The day is asked below."))
        self._date.setVisible(is_typed)
