"""Radio buttons and check boxes as cards: the native widget keeps role, state and keys, only its painting is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from footprint.ui import theme
from footprint.ui.parts import painting
from footprint.ui.parts.painting import ROOM
from footprint.ui.tokens import TARGET

_PAD_X, _PAD_Y, _MARK, _GAP, _HINT_GAP = 16, 11, 22, 14, 3

# The painting is put before a native class; to the type checker it is a button, at run time it is nothing by itself.
if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object


class _Painted(_Button):
    # What comes of choosing it, where that is shown at once.
    shown_with: QWidget | None = None
    _is_round = True
    _hint = ""

    def _prepare(self, hint: str) -> None:
        self._hint = hint
        if hint:
            self.setAccessibleDescription(hint)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._text_width(width)
        # Measured in the heavier weight, so that choosing an answer never moves the others.
        height = painting.text_size(self.text(), theme.font("body", strong=True), room).height()
        return max(TARGET, height + self._hint_height(room) + 2 * _PAD_Y) + 2 * ROOM

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(360), self.heightForWidth(theme.scaled(360)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, TARGET + 2 * ROOM)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        return bool(self.rect().contains(pos))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, hovered = self.isChecked(), self.underMouse() and self.isEnabled()
        painting.box(
            painter,
            painting.body(self),
            fill=look.accent_soft if chosen or hovered else look.surface,
            line=look.accent if chosen or hovered else look.control,
            width=look.line + 1 if chosen else look.line,
            radius=look.radius,
        )
        strong = theme.font("body", strong=chosen or bool(self._hint))
        width = self._text_width(self.width())
        words = painting.text_size(self.text(), strong, width).height()
        top = (self.height() - words - self._hint_height(width)) // 2
        side = _mark_side()
        first_line = painting.text_size("X", strong, width).height()
        mark = QRect(ROOM + _PAD_X, top + (first_line - side) // 2, side, side)
        self._paint_mark(painter, QRectF(painting.mirrored(self, mark)))
        room = QRect(ROOM + _PAD_X + side + _GAP, top, width, self.height() - top)
        flags = painting.leading(self)
        painter.setFont(strong)
        painter.setPen(QColor(look.text))
        painter.drawText(painting.mirrored(self, room), flags, self.text())
        if self._hint:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(look.muted))
            below = room.adjusted(0, words + _HINT_GAP, 0, 0)
            painter.drawText(painting.mirrored(self, below), flags, self._hint)
        if self.hasFocus():
            painting.ring(painter, self)
        painter.end()

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        look, chosen = theme.tokens(), self.isChecked()
        inside = rect.adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(look.accent if chosen else look.control), 2))
        painter.setBrush(QColor(look.accent if chosen and not self._is_round else look.surface))
        if self._is_round:
            painter.drawEllipse(inside)
            if chosen:
                dot = inside.width() * 0.27
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(look.accent))
                painter.drawEllipse(inside.adjusted(dot, dot, -dot, -dot))
            return
        painter.drawRoundedRect(inside, 4, 4)
        if chosen:
            pen = QPen(QColor(look.on_accent), 2.6)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            step = inside.width() / 20
            tick = ((4.5, 10.5), (8.5, 14.5), (15.5, 6.0))
            painter.drawPolyline([QPointF(inside.x() + x * step, inside.y() + y * step) for x, y in tick])

    def _hint_height(self, width: int) -> int:
        if not self._hint:
            return 0
        return _HINT_GAP + painting.text_size(self._hint, theme.font("small"), width).height()

    def _text_width(self, width: int) -> int:
        return width - 2 * (ROOM + _PAD_X) - _mark_side() - _GAP


class RadioCard(_Painted, QRadioButton):
    """One of several answers.

    Says which way an arrow key points, because Qt's own keys choose nothing before the first choice.
    """

    arrow_pressed = Signal(int)

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self._prepare(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = (
            Qt.Key.Key_Left if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        )
        back = Qt.Key.Key_Right if forward is Qt.Key.Key_Left else Qt.Key.Key_Left
        # Alt and an arrow is the way back, not a choice.
        plain = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        if plain and event.key() in (Qt.Key.Key_Down, forward):
            self.arrow_pressed.emit(1)
        elif plain and event.key() in (Qt.Key.Key_Up, back):
            self.arrow_pressed.emit(-1)
        elif not plain:
            event.ignore()
        else:
            super().keyPressEvent(event)


class CheckCard(_Painted, QCheckBox):
    """One of the answers that may be chosen together."""

    _is_round = False

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self._prepare(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _mark_side() -> int:
    return round(float(_MARK * theme.factor() ** 0.5))
