"""The frame of the pages outside the wizard: one calm column in the middle, the name of the product above it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Scroll, Widest
from footprint.ui.parts.page import Page

_WIDTH = 640


class PlainFrame(QWidget):
    appearance_asked = Signal()

    def __init__(self, widest: int = _WIDTH, *, with_appearance: bool = True) -> None:
        super().__init__()
        self.page: Page | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = QFrame()
        bar.setProperty("surface", "strip")
        line = QHBoxLayout(bar)
        line.setContentsMargins(24, 6, 12, 6)
        line.addWidget(Label("Footprint", "strong", icon="footprints", tint="accent", wrap=False))
        line.addStretch(1)
        self._appearance = Button(_("Appearance and keyboard"), "appearance", QUIET, icon="settings-2")
        self._appearance.clicked.connect(self.appearance_asked)
        line.addWidget(self._appearance)
        self._appearance.setVisible(with_appearance)
        layout.addWidget(bar)
        content = QWidget()
        self._scroll = Scroll(content)
        layout.addWidget(self._scroll, 1)
        middle = QHBoxLayout(content)
        middle.setContentsMargins(19, 40, 19, 32)
        middle.addStretch(1)
        self._holder = Widest(widest)
        middle.addWidget(self._holder, 100)
        middle.addStretch(1)
        self._stack = QVBoxLayout(self._holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addStretch(1)

    def show_page(self, page: Page) -> None:
        """Replace the page; the old one is gone for good."""
        if self.page is not None:
            self.page.hide()
            self.page.setParent(None)
            self.page.deleteLater()
        self.page = named(page, "page")
        self._stack.insertWidget(0, page)
        page.show()
        self._scroll.verticalScrollBar().setValue(0)
        # What a new page starts with is read first; the button in the bar comes last.
        QWidget.setTabOrder(page, self._appearance)

    def show_at_top(self) -> None:
        """Scroll to the top of the page."""
        self._scroll.verticalScrollBar().setValue(0)
