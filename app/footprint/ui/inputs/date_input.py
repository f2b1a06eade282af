"""A date as day, month and year: easier to type and to hear than a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Question
from footprint.ui.inputs.input import Input
from footprint.ui.parts.field import Field


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
            return self._empty_text()
        return ""

    def _empty_text(self) -> str:
        return _("Enter the day, the month and the year in numbers, for example 27 3 2026")

    def _description(self, widget: QWidget) -> str:
        return self.question.text if isinstance(widget, QLineEdit) else ""
