"""A document on its page: saving, opening, printing, reading, and what can go wrong with each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from footprint.ui import theme
from footprint.ui.preview import printing
from footprint.ui.preview.preview_page import PreviewPage
from footprint.ui.tokens import SMALLEST, THEMES
from ui.preview.conftest import action_list, attestation, button, click, plain, said, settled, to_file

Show = Callable[..., PreviewPage]
OPENED = "footprint.ui.preview.preview_page.open_outside"


class Opened:
    """A program for everything."""

    def __init__(self) -> None:
        self.files: list[Path] = []

    def __call__(self, path: Path) -> bool:
        self.files.append(path)
        return True


def choose(page: PreviewPage, file: Path) -> None:
    """Answer the system's question where to save."""
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()


def test_the_document_is_saved_to_the_last_byte_and_that_is_told(
    qtbot: QtBot, page: Show, tmp_path: Path
) -> None:
    shown, file = page(attestation()), tmp_path / "out" / "mine.pdf"
    told: list[Path] = []
    shown.saved.connect(told.append)
    click(shown, "preview.save")
    (dialog,) = shown.findChildren(QFileDialog)
    assert dialog.selectedFiles() == [str(tmp_path / "Attestation.pdf")]
    choose(shown, file)
    qtbot.waitUntil(lambda: bool(said(shown)))
    assert said(shown) == f"Saved. {file}"
    assert told == [file]
    assert file.read_bytes() == attestation()
    assert list(file.parent.iterdir()) == [file]


def test_a_place_that_takes_no_file_is_said_and_can_be_tried_again(
    qtbot: QtBot, page: Show, tmp_path: Path
) -> None:
    shown = page(attestation())
    (tmp_path / "file").touch()
    shown.save(tmp_path / "file" / "a.pdf")
    qtbot.waitUntil(lambda: bool(said(shown)))
    assert "could not be written" in said(shown)
    assert "choose another folder or free some space" in said(shown)
    assert button(shown, "preview.open").text() == "Save and open…"
    shown.save(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: said(shown).startswith("Saved."))


def test_opening_saves_first_where_the_person_says(
    qtbot: QtBot, page: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened()
    monkeypatch.setattr(OPENED, opened)
    shown, file = page(attestation()), tmp_path / "a.pdf"
    click(shown, "preview.open")
    choose(shown, file)
    qtbot.waitUntil(lambda: opened.files == [file])
    assert button(shown, "preview.open").text() == "Open"
    click(shown, "preview.open")
    qtbot.waitUntil(lambda: opened.files == [file, file])
    assert not shown.findChildren(QFileDialog)


@pytest.mark.parametrize("spoil", [Path.unlink, lambda file: file.write_bytes(b"another")])
def test_a_file_that_was_changed_since_is_not_opened(
    qtbot: QtBot, page: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], object]
) -> None:
    opened = Opened()
    monkeypatch.setattr(OPENED, opened)
    shown, file = page(attestation()), tmp_path / "a.pdf"
    shown.save(file)
    qtbot.waitUntil(lambda: said(shown).startswith("Saved."))
    spoil(file)
    click(shown, "preview.open")
    qtbot.waitUntil(lambda: "no longer as you saved it" in said(shown))
    assert not opened.files
    assert button(shown, "preview.open").text() == "Save and open…"


def test_without_a_program_for_it_the_place_is_said(
    qtbot: QtBot, page: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OPENED, lambda _path: False)
    shown, file = page(attestation()), tmp_path / "a.pdf"
    shown.save(file, opens=True)
    qtbot.waitUntil(lambda: str(file) in said(shown))
    click(shown, "copy_path")
    assert QApplication.clipboard().text() == str(file)


def test_nothing_is_left_in_any_temporary_folder(
    qtbot: QtBot, page: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(OPENED, lambda _path: True)
    shown = page(action_list())
    settled(qtbot, shown.viewer.view)
    shown.save(tmp_path / "a.pdf", opens=True)
    qtbot.waitUntil(lambda: button(shown, "preview.open").text() == "Open")
    printing.print_paper(action_list(), to_file(tmp_path / "printed.pdf"), Event())
    assert not list(folder.iterdir())


def test_a_damaged_document_is_said_once_and_can_still_be_saved(
    qtbot: QtBot, page: Show, tmp_path: Path
) -> None:
    shown = page(b"%PDF-1.7 and nothing more")
    qtbot.waitUntil(lambda: "cannot be shown here" in said(shown))
    assert not shown.viewer.isVisible()
    assert not button(shown, "preview.print").isEnabled()
    shown.save(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: said(shown).startswith("Saved."))


def test_the_row_above_moves_zooms_and_switches(qtbot: QtBot, page: Show) -> None:
    shown = page(action_list())
    view = shown.viewer.view
    settled(qtbot, view)
    (field,) = shown.findChildren(QLineEdit, "preview.page")
    assert (field.text(), field.accessibleName()) == ("1", "Page, 1 to 4")
    for typed, goes_to in (("3", 3), ("99", 4), ("0", 1), ("", 1), ("-2", 1), ("x", 1)):
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert (view.page, field.text()) == (goes_to, str(goes_to))
    before = view.zoom
    click(shown, "preview.larger")
    assert view.zoom > before
    click(shown, "preview.smaller")
    click(shown, "preview.smaller")
    assert view.zoom < before
    (percent,) = shown.findChildren(QWidget, "preview.zoom")
    assert percent.property("text") == f"{round(view.zoom * 100)} %"
    click(shown, "preview.fit")
    assert view.zoom == before
    click(shown, "preview.text")
    qtbot.waitUntil(lambda: shown.viewer.text.pages == 4)
    assert shown.viewer.text.isVisible()
    assert not view.isVisible()
    assert shown.viewer.text.toPlainText().count("Topic by topic") == 1
    click(shown, "preview.text")
    assert view.isVisible()


def test_pages_seen_by_other_ways_show_in_the_row(qtbot: QtBot, page: Show) -> None:
    shown = page(action_list())
    settled(qtbot, shown.viewer.view)
    (field,) = shown.findChildren(QLineEdit, "preview.page")
    shown.viewer.view.setFocus()
    QTest.keyClick(shown.viewer.view, Qt.Key.Key_End)
    assert field.text() == "4"


def test_closing_is_told_by_button_and_by_key(qtbot: QtBot, page: Show) -> None:
    shown = page(plain(1))
    with qtbot.waitSignal(shown.closed):
        click(shown, "preview.close")
    with qtbot.waitSignal(shown.closed):
        QTest.keyClick(shown.heading, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_keys_save_and_print(page: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    shown = page(plain(1))
    QTest.keyClick(shown.viewer.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "knows no printer" in said(shown)
    QTest.keyClick(shown.viewer.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = shown.findChildren(QFileDialog)
    dialog.close()


def test_tab_leads_through_all_of_it_and_out_again(qtbot: QtBot, page: Show) -> None:
    shown = page(action_list())
    settled(qtbot, shown.viewer.view)
    passed = []
    for _n in range(12):
        QTest.keyClick(QApplication.focusWidget() or shown, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget().objectName())  # type: ignore[union-attr]  # something has it
    assert passed[:10] == [
        "preview.save",
        "preview.open",
        "preview.print",
        "preview.close",
        "preview.page",
        "preview.smaller",
        "preview.larger",
        "preview.fit",
        "preview.text",
        "preview",
    ]
    assert passed[10] == "appearance"


@pytest.mark.parametrize("size", [(1280, 800), (860, 600), SMALLEST])
@pytest.mark.parametrize("text_size", [1, 2])
def test_the_document_takes_the_height_there_is(
    qtbot: QtBot, dressed: QApplication, page: Show, size: tuple[int, int], text_size: float
) -> None:
    theme.apply(dressed, THEMES["light"], text_size)
    shown = page(action_list(), *size)
    pane = shown.viewer.pane
    (area,) = (one for one in shown.window().findChildren(QScrollArea) if one.isAncestorOf(shown))
    port, content = area.viewport(), area.widget()
    assert content is not None

    def fills() -> bool:
        bottom = pane.mapTo(content, pane.rect().bottomLeft()).y()
        is_low = pane.height() == min(theme.scaled(320), port.height())
        return is_low or abs(bottom + 32 - port.height()) <= 2

    qtbot.waitUntil(fills)
    shown.viewer.view.setFocus()
    seen = shown.viewer.view

    def is_in_view() -> bool:
        top = seen.mapTo(port, seen.rect().topLeft()).y()
        return top >= 0 and top + seen.height() <= port.height()

    qtbot.waitUntil(is_in_view)


def test_a_forgotten_document_leaves_nothing_to_be_seen(qtbot: QtBot, page: Show) -> None:
    shown = page(action_list())
    settled(qtbot, shown.viewer.view)
    click(shown, "preview.text")
    qtbot.waitUntil(lambda: shown.viewer.text.pages == 4)
    shown.wipe()
    assert shown.viewer.text.toPlainText() == ""
    assert shown.viewer.view.held == 0
