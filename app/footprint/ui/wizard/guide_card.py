"""The conversation guide of a sitting: what to talk about, words that judge nobody, and what not to ask."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from footprint.language import text as _
from footprint.policy.on_the_spot import Guide
from footprint.ui import theme
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Column

# A window lower than this, times the text size, has no room for a guide and answers below it.
_LOW = 640
_FIRST_SENTENCE = re.compile(r".+?[.!?…。؟](?=\s|$)")


class GuideCard(Card):
    """``heard`` is all of it in one, for a title that is read out.

    ``can_fold`` leaves its first sentence alone in a low window, and the rest to a button.
    """

    def __init__(self, guide: Guide, *, can_fold: bool = False) -> None:
        super().__init__("soft", says=_("For your conversation"))
        parts = (
            (_("To talk about"), guide.talk, "users"),
            (_("Words that judge nobody"), guide.say, "message-circle-question-mark"),
            (_("What not to ask"), guide.avoid, "x"),
        )
        shown = [part for part in parts if part[1]]
        self.heard = " ".join(f"{heading}: {words}" for heading, words, _icon in shown)
        self._can_fold, self._is_unfolded = can_fold, False
        self._first = Label(_first_sentence(shown[0][1]) if shown else "", icon="users", tint="accent")
        self._whole = QWidget()
        whole = Column(self._whole)
        for n, (heading, words, icon) in enumerate(shown):
            whole.put(Heading(heading, "strong", icon=icon), above=14 if n else 0)
            whole.put(Label(words, icon=INDENT), above=4)
        self._switch = Button("", "guide", QUIET)
        self._switch.clicked.connect(self._on_clicked)
        self.column.put(self._first)
        self.column.addWidget(self._whole)
        self.column.put_row(self._switch, indented=True)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        is_low = self._can_fold and self.window().height() / theme.factor() < _LOW
        is_whole = self._is_unfolded or not is_low
        self._first.setVisible(not is_whole)
        self._whole.setVisible(is_whole)
        self._switch.setVisible(is_low)
        self._switch.setText(_("Show less") if self._is_unfolded else _("Show the whole guide"))
        self._switch.show_icon("chevron-up" if self._is_unfolded else "chevron-down")

    def _on_clicked(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._arrange()


def _first_sentence(words: str) -> str:
    found = _FIRST_SENTENCE.match(words)
    return found.group() if found else words
