"""Prints a PDF: every page drawn as finely as the printer takes it, strip by strip, off the window's thread."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from footprint.errors import Refused
from footprint.language import text as _
from footprint.ui.preview.paper import Paper, Size, pixels

# Finer than paper shows, and a page at 1200 dots an inch takes four times as long.
_FINEST = 600
_STRIP = 512  # rows: a whole page at once would take 140 megabytes
_SAME = 0.02  # by how much two papers may differ and still be one format
_POINTS = 72


def has_printer() -> bool:
    """Whether this computer knows any."""
    return bool(QPrinterInfo.availablePrinters())


def prepared(pages: int) -> QPrinter:
    """The usual printer, for a document of so many pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setFromTo(1, pages)
    # The system's own list of print jobs shows this name to others.
    printer.setDocName("Footprint")
    return printer


def print_paper(pdf: bytes, printer: QPrinter, stopped: Event) -> bool:
    """Print the pages that the printer was told to; says whether all of them were, or it was stopped.

    Raises:
        Refused: the printer does not take it, or the document cannot be read.
    """
    paper = Paper(pdf)
    try:
        first = printer.fromPage() or 1
        last = min(printer.toPage() or len(paper.sizes), len(paper.sizes))
        numbers = list(range(first - 1, last))
        copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        sheets = numbers * copies
        painter = QPainter()
        if not painter.begin(printer):
            raise Refused(_no_answer())
        # What goes to a file or a print queue is else made smaller by blurring it.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        try:
            for count, number in enumerate(sheets):
                if stopped.is_set():
                    printer.abort()
                    return False
                if count and not printer.newPage():
                    raise Refused(_no_answer())
                _print_page(painter, printer, paper, number)
        finally:
            painter.end()
        if printer.printerState() is QPrinter.PrinterState.Error:
            raise Refused(_no_answer())
        return True
    finally:
        paper.close()


def _print_page(painter: QPainter, printer: QPrinter, paper: Paper, number: int) -> None:
    size, sheet = paper.sizes[number], printer.paperRect(QPrinter.Unit.DevicePixel)
    at = placed(size, sheet, printer.resolution())
    scale = (
        min(printer.resolution(), _FINEST)
        / _POINTS
        * at.width()
        / (size.width * printer.resolution() / _POINTS)
    )
    whole = pixels(size, scale)
    ratio = at.height() / whole.height()
    for top in range(0, whole.height(), _STRIP):
        # One row more than its share: where strips only touch, some printers leave a hair line.
        part = QRect(0, top, whole.width(), _STRIP + 1).intersected(whole)
        painter.drawImage(
            QRectF(at.x(), at.y() + top * ratio, at.width(), part.height() * ratio),
            paper.picture(number, scale, part),
        )


def placed(size: Size, sheet: QRectF, resolution: int) -> QRectF:
    """Where a page goes on a sheet of paper, in dots: as large as it is, in the middle, smaller only where it must."""
    width, height = (length * resolution / _POINTS for length in size)
    fits = min(sheet.width() / width, sheet.height() / height)
    scale = fits if fits < 1 - _SAME else 1
    return QRectF(
        (sheet.width() - width * scale) / 2,
        (sheet.height() - height * scale) / 2,
        width * scale,
        height * scale,
    )


def _no_answer() -> str:
    return _(
        "The printer does not take the document. Nothing is lost: look whether the printer is on and has paper, "
        "then print again, or save the document and print it from another program."
    )
