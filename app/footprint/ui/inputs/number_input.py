"""A whole number."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Question
from footprint.ui.inputs.input import Input, text_of
from footprint.ui.names import named
from footprint.ui.parts.ringed import Ringed


class NumberInput(Input):
    _hint_is_on_the_control = True

    def __init__(self, question: Question, value: Value | None, prefix: str = "") -> None:
        super().__init__(question, prefix)
        self._edit = named(QLineEdit(text_of(value)), self._name())
        self._edit.setAccessibleName(question.text)
        self._edit.setAccessibleDescription(question.hint)
        self._edit.setMaximumWidth(160)
        self._edit.textEdited.connect(self.changed)
        self.column.put_control(Ringed(self._edit))

    @property
    def value(self) -> str | None:
        return self._edit.text().strip() or None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return (self._edit,)

    def complaint(self) -> str:
        if self.value is not None and not self.value.lstrip("-").isdecimal():
            return self._empty_text()
        return super().complaint()

    def _empty_text(self) -> str:
        return _("Enter a whole number, for example 3")
