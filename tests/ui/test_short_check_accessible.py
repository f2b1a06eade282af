"""What a screen reader finds on the pages of the short checks, and what the keyboard alone can do there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from footprint.policy.catalogue import short_checks
from footprint.ui.parts.page import Page
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.short_check.ending_page import EndingPage
from footprint.ui.short_check.pictures import pages
from footprint.ui.short_check.question_page import ShortQuestionPage
from ui.driver import Noon, _walk

ROLE, TEXT = QAccessible.Role, QAccessible.Text


@pytest.fixture
def shown(dressed: QApplication) -> Iterator[tuple[str, Page, PlainFrame]]:
    """Every page in its frame, one after the other."""
    return _each()


def _each() -> Iterator[tuple[str, Page, PlainFrame]]:
    for name, page in pages(Noon()):
        frame = PlainFrame()
        frame.show_page(page)
        frame.show()
        yield name, page, frame
        frame.hide()
        frame.deleteLater()
        # At once, and by Qt: what Python lets go of at some time leaves Qt with what is half gone.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def tree(frame: PlainFrame) -> list[QAccessibleInterface]:
    return list(_walk(QAccessible.queryAccessibleInterface(frame)))


def test_everything_that_takes_the_focus_has_a_name_of_its_own(
    shown: Iterator[tuple[str, Page, PlainFrame]],
) -> None:
    for name, _page, frame in shown:
        focusable = [one for one in tree(frame) if one.state().focusable]
        assert all(one.text(TEXT.Name).strip() for one in focusable), name
        names = [one.object().objectName() for one in focusable if one.object().objectName()]
        assert len(names) == len(set(names)), name


def test_the_title_is_the_first_heading_and_the_lead_is_heard_with_it(
    shown: Iterator[tuple[str, Page, PlainFrame]],
) -> None:
    for name, page, frame in shown:
        headings = [one.text(TEXT.Name) for one in tree(frame) if one.role() is ROLE.Heading]
        assert headings[0] == page.title, name
        leads = [one.text() for one in page.findChildren(QLabel) if one.property("role") == "lead"]
        assert all(lead in page.heading.accessibleDescription() for lead in leads), name


def test_the_whole_answer_is_heard_with_the_title(shown: Iterator[tuple[str, Page, PlainFrame]]) -> None:
    heard = {name: page.heading.accessibleDescription() for name, page, _frame in shown}
    assert "Please raise it, and in a way that protects you" in heard["short-better-not"]
    assert "Who can help: Protect, the whistleblowing charity" in heard["short-better-not"]
    take_down = heard["short-take-down"]
    steps = ["Make a private note", "stop here and talk to HR first", "say that it is done"]
    assert sorted(take_down.index(step) for step in steps) == [take_down.index(step) for step in steps]


def test_every_ending_is_said_in_words_and_not_by_its_colour_alone(
    shown: Iterator[tuple[str, Page, PlainFrame]],
) -> None:
    titles = {ending.title for check in short_checks() for ending in check.endings}
    met = [page.title for _name, page, _frame in shown if isinstance(page, EndingPage)]
    assert met
    assert set(met) <= titles


def test_a_page_that_is_higher_than_the_window_is_read_to_its_end_by_keyboard(
    shown: Iterator[tuple[str, Page, PlainFrame]],
) -> None:
    for name, page, frame in shown:
        if not isinstance(page, (EndingPage, ShortQuestionPage)):
            continue
        frame.resize(480, 360)
        QCoreApplication.processEvents()
        (area,) = frame.findChildren(QScrollArea)
        bar = area.verticalScrollBar()
        assert bar.maximum() > 0, name
        page.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        for _n in range(100):
            QTest.keyClick(page.heading, Qt.Key.Key_PageDown)
        assert bar.value() == bar.maximum(), name
