"""Two things of one width side by side; under each other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from footprint.ui import theme
from footprint.ui.parts.flow import Flow
from footprint.ui.parts.labels import Label
from footprint.ui.parts.painting import ROOM


class Halves(QWidget):
    """Two halves, each with a small title and texts under it."""

    def __init__(self, left: tuple[str, list[Label]], right: tuple[str, list[Label]]) -> None:
        super().__init__()
        layout = _Layout()
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for title, texts in (left, right):
            half = QWidget()
            # The card's column has kept room for focus rings already.
            column = QVBoxLayout(half)
            column.setContentsMargins(ROOM, 0, ROOM, 0)
            column.setSpacing(2)
            for text in (Label(title, "small-strong"), *texts):
                column.addWidget(text)
            column.addStretch(1)
            layout.addWidget(half)


class _Layout(Flow):
    _GAP = 16

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _item, place in self._places(width)), default=0)

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        before, now = self._shown()
        if width < theme.scaled(400):
            first = QRect(0, 0, width, before.heightForWidth(width))
            second = QRect(0, first.bottom() + 13, width, now.heightForWidth(width))
        else:
            half = (width - self._GAP) // 2
            first = QRect(0, 0, half, before.heightForWidth(half))
            second = QRect(half + self._GAP, 0, half, now.heightForWidth(half))
        return [(before, first), (now, second)]
