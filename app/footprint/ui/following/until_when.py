"""Until when an action is put off: a week, a month, or to a day that is typed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from footprint.language import text as _
from footprint.policy.months import months_after
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.accessible import announce
from footprint.ui.inputs.date_input import DateInput
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.names import named
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.layout import Column

_ANOTHER_DAY = "another_day"


class UntilWhen(QWidget):
    """``due`` is the day that holds now: what is due later than today is put off from there, or nothing would move.

    ``chosen`` is what was chosen before, as the property gives it.
    """

    def __init__(self, due: date, today: date, chosen: str = "") -> None:
        super().__init__()
        start = max(due, today)
        week = start + min(timedelta(weeks=1), date.max - start)
        self._days = {"week": week, "month": months_after(start, 1)}
        week_words, month_words = _("In a week: {day}"), _("In a month: {day}")
        if start > today:
            week_words, month_words = _("A week later: {day}"), _("A month later: {day}")
        options = (
            Option("week", week_words.format(day=day_in_words(self._days["week"]))),
            Option("month", month_words.format(day=day_in_words(self._days["month"]))),
            Option(_ANOTHER_DAY, _("On another day")),
        )
        choice, _colon, typed = chosen.partition(":")
        text = _("Until when do you put it off?")
        question = Question("until", "", Kind.ONE, text, (), options=options)
        self._choice = OneChoice(question, choice or None, "until/")
        self._choice.changed.connect(self._on_changed)
        asked = Question("until_day", "", Kind.DATE, text, ())
        self._date = DateInput(asked, date.fromisoformat(typed) if typed else None, "until_day/")
        named(self._date, "until_day").hide()
        column = Column(self)
        column.addWidget(self._choice)
        column.addWidget(self._date)
        if choice == _ANOTHER_DAY:
            self._date.show()

    @property
    def chosen(self) -> str:
        """What is chosen, with the day that is typed where that is one; empty for nothing."""
        typed = self._date.value if self._choice.value == _ANOTHER_DAY and not self._date.complaint() else ""
        return f"{self._choice.value or ''}:{typed or ''}".strip(":")

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
