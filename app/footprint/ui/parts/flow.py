"""Side by side where there is room, else on the next line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

_GAP = 4


class Flow(QLayout):
    """Items at their own size, line by line from the side on which reading starts, ``left`` pixels from it."""

    def __init__(self, left: int = 0) -> None:
        super().__init__()
        self._left = left
        # Qt leaves the items of a layout made in Python to Python.
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _item, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + _GAP * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        least = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in least), default=0),
            max((size.height() for size in least), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        from_right = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for item, place in self._places(rect.width()):
            turned = QRect(place)
            if from_right:
                turned.moveRight(rect.width() - 1 - place.left())
            item.setGeometry(turned.translated(rect.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Where each item goes in a width, counted from the reading side."""
        places: list[tuple[QLayoutItem, QRect]] = []
        corner, line = QPoint(self._left, 0), 0
        for item in self._shown():
            wide = min(item.sizeHint().width(), width - self._left)
            tall = item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
            if corner.x() > self._left and corner.x() + wide > width:
                corner, line = QPoint(self._left, corner.y() + line), 0
            places.append((item, QRect(corner, QSize(wide, tall))))
            corner.setX(corner.x() + wide + _GAP)
            line = max(line, tall)
        return places
