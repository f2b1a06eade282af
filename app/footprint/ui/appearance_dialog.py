"""Appearance, text size and keys, in a window of their own that can stay open; every change shows at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui import theme
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.labels import Heading, Label, Title
from footprint.ui.parts.layout import Card, Column, Scroll
from footprint.ui.settings import SYSTEM


class AppearanceDialog(QDialog):
    theme_chosen = Signal(str)
    text_size_chosen = Signal(float)

    def __init__(self, parent: QWidget, theme_name: str, text_size: float) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Appearance and keyboard"))
        self.setModal(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        column = Column(content)
        column.setContentsMargins(24, 24, 24, 24)
        title = Title(_("Appearance and keyboard"))
        column.put(title)
        self._theme = self._put_choice(column, _themes(), theme_name)
        self._text_size = self._put_choice(column, _text_sizes(), f"{text_size:g}")
        column.put(Heading(_("Keys")), above=28)
        column.put(_keys(), above=10)
        close = Button(_("Close"), "close_appearance", PRIMARY)
        close.clicked.connect(self.close)
        column.put_row(close, above=24)
        column.addStretch(1)
        outer.addWidget(Scroll(content))
        self._theme.changed.connect(self._on_theme_changed)
        self._text_size.changed.connect(self._on_text_size_changed)
        self.setMinimumSize(360, 300)
        self.resize(min(620, theme.scaled(520)), 640)
        title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_text_size(self, text_size: float) -> None:
        """It was changed by keys meanwhile."""
        for widget in self._text_size.widgets:
            if widget.objectName().endswith(f"answer.{text_size:g}"):
                widget.setChecked(True)  # type: ignore[attr-defined]  # the widgets of a choice are radio buttons

    def _put_choice(self, column: Column, question: Question, value: str) -> OneChoice:
        column.put(Heading(question.text), above=28)
        choice = OneChoice(question, value, prefix=f"{question.id}/")
        column.addSpacing(6)
        column.addWidget(choice)
        return named(choice, question.id)

    def _on_theme_changed(self) -> None:
        self.theme_chosen.emit(self._theme.value)

    def _on_text_size_changed(self) -> None:
        self.text_size_chosen.emit(float(self._text_size.value or 1))


def _themes() -> Question:
    options = (
        Option(SYSTEM, _("As the system has it")),
        Option("light", _("Light")),
        Option("dark", _("Dark")),
        Option("hc-light", _("High contrast, black on white")),
        Option("hc-dark", _("High contrast, white on black")),
    )
    return Question("theme", "", Kind.ONE, _("Colours"), (), options=options)


def _text_sizes() -> Question:
    options = (
        Option("1", _("Usual")),
        Option("1.25", _("Larger"), _("125 %")),
        Option("1.5", _("Much larger"), _("150 %")),
        Option("2", _("Twice as large"), _("200 %")),
    )
    return Question("text_size", "", Kind.ONE, _("Text size"), (), options=options)


def _keys() -> Card:
    card = Card(says=_("Keys"), padding=16)
    grid = QGridLayout()
    grid.setContentsMargins(5, 0, 5, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    rows = (
        (_("1 to 9"), _("Choose that answer")),
        (_("Arrow keys"), _("Go through the answers")),
        (_("Space"), _("Choose or clear the answer the ring is on")),
        (_("Enter"), _("Continue (in a large text box: Ctrl and Enter)")),
        (_("Alt and Left"), _("Back")),
        (_("Esc"), _("Back to the question; in a sitting, hides your own part")),
        (_("F1"), _("To the help beside the question; once more for these keys")),
        (_("Ctrl and L"), _("Lock the vault")),
        (_("Ctrl and Plus or Minus"), _("Larger or smaller text")),
        (_("Tab"), _("To the next button or input")),
        (_("Plus, Minus, 0"), _("In a document: larger, smaller, fit the width")),
        (_("H, Shift and H"), _("In a document shown as text: to the next heading, or the one before")),
    )
    for n, (key, does) in enumerate(rows):
        grid.addWidget(Label(key, "strong"), n, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(does), n, 1, Qt.AlignmentFlag.AlignTop)
    card.column.addLayout(grid)
    return card
