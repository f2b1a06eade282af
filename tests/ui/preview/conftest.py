"""Documents to look at, and a hand that waits until they are drawn."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMarginsF, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from footprint.policy.policy import Occasion
from footprint.report.signing import new_key, sign
from footprint.ui.background import Worker
from footprint.ui.parts.banner import Banner
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.preview import printing
from footprint.ui.preview.pdf_view import PdfView
from footprint.ui.preview.preview_page import WIDEST, PreviewPage
from footprint.ui.preview.reader import Reader
from footprint.workflow.signatures import Signer
from report.made import an_action_list, an_attestation
from report.sample import JANE, TOPICS, assessment

MOMENT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


@cache
def attestation() -> bytes:
    """One page, with a list, a table and two places to sign."""
    taken = assessment({"accounts_1": "minor"}, occasion=Occasion.SITTING, manager="Kim Manager")
    return an_attestation(taken, has_read=True)


@cache
def signed_once() -> bytes:
    """The same, signed by the employee."""
    return sign(attestation(), Signer.EMPLOYEE, new_key(JANE.name, datetime.now(UTC)), "", MOMENT)


@cache
def action_list() -> bytes:
    """A few pages with headings, lists and a picture."""
    answers = {**{f"{topic}_1": "minor" for topic in TOPICS}, "photos_2": "not_sure"}
    return an_action_list(assessment(answers))


@cache
def plain(pages: int, width: float = 595, height: float = 842) -> bytes:
    """Pages without any structure, each with its number and a dot in the corner."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(width, height))
    for number in range(1, pages + 1):
        canvas.drawString(72, height - 72, f"This is page {number} of the plain one.")
        canvas.drawString(72, height - 90, "A second line.")
        canvas.circle(width - 20, 20, 5, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.forget()
    made.stop()


@pytest.fixture
def show(qtbot: QtBot, dressed: QApplication, worker: Worker) -> Iterator[Callable[..., PdfView]]:
    """Shows a document in a window of its own, and waits until it is drawn."""
    readers: list[Reader] = []
    views: list[PdfView] = []

    def shown(pdf: bytes, width: int = 900, height: int = 600) -> PdfView:
        readers.append(Reader(pdf, worker))
        view = PdfView("A document", readers[-1])
        views.append(view)
        view.resize(width, height)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        view.setFocus()
        settled(qtbot, view)
        return view

    yield shown
    for reader in readers:
        reader.close()
    put_away(*views)


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Callable[..., PreviewPage]]:
    """Shows a preview in the frame that it will stand in."""
    frames: list[PlainFrame] = []

    def shown(pdf: bytes, width: int = 1180, height: int = 760) -> PreviewPage:
        made = PreviewPage("Social media attestation", pdf, "Attestation.pdf", tmp_path)
        frame = PlainFrame(WIDEST)
        frames.append(frame)
        frame.resize(width, height)
        frame.show_page(made)
        with qtbot.waitActive(frame):
            frame.show()
            frame.activateWindow()
        made.take_focus()
        return made

    yield shown
    put_away(*frames)


def settled(qtbot: QtBot, view: PdfView) -> None:
    """Wait until all there is to see is drawn."""
    qtbot.waitUntil(lambda: view.is_settled, timeout=5000)


def put_away(*widgets: QWidget) -> None:
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def button(page: PreviewPage, name: str) -> QAbstractButton:
    (found,) = page.findChildren(QAbstractButton, name)
    return found


def click(page: PreviewPage, name: str) -> None:
    one = button(page, name)
    assert one.isEnabled(), name
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)


def said(page: PreviewPage) -> str:
    """The message above the title; empty if there is none."""
    found = [one for one in page.findChildren(Banner) if one.isVisible()]
    return found[0].accessibleName() if found else ""


def to_file(
    file: Path, *, pages: tuple[int, int] = (0, 0), size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4
) -> QPrinter:
    """A printer that writes what it would print to a file."""
    printer = printing.prepared(4)
    printer.setResolution(300)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setPageSize(QPageSize(size))
    printer.setPageMargins(QMarginsF())
    printer.setFromTo(*pages)
    return printer
