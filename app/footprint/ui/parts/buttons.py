"""Buttons: native in role, keys and mouse; painted here so that ring, icon and wrapping are the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from footprint.ui import theme
from footprint.ui.names import named
from footprint.ui.parts import painting
from footprint.ui.parts.painting import ROOM
from footprint.ui.tokens import TARGET

PRIMARY, SECONDARY, QUIET = "primary", "secondary", "quiet"
_PAD_X, _PAD_Y, _GAP, _ICON = 18, 9, 8, 18


class Button(QPushButton):
    """A button of one kind: ``primary`` for the way forward, ``secondary``, or ``quiet`` like a link."""

    def __init__(
        self, text: str, name: str, kind: str = SECONDARY, *, icon: str = "", says: str = ""
    ) -> None:
        super().__init__(text)
        self._kind, self._icon = kind, icon
        named(self, name)
        if says:
            self.setAccessibleName(says)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_icon(self, icon: str) -> None:
        """Another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        wrapped = painting.text_size(self.text(), self._font(), width - self._around()).height()
        return max(TARGET, wrapped + 2 * _PAD_Y) + 2 * ROOM

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + self._around() + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = painting.longest_word(self.text(), self._font()) + self._around() + 2
        return QSize(width, TARGET + 2 * ROOM)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt presses a button again and again as long as Enter is held down: also one that has just come under it.
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_box(painter)
        font = QFont(self._font())
        hovered = self.underMouse() and self.isEnabled()
        font.setUnderline(self._kind == QUIET and hovered)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        words = painting.text_size(self.text(), font, self.width() - self._around())
        icon = theme.scaled(_ICON) + _GAP if self._icon else 0
        # Centred as one, except in a quiet button that is wider than its text: that one reads like a line.
        left = max(ROOM + self._pad(), (self.width() - words.width() - icon) // 2)
        if self._kind == QUIET:
            left = ROOM + self._pad()
        if self._icon:
            side = theme.scaled(_ICON)
            place = painting.mirrored(self, QRect(left, (self.height() - side) // 2, side, side))
            painter.drawPixmap(place, theme.icon(self._icon, ink, _ICON))
        room = QRect(left + icon, 0, self.width() - left - icon - ROOM, self.height())
        flags = painting.leading(self) | Qt.AlignmentFlag.AlignVCenter.value
        if self._kind != QUIET and not self._icon:
            # Every line of its own, where there are several.
            room.setWidth(words.width() + 1)
            flags = painting.WRAP | Qt.AlignmentFlag.AlignCenter.value
        painter.drawText(painting.mirrored(self, room), flags, self.text())
        if self.hasFocus():
            painting.ring(painter, self)
        painter.end()

    def _paint_box(self, painter: QPainter) -> str:
        """Paint what is behind the text; gives the colour to write in."""
        look = theme.tokens()
        hovered = self.underMouse() and self.isEnabled()
        fill: str | None
        line: str | None
        if self._kind == PRIMARY:
            fill, line, ink = (look.accent_hover if hovered else look.accent), None, look.on_accent
            if not self.isEnabled():
                fill, line, ink = look.window, look.control, look.muted
        elif self._kind == SECONDARY:
            fill, line = (
                (look.accent_soft if hovered else look.surface),
                (look.accent if hovered else look.control),
            )
            ink = look.text if self.isEnabled() else look.muted
        else:
            fill, line = (look.accent_soft if hovered else None), (look.accent if hovered else None)
            ink = look.link if self.isEnabled() else look.muted
        radius = max(2, look.radius - 2)
        painting.box(painter, painting.body(self), fill=fill, line=line, width=look.line, radius=radius)
        return ink

    def _pad(self) -> int:
        return 4 if self._kind == QUIET else _PAD_X

    def _around(self) -> int:
        """The width that is not text."""
        return 2 * (ROOM + self._pad()) + (theme.scaled(_ICON) + _GAP if self._icon else 0)

    def _font(self) -> QFont:
        return theme.font("body", strong=True)


class CardButton(Button):
    """A whole card that is one button: an icon, a title, a sentence or two, and where it leads."""

    def __init__(self, title: str, text: str, name: str, *, icon: str) -> None:
        super().__init__(title, name, SECONDARY, icon=icon)
        self._more = text
        self.setAccessibleDescription(text)

    def heightForWidth(self, width: int) -> int:
        room = width - self._around()
        title = painting.text_size(self.text(), self._font(), room).height()
        more = painting.text_size(self._more, theme.font("body"), room).height() if self._more else 0
        return title + (4 + more if more else 0) + 2 * (ROOM + 16)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(420), self.heightForWidth(theme.scaled(420)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.tokens()
        hovered = self.underMouse() and self.isEnabled()
        painting.box(
            painter,
            painting.body(self),
            fill=look.accent_soft if hovered else look.surface,
            line=look.accent if hovered else look.control,
            width=look.line,
            radius=look.radius,
        )
        side, left, top = theme.scaled(24), ROOM + 18, ROOM + 16
        painter.drawPixmap(
            painting.mirrored(self, QRect(left, top, side, side)), theme.icon(self._icon, look.accent, 24)
        )
        small = theme.scaled(18)
        arrow = "arrow-left" if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else "arrow-right"
        place = QRect(self.width() - left - small, (self.height() - small) // 2, small, small)
        painter.drawPixmap(painting.mirrored(self, place), theme.icon(arrow, look.accent, 18))
        room = QRect(left + side + 16, top, self.width() - self._around(), self.height() - top)
        flags = painting.leading(self)
        painter.setFont(self._font())
        painter.setPen(QColor(look.text))
        painter.drawText(painting.mirrored(self, room), flags, self.text())
        used = painting.text_size(self.text(), self._font(), room.width()).height()
        painter.setFont(theme.font("body"))
        painter.setPen(QColor(look.muted))
        painter.drawText(painting.mirrored(self, room.adjusted(0, used + 4, 0, 0)), flags, self._more)
        if self.hasFocus():
            painting.ring(painter, self)
        painter.end()

    def _around(self) -> int:
        return 2 * (ROOM + 18) + theme.scaled(24) + 16 + 12 + theme.scaled(18)
