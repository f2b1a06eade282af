"""The words as text: in the person's size and colours, to be read with a cursor, to be copied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from footprint.ui import theme
from footprint.ui.preview.said import Box, Kind, Said
from footprint.ui.preview.text_view import TextView
from footprint.ui.tokens import THEMES
from ui.preview.conftest import put_away

BOX = Box(0, 0, 0, 0)
FIRST = (
    Said(Kind.HEADING, "The title", BOX, 1),
    Said(Kind.PARAGRAPH, "Some <b>words</b> & more.", BOX),
    Said(Kind.HEADING, "A part", BOX, 2),
    Said(Kind.ITEM, "• An entry", BOX),
    Said(Kind.PICTURE, "Two of three.", BOX),
)
SECOND = (Said(Kind.HEADING, "Last", BOX, 3), *[Said(Kind.PARAGRAPH, f"Line {n}.", BOX) for n in range(60)])


@pytest.fixture
def text(qtbot: QtBot, dressed: QApplication) -> Iterator[TextView]:
    view = TextView("A document")
    view.add(FIRST)
    view.add(SECOND)
    view.resize(500, 300)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    yield view
    put_away(view)


def here(view: TextView) -> str:
    return view.textCursor().block().text()


def test_it_holds_every_word_as_it_is(text: TextView) -> None:
    lines = text.toPlainText().splitlines()
    assert lines[:6] == [
        "The title",
        "Some <b>words</b> & more.",
        "A part",
        "• An entry",
        "Picture: Two of three.",
        "Last",
    ]
    assert len(lines) == 66
    assert text.pages == 2


def test_letters_follow_the_persons_size_and_theme(dressed: QApplication, text: TextView) -> None:
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index("Line 20"))
    text.setTextCursor(cursor)
    seen = {}
    for name, size in (("light", 1), ("hc-dark", 2)):
        theme.apply(dressed, THEMES[name], size)
        block = text.document().begin().next()
        letters = QTextCursor(block.next()).charFormat()
        body = QTextCursor(block).block().begin().fragment().charFormat()
        seen[name] = body.font().pixelSize(), body.foreground().color().name(), letters.font().weight()
        assert here(text) == "Line 20."
    assert [seen[name][:2] for name in seen] == [(16, "#14202b"), (32, "#ffffff")]


def test_no_line_is_wider_than_the_window(dressed: QApplication, text: TextView) -> None:
    theme.apply(dressed, THEMES["light"], 2)
    text.resize(480, 300)
    assert text.horizontalScrollBar().maximum() == 0
    assert text.document().size().width() <= text.viewport().width()


def test_h_goes_from_heading_to_heading(text: TextView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("footprint.ui.preview.text_view.announce", lambda _view, words: said.append(words))
    for heading in ("A part", "Last"):
        QTest.keyClick(text, Qt.Key.Key_H)
        assert here(text) == heading
        assert 0 <= text.cursorRect().top() < 60
    QTest.keyClick(text, Qt.Key.Key_H)
    assert here(text) == "Last"
    for heading in ("A part", "The title"):
        QTest.keyClick(text, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
        assert here(text) == heading
    QTest.keyClick(text, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert said == [
        "Heading: A part",
        "Heading: Last",
        "No heading after this one",
        "Heading: A part",
        "Heading: The title",
        "No heading before this one",
    ]


def test_it_is_read_line_by_line_and_never_written_into(text: TextView) -> None:
    QTest.keyClick(text, Qt.Key.Key_Down)
    assert here(text) == "Some <b>words</b> & more."
    before = text.toPlainText()
    QTest.keyClicks(text, "xyz")
    QTest.keyClick(text, Qt.Key.Key_Delete)
    assert text.toPlainText() == before


def test_what_is_chosen_can_be_copied(text: TextView) -> None:
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(text, key, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("The title\nSome <b>words</b>")
    QGuiApplication.clipboard().clear()


def test_a_screen_reader_reads_it_as_text(text: TextView) -> None:
    interface = QAccessible.queryAccessibleInterface(text)
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.state().readOnly
    assert interface.text(QAccessible.Text.Name) == "A document as text"
    assert "H goes to the next heading" in interface.text(QAccessible.Text.Description)
    words = interface.textInterface()
    assert words.text(0, 9) == "The title"
    assert words.characterCount() == len(text.toPlainText())


def test_a_forgotten_document_leaves_no_word(text: TextView) -> None:
    text.wipe()
    assert text.toPlainText() == ""
    theme.apply(QApplication.instance(), THEMES["dark"], 1)  # type: ignore[arg-type]  # the application
    assert text.toPlainText() == ""
