"""Dropping PDF files on a window: the whole window says so while they are above it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from footprint.language import plural
from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.parts import painting

_PDF = ".pdf"


class PdfDrop(QObject):
    """Lets files be dropped on a window; ``dropped`` carries a tuple of their paths, PDFs or not.

    What is no file, or is no file on this computer, such as a picture in a browser, is left to others. It belongs to
    the window and goes with it. While ``is_on`` is false nothing can be dropped.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.is_on = True
        self._window = window
        self._sign = DropSign(window)
        self._sign.dropped.connect(self.dropped)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent) and self.is_on:
            files = files_in(event.mimeData())
            if files:
                # From here on the sign has it, over whatever lies below that would take a text.
                self._sign.show_over(files)
                event.acceptProposedAction()
                return True
        elif event.type() is QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            if self._sign.isVisible():
                self._sign.dragMoveEvent(event)
                return True
        elif event.type() is QEvent.Type.DragLeave:
            # Either they have left the window, or they are above the sign now, which hears of it in a moment.
            QTimer.singleShot(0, self._sign, self._sign.hide_unless_entered)
        elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent) and self._sign.isVisible():
            self._sign.dropEvent(event)
            return True
        elif event.type() is QEvent.Type.Resize:
            self._sign.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)


class DropSign(QWidget):
    """Covers the window while files are above it, and takes them."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._files: tuple[Path, ...] = ()
        self._is_entered = False
        self.setAcceptDrops(True)
        self.hide()

    @property
    def words(self) -> str:
        """What is written on it."""
        pdfs = sum(map(_is_pdf, self._files))
        if not pdfs:
            return _("Only PDF files can be checked here")
        return plural("Drop the PDF here to check it", "Drop the PDFs here to check them", pdfs)

    def show_over(self, files: tuple[Path, ...]) -> None:
        """These files are above the window."""
        self._files, self._is_entered = files, False
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self.update()

    def hide_unless_entered(self) -> None:
        """They have left what lies below."""
        if not self._is_entered:
            self.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._is_entered = True
        self._files = files_in(event.mimeData())
        # Even what cannot be dropped: only who takes the enter hears of the leave.
        event.accept()
        self.update()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        # This is what the pointer shows.
        if any(map(_is_pdf, self._files)):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        files = files_in(event.mimeData())
        if any(map(_is_pdf, files)):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(files)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.tokens()
        tint = look.accent if any(map(_is_pdf, self._files)) else look.danger
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(look.window)
        veil.setAlphaF(0.96)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(tint), max(3, look.ring), Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 16, -16, -16), look.radius, look.radius)
        font = theme.font("h2", strong=True)
        room = self.rect().adjusted(40, 40, -40, -40)
        size = painting.text_size(self.words, font, room.width())
        side = theme.scaled(40)
        top = (self.height() - size.height() - side - 12) // 2
        icon = "file-search" if tint == look.accent else "circle-alert"
        painter.drawPixmap((self.width() - side) // 2, top, theme.icon(icon, tint, 40))
        painter.setFont(font)
        painter.setPen(QColor(look.text))
        room.setTop(top + side + 12)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter.value | painting.WRAP, self.words)
        painter.end()


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer that are being dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def _is_pdf(file: Path) -> bool:
    return file.suffix.lower() == _PDF
