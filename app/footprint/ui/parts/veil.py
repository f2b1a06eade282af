"""What is for one person alone, on a page that another may see: nothing of it is made before it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from footprint.ui.parts.buttons import Button
from footprint.ui.parts.layout import Column


class Veil(QWidget):
    """A button that has ``make`` make what stands behind it, and lets go of that again; its words say which."""

    def __init__(
        self, show: str, hide: str, make: Callable[[], QWidget], name: str, *, about: str = ""
    ) -> None:
        super().__init__()
        self._words, self._make, self._about = (show, hide), make, about
        self._behind: QWidget | None = None
        self._column = Column(self)
        self._button = Button(show, name)
        self._button.clicked.connect(self._on_clicked)
        self._column.put_control(self._button)
        self._say()

    def _on_clicked(self) -> None:
        if self._behind is None:
            self._behind = self._make()
            self._column.addWidget(self._behind)
            self._behind.show()
        else:
            self._behind.hide()
            self._behind.setParent(None)
            self._behind.deleteLater()
            self._behind = None
        self._say()

    def _say(self) -> None:
        is_open = self._behind is not None
        words = self._words[is_open]
        self._button.setText(words)
        self._button.show_icon("eye-off" if is_open else "eye")
        if self._about:
            self._button.setAccessibleName(f"{words}: {self._about}")
