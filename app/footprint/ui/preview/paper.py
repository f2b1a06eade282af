"""A PDF as pdfium sees it: how large its pages are, what they look like, and what they say."""

from __future__ import annotations

import atexit
import ctypes
import threading
from functools import cache
from typing import Any, NamedTuple
from weakref import WeakSet

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from footprint.errors import Refused
from footprint.language import text as _
from footprint.ui.preview.said import Said

# pdfium takes one caller at a time, whichever thread and document it is about.
_turn = threading.RLock()
_open: WeakSet[Paper] = WeakSet()


class Size(NamedTuple):
    """A page's width and height in points (1/72 inch)."""

    width: float
    height: float


class Paper:
    """An open PDF; any thread may use it, one after the other. Close it when nobody looks any more.

    Raises:
        Refused: it is damaged, locked or no PDF at all.
    """

    def __init__(self, pdf: bytes) -> None:
        with _turn:
            pdfium = _pdfium()
            self._raw = pdfium.raw
            self._loaded: tuple[int, Any] | None = None
            self._document: Any = None
            try:
                self._document = pdfium.PdfDocument(pdf)
                # Else nothing is drawn of what was signed.
                self._document.init_forms()
                self.sizes = tuple(
                    Size(*self._document.get_page_size(number)) for number in range(len(self._document))
                )
            except pdfium.PdfiumError as error:
                self.close()
                raise Refused(_cannot_show()) from error
            if not self.sizes:
                self.close()
                raise Refused(_cannot_show())
            _open.add(self)

    def picture(self, number: int, scale: float, part: QRect) -> QImage:
        """Part of a page, counted from 0, as it looks at so many pixels a point; ``part`` is in those pixels.

        Raises:
            Refused: this page is damaged.
        """
        image = QImage(part.size(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        whole = pixels(self.sizes[number], scale)
        with _turn:
            page, raw = self._page(number), self._raw
            # Drawn straight into the image: four bytes a pixel are the same to both.
            memory = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
            bitmap = raw.FPDFBitmap_CreateEx(
                image.width(), image.height(), raw.FPDFBitmap_BGRx, memory, image.bytesPerLine()
            )
            try:
                where = (bitmap, page, -part.x(), -part.y(), whole.width(), whole.height(), 0, raw.FPDF_ANNOT)
                raw.FPDF_RenderPageBitmap(*where)
                if self._document.formenv:
                    raw.FPDF_FFLDraw(self._document.formenv, *where)
            finally:
                raw.FPDFBitmap_Destroy(bitmap)
        return image

    def words(self, number: int) -> tuple[Said, ...]:
        """What a page says, in reading order; empty if it says nothing, or nothing that can be read.

        Raises:
            Refused: this page is damaged.
        """
        from footprint.ui.preview import structure  # noqa: PLC0415 (only when a document is read)

        with _turn:
            page = self._page(number)
            return structure.read(self._raw, self._document, page, self.sizes[number].height)

    def close(self) -> None:
        """Let go of it; closing twice does nothing."""
        with _turn:
            self._let_page_go()
            if self._document is not None:
                self._document.close()
                self._document = None
            _open.discard(self)

    def _page(self, number: int) -> Any:
        """The page, read once for as long as it is this one that is asked for."""
        if self._document is None:
            raise Refused(_cannot_show())
        if self._loaded is None or self._loaded[0] != number:
            self._let_page_go()
            try:
                self._loaded = number, self._document[number]
            except _pdfium().PdfiumError as error:
                raise Refused(_("This page cannot be shown, because it is damaged.")) from error
        return self._loaded[1]

    def _let_page_go(self) -> None:
        if self._loaded is not None:
            self._loaded[1].close()
            self._loaded = None


def pixels(size: Size, scale: float) -> QRect:
    """A whole page in pixels, at so many of them a point."""
    return QRect(0, 0, max(1, round(size.width * scale)), max(1, round(size.height * scale)))


@cache
def _pdfium() -> Any:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 (80 ms, and only when a document is shown)
    import pypdfium2.raw  # type: ignore[import-untyped]  # noqa: PLC0415

    # What is registered last is called first: pdfium itself ends only when nothing is open any more.
    atexit.register(_close_all)
    return pypdfium2


def _cannot_show() -> str:
    return _(
        "This document cannot be shown here: the file is damaged, or it is no PDF. "
        "Nothing was changed. You can still save it and try another program."
    )


def _close_all() -> None:
    for paper in list(_open):
        paper.close()
