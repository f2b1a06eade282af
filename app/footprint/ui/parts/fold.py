"""Details that are there for who wants them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.layout import Column


class Fold(QWidget):
    """A button that unfolds what stands below it, and folds it up again.

    Its words say which of the two it does, so that nobody needs to be told a state. ``about`` is heard after them where
    several on a page would say the same.
    """

    def __init__(self, show: str, hide: str, content: QWidget, name: str, *, about: str = "") -> None:
        super().__init__()
        self._words, self._content, self._about = (show, hide), content, about
        column = Column(self)
        self._button = Button(show, name, QUIET, icon="chevron-down")
        self._button.clicked.connect(self._on_clicked)
        self._say(show)
        column.put_control(self._button)
        column.addWidget(content)
        content.hide()

    def name(self, show: str, hide: str) -> None:
        """Other words, for what unfolds is something else now."""
        self._words = (show, hide)
        self._say(self._words[not self._content.isHidden()])

    def _on_clicked(self) -> None:
        opens = self._content.isHidden()
        self._content.setVisible(opens)
        self._say(self._words[opens])
        self._button.show_icon("chevron-up" if opens else "chevron-down")

    def _say(self, words: str) -> None:
        self._button.setText(words)
        if self._about:
            self._button.setAccessibleName(f"{words}: {self._about}")
