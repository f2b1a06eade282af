"""Some lines of text."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from footprint.policy.condition import Value
from footprint.policy.policy import Question
from footprint.ui import theme
from footprint.ui.inputs.input import Input, text_of
from footprint.ui.names import named
from footprint.ui.parts.ringed import Ringed


class TextInput(Input):
    _hint_is_on_the_control = True

    def __init__(self, question: Question, value: Value | None, prefix: str = "") -> None:
        super().__init__(question, prefix)
        self._edit = named(QPlainTextEdit(text_of(value)), self._name())
        self._edit.setAccessibleName(question.text)
        self._edit.setAccessibleDescription(question.hint)
        # Tab leaves the input, so that the keyboard never gets caught in it.
        self._edit.setTabChangesFocus(True)
        self._edit.setFixedHeight(theme.scaled(140))
        self._edit.textChanged.connect(self.changed)
        self.column.put_control(Ringed(self._edit), stretched=True)

    @property
    def value(self) -> str | None:
        return self._edit.toPlainText().strip() or None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return (self._edit,)
