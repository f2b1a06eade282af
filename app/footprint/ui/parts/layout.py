"""How pages are laid out: columns whose texts and controls share one edge, cards, and a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from footprint.ui import theme
from footprint.ui.parts.flow import Flow
from footprint.ui.parts.painting import ROOM


class Column(QVBoxLayout):
    """From top to bottom, with one edge for everything.

    Controls bring room for their focus ring; whatever else is put in is inset by the same.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        # Qt takes a missing parent only as a missing argument.
        super().__init__(*([parent] if parent else []))
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self._padding = 0

    def pad(self, padding: int) -> None:
        """Keep a distance from all four sides, counted to what is seen and not to the room for rings."""
        self._padding = padding
        self._end_with(0)

    def put(self, widget: QWidget, above: int = 0) -> None:
        """Text or a card, so many pixels below what is there."""
        self.addSpacing(above)
        self._end_with(0)
        line = QHBoxLayout()
        line.setContentsMargins(ROOM, 0, ROOM, 0)
        line.addWidget(widget)
        self.addLayout(line)

    def put_control(self, widget: QWidget, above: int = 0, *, stretched: bool = False) -> None:
        """A control with its own room for the ring; its visible edge keeps the distance."""
        self.addSpacing(max(0, above - ROOM))
        self._end_with(ROOM)
        if stretched:
            self.addWidget(widget)
            return
        line = QHBoxLayout()
        line.addWidget(widget)
        line.addStretch(1)
        self.addLayout(line)

    def put_row(self, *widgets: QWidget, above: int = 0, indented: bool = False) -> None:
        """Controls side by side, as far as there is room; ``indented`` below text that leaves room for an icon."""
        self.addSpacing(max(0, above - ROOM))
        self._end_with(ROOM)
        line = Flow(theme.scaled(26) if indented else 0)
        for widget in widgets:
            line.addWidget(widget)
        self.addLayout(line)

    def _end_with(self, room: int) -> None:
        if self._padding:
            side = self._padding - ROOM
            self.setContentsMargins(side, self._padding, side, self._padding - room)


class Card(QFrame):
    """A surface that groups what belongs together; ``says`` names the group for a screen reader."""

    def __init__(self, surface: str = "card", *, says: str = "", padding: int = 20) -> None:
        super().__init__()
        self.setProperty("surface", surface)
        if says:
            self.setAccessibleName(says)
        self.column = Column(self)
        self.column.pad(padding)


class Rule(QFrame):
    """A thin line between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "rule")


class Widest(QWidget):
    """Holds a page at no more than a width that grows with the text."""

    def __init__(self, widest: int, surface: str = "page") -> None:
        super().__init__()
        self._widest = widest
        self.setProperty("surface", surface)
        self.setMaximumWidth(theme.scaled(widest))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setMaximumWidth(theme.scaled(self._widest))


class Scroll(QScrollArea):
    """Scrolls from top to bottom only, and follows the focus, also when window or text change their size.

    What a control, or what it stands in, names as ``shown_with`` is brought into view with it as far as there is room.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setProperty("surface", "page")
        # As high as its text is at this width, and not as Qt guesses without one: else it scrolls where all fits.
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setWidget(content)
        self._content = content
        # Qt itself follows Tab only, and neither arrow keys nor a page that puts the focus somewhere.
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.Resize:
            self._follow()
        return done

    def _follow(self) -> None:
        # What is being clicked must not move away under the pointer.
        if QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            QTimer.singleShot(0, self, self._show_focused)

    def _show_focused(self) -> None:
        focused, content = QApplication.focusWidget(), self._content
        if focused is None or not content.isAncestorOf(focused):
            return
        if focused.height() > self.viewport().height():
            self.verticalScrollBar().setValue(focused.mapTo(content, QPoint(0, 0)).y())
            return
        beside = _shown_with(focused, content)
        if beside is not None and beside.isVisible():
            self.ensureWidgetVisible(beside, 0, 0)
        # Where there is not room for both, it is the focus that has to be seen.
        self.ensureWidgetVisible(focused, 0, 0)


def _shown_with(focused: QWidget, content: QWidget) -> QWidget | None:
    widget: QWidget | None = focused
    while widget is not None and widget is not content:
        beside: QWidget | None = getattr(widget, "shown_with", None)
        if beside is not None:
            return beside
        widget = widget.parentWidget()
    return None


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            emptied(inner)
