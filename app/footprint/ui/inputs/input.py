"""What every input is to its page: a value, a complaint, and somewhere to put the focus."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGroupBox, QLineEdit, QPlainTextEdit, QWidget

from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Question
from footprint.ui.accessible import sentences
from footprint.ui.parts.layout import Column


class Input(QGroupBox):
    """A group named by its question, so that a screen reader says the question with the first answer."""

    changed = Signal()
    _hint_is_on_the_control = False

    def __init__(self, question: Question, prefix: str) -> None:
        super().__init__()
        self.question = question
        self._prefix = prefix
        self.setFlat(True)
        self.introduce("")
        self.column = Column(self)

    def introduce(self, introduction: str) -> None:
        """Name the group by the question, by its hint, and by what is said before it."""
        # Some screen readers read a group's name and never its description.
        hint = "" if self._hint_is_on_the_control else self.question.hint
        self.setAccessibleName(sentences(introduction, self.question.text, hint))

    @property
    def value(self) -> Any:
        """What is entered, as ``accept`` takes it; ``None`` while there is nothing."""
        raise NotImplementedError

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The controls, in reading order."""
        raise NotImplementedError

    def complaint(self) -> str:
        """Why this cannot be gone on with, in plain words; empty if it can."""
        return self._empty_text() if self.question.required and self.value is None else ""

    def choose(self, number: int) -> bool:  # noqa: ARG002 (only for what is chosen from options)
        """Choose the option of that number, from 1 on; says whether there was one."""
        return False

    def take_focus(self) -> None:
        """Put the focus where answering starts."""
        self.widgets[0].setFocus(Qt.FocusReason.TabFocusReason)

    def show_error(self, message: str) -> None:
        """Say the error with each control; empty takes it back."""
        said = _("Error: {message}").format(message=message) if message else ""
        for widget in self.widgets:
            widget.setAccessibleDescription(sentences(said, self._description(widget)))
            if isinstance(widget, (QLineEdit, QPlainTextEdit)):
                widget.setProperty("invalid", bool(message))
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _name(self, last: str = "") -> str:
        return f"{self._prefix}answer{'.' + last if last else ''}"

    def _empty_text(self) -> str:
        return _("Write an answer")

    def _description(self, _widget: QWidget) -> str:
        """What a control's description is without an error."""
        return self.question.hint


def text_of(value: Value | None) -> str:
    """A kept value as it stands in a text input."""
    return "" if value is None else str(value)
