"""Paper looks as the screen does; and what comes of a printer that is missing, off or stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QRectF
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from footprint.errors import Refused
from footprint.ui.preview import printing
from footprint.ui.preview.paper import Size
from footprint.ui.preview.preview_page import PreviewPage
from ui.preview.conftest import action_list, button, click, plain, said, settled, to_file

Show = Callable[..., PreviewPage]
# Qt knows no printer without an application.
pytestmark = pytest.mark.usefixtures("dressed")


def looks(pdf: bytes, number: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        image: Image.Image = document[number].render(scale=2, grayscale=True).to_pil()
    # A hair's breadth of paper, lost where its size is given in whole points.
    return image.crop((0, 0, 1188, 1680))


def test_paper_looks_as_the_screen_does(tmp_path: Path) -> None:
    file = tmp_path / "printed.pdf"
    assert printing.print_paper(action_list(), to_file(file), Event())
    printed = file.read_bytes()
    with pypdfium2.PdfDocument(printed) as document:
        assert len(document) == 4
        assert [round(length) for length in document.get_page_size(0)] == [595, 842]

    def far_off(page: int, other: int) -> float:
        """The share of pixels that are quite another shade."""
        between = ImageChops.difference(looks(printed, page), looks(action_list(), other))
        return sum(between.histogram()[128:]) / (1188 * 1680)

    assert [page for page in range(4) if far_off(page, page) > 0.01] == []
    assert far_off(0, 1) > 0.03


def test_only_the_pages_that_were_chosen_are_printed(tmp_path: Path) -> None:
    file = tmp_path / "printed.pdf"
    assert printing.print_paper(action_list(), to_file(file, pages=(2, 3)), Event())
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 2


def test_printing_can_be_stopped(tmp_path: Path) -> None:
    stopped = Event()
    stopped.set()
    assert not printing.print_paper(action_list(), to_file(tmp_path / "a.pdf"), stopped)


def test_a_printer_that_takes_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="printer does not take"):
        printing.print_paper(action_list(), to_file(tmp_path / "file" / "a.pdf"), Event())


def test_a_page_is_made_smaller_only_where_it_must() -> None:
    a4, letter = Size(595.28, 841.89), Size(612, 792)
    sheet = QRectF(0, 0, 595.28, 841.89)
    assert printing.placed(a4, sheet, 72) == sheet
    placed = printing.placed(a4, QRectF(0, 0, *letter), 72)
    assert placed.height() == pytest.approx(792)
    assert placed.width() / placed.height() == pytest.approx(595.28 / 841.89)
    assert placed.center().toTuple() == pytest.approx((306, 396))
    small = printing.placed(Size(200, 100), sheet, 72)
    assert small.size().toTuple() == (200, 100)


def test_without_a_printer_that_is_said_with_a_way_on(page: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    shown = page(plain(1))
    click(shown, "preview.print")
    assert "knows no printer" in said(shown)
    assert "save the document" in said(shown)


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer that writes to this file."""
    file = tmp_path / "printed.pdf"
    made = to_file(file)
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "prepared", lambda _pages: made)
    return file


def test_printing_says_that_it_goes_on_and_that_it_is_done(qtbot: QtBot, page: Show, printer: Path) -> None:
    shown = page(action_list())
    settled(qtbot, shown.viewer.view)
    click(shown, "preview.print")
    (dialog,) = shown.findChildren(QPrintDialog)
    assert dialog.maxPage() == 4
    dialog.done(QDialog.DialogCode.Accepted)
    assert said(shown).startswith("Printing.")
    qtbot.waitUntil(lambda: said(shown).startswith("Printed."), timeout=20_000)
    assert printer.exists()
    click(shown, "preview.print")
    assert len(shown.findChildren(QPrintDialog)) >= 1


def test_who_thinks_better_of_printing_can_print_later(qtbot: QtBot, page: Show, printer: Path) -> None:
    shown = page(action_list())
    settled(qtbot, shown.viewer.view)
    click(shown, "preview.print")
    shown.findChildren(QPrintDialog)[0].reject()
    assert said(shown) == ""
    assert not printer.exists()
    click(shown, "preview.print")
    shown.findChildren(QPrintDialog)[-1].reject()


def test_what_the_printer_does_not_take_is_said(
    qtbot: QtBot, page: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    made = to_file(tmp_path / "file" / "a.pdf")
    monkeypatch.setattr(printing, "prepared", lambda _pages: made)
    shown = page(action_list())
    settled(qtbot, shown.viewer.view)
    click(shown, "preview.print")
    shown.findChildren(QPrintDialog)[0].done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: "printer does not take" in said(shown), timeout=10_000)
    assert button(shown, "preview.print").isEnabled()


def test_the_print_job_bears_no_name_of_a_person() -> None:
    assert printing.prepared(3).docName() == "Footprint"
