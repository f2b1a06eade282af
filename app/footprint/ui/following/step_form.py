"""What is asked before a step of an action is kept: a note, a day and a reason, or who has it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from footprint.assessment.follow_up import LONGEST_WORDS, Course
from footprint.assessment.following import Followed
from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.accessible import announce
from footprint.ui.following.until_when import UntilWhen
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card

_SOMETHING_ELSE = "else"


@dataclass(frozen=True, slots=True)
class StepGiven:
    """A step that is to be kept: of which action, how it stands then, in which words, and until when."""

    followed: Followed
    course: Course
    words: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in a form and is not kept yet: the words, and the ids of what is chosen."""

    words: str = ""
    reason: str = ""
    until: str = ""


class StepForm(Card):
    """``given`` carries what is to be kept, ``left`` comes if nothing is."""

    given = Signal(object)
    left = Signal()

    def __init__(
        self, followed: Followed, course: Course, today: date, entered: Entered | None = None
    ) -> None:
        said, before = _said(course), entered or Entered()
        super().__init__(says=said.title, padding=16)
        # Whatever has the focus in here, its button is to be seen as well.
        self.shown_with: QWidget = self
        self._followed, self._course, self._today = followed, course, today
        self.column.put(Heading(said.title, "strong"))
        self._error = self._put_error()
        self._day: UntilWhen | None = None
        self._reason: OneChoice | None = None
        if course is Course.PUT_OFF:
            self._day = UntilWhen(followed.due, today, before.until)
            self.column.addSpacing(8)
            self.column.addWidget(self._day)
            question = _reasons()
            self.column.put(Heading(question.text, "strong"), above=14)
            self._no_reason = self._put_error()
            self._reason = OneChoice(question, before.reason or None, "reason/")
            self.column.addSpacing(8)
            self.column.addWidget(self._reason)
        self._words = Field("step.words", said.field, said.hint, text=before.words, width=520)
        self._words.submitted.connect(self._on_kept)
        self.column.put_control(self._words, above=10, stretched=True)
        keep = Button(said.button, "step.keep", PRIMARY)
        keep.clicked.connect(self._on_kept)
        leave = Button(_("Leave it as it is"), "step.leave", QUIET)
        leave.clicked.connect(self.left)
        self.column.put_row(keep, leave, above=14)

    @property
    def entered(self) -> Entered:
        """What stands here now."""
        return Entered(
            self._words.text,
            (self._reason.value or "") if self._reason else "",
            self._day.chosen if self._day else "",
        )

    def take_focus(self) -> None:
        """Where entering starts."""
        (self._day or self._words).take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _put_error(self) -> Label:
        error = Label("", "error", icon="circle-alert", tint="danger")
        error.hide()
        self.column.put(error, above=8)
        return error

    def _on_kept(self) -> None:
        words = self._all_words()
        wrong: list[tuple[str, QWidget]] = []
        if self._day is not None and self._reason is not None:
            day_wrong = self._day.complaint(self._today)
            none = "" if words else _("Choose why you put it off, or say it in your own words.")
            self._day.show_error(day_wrong)
            self._reason.show_error(none)
            for label, message, place in (
                (self._error, day_wrong, self._day),
                (self._no_reason, none, self._reason),
            ):
                label.setText(message)
                label.setVisible(bool(message))
                wrong += [(message, place)] if message else []
        too_long = (
            _("Use no more than {number} characters.").format(number=LONGEST_WORDS)
            if len(words) > LONGEST_WORDS
            else ""
        )
        self._words.show_error(too_long)
        wrong += [(too_long, self._words)] if too_long else []
        if wrong:
            message, first = wrong[0]
            if isinstance(first, (UntilWhen, OneChoice, Field)):
                first.take_focus()
            announce(self, message, urgent=True)
            return
        self.given.emit(StepGiven(self._followed, self._course, words, self._day.day if self._day else None))

    def _all_words(self) -> str:
        """The reason that was pressed, if one was, with what was typed."""
        typed = self._words.text.strip()
        reason = self._reason.value if self._reason is not None else None
        if self._reason is None or reason is None or (reason == _SOMETHING_ELSE and typed):
            return typed
        pressed = next(one.text for one in self._reason.question.options if one.id == reason)
        return f"{pressed}. {typed}" if typed else pressed


@dataclass(frozen=True, slots=True)
class _Said:
    title: str
    field: str
    hint: str
    button: str


def _said(course: Course) -> _Said:
    own = where_words_go()
    return {
        Course.DONE: _Said(_("It is done"), _("A note for yourself (optional)"), own, _("Save as done")),
        Course.PUT_OFF: _Said(
            _("Put it off until when?"), _("More about it (optional)"), own, _("Put it off")
        ),
        Course.HANDED_ON: _Said(
            _("Somebody else does it now"),
            _("Who has it now (optional)"),
            f"{_('“The web team” is enough.')} {own}",
            _("Hand it on"),
        ),
        Course.NOT_NEEDED: _Said(
            _("It is no longer needed"), _("Why (optional)"), own, _("Save as not needed")
        ),
    }[course]


def where_words_go() -> str:
    """Who may come to read what is written about an action."""
    return _(
        "No names needed. It stays locked in your vault. It goes on a list or into a table only if you tick “Also my "
        "own words” there; “Export everything” holds it too."
    )


def _reasons() -> Question:
    options = (
        Option("time", _("I need more time")),
        Option("waiting", _("I wait for somebody")),
        Option(_SOMETHING_ELSE, _("Something else")),
    )
    return Question("reason", "", Kind.ONE, _("Why do you put it off?"), (), options=options)
