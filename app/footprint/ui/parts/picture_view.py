"""A picture of plain shapes on the screen: the same as on paper, in the theme, the text size and the width at hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from footprint.assessment.picture.arranging import mirrored, stacked
from footprint.assessment.picture.shapes import Paint, Picture, Room, Shape, Stroke, Tile, Words
from footprint.ui import theme

Compose = Callable[[Room], Sequence[Picture]]

# Each colour by the token of the same meaning.
_TOKENS = {
    Paint.INK: "text",
    Paint.MUTED: "muted",
    Paint.RULE: "border",
    Paint.FINE: "ok",
    Paint.FINE_SOFT: "ok_soft",
    Paint.TO_DO: "warn",
    Paint.TO_DO_SOFT: "warn_soft",
    Paint.TO_ASK: "accent",
    Paint.TO_ASK_SOFT: "accent_soft",
    Paint.WAY: "accent_soft",
    Paint.STEP: "accent",
    Paint.STATION: "surface",
    Paint.STATION_EDGE: "accent",
    Paint.END: "accent",
    Paint.ON_END: "on_accent",
}
_LEAST, _USUAL = 200, 640
_EM = 512


class PictureView(QWidget):
    """Shows what ``compose`` makes for its width; the pictures' words are its accessible name."""

    def __init__(self, compose: Compose) -> None:
        super().__init__()
        self._compose = compose
        self._made: dict[tuple[int, float], Picture] = {}
        self.setAccessibleName(self._picture(_USUAL).alternative)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return math.ceil(self._picture(width).height)

    def sizeHint(self) -> QSize:
        return QSize(_USUAL, self.heightForWidth(_USUAL))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, 20)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = self._picture(self.width())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            picture = mirrored(picture, self.width(), measure)
        paint(painter, picture)
        painter.end()

    def _picture(self, width: int) -> Picture:
        """The pictures for a width below each other, as one."""
        key = (width, theme.factor())
        if key not in self._made:
            if len(self._made) > 16:
                self._made.clear()
            size, small = theme.px("body"), theme.px("small")
            room = Room(max(_LEAST, width), size=size, small=small, measure=measure)
            self._made[key] = stacked(self._compose(room), gap=0.8 * size)
        return self._made[key]


def measure(words: str, size: float, *, bold: bool = False, family: str = theme.FAMILY) -> float:
    """The width of words in pixels, as ``paint`` draws them."""
    return _measured(words, family, bold=bold) * size


def paint(painter: QPainter, picture: Picture, *, scale: float = 1, family: str = theme.FAMILY) -> None:
    """Draw a picture from the painter's origin on, in the colours of the theme, ``scale`` times as large."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in picture.shapes:
        _paint(painter, shape, scale, family)


def _paint(painter: QPainter, shape: Shape, scale: float, family: str) -> None:
    match shape:
        case Tile():
            painter.setBrush(_colour(shape.fill))
            if shape.line:
                painter.setPen(QPen(_colour(shape.line), shape.line_width * scale))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
            box = QRectF(shape.x * scale, shape.y * scale, shape.width * scale, shape.height * scale)
            painter.drawRoundedRect(box, shape.radius * scale, shape.radius * scale)
        case Stroke():
            pen = QPen(_colour(shape.ink), shape.width * scale)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([QPointF(x * scale, y * scale) for x, y in shape.points])
        case Words():
            _write(painter, shape, scale, family)


def _write(painter: QPainter, words: Words, scale: float, family: str) -> None:
    left = words.x
    if words.centred:
        left -= measure(words.words, words.size, bold=words.bold, family=family) / 2
    painter.save()
    painter.translate(left * scale, words.y * scale)
    painter.scale(words.size * scale / _EM, words.size * scale / _EM)
    painter.setFont(_font(family, bold=words.bold))
    painter.setPen(_colour(words.ink))
    painter.drawText(QPointF(0, 0), words.words)
    painter.restore()


def _colour(paint_: Paint) -> QColor:
    return theme.colour(_TOKENS[paint_])


@lru_cache(maxsize=8)
def _font(family: str, *, bold: bool) -> QFont:
    """A font in which letters stand exactly where their widths put them, as on paper.

    It is large, and drawn at the size that is asked for: at that size itself widths would be rounded to the pixels of
    the screen, letter by letter.
    """
    font = QFont(family)
    font.setPixelSize(_EM)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    return font


# Breaking lines asks for the same words over and over.
@lru_cache(maxsize=4096)
def _measured(words: str, family: str, *, bold: bool) -> float:
    """The width of words in sizes of the text."""
    return QFontMetricsF(_font(family, bold=bold)).horizontalAdvance(words) / _EM
