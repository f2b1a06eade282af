"""One line of the sidebar: how a section stands, its title, and how many of its questions are answered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from footprint.assessment.route import Standing
from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.names import named
from footprint.ui.parts import painting
from footprint.ui.parts.painting import ROOM
from footprint.ui.tokens import TARGET

_LEFT, _GAP, _ICON = 10, 10, 16


class SectionRow(QPushButton):
    """A button that goes to its section, once that section can be reached."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__(title)
        named(self, name)
        self._standing, self._count, self._is_here = Standing.NOT_STARTED, "", False
        self._told: tuple[Standing, int, int, bool] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_standing(self, standing: Standing, answered: int, asked: int, *, is_here: bool) -> None:
        """The figures are of questions that are asked of this person; colour is never the only sign."""
        told = (standing, answered, asked, is_here)
        if told == self._told:
            return
        self._told = told
        self._standing, self._is_here = standing, is_here
        self._count = f"{answered}/{asked}" if asked else ""
        words = {
            Standing.ANSWERED: _("done"),
            Standing.STARTED: _("started"),
            Standing.NOT_STARTED: _("not started"),
            Standing.NOT_ASKED: _("nothing to answer"),
        }[standing]
        parts = [self.text()]
        if asked:
            parts.append(_("{answered} of {asked} answered").format(answered=answered, asked=asked))
        parts.append(_("you are here") if is_here else words)
        self.setAccessibleName(", ".join(parts))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(
            TARGET, painting.text_size(self.text(), self._font(), self._text_width(width)).height() + 12
        )

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(240), self.heightForWidth(theme.scaled(240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, TARGET)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = painting.body(self).adjusted(0, -2, 0, 2)
        if self._is_here or (self.underMouse() and self.isEnabled()):
            line = look.accent if look.high_contrast else None
            painting.box(painter, body, fill=look.surface, line=line, width=2, radius=look.radius)
        if self._is_here:
            bar = QRect(ROOM, ROOM + 6, 4, self.height() - 2 * ROOM - 12)
            painter.fillRect(painting.mirrored(self, bar), QColor(look.accent))
        side = theme.scaled(_ICON)
        first_line = painting.text_size("X", self._font(), self.width()).height()
        words = painting.text_size(self.text(), self._font(), self._text_width(self.width()))
        top = (self.height() - words.height()) // 2
        name, tint = self._icon()
        place = QRect(ROOM + _LEFT, top + (first_line - side) // 2, side, side)
        painter.drawPixmap(painting.mirrored(self, place), theme.icon(name, getattr(look, tint), _ICON))
        flags = painting.leading(self)
        room = QRect(ROOM + _LEFT + side + _GAP, top, self._text_width(self.width()), self.height())
        painter.setFont(self._font())
        idle = self._standing is Standing.NOT_ASKED and not self._is_here
        painter.setPen(QColor(look.muted if idle else look.text))
        painter.drawText(painting.mirrored(self, room), flags, self.text())
        if self._count:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(look.muted))
            width = self._count_width()
            count = QRect(self.width() - ROOM - 8 - width, top, width, first_line)
            painter.drawText(painting.mirrored(self, count), Qt.AlignmentFlag.AlignCenter.value, self._count)
        if self.hasFocus():
            painting.ring(painter, self)
        painter.end()

    def _icon(self) -> tuple[str, str]:
        if self._is_here:
            return "circle-dot", "accent"
        return {
            Standing.ANSWERED: ("circle-check", "ok"),
            Standing.STARTED: ("circle-dot", "control"),
            Standing.NOT_STARTED: ("circle", "control"),
            Standing.NOT_ASKED: ("circle-dashed", "control"),
        }[self._standing]

    def _text_width(self, width: int) -> int:
        return width - 2 * ROOM - _LEFT - theme.scaled(_ICON) - _GAP - 8 - self._count_width() - 6

    def _count_width(self) -> int:
        return theme.scaled(34)

    def _font(self) -> QFont:
        return theme.font("small", strong=self._is_here)
