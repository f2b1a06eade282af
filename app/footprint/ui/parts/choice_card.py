"""Radio buttons and check boxes as cards: the native widget keeps role, state and keys, only its painting is ours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from footprint.ui import theme
from footprint.ui.parts import painting
from footprint.ui.parts.painting import ROOM
from footprint.ui.tokens import TARGET

_PAD_X, _PAD_Y, _MARK, _GAP = 16, 11, 22, 14


def _prepare(card: QAbstractButton, hint: str) -> None:
    if hint:
        card.setAccessibleDescription(hint)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    card.setSizePolicy(policy)
    card.setAttribute(Qt.WidgetAttribute.WA_Hover)
    card.setCursor(Qt.CursorShape.PointingHandCursor)


def _fonts(card: QAbstractButton, hint: str) -> tuple[QFont, QFont]:
    # The height is measured in the heavier weight, so that choosing an answer never moves the others.
    return theme.font("body", strong=card.isChecked() or bool(hint)), theme.font("small")


def _mark_side() -> int:
    return round(_MARK * theme.factor() ** 0.5)


def _text_width(width: int) -> int:
    return width - 2 * (ROOM + _PAD_X) - _mark_side() - _GAP


def _height(card: QAbstractButton, hint: str, width: int) -> int:
    room = _text_width(width)
    height = painting.text_size(card.text(), theme.font("body", strong=True), room).height()
    if hint:
        height += 3 + painting.text_size(hint, theme.font("small"), room).height()
    return max(TARGET, height + 2 * _PAD_Y) + 2 * ROOM


def _paint(card: QAbstractButton, hint: str, *, is_round: bool) -> None:
    look = theme.tokens()
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chosen, hovered = card.isChecked(), card.underMouse() and card.isEnabled()
    painting.box(
        painter,
        painting.body(card),
        fill=look.accent_soft if chosen or hovered else look.surface,
        line=look.accent if chosen or hovered else look.control,
        width=look.line + 1 if chosen else look.line,
        radius=look.radius,
    )
    strong, small = _fonts(card, hint)
    width = _text_width(card.width())
    words = painting.text_size(card.text(), strong, width).height()
    total = words + (3 + painting.text_size(hint, small, width).height() if hint else 0)
    top = (card.height() - total) // 2
    side = _mark_side()
    first_line = painting.text_size("X", strong, width).height()
    mark = QRect(ROOM + _PAD_X, top + (first_line - side) // 2, side, side)
    _paint_mark(painter, QRectF(painting.mirrored(card, mark)), chosen=chosen, is_round=is_round)
    room = QRect(ROOM + _PAD_X + side + _GAP, top, width, card.height() - top)
    flags = painting.leading(card)
    painter.setFont(strong)
    painter.setPen(QColor(look.text))
    painter.drawText(painting.mirrored(card, room), flags, card.text())
    if hint:
        painter.setFont(small)
        painter.setPen(QColor(look.muted))
        painter.drawText(painting.mirrored(card, room.adjusted(0, words + 3, 0, 0)), flags, hint)
    if card.hasFocus():
        painting.ring(painter, card)
    painter.end()


def _paint_mark(painter: QPainter, rect: QRectF, *, chosen: bool, is_round: bool) -> None:
    look = theme.tokens()
    inside = rect.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(QColor(look.accent if chosen else look.control), 2))
    painter.setBrush(QColor(look.accent if chosen and not is_round else look.surface))
    if is_round:
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


class RadioCard(QRadioButton):
    """One of several answers.

    Says which way an arrow key points, because Qt's own keys choose nothing before the first choice.
    """

    arrow_pressed = Signal(int)

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self._hint = hint
        _prepare(self, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = (
            Qt.Key.Key_Left if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        )
        back = Qt.Key.Key_Right if forward is Qt.Key.Key_Left else Qt.Key.Key_Left
        if event.key() in (Qt.Key.Key_Down, forward):
            self.arrow_pressed.emit(1)
        elif event.key() in (Qt.Key.Key_Up, back):
            self.arrow_pressed.emit(-1)
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, self._hint, width)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(360), self.heightForWidth(theme.scaled(360)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, TARGET + 2 * ROOM)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, self._hint, is_round=True)


class CheckCard(QCheckBox):
    """One of the answers that may be chosen together."""

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self._hint = hint
        _prepare(self, hint)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, self._hint, width)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(360), self.heightForWidth(theme.scaled(360)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, TARGET + 2 * ROOM)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, self._hint, is_round=False)
