"""One question of a short check; the policy's words are there for who wants them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from footprint.language import text as _
from footprint.policy.policy import Question
from footprint.ui.inputs import input_for
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Column
from footprint.ui.parts.page import Page
from footprint.ui.short_check.words import nothing_kept
from footprint.ui.wizard.help_panel import HelpPanel
from footprint.ui.wizard.question_page import Help


class ShortQuestionPage(Page):
    """``answered`` carries what is entered, ``None`` where a question that may be left out is."""

    answered = Signal(object)
    went_back = Signal()
    left = Signal()

    def __init__(
        self, question: Question, value: Any, check: str, introduction: tuple[str, ...], beside: Help
    ) -> None:
        super().__init__(question.text, crumb=nothing_kept(check))
        if question.hint:
            self.put_lead(question.hint)
        for n, words in enumerate(introduction):
            self.column.put(Label(words, "muted"), above=12 if n == 0 else 6)
        self.describe(question.hint, *introduction)
        self._input = input_for(question, value)
        # The focus starts at the answers, and what comes before them is heard as the name of their group.
        self._input.introduce(" ".join((f"{nothing_kept(check)}.", *introduction)))
        self._input.changed.connect(self._on_changed)
        self.column.addSpacing(16)
        self.column.addWidget(self._input)
        forward = Button(_("Continue"), "continue", PRIMARY)
        back = Button(_("Back"), "back", icon="arrow-left")
        leave = Button(_("Leave and forget this"), "leave_check", QUIET, icon="log-out")
        forward.clicked.connect(self.go_on)
        back.clicked.connect(self.went_back)
        leave.clicked.connect(self.left)
        # Still below the page, as in a check: however long the answers are, the way on is seen.
        self.foot = QWidget()
        Column(self.foot).put_row(forward, back, leave)
        panel = HelpPanel(question.why, beside.asked_about, beside.also, beside.contacts)
        self.column.addSpacing(12)
        self.column.addWidget(
            Fold(
                _("Show what the policy says and who to ask"),
                _("Hide what the policy says and who to ask"),
                panel,
                "show_help",
            )
        )
        self.column.addStretch(1)
        # A shortcut and not a key press: a page that scrolls keeps the arrow keys to itself.
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.went_back)

    def take_focus(self) -> None:
        self._input.take_focus()

    def choose(self, number: int) -> bool:
        """A number key was pressed; says whether it chose something."""
        return self._input.choose(number)

    def go_on(self) -> None:
        """Hand on the answer, or say what is missing."""
        complaint = self._input.complaint()
        self._input.show_error(complaint)
        if complaint:
            self.show_banner(error_banner(complaint))
            return
        self.answered.emit(self._input.value)

    def wipe(self) -> None:
        """No secret is typed here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Held down it would run through pages that nobody has seen.
            if not event.isAutoRepeat():
                self.go_on()
        else:
            super().keyPressEvent(event)

    def _on_changed(self) -> None:
        # An error that no longer holds only unsettles.
        if self.has_error and not self._input.complaint():
            self.clear_banner()
            self._input.show_error("")
