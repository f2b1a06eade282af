"""The pages of this folder for the gallery of pictures, with a document of Qt's own making."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget

from footprint.ui import theme
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.preview.dropping import DropSign, PdfDrop
from footprint.ui.preview.preview_page import WIDEST, PreviewPage
from footprint.ui.preview.verdict_card import Checked
from footprint.ui.preview.verify_page import VerifyPage
from footprint.workflow.signatures import Signature, Signer, Verification

_LINES = (
    "I went through the policy topic by topic and answered for myself.",
    "I know where to find the policy and whom to ask about it.",
    "I will ask before I speak for the organisation.",
)
_AT = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
_SIGNATURES = (
    Signature(Signer.EMPLOYEE, "Sam Okafor", _AT, "3f6a" * 16, self_made=True),
    Signature(Signer.MANAGER, "Ines Duarte", _AT, "9b1d" * 16, self_made=False, issuer="Example Council"),
)
_DATA = {
    "name": "Sam Okafor",
    "date": "2026-11-20",
    "organisation": "Chorley Council",
    "policy": {"title": "Social Media Policy"},
    "edition": {"number": 3, "published": "2026-11-03", "fingerprint": ""},
}


def pages() -> Iterator[tuple[str, QWidget]]:
    """Every picture's name and what it shows."""
    yield "preview", _previewed()
    as_text = _previewed()
    as_text.findChildren(PreviewPage)[0].viewer.show_text()
    yield "preview-text", as_text
    yield "verify", _framed(VerifyPage())
    problem = "It was changed after the employee had signed"
    yield (
        "verified",
        _framed(
            VerifyPage(
                (
                    Checked("Attestation Sam.pdf", Verification(_SIGNATURES, 2, (), _DATA), is_current=True),
                    Checked("Waiting.pdf", Verification(_SIGNATURES[:1], 2, (), _DATA), is_current=False),
                    Checked("Attestation changed.pdf", Verification((), 2, (problem,), {})),
                )
            )
        ),
    )
    dropping = _framed(VerifyPage())
    PdfDrop(dropping)
    dropping.findChildren(DropSign)[0].show_over((Path("a.pdf"),))
    yield "dropping", dropping


def _previewed() -> PlainFrame:
    lead = "This is the document as others will see it."
    page = PreviewPage("Social media attestation", _document(), "Attestation.pdf", Path("Documents"), lead)
    frame = _framed(page, WIDEST)
    # How much room the row above takes is known once it is open.
    while not page.viewer.is_settled:
        QApplication.processEvents()
    return frame


def _framed(page: PreviewPage | VerifyPage, widest: int = 640) -> PlainFrame:
    frame = PlainFrame(widest)
    frame.show_page(page)
    page.take_focus()
    return frame


def _document() -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    painter = QPainter(writer)
    font = QFont(theme.font("body"))
    for page in range(3):
        if page:
            writer.newPage()
        for row, line in enumerate((f"Social Media Policy, part {page + 1}", *_LINES)):
            font.setPixelSize(20 if row == 0 else 12)
            painter.setFont(font)
            painter.drawText(QRectF(0, row * 30, 480, 26), line)
    painter.end()
    return bytes(buffer.data().data())
