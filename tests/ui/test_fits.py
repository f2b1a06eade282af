"""Nothing is cut off: every page, in every theme, at 100 and 200 %, in wide and in narrow windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from builders import chorley
from footprint.policy.policy import Kind, Occasion, Policy
from footprint.ui import theme
from footprint.ui.appearance_dialog import AppearanceDialog
from footprint.ui.background import Worker
from footprint.ui.error_dialog import ErrorDialog
from footprint.ui.parts.choice_card import RadioCard
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Scroll
from footprint.ui.screenshot import answered, gallery
from footprint.ui.settings import Settings
from footprint.ui.tokens import SMALLEST, THEMES
from footprint.ui.wizard.steps import Place, Step
from ui.driver import Driver

SIZES = [(1280, 800), (1140, 700), (860, 600), (640, 480), SMALLEST]


@pytest.fixture
def policy() -> Policy:
    return chorley()


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


def put_away(widget: QWidget) -> None:
    """At once: whatever is left over is dressed again with every change of theme."""
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def cut_off(widget: QWidget) -> list[str]:
    """What does not get the room it needs."""
    found = [
        f"page of {content.width()} in {area.viewport().width()}"
        for area in widget.findChildren(QScrollArea)
        if area.isVisible() and (content := area.widget()) and content.width() > area.viewport().width()
    ]
    for inner in widget.findChildren(QWidget):
        if (
            not inner.isVisible()
            or not isinstance(inner, (QAbstractButton, QLabel))
            or not inner.property("text")
        ):
            continue
        least = inner.minimumSizeHint().width()
        if inner.hasHeightForWidth():
            needed = inner.heightForWidth(inner.width())
        else:
            needed, least = inner.minimumSizeHint().height(), inner.sizeHint().width()
        if inner.height() < needed - 1 or inner.width() < least - 1:
            found.append(
                f"{inner.property('text')!r}: {inner.width()}x{inner.height()}, needs {least}x{needed}"
            )
    return found


@pytest.mark.parametrize("look", [(name, text_size) for name in THEMES for text_size in (1, 2)], ids=str)
def test_nothing_is_cut_off(
    dressed: QApplication, policy: Policy, worker: Worker, settings: Settings, look: tuple[str, float]
) -> None:
    name, text_size = look
    theme.apply(dressed, THEMES[name], text_size)
    # Sizes do not depend on colours, so all of them are looked at in one theme only.
    sizes = SIZES if name in ("light", "hc-dark") else [SIZES[0], SMALLEST]
    problems = []
    for title, widget in gallery(policy, worker, settings):
        widget.setMinimumSize(*SMALLEST)
        widget.show()
        for size in sizes:
            widget.resize(*size)
            dressed.processEvents()
            assert (widget.width(), widget.height()) == size
            problems += [f"{title} {size}: {problem}" for problem in cut_off(widget)]
        put_away(widget)
    assert not problems, "\n".join(problems[:20])


@pytest.mark.parametrize("text_size", [1, 2])
def test_dialogs_are_not_cut_off(qtbot: QtBot, dressed: QApplication, text_size: float) -> None:
    theme.apply(dressed, THEMES["light"], text_size)
    window = QWidget()
    qtbot.addWidget(window)
    for dialog in (AppearanceDialog(window, "light", text_size), ErrorDialog(window, ValueError())):
        dialog.resize(400, 500)
        dialog.show()
        dressed.processEvents()
        assert not cut_off(dialog)


def in_view(widget: QWidget) -> bool:
    """Whether all of it can be seen where it scrolls."""
    area: QWidget | None = widget
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    port = area.viewport()
    return port.rect().contains(widget.rect().translated(widget.mapTo(port, QPoint(0, 0))))


@pytest.fixture
def last_answer(home: Driver) -> QWidget:
    """The focus is at the last answer of a question."""
    home.start("onboarding")
    last = [one for one in home.wizard.page.findChildren(RadioCard) if one.isVisible()][-1]
    last.setFocus()
    return last


def test_the_focus_stays_in_sight_when_the_window_changes(home: Driver, last_answer: QWidget) -> None:
    for size in ((480, 360), (1280, 800), (640, 400)):
        home.window.resize(*size)
        home.until(partial(in_view, last_answer))
        assert last_answer.hasFocus()


def test_the_focus_stays_in_sight_when_the_text_grows(
    home: Driver, dressed: QApplication, last_answer: QWidget
) -> None:
    for text_size in (2, 1, 1.5):
        theme.apply(dressed, THEMES["light"], text_size)
        home.until(partial(in_view, last_answer))


def test_arrow_keys_choose_nothing_out_of_sight(home: Driver, last_answer: QWidget) -> None:
    home.window.resize(480, 360)
    home.until(partial(in_view, last_answer))
    home.press(Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert isinstance(focused, RadioCard)
    assert focused is not last_answer
    home.until(partial(in_view, focused))


def test_what_is_clicked_stays_under_the_pointer(home: Driver, last_answer: QWidget) -> None:
    home.window.resize(480, 360)
    home.until(partial(in_view, last_answer))
    QTest.qWait(20)
    (scroll,) = (one for one in home.wizard.frame.findChildren(Scroll) if one.isAncestorOf(last_answer))
    bar = scroll.verticalScrollBar()
    bar.setValue(bar.value() - last_answer.height() // 2)
    home.wizard.frame.forward.setFocus()
    QTest.qWait(20)
    before = bar.value()
    QTest.mousePress(last_answer, Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    QTest.qWait(20)
    assert last_answer.hasFocus()
    assert bar.value() == before
    QTest.mouseRelease(last_answer, Qt.MouseButton.LeftButton, pos=QPoint(40, 12))


def test_an_answer_can_be_seen_in_the_smallest_window_with_the_largest_text(
    home: Driver, dressed: QApplication
) -> None:
    home.start("onboarding")
    theme.apply(dressed, THEMES["light"], 2)
    home.window.resize(*SMALLEST)
    wizard = home.wizard
    assessment = answered(chorley(), Occasion.ONBOARDING)
    question = next(one for one in assessment.asked if one.kind is Kind.ONE)
    wizard.go(Step(Place.QUESTION, question.id))
    first = wizard.page.findChildren(RadioCard)[0]
    home.until(lambda: in_view(first))
    # The way on is at the end of the page, and as near by keyboard as ever.
    home.tab_to("continue")
    home.until(lambda: in_view(home.find("continue")))
    home.window.resize(1280, 800)
    theme.apply(dressed, THEMES["light"], 1)
    home.until(lambda: wizard.frame.strip.isHidden() and wizard.frame.sidebar.isVisible())
    assert home.focused == "continue"
    home.press(Qt.Key.Key_Tab)
    assert home.focused == "save_and_leave"


def test_everything_is_mirrored_for_languages_that_read_from_the_right(
    dressed: QApplication, policy: Policy, worker: Worker, settings: Settings
) -> None:
    dressed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        for title, widget in gallery(policy, worker, settings):
            widget.resize(1280, 800)
            widget.show()
            dressed.processEvents()
            assert not cut_off(widget), title
            for label in widget.findChildren(Label):
                if label.isVisible() and label._icon:
                    assert label.contentsMargins().right() > label.contentsMargins().left()
            put_away(widget)
    finally:
        dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_pictures_show_a_questionnaire_that_is_answered_to_its_end(policy: Policy) -> None:
    assert answered(policy, Occasion.ONBOARDING).is_complete
    assert answered(policy, Occasion.ONBOARDING).signed_off_on(date(2026, 11, 20)).signed_off
