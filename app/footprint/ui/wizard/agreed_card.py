"""One action as two agree on it: by whom, by when, and, if it is theirs, in their own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from footprint.assessment.action import Action
from footprint.assessment.follow_up import LONGEST_WORDS, AgreedAction, Owner, proper_words
from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.inputs.date_input import DateInput
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.inputs.text_input import TextInput
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card
from footprint.ui.wizard.limits import NO_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class Two:
    """Who sits there, by the names that stand on the documents."""

    employee: str
    manager: str


class AgreedCard(Card):
    """``action`` is the questionnaire's; without it both put it in their own words and can remove it again."""

    removed = Signal()

    def __init__(
        self,
        agreed: AgreedAction,
        two: Two,
        today: date,
        action: Action | None = None,
        limits: Limits = NO_LIMITS,
    ) -> None:
        says = action.text if action else _("In your own words")
        super().__init__(says=says)
        named(self, f"agreed.{agreed.id}")
        self._id, self._today, self._action, self._limits = agreed.id, today, action, limits
        self._what = action.text if action else ""
        prefix = f"{agreed.id}/"
        self.column.put(Heading(says, "strong", icon="list-checks" if action else "pencil"))
        self._words: TextInput | None = None
        if action is None:
            self._words = TextInput(_words(), agreed.text, f"{prefix}words/")
            self.column.put(Label(_words().hint, "small"), above=4)
            self.column.addSpacing(4)
            self.column.addWidget(self._words)
        elif action.conclusions:
            because = "; ".join(one.rule.title for one in action.conclusions)
            self.column.put(Label(_("Because: {reasons}").format(reasons=because), "small"), above=4)
        self.column.put(Label(_("Who does this?"), "strong"), above=14)
        self._owner = OneChoice(_who(two, self._what), str(agreed.owner), f"{prefix}who/")
        self.column.addSpacing(4)
        self.column.addWidget(self._owner)
        self.column.put(Label(_("By when?"), "strong"), above=14)
        self._due = DateInput(_when(self._what), agreed.due, f"{prefix}when/")
        self.column.addSpacing(4)
        self.column.addWidget(self._due)
        self._too_late = named(Label("", icon="trash-2", tint="warn"), f"too_late.{agreed.id}")
        self.column.put(self._too_late, above=8)
        self._due.changed.connect(self._look_at_day)
        self._look_at_day()
        self._error = Label("", "error", icon="circle-alert", tint="danger")
        self._error.hide()
        self.column.put(self._error, above=8)
        if action is None:
            remove = Button(_("Remove this"), f"remove.{agreed.id}", QUIET, icon="trash-2")
            remove.clicked.connect(self.removed)
            self.column.put_row(remove, above=8)

    @property
    def title(self) -> str:
        """What the card is about, for a message."""
        return self._what or _("In your own words")

    def value(self) -> AgreedAction:
        """What stands in it; only right where there is no complaint."""
        text = self._text()
        due = date.fromisoformat(self._due.value or "")
        return AgreedAction(self._id, Owner(self._owner.value or Owner.EMPLOYEE), due, text)

    def complaint(self) -> str:
        """Why it cannot be agreed on like this, in plain words; empty if it can."""
        if wrong := self._about_words() or self._due.complaint():
            return wrong
        if date.fromisoformat(self._due.value or "") < self._today:
            return _("Choose today or a later day")
        return ""

    def show_complaint(self) -> str:
        """Say beside the inputs what is wrong with them; gives it."""
        complaint, about_words = self.complaint(), self._about_words()
        if self._words is not None:
            self._words.show_error(about_words)
        self._due.show_error("" if about_words else complaint)
        self._error.setText(complaint)
        self._error.setVisible(bool(complaint))
        return complaint

    def take_focus(self) -> None:
        """Put the focus where it begins."""
        (self._words or self._owner).take_focus()

    def _about_words(self) -> str:
        """Why the words cannot stand on the list, if they are their own; empty if they can."""
        if self._words is None:
            return ""
        text = self._text()
        if not text:
            return _("Write what you agree, or remove it")
        if len(text) > LONGEST_WORDS:
            return _("Write it in no more than {most} characters; these are {number}").format(
                most=LONGEST_WORDS, number=len(text)
            )
        try:
            proper_words(text)
        except Refused as error:
            return str(error)
        if missing := self._limits.unprintable(text):
            return _("The list that you sign cannot show {characters}. Write it without").format(
                characters=" ".join(missing)
            )
        return ""

    def _look_at_day(self) -> None:
        """Say at once if the day lies where nobody will be reminded of it any more."""
        gone = self._limits.deleted_on
        day = date.max if self._due.complaint() else date.fromisoformat(self._due.value or "")
        is_too_late = gone is not None and gone <= day < date.max
        words = _(
            "Footprint deletes this on {day}, and reminds nobody of it after that. Choose an earlier day, or note it "
            "somewhere else too."
        )
        self._too_late.setText(words.format(day=day_in_words(gone)) if gone and is_too_late else "")
        self._too_late.setVisible(is_too_late)

    def _text(self) -> str:
        # One line, as it stands on the list.
        return " ".join(str(self._words.value or "").split()) if self._words is not None else ""


def _words() -> Question:
    return Question(
        id="words",
        section="",
        kind=Kind.TEXT,
        text=_("What you agree"),
        hint=_("No names, please. Up to {most} characters.").format(most=LONGEST_WORDS),
        clauses=(),
    )


def _who(two: Two, what: str) -> Question:
    options = (
        Option(Owner.EMPLOYEE, _("{name}, employee").format(name=two.employee)),
        Option(Owner.MANAGER, _("{name}, manager").format(name=two.manager)),
    )
    text = _("Who does this: {what}").format(what=what) if what else _("Who does this?")
    return Question(id="who", section="", kind=Kind.ONE, text=text, clauses=(), options=options)


def _when(what: str) -> Question:
    text = _("By when: {what}").format(what=what) if what else _("By when?")
    return Question(id="when", section="", kind=Kind.DATE, text=text, clauses=())
