"""What is said of signed PDFs that were chosen or dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QWidget,
)
from pytestqt.qtbot import QtBot

from footprint.report.signing import new_key, sign
from footprint.report.verifying import verify
from footprint.ui.background import Worker
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.preview.checking import Checking
from footprint.ui.preview.dropping import DropSign, PdfDrop
from footprint.ui.preview.verdict_card import Checked
from footprint.ui.preview.verify_page import VerifyPage
from footprint.workflow.signatures import Signature, Signer, Verification
from ui.preview.conftest import MOMENT, attestation, put_away, signed_once

AT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
EMPLOYEE = Signature(Signer.EMPLOYEE, "Siân Ŵyn-Jones", AT, "3f6a" * 16, self_made=True)
MANAGER = Signature(Signer.MANAGER, "Kim Manager", None, "9b1d" * 16, self_made=False)
DATA = {
    "name": "Siân Ŵyn-Jones",
    "date": "2026-11-20",
    "organisation": "Chorley Council",
    "policy": {"title": "Social Media Policy"},
    "edition": {"number": 3, "published": "2026-11-03", "fingerprint": "ab" * 32},
}
BOTH = Verification((EMPLOYEE, MANAGER), 2, (), DATA)
Show = Callable[..., VerifyPage]


@pytest.fixture
def show(qtbot: QtBot, dressed: QApplication) -> Iterator[Show]:
    frames: list[PlainFrame] = []

    def shown(*results: Checked) -> VerifyPage:
        page, frame = VerifyPage(results), PlainFrame()
        frames.append(frame)
        frame.show_page(page)
        frame.resize(900, 700)
        with qtbot.waitActive(frame):
            frame.show()
            frame.activateWindow()
        page.take_focus()
        return page

    yield shown
    put_away(*frames)


def lines(page: QWidget) -> list[str]:
    """What is to be read, from top to bottom."""
    return [one.text().replace("\u200b", "") for one in page.findChildren(QLabel) if one.isVisible()]


def test_a_genuine_file_says_who_signed_when_and_for_which_edition(show: Show) -> None:
    page = show(Checked("Attestation.pdf", BOTH, is_current=True))
    read = lines(page)
    assert read[:6] == [
        "1 file checked",
        "Attestation.pdf",
        "Genuine and unaltered",
        "The attestation of Siân Ŵyn-Jones, made on 20 November 2026",
        "For: Social Media Policy, Chorley Council, edition 3 of 3 November 2026",
        "This is the edition that holds now.",
    ]
    assert "Signature 1 of 2: Siân Ŵyn-Jones, employee" in read
    assert "Signature 2 of 2: Kim Manager, manager" in read
    assert any(line.startswith("Signed 22 November 2026 at ") for line in read)
    assert "Signed at a time that is not given, by the clock of the computer used" in read
    assert sum("made by the person alone" in line for line in read) == 1
    assert sum("gave it out. Footprint cannot check" in line for line in read) == 1


def test_it_says_in_one_sentence_what_a_signature_proves_and_what_not(show: Show) -> None:
    for page in (show(), show(Checked("a.pdf", BOTH))):
        (sentence,) = [line for line in lines(page) if line.startswith("A signature proves")]
        assert sentence.count(".") == 1
        assert "not one character was changed" in sentence
        assert "not who signed" in sentence


def test_one_signature_of_two_is_genuine_and_says_that_one_is_missing(show: Show) -> None:
    read = lines(show(Checked("a.pdf", Verification((EMPLOYEE,), 2, (), DATA), is_current=False)))
    assert "Genuine and unaltered, but not signed by everybody" in read
    assert "Signature 2 of 2 is missing" in read
    assert "This is not the edition that holds now." in read


def test_what_was_agreed_is_named_with_who_agreed(show: Show) -> None:
    data = {**DATA, "document": "action list", "occasion": "sitting", "manager": "Kim Manager"}
    read = lines(show(Checked("a.pdf", Verification((EMPLOYEE, MANAGER), 2, (), data), is_current=True)))
    assert "What Siân Ŵyn-Jones and Kim Manager agreed on 20 November 2026" in read
    assert not any("attestation of" in line for line in read)


def test_one_key_for_both_and_another_name_than_on_the_paper_are_said_and_heard(show: Show) -> None:
    data = {
        **DATA,
        "document": "attestation",
        "occasion": "sitting",
        "manager": "Bo Manager",
        "checked": "2025-05-02",
    }
    twice = replace(MANAGER, key=EMPLOYEE.key)
    page = show(Checked("a.pdf", Verification((EMPLOYEE, twice), 2, (), data), is_current=True))
    read = lines(page)
    assert read[2:5] == [
        "Genuine and unaltered",
        "The manager's signature says Kim Manager, and the paper says Bo Manager. Ask who signed.",
        "Both signatures were made with the same key, so one person may have signed twice. Ask both.",
    ]
    assert "Check of 2 May 2025" in read
    (card,) = [one for one in page.findChildren(QWidget) if one.objectName() == "verdict.1"]
    assert "same key" in card.accessibleName()
    assert not any("Ask" in line for line in lines(show(Checked("a.pdf", BOTH))))


def test_an_edition_that_nobody_knows_is_said_to_be_unknown(show: Show) -> None:
    assert any("does not know that edition" in line for line in lines(show(Checked("a.pdf", BOTH, None))))


def test_what_is_wrong_is_said_and_nothing_else_of_the_file(show: Show) -> None:
    problems = (
        "It was changed after the employee had signed",
        "Something was added after the last signature",
    )
    read = lines(show(Checked("a.pdf", Verification((), 2, problems, {}))))
    assert read[1:5] == ["a.pdf", "Not shown to be genuine", *(f"{problem}" for problem in problems)]
    assert not any("Signature 1" in line or "edition" in line for line in read)


def test_each_of_many_files_has_a_card_and_all_are_heard_with_the_title(show: Show) -> None:
    page = show(
        Checked("one.pdf", BOTH), Checked("two.pdf", Verification((), 0, ("This is not a PDF file",), {}))
    )
    assert page.title == "2 files checked"
    title = QAccessible.queryAccessibleInterface(page.heading)
    assert title.text(QAccessible.Text.Description) == (
        "one.pdf: Genuine and unaltered. two.pdf: Not shown to be genuine"
    )
    groups = [
        one.accessibleName() for one in page.findChildren(QWidget) if one.objectName().startswith("verdict.")
    ]
    assert groups == ["one.pdf. Genuine and unaltered", "two.pdf. Not shown to be genuine"]


def test_keys_can_be_compared_by_eye(show: Show) -> None:
    page = show(Checked("a.pdf", BOTH))
    (fold,) = page.findChildren(QAbstractButton, "key.1.1")
    assert not any(line.startswith("3f6a ") for line in lines(page))
    fold.click()
    assert " ".join(["3f6a"] * 16) in lines(page)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"name": 7, "edition": "three", "policy": ["x"], "date": "soon", "organisation": None},
        {"name": "x" * 5000, "edition": {"number": "<b>9</b>", "published": 5}, "policy": {"title": "<i>&"}},
    ],
)
def test_whatever_a_program_put_into_the_file_the_page_stands(show: Show, data: dict[str, object]) -> None:
    read = lines(show(Checked("n" * 300 + ".pdf", Verification((EMPLOYEE,), 1, (), data))))
    assert "Genuine and unaltered" in read
    assert max(len(line) for line in read) < 400


def test_choosing_files_is_told(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    page = show()
    (button,) = page.findChildren(QAbstractButton, "verify.choose")
    assert button.text() == "Check a PDF…"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(QFileDialog)
    with qtbot.waitSignal(page.files_chosen) as chosen:
        dialog.filesSelected.emit([str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")])
    assert chosen.args == [(tmp_path / "a.pdf", tmp_path / "b.pdf")]
    dialog.close()
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.heading, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


class Shown:
    """Whoever shows the pages."""

    def __init__(self, checking: Checking) -> None:
        self.pages: list[VerifyPage] = []
        self.errors: list[Exception] = []
        checking.shown.connect(self.pages.append)
        checking.failed.connect(self.errors.append)

    def put_away(self) -> None:
        put_away(*self.pages)


@pytest.fixture
def checking(dressed: QApplication, worker: Worker) -> Checking:
    return Checking(lambda pdf: (verify(pdf), None), worker)


def test_files_are_checked_by_what_is_in_them(
    qtbot: QtBot, dressed: QApplication, worker: Worker, tmp_path: Path
) -> None:
    signed = sign(signed_once(), Signer.MANAGER, new_key("Kim Manager", datetime.now(UTC)), "", MOMENT)
    fingerprint = verify(signed).edition_fingerprint
    checking = Checking(
        lambda pdf: (found := verify(pdf), found.edition_fingerprint == fingerprint or None), worker
    )
    shown = Shown(checking)
    changed = bytearray(signed)
    changed[len(changed) // 3] ^= 1
    contents = {
        "both": signed,
        "one": signed_once(),
        "none": attestation(),
        "changed": bytes(changed),
        "text": b"x",
    }
    files = [tmp_path / f"{name}.pdf" for name in contents]
    for file, content in zip(files, contents.values(), strict=True):
        file.write_bytes(content)
    (tmp_path / "folder.pdf").mkdir()
    checking.check([*files, tmp_path / "folder.pdf", tmp_path / "missing.pdf"])
    assert shown.pages[0].is_busy
    qtbot.waitUntil(lambda: len(shown.pages) == 2, timeout=20_000)
    page = shown.pages[-1]
    page.show()
    read = lines(page)
    verdicts = [line for line in read if "enuine" in line and "shows" not in line]
    assert verdicts == [
        "Genuine and unaltered",
        "Genuine and unaltered, but not signed by everybody",
        *["Not shown to be genuine"] * 5,
    ]
    assert read.count("This is the edition that holds now.") == 2
    for reason in ("Nobody has signed", "is not a PDF", "This is a folder", "cannot be read (No such file"):
        assert sum(reason in line for line in read) == 1, reason
    assert not shown.errors
    shown.put_away()


def test_a_file_far_too_large_is_not_read_whole(qtbot: QtBot, checking: Checking, tmp_path: Path) -> None:
    shown = Shown(checking)
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(3_000_000_000)
    checking.check([tmp_path / "large.pdf"])
    qtbot.waitUntil(lambda: len(shown.pages) == 2)
    shown.pages[-1].show()
    assert any("far larger" in line for line in lines(shown.pages[-1]))
    shown.put_away()


def test_more_files_than_anybody_looks_at_are_refused_at_once(checking: Checking, tmp_path: Path) -> None:
    shown = Shown(checking)
    checking.check([tmp_path / f"{number}.pdf" for number in range(200)])
    assert shown.pages[0].has_error
    assert not shown.pages[0].is_busy
    shown.put_away()


def test_a_bug_is_reported_and_said(
    qtbot: QtBot, dressed: QApplication, worker: Worker, tmp_path: Path
) -> None:
    def broken(_pdf: bytes) -> tuple[Verification, bool | None]:
        raise RuntimeError

    checking = Checking(broken, worker)
    shown = Shown(checking)
    (tmp_path / "a.pdf").write_bytes(b"x")
    checking.check([tmp_path / "a.pdf"])
    qtbot.waitUntil(lambda: len(shown.errors) == 1)
    assert shown.pages[0].has_error
    assert not shown.pages[0].is_busy
    shown.put_away()


def sent(to: QWidget, event: QDragMoveEvent) -> bool:
    event.ignore()
    QApplication.sendEvent(to, event)
    return event.isAccepted()


class Drag:
    """Drags files over a window as the system does, from widget to widget."""

    def __init__(self, window: QWidget, files: Sequence[str]) -> None:
        self.window, self.data = window, QMimeData()
        self.data.setUrls([QUrl(file) for file in files])
        self.at: QWidget | None = None

    def move(self, point: QPoint) -> bool:
        """Whether what is there would take them."""
        found: QWidget | None = self.window.childAt(point) or self.window
        while found is not None and not found.acceptDrops():
            found = found.parentWidget()
        about = (
            Qt.DropAction.CopyAction,
            self.data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        if found is not self.at:
            self.leave()
            if found is None or not sent(found, QDragEnterEvent(point, *about)):
                return False
            self.at = found
        return found is not None and sent(found, QDragMoveEvent(point, *about))

    def leave(self) -> None:
        if self.at is not None:
            QApplication.sendEvent(self.at, QDragLeaveEvent())
            self.at = None

    def drop(self) -> None:
        assert self.at is not None
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            self.data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.at, event)


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> Iterator[QMainWindow]:
    made = QMainWindow()
    edit = QLineEdit()
    # What takes texts itself would be asked before the window.
    edit.setAcceptDrops(False)
    made.setCentralWidget(edit)
    made.resize(600, 400)
    made.show()
    yield made
    put_away(made)


def sign_of(window: QWidget) -> DropSign:
    (found,) = window.findChildren(DropSign)
    return found


def test_pdfs_that_are_dropped_are_told(qtbot: QtBot, window: QMainWindow) -> None:
    drop = PdfDrop(window)
    dropped: list[tuple[Path, ...]] = []
    drop.dropped.connect(dropped.append)
    drag = Drag(window, ["file:///tmp/a.PDF", "file:///tmp/notes.txt", "https://example.org/c.pdf"])
    assert drag.move(QPoint(50, 50))
    sign = sign_of(window)
    assert sign.isVisible()
    assert sign.geometry() == window.rect()
    assert sign.words == "Drop the PDF here to check it"
    assert drag.move(QPoint(60, 60))
    QApplication.processEvents()
    assert sign.isVisible()
    drag.drop()
    assert dropped == [(Path("/tmp/a.PDF"), Path("/tmp/notes.txt"))]
    assert not sign.isVisible()


def test_a_drop_before_the_pointer_has_moved_counts_as_well(window: QMainWindow) -> None:
    drop = PdfDrop(window)
    dropped: list[tuple[Path, ...]] = []
    drop.dropped.connect(dropped.append)
    drag = Drag(window, ["file:///tmp/a.pdf"])
    drag.move(QPoint(50, 50))
    drag.drop()
    assert dropped == [(Path("/tmp/a.pdf"),)]
    assert not sign_of(window).isVisible()


@pytest.mark.parametrize("moves", [1, 2])
def test_the_sign_goes_when_the_files_leave(qtbot: QtBot, window: QMainWindow, moves: int) -> None:
    PdfDrop(window)
    drag = Drag(window, ["file:///tmp/a.pdf"])
    for n in range(moves):
        drag.move(QPoint(50 + n, 50))
    drag.leave()
    qtbot.waitUntil(lambda: not sign_of(window).isVisible())


def test_other_files_are_turned_away_while_they_are_above_the_window(window: QMainWindow) -> None:
    drop = PdfDrop(window)
    dropped: list[object] = []
    drop.dropped.connect(dropped.append)
    drag = Drag(window, ["file:///tmp/photo.jpg"])
    drag.move(QPoint(50, 50))
    assert sign_of(window).words == "Only PDF files can be checked here"
    assert not drag.move(QPoint(60, 60))
    drag.drop()
    assert not dropped


def test_texts_and_web_addresses_are_left_to_others(window: QMainWindow) -> None:
    PdfDrop(window)
    assert not Drag(window, ["https://example.org/c.pdf"]).move(QPoint(50, 50))
    assert not Drag(window, []).move(QPoint(50, 50))
    assert not sign_of(window).isVisible()


def test_nothing_can_be_dropped_while_it_is_off(window: QMainWindow) -> None:
    PdfDrop(window).is_on = False
    assert not Drag(window, ["file:///tmp/a.pdf"]).move(QPoint(50, 50))
