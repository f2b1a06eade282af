"""The frame of the pages outside the wizard: one calm column in the middle, the name of the product above it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Scroll, Widest
from footprint.ui.parts.page import Page, tabbed
from footprint.ui.tokens import LOW

_WIDTH = 640
_BAR = 14  # pixels, what the bar that scrolls the page takes


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
        self._footer = QFrame()
        self._footer.setProperty("surface", "footer")
        self._footer.hide()
        foot_line = QHBoxLayout(self._footer)
        foot_line.setContentsMargins(19, 8, 19 + _BAR, 8)
        foot_line.addStretch(1)
        self._foot_holder = Widest(widest, surface="footer")
        self._foot_stack = QVBoxLayout(self._foot_holder)
        self._foot_stack.setContentsMargins(0, 0, 0, 0)
        foot_line.addWidget(self._foot_holder, 100)
        foot_line.addStretch(1)
        layout.addWidget(self._footer)
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
            for widget in (self.page, self.page.foot):
                if widget is not None:
                    widget.hide()
                    widget.setParent(None)
                    widget.deleteLater()
        self.page = named(page, "page")
        self._stack.insertWidget(0, page)
        page.show()
        self._put_foot()
        self._scroll.verticalScrollBar().setValue(0)
        # What a new page starts with is read first; the button in the bar comes last.
        QWidget.setTabOrder(page, self._appearance)
        if page.foot is not None:
            chain = [*page.controls(), *tabbed(page.foot), self._appearance]
            for one, other in pairwise(chain):
                QWidget.setTabOrder(one, other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_foot()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._put_foot()

    def _put_foot(self) -> None:
        """Below the page, or in a low window at its end: an answer needs the room more than the way on does."""
        foot = self.page.foot if self.page is not None else None
        self._footer.setVisible(foot is not None and self.height() / theme.factor() >= LOW)
        if foot is None:
            return
        stack = self._stack if self._footer.isHidden() else self._foot_stack
        if stack.indexOf(foot) < 0:
            focused = QApplication.focusWidget()
            has_focus = focused is not None and foot.isAncestorOf(focused)
            stack.insertWidget(1 if stack is self._stack else 0, foot)
            foot.show()
            if focused is not None and has_focus:
                focused.setFocus()

    def show_at_top(self) -> None:
        """Scroll to the top of the page."""
        self._scroll.verticalScrollBar().setValue(0)
