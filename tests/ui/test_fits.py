"""Nothing is cut off: every page, in every theme, at 100 and 200 %, in wide and in narrow windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from builders import chorley
from footprint.policy.policy import Occasion, Policy
from footprint.ui import theme
from footprint.ui.appearance_dialog import AppearanceDialog
from footprint.ui.background import Worker
from footprint.ui.error_dialog import ErrorDialog
from footprint.ui.parts.labels import Label
from footprint.ui.screenshot import answered, gallery
from footprint.ui.settings import Settings
from footprint.ui.tokens import SMALLEST, THEMES

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
