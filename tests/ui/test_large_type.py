"""In a sitting everything is larger, for as long as it is shown and wanted; it is remembered, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from footprint.policy.policy import Policy
from footprint.ui import theme
from footprint.ui.settings import Settings
from footprint.ui.tokens import LIGHT, SMALLEST
from ui.driver import Driver
from ui.sitting_sample import MANAGER, PATHS, sitting_policy


@pytest.fixture
def policy() -> Policy:
    return sitting_policy()


@pytest.fixture
def own_size(dressed: QApplication) -> Iterator[None]:
    yield
    theme.enlarge(on=False)
    theme.apply(dressed, LIGHT, 1)


@pytest.fixture
def sitting(home: Driver, own_size: None) -> Driver:
    home.start("sitting", manager=MANAGER)
    home.click("tenant/answer.helper")
    home.go_on(PATHS)
    return home


def test_that_a_sitting_is_larger_and_home_is_not(sitting: Driver) -> None:
    assert theme.factor() == 1.5
    sitting.click("save_and_leave")
    sitting.arrive("The sitting is saved")
    # Two still read it.
    assert theme.factor() == 1.5
    sitting.end_sitting()
    assert theme.factor() == 1


def test_that_whoever_is_alone_keeps_their_size(home: Driver, own_size: None) -> None:
    home.start("onboarding")
    assert theme.factor() == 1


def test_that_it_can_be_switched_and_is_remembered(sitting: Driver, settings: Settings) -> None:
    assert sitting.find("large_type").property("text") == "Usual size"
    sitting.click("large_type")
    assert theme.factor() == 1
    assert not settings.large_type
    assert sitting.find("large_type").property("text") == "Large type"
    sitting.click("save_and_leave")
    sitting.end_sitting()
    sitting.click(
        next(one.objectName() for one in sitting.all_named() if one.objectName().startswith("go_on."))
    )
    sitting.arrive(PATHS)
    assert theme.factor() == 1
    sitting.tab_to("large_type")
    sitting.press(Qt.Key.Key_Space)
    assert theme.factor() == 1.5
    assert settings.large_type


@pytest.mark.parametrize("own, shown, can_switch", [(1.25, 1.875, True), (1.5, 2, True), (2, 2, False)])
def test_that_it_is_half_as_large_again_as_ones_own_size_and_never_too_large(
    sitting: Driver, dressed: QApplication, own: float, shown: float, *, can_switch: bool
) -> None:
    theme.apply(dressed, LIGHT, own)
    assert theme.factor() == shown
    sitting.until(lambda: sitting.has("large_type") is can_switch)


def test_that_a_locked_vault_is_shown_in_the_usual_size(sitting: Driver) -> None:
    sitting.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    sitting.arrive("Welcome back, Sam")
    assert theme.factor() == 1


def test_that_the_switch_is_there_in_a_wide_and_in_a_narrow_window(sitting: Driver) -> None:
    for size in ((1900, 1000), (1366, 728), (900, 700)):
        sitting.window.resize(*size)
        sitting.until(lambda: sitting.has("large_type"))
    places = []
    for size in ((1900, 1000), (900, 700)):
        sitting.window.resize(*size)
        QApplication.processEvents()
        parent: QWidget | None = sitting.find("large_type").parentWidget()
        places.append(type(parent).__name__)
    assert places == ["Sidebar", "Strip"]
    # In the smallest window the page comes first; text can still be made smaller by keys.
    sitting.window.resize(*SMALLEST)
    sitting.until(lambda: sitting.has("continue"))
