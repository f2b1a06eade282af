"""A date as day, month and year: easier to type and to hear than a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Question
from footprint.ui.inputs.input import Input
from footprint.ui.parts.dates import month_in_words
from footprint.ui.parts.field import Field

_YEAR_DIGITS = 4


class DateInput(Input):
    def __init__(self, question: Question, value: Value | None, prefix: str = "") -> None:
        super().__init__(question, prefix)
        day = value if isinstance(value, date) else None
        self._fields = (
            Field(self._name("day"), _("Day"), text=str(day.day) if day else "", width=84),
            Field(self._name("month"), _("Month"), text=str(day.month) if day else "", width=84),
            Field(self._name("year"), _("Year"), text=str(day.year) if day else "", width=116),
        )
        for field in self._fields:
            field.edit.textEdited.connect(self.changed)
        self.column.put_row(*self._fields)

    @property
    def value(self) -> str | None:
        day, month, year = (field.text.strip() for field in self._fields)
        return f"{year}-{month.zfill(2)}-{day.zfill(2)}" if day or month or year else None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return tuple(field.edit for field in self._fields)

    def complaint(self) -> str:
        if self.value is None:
            return super().complaint()
        try:
            date.fromisoformat(self.value)
        except ValueError:
            return self._no_such_day() or self._empty_text()
        return ""

    def _no_such_day(self) -> str:
        """What is wrong with three numbers that make no day of the calendar; empty if they are no such numbers."""
        written = [field.text.strip() for field in self._fields]
        if not all(part.isascii() and part.isdigit() for part in written):
            return ""
        day, month, year = (int(part) for part in written)
        if not date.min.year <= year <= date.max.year or len(written[2]) != _YEAR_DIGITS:
            return _("Enter the year with four digits, for example 2026")
        if not 1 <= month <= 12:
            return _("There is no month {number}: enter a month from 1 to 12").format(number=month)
        return _("There is no {day}").format(day=f"{day} {month_in_words(month)} {year}")

    def _empty_text(self) -> str:
        return _("Enter the day, the month and the year in numbers, for example 27 3 2026")

    def _description(self, widget: QWidget) -> str:
        return self.question.text if isinstance(widget, QLineEdit) else ""
