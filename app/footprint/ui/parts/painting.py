"""What all self-painted controls share: the focus ring, mirrored rectangles, the height of wrapped text."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from footprint.ui import theme

# Room around every control for the focus ring and its gap; everything else on a page is inset by the same.
ROOM = 5
WRAP = int(Qt.TextFlag.TextWordWrap)


def text_size(text: str, font: QFont, width: int) -> QSize:
    """What a text fills when it is wrapped at a width."""
    return _text_size(text, font.pixelSize(), font.weight(), max(1, width))


# Layouts ask for the same text at the same width over and over.
@lru_cache(maxsize=4096)
def _text_size(text: str, pixels: int, weight: QFont.Weight, width: int) -> QSize:
    font = QFont(theme.FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 100_000), WRAP, text).size()


def longest_word(text: str, font: QFont) -> int:
    """The width below which a text can no longer be wrapped between words."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


def mirrored(widget: QWidget, rect: QRect) -> QRect:
    """A rectangle counted from the side on which reading starts."""
    if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        turned = QRect(rect)
        turned.moveRight(widget.width() - 1 - rect.left())
        return turned
    return rect


def leading(widget: QWidget) -> int:
    """Flags for wrapped text that starts at the reading side.

    Absolute, because QPainter would otherwise mirror once more by the direction of the text itself.
    """
    right = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignAbsolute).value | WRAP


def box(
    painter: QPainter, rect: QRectF, *, fill: str | None, line: str | None, width: float, radius: float
) -> None:
    """A rounded box whose line lies inside its rectangle; colours are #RRGGBB, ``None`` leaves them out."""
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(line), width) if line else Qt.PenStyle.NoPen)
    inside = width / 2 if line else 0
    painter.drawRoundedRect(rect.adjusted(inside, inside, -inside, -inside), radius, radius)


def ring(painter: QPainter, widget: QWidget) -> None:
    """The focus ring, outside the control with a gap, in the room around it."""
    look = theme.tokens()
    box(
        painter,
        QRectF(widget.rect()),
        fill=None,
        line=look.focus,
        width=look.ring,
        radius=look.radius + ROOM - 1,
    )


def body(widget: QWidget) -> QRectF:
    """A control's own rectangle, without the room for the ring."""
    return QRectF(widget.rect()).adjusted(ROOM, ROOM, -ROOM, -ROOM)
