"""Pages on the screen: drawn as they come near, moved through by keyboard, found by a screen reader."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from footprint.errors import Refused
from footprint.ui import theme
from footprint.ui.background import Worker
from footprint.ui.preview import paper as papers
from footprint.ui.preview.paper import Paper
from footprint.ui.preview.pdf_view import PdfView
from footprint.ui.preview.preview_page import PreviewPage
from footprint.ui.preview.reader import Reader
from footprint.ui.preview.sheet import Sheet
from footprint.ui.tokens import THEMES
from ui.preview.conftest import action_list, attestation, plain, put_away, settled

Show = Callable[..., PdfView]
ROLE, TEXT = QAccessible.Role, QAccessible.Text
CONTROL = Qt.KeyboardModifier.ControlModifier
CALM = Qt.KeyboardModifier.NoModifier


def sheets(view: PdfView) -> list[Sheet]:
    return [one for one in view.findChildren(Sheet) if one.isVisibleTo(view)]


def bar(view: PdfView) -> QScrollBar:
    return view.verticalScrollBar()


def turn_wheel(view: PdfView, steps: float, modifiers: Qt.KeyboardModifier = CALM) -> None:
    at = QPointF(50, 50)
    turned = QPoint(0, round(steps * 120))
    event = QWheelEvent(at, view.mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton, modifiers,
                        Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_only_what_is_near_is_drawn_and_kept(qtbot: QtBot, show: Show) -> None:
    view = show(plain(100))
    alone = view.held
    assert 0 < alone < 12_000_000
    for page in (1, 50, 99, 3, 100):
        view.show_page(page)
        settled(qtbot, view)
        assert view.page == page
        assert len(sheets(view)) <= 4
        assert view.held < 2 * alone
    assert len(view.findChildren(QWidget)) < 60


def test_the_largest_size_holds_no_whole_page(qtbot: QtBot, show: Show) -> None:
    view = show(plain(100))
    view.set_zoom(3)
    settled(qtbot, view)
    whole = 4 * 2380 * 3368
    assert view.held < whole
    for _n in range(30):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        settled(qtbot, view)
        assert view.held < whole


def test_what_has_gone_by_is_not_drawn(qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    view = show(plain(100))
    drawn: list[int] = []
    picture = Paper.picture

    def counted(self: Paper, number: int, scale: float, part: QRect) -> QImage:
        drawn.append(number)
        return picture(self, number, scale, part)

    monkeypatch.setattr(Paper, "picture", counted)
    for page in range(1, 101):
        view.show_page(page)
    settled(qtbot, view)
    assert len(drawn) < 15
    assert 99 in drawn


def test_keys_move_through_the_document(qtbot: QtBot, show: Show) -> None:
    view = show(plain(10))
    screen = view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert screen * 0.8 < bar(view).value() <= screen
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert bar(view).value() == 0
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert bar(view).value() > 0
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar(view).value() == 0
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert 0 < bar(view).value() < screen / 4
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert bar(view).value() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert (view.page, bar(view).value()) == (10, bar(view).maximum())
    QTest.keyClick(view, Qt.Key.Key_PageUp, CONTROL)
    assert view.page == 9
    QTest.keyClick(view, Qt.Key.Key_PageDown, CONTROL)
    assert view.page == 10
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert (view.page, bar(view).value()) == (1, 0)


def test_a_wide_page_moves_sideways(qtbot: QtBot, show: Show) -> None:
    view = show(plain(2))
    view.set_zoom(3)
    across = view.horizontalScrollBar()
    before = across.value()
    assert 0 < before < across.maximum()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert across.value() < before
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert across.value() == before


def test_plus_minus_and_nought_zoom_between_half_and_three_times(show: Show) -> None:
    view = show(plain(3))
    assert view.fits_width
    seen = {view.zoom}
    for _n in range(15):
        QTest.keyClick(view, Qt.Key.Key_Plus)
        seen.add(view.zoom)
    assert view.zoom == 3
    for _n in range(15):
        QTest.keyClick(view, Qt.Key.Key_Minus)
        seen.add(view.zoom)
    assert view.zoom == 0.5
    assert len(seen) >= 10
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.fits_width
    view.set_zoom(40)
    assert view.zoom == 3


def test_with_control_the_same_keys_are_left_to_the_window(
    qtbot: QtBot, dressed: QApplication, show: Show
) -> None:
    pressed: list[int] = []

    class Window(QMainWindow):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's own name)
            pressed.append(event.key())

    window = Window()
    view = show(plain(3))
    window.setCentralWidget(view)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    view.setFocus()
    before = view.zoom
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        QTest.keyClick(view, key, CONTROL)
    assert (view.zoom, view.fits_width) == (before, True)
    assert [key for key in pressed if key != Qt.Key.Key_Control] == [
        Qt.Key.Key_Plus,
        Qt.Key.Key_Minus,
        Qt.Key.Key_0,
    ]
    view.setParent(None)
    put_away(window)


def test_the_wheel_moves_and_with_control_zooms(show: Show) -> None:
    view = show(plain(3))
    turn_wheel(view, -1)
    assert bar(view).value() > 0
    before = view.zoom
    turn_wheel(view, 1, CONTROL)
    assert view.zoom > before
    larger = view.zoom
    for _n in range(5):
        turn_wheel(view, -0.25, CONTROL)
    assert view.zoom < larger


def test_pages_are_as_wide_as_there_is_room(qtbot: QtBot, show: Show) -> None:
    view = show(plain(3), 900)
    for width in (700, 480, 1100):
        view.resize(width, 500)
        settled(qtbot, view)
        page, room = sheets(view)[0].width(), view.viewport().width()
        assert room - 40 < page < room
        assert view.horizontalScrollBar().maximum() == 0


def test_what_is_in_the_middle_stays_there(qtbot: QtBot, show: Show) -> None:
    view = show(plain(20))
    view.show_page(7)
    QTest.keyClick(view, Qt.Key.Key_PageDown)

    def middle() -> float:
        at = bar(view).value() + view.viewport().height() / 2
        sheet = next(one for one in sheets(view) if one.geometry().top() <= at <= one.geometry().bottom())
        return sheet.number + (at - sheet.y()) / sheet.height()

    before = middle()
    changes: list[Callable[[], None]] = [
        lambda: view.set_zoom(2),
        lambda: view.set_zoom(0.5),
        lambda: view.resize(500, 400),
    ]
    for change in changes:
        change()
        settled(qtbot, view)
        assert abs(middle() - before) < 0.02


def test_until_it_is_drawn_anew_a_page_shows_what_was_drawn_before(qtbot: QtBot, show: Show) -> None:
    view = show(attestation())
    view.set_zoom(2)
    grabbed = view.viewport().grab().toImage()
    colours = {grabbed.pixel(x, y) for x in range(0, 800, 7) for y in range(0, 500, 7)}
    assert len(colours) > 20
    settled(qtbot, view)
    sheet = sheets(view)[0]
    assert not sheet._before


SHARP = """
import sys
sys.path.insert(0, {tests!r})
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from footprint.ui.background import Worker
from footprint.ui.preview.paper import Paper, pixels
from footprint.ui.preview.pdf_view import PdfView
from footprint.ui.preview.reader import Reader
from footprint.ui.preview.sheet import Sheet
from ui.preview.conftest import plain
app = QApplication([])
worker = Worker()
pdf = plain(1)
reader = Reader(pdf, worker)
view = PdfView("A document", reader)
view.resize(900, 600)
view.show()
while not view.is_settled:
    app.processEvents()
sheet = view.findChild(Sheet)
ratio = view.devicePixelRatioF()
paper = Paper(pdf)
# At 0.8 the page stands between two pixels of some screens: then at either of them, but never blurred over both.
for zoom in (None, 0.8):
    view.set_zoom(zoom)
    while not view.is_settled:
        app.processEvents()
    seen = view.viewport().grab().toImage()
    drawn = paper.picture(0, sheet.scale, pixels(paper.sizes[0], sheet.scale))
    left, top, right, bottom = (round(n * sheet.scale) for n in (60, 60, 330, 100))
    inside = [(x, y) for x in range(left, right) for y in range(top, bottom)]
    differing = min(
        sum(seen.pixel(across + x, down + y) != drawn.pixel(x, y) for x, y in inside)
        for across in {{int(sheet.x() * ratio), round(sheet.x() * ratio + 0.49)}}
        for down in {{int(sheet.y() * ratio), round(sheet.y() * ratio + 0.49)}}
    )
    print(ratio, differing, sum(drawn.pixel(x, y) != 0xFFFFFFFF for x, y in inside))
paper.close()
reader.close()
worker.stop()
"""


@pytest.mark.parametrize("ratio", ["1", "1.25", "1.5", "2", "3"])
def test_letters_are_sharp_to_the_pixel_on_every_screen(ratio: str, own_home: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": ratio}
    code = SHARP.format(tests=str(Path(__file__).parents[2]))
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = [[float(number) for number in line.split()] for line in done.stdout.splitlines()]
    assert len(lines) == 2
    for at, differing, ink in lines:
        assert at == float(ratio)
        assert ink > 300
        assert differing == 0


def told(view: PdfView) -> list[QAccessibleInterface]:
    """The pages that a screen reader finds, in its order."""
    found: list[QAccessibleInterface] = []

    def walk(interface: QAccessibleInterface) -> None:
        if interface.state().invisible:
            return
        if interface.role() is ROLE.Section:
            found.append(interface)
        for number in range(interface.childCount()):
            walk(interface.child(number))

    walk(QAccessible.queryAccessibleInterface(view))
    return found


def children(interface: QAccessibleInterface) -> list[tuple[QAccessible.Role, str]]:
    return [
        (child.role(), child.text(TEXT.Name))
        for child in (interface.child(number) for number in range(interface.childCount()))
    ]


def test_a_screen_reader_finds_each_page_with_its_headings_and_words(show: Show) -> None:
    view = show(action_list())
    document = QAccessible.queryAccessibleInterface(view)
    assert (document.role(), document.text(TEXT.Name)) == (ROLE.Document, "A document")
    assert document.text(TEXT.Description).startswith("Page 1 of 4. Plus and minus zoom")
    first = told(view)[0]
    assert first.text(TEXT.Name) == "Page 1 of 4"
    found = children(first)
    paper = Paper(action_list())
    assert [text for _role, text in found] == [one.text for one in paper.words(0)]
    paper.close()
    assert [text for role, text in found if role is ROLE.Heading][:2] == [
        "Some things to do",
        "Topic by topic",
    ]
    pictures = [text for role, text in found if role is ROLE.Graphic]
    assert pictures[0].startswith("How each topic came out.")
    heading = next(first.child(n) for n in range(first.childCount()) if first.child(n).role() is ROLE.Heading)
    assert heading.text(TEXT.Description) == "Level 1"


def test_words_lie_where_they_are_seen(qtbot: QtBot, show: Show) -> None:
    view = show(attestation(), 1300)
    for zoom in (None, 1.5):
        view.set_zoom(zoom)
        settled(qtbot, view)
        page = told(view)[0]
        heading = next(
            page.child(n) for n in range(page.childCount()) if page.child(n).role() is ROLE.Heading
        )
        place = heading.rect().translated(-view.viewport().mapToGlobal(QPoint(0, 0)))
        seen = view.viewport().grab().toImage()

        def has_ink(part: QRect, seen: QImage = seen) -> bool:
            return any(
                seen.pixelColor(x, y).lightness() < 90
                for x in range(part.left(), part.right())
                for y in range(part.top(), part.bottom(), 2)
            )

        assert has_ink(place)
        below = QRect(place.left(), place.bottom() + 2, place.width(), 10)
        assert not has_ink(below)


def test_pages_stand_in_order_for_a_screen_reader_whichever_way_one_came(qtbot: QtBot, show: Show) -> None:
    view = show(plain(9), height=900)
    view.show_page(9)
    settled(qtbot, view)
    for _n in range(6):
        QTest.keyClick(view, Qt.Key.Key_PageUp)
        settled(qtbot, view)
        names = [page.text(TEXT.Name) for page in told(view)]
        assert names == sorted(names)
        assert len(names) > 1


def test_turning_a_page_is_announced(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("footprint.ui.preview.pdf_view.announce", lambda _view, words: said.append(words))
    view = show(plain(5))
    QTest.keyClick(view, Qt.Key.Key_PageDown, CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert said == ["Page 2 of 5", "125 percent"]
    assert view.accessibleDescription().startswith("Page 2 of 5.")


def test_a_damaged_page_says_so_in_its_place(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Paper.picture

    def torn(self: Paper, number: int, scale: float, part: QRect) -> QImage:
        if number == 1:
            raise Refused("This page cannot be shown, because it is damaged.")
        return picture(self, number, scale, part)

    monkeypatch.setattr(Paper, "picture", torn)
    view = show(plain(3, 400, 200), height=900)
    pages = told(view)
    assert [page.text(TEXT.Description) for page in pages] == [
        "",
        "This page cannot be shown, because it is damaged.",
        "",
    ]
    assert [len(children(page)) for page in pages] == [2, 0, 2]


def test_what_is_no_pdf_is_said_and_shows_nothing(
    qtbot: QtBot, dressed: QApplication, worker: Worker
) -> None:
    reader = Reader(b"no document", worker)
    view = PdfView("A document", reader)
    with qtbot.waitSignal(view.refused) as refused:
        view.show()
    assert "cannot be shown here" in refused.args[0]
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert (view.pages, view.page) == (0, 0)
    reader.close()
    put_away(view)


def test_a_preview_that_is_gone_leaves_nothing_behind(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path
) -> None:
    threads = threading.active_count()
    for _n in range(3):
        page = PreviewPage("A document", plain(40), "a.pdf", tmp_path)
        page.resize(600, 500)
        page.show()
        # At any moment: before it is open, while it is drawn, when it is done.
        QApplication.processEvents()
        put_away(page)
    qtbot.waitUntil(lambda: threading.active_count() == threads, timeout=5000)
    qtbot.waitUntil(lambda: not papers._open, timeout=5000)


def test_other_themes_and_text_sizes_leave_the_paper_as_it_is(
    qtbot: QtBot, dressed: QApplication, show: Show
) -> None:
    view = show(plain(2))
    sheet = sheets(view)[0]
    before = sheet.grab(QRect(60, 60, 400, 100)).toImage()
    for name in ("dark", "hc-dark", "hc-light"):
        theme.apply(dressed, THEMES[name], 2)
        settled(qtbot, view)
        assert sheet.grab(QRect(60, 60, 400, 100)).toImage() == before
