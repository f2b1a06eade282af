"""One page of a PDF on the screen: its picture in strips, and over it what a screen reader finds there."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.parts import painting
from footprint.ui.preview.paper import Size, pixels
from footprint.ui.preview.said import Box, Kind, Said
from footprint.ui.tokens import LIGHT

# Rows of the screen drawn at once, as wide as the page: where a part begins in the middle of a line, pdfium sets the
# first letters anew, and they would not meet those before.
STRIP = 512


class Sheet(QWidget):
    """A page, ``number`` counted from 0; ``scale`` is in the screen's pixels a point."""

    def __init__(self, parent: QWidget, number: int, pages: int, size: Size) -> None:
        super().__init__(parent)
        self.number, self._size = number, size
        self.scale = 0.0
        self.has_words = self.is_damaged = False
        self._strips: dict[int, QImage] = {}
        self._before: list[tuple[QRectF, QImage]] = []
        self._spoken: list[tuple[QWidget, Box]] = []
        self.setAccessibleName(_("Page {page} of {pages}").format(page=number + 1, pages=pages))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def held(self) -> int:
        """How many bytes its pictures take."""
        images = [*self._strips.values(), *(image for _part, image in self._before)]
        return sum(image.sizeInBytes() for image in images)

    def rescale(self, scale: float) -> None:
        """Show it in another size; until that is drawn, what was drawn before is stretched to it."""
        if scale == self.scale:
            return
        if self._strips:
            height = pixels(self._size, self.scale).height()
            self._before = [
                (QRectF(0, row * STRIP / height, 1, image.height() / height), image)
                for row, image in self._strips.items()
            ]
        self._strips = {}
        self.scale = scale
        self.update()

    def missing(self, seen: QRect) -> QRect | None:
        """A part that is not drawn yet, in the screen's pixels, of what is seen of the page; none if all is there."""
        if self.is_damaged:
            return None
        whole = pixels(self._size, self.scale)
        for row in self._rows(seen):
            if row not in self._strips:
                return QRect(0, row * STRIP, whole.width(), STRIP).intersected(whole)
        return None

    def put(self, scale: float, part: QRect, image: QImage) -> None:
        """Take a part that was drawn, unless the size is another by now."""
        if scale == self.scale:
            self._strips[part.y() // STRIP] = image
            self.update()

    def keep(self, near: QRect) -> None:
        """Let go of what lies beyond a part of the page."""
        wanted = self._rows(near)
        self._strips = {row: image for row, image in self._strips.items() if row in wanted}

    def settle(self) -> None:
        """All that is seen is drawn in the new size; let go of what was drawn in another."""
        if self._before:
            self._before = []
            self.update()

    def say(self, pieces: tuple[Said, ...]) -> None:
        """What a screen reader finds on the page."""
        self.has_words = True
        for said in pieces:
            widget = _spoken(said, self)
            self._spoken.append((widget, said.box))
            self._place(widget, said.box)
            widget.show()

    def show_damaged(self, message: str) -> None:
        """The page cannot be shown."""
        self.is_damaged = self.has_words = True
        self.setAccessibleDescription(message)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget, box in self._spoken:
            self._place(widget, box)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for part, image in self._before:
            at = QRectF(
                part.x() * self.width(),
                part.y() * self.height(),
                part.width() * self.width(),
                part.height() * self.height(),
            )
            painter.drawImage(at, image)
        # Pixel for pixel from here on.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        ratio = self.devicePixelRatioF()
        for row, image in self._strips.items():
            painter.drawImage(
                QRectF(0, row * STRIP / ratio, image.width() / ratio, image.height() / ratio), image
            )
        if self.is_damaged:
            painter.setFont(theme.font("body"))
            painter.setPen(QColor(LIGHT.text))
            painter.drawText(
                self.rect().adjusted(24, 24, -24, -24), painting.leading(self), self.accessibleDescription()
            )
        painter.setPen(theme.colour("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _rows(self, seen: QRect) -> range:
        """The strips that a part of the page, in the window's pixels, falls on."""
        seen = seen.intersected(self.rect())
        if seen.isEmpty():
            return range(0)
        ratio = self.devicePixelRatioF()
        last = min(math.ceil((seen.bottom() + 1) * ratio), pixels(self._size, self.scale).height())
        return range(int(seen.top() * ratio) // STRIP, math.ceil(last / STRIP))

    def _place(self, widget: QWidget, box: Box) -> None:
        scale = self.width() / self._size.width
        left, top = math.floor(box.left * scale), math.floor(box.top * scale)
        widget.setGeometry(
            left, top, math.ceil(box.right * scale) - left, max(1, math.ceil(box.bottom * scale) - top)
        )


# Nothing is painted of them: what they say is in the picture below. Qt asks for their roles by these names.
class _Piece(QWidget):
    pass


class HeadingOnSheet(_Piece):
    """A heading."""


class TextOnSheet(_Piece):
    """A paragraph, an entry of a list, a row of a table, a place to sign."""


class PictureOnSheet(_Piece):
    """A picture, by the words that stand for it."""


_CLASSES = {Kind.HEADING: HeadingOnSheet, Kind.PICTURE: PictureOnSheet}


def _spoken(said: Said, sheet: Sheet) -> QWidget:
    widget = _CLASSES.get(said.kind, TextOnSheet)(sheet)
    widget.setAccessibleName(said.text)
    if said.kind is Kind.HEADING:
        widget.setAccessibleDescription(_("Level {number}").format(number=said.level))
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget
