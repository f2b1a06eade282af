"""In a sitting nothing that is for the employee alone is drawn, named or titled before they ask for it."""

from __future__ import annotations

import threading
from collections.abc import Collection
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fakes import MemoryVaults
from footprint.errors import Unsaved
from footprint.policy.condition import Value
from footprint.policy.policy import Policy
from ui.driver import Driver
from ui.sitting_sample import BADLY, CHECK, DUTY, GATE, MANAGER, NOTE, OWN, PATHS, WATER, sitting_policy


@pytest.fixture
def policy() -> Policy:
    return sitting_policy()


@pytest.fixture
def curtained(home: Driver) -> Driver:
    """In a sitting, before the part for the employee alone."""
    home.start("sitting", manager=MANAGER)
    home.click("tenant/answer.helper")
    for title in (PATHS, WATER, NOTE, DUTY, OWN):
        home.click("later") if home.has("later") else home.click("continue")
        home.arrive(title)
    return home


def held(driver: Driver) -> str:
    """All that any widget of the window holds, shown or not, all that is heard, and its title."""
    found = [driver.texts(), driver.window.windowTitle()]
    for widget in QApplication.allWidgets():
        if widget.window() is driver.window:
            found += [str(widget.property("text")), widget.accessibleName(), widget.accessibleDescription()]
    return "\n".join(found)


def show(driver: Driver, question: str) -> None:
    driver.click("show")
    driver.until(lambda: driver.wizard.page.title == question)


def is_covered(driver: Driver) -> bool:
    return driver.wizard.page.title == OWN


def test_that_nothing_of_it_exists_before_it_is_shown(curtained: Driver) -> None:
    for words in ("gate open", "badly", "I want help", "bring_out"):
        assert words not in held(curtained)
    show(curtained, GATE)
    assert "gate open" in held(curtained)


def test_that_enter_goes_on_and_never_draws_the_curtain(curtained: Driver) -> None:
    curtained.press(Qt.Key.Key_Return)
    curtained.arrive(CHECK)


@pytest.mark.parametrize("how", ["escape", "hide"])
def test_that_it_is_hidden_again_at_once_and_the_answer_is_kept(curtained: Driver, how: str) -> None:
    show(curtained, GATE)
    curtained.click("answer.yes")
    if how == "escape":
        curtained.press(Qt.Key.Key_Escape)
    else:
        curtained.click("hide_again")
    # Not one turn of the event loop later.
    assert is_covered(curtained)
    curtained.until(lambda: curtained.wizard.assessment.answers.get("gate") == "yes")
    QApplication.processEvents()
    assert "gate" not in held(curtained).replace(PATHS, "")


def test_that_what_is_not_chosen_is_not_kept(curtained: Driver) -> None:
    show(curtained, GATE)
    curtained.press(Qt.Key.Key_Escape)
    assert is_covered(curtained)
    assert "gate" not in curtained.wizard.assessment.answers


def test_that_it_stays_hidden_when_saving_ends_later(
    curtained: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, vault = threading.Event(), vaults._vaults["v1"]
    save_answer = vault.save_answer

    def slowly(assessment_id: str, question_id: str, value: Value | None, at: datetime) -> None:
        disk.wait(5)
        save_answer(assessment_id, question_id, value, at)

    monkeypatch.setattr(vault, "save_answer", slowly)
    show(curtained, GATE)
    curtained.click("answer.yes")
    curtained.click("continue")
    curtained.press(Qt.Key.Key_Escape)
    assert is_covered(curtained)
    disk.set()
    curtained.until(lambda: curtained.wizard.assessment.answers.get("gate") == "yes")
    settled(curtained)
    assert is_covered(curtained)
    # Nor does anything tell that something was saved.
    assert not curtained.has("saved")


def fill_disk(vaults: MemoryVaults, full: pytest.MonkeyPatch, error: Exception | None = None) -> None:
    """Nothing can be saved any more."""

    def refuse(*_args: object) -> None:
        raise error or Unsaved("The disk is full.")

    full.setattr(vaults._vaults["v1"], "save_answer", refuse)


def settled(driver: Driver) -> None:
    driver.until(lambda: not driver.wizard._worker.is_busy)


def windows() -> list[str]:
    return [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()]


@pytest.mark.parametrize("error", [None, KeyError("gate")], ids=["full", "a bug"])
def test_that_what_could_not_be_saved_while_hiding_is_held_and_told_behind_the_curtain_alone(
    curtained: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    looks = sorted(held(curtained).splitlines())
    with monkeypatch.context() as full:
        fill_disk(vaults, full, error)
        show(curtained, GATE)
        curtained.click("answer.yes")
        curtained.press(Qt.Key.Key_Escape)
        settled(curtained)
        assert is_covered(curtained)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert sorted(held(curtained).splitlines()) == looks
        assert windows() == [curtained.window.windowTitle()]
        # Turning shared pages tries again, and tells as little.
        curtained.go_on(CHECK)
        settled(curtained)
        assert not curtained.has("error")
        curtained.click("back")
        curtained.arrive(OWN)
        curtained.click("show")
        curtained.until(lambda: curtained.has("error"))
        assert curtained.title == OWN
        assert "It is not lost" in curtained.find("error").accessibleName()
        # It goes on as if it were saved.
        assert curtained.wizard.page.title == "Who has a key?"
        curtained.click("hide_again")
        assert is_covered(curtained)
        assert windows() == [curtained.window.windowTitle()]
        settled(curtained)
    curtained.click("show")
    curtained.until(lambda: curtained.wizard.assessment.answers.get("gate") == "yes")
    assert not curtained.has("error")


def test_that_trying_again_behind_the_curtain_takes_the_message_away(
    curtained: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        fill_disk(vaults, full)
        show(curtained, GATE)
        curtained.click("answer.yes")
        curtained.click("hide_again")
        curtained.click("show")
        curtained.until(lambda: curtained.has("retry"))
    curtained.click("retry")
    curtained.until(lambda: not curtained.has("error"))
    assert curtained.wizard.assessment.answers["gate"] == "yes"


def test_that_an_older_choice_never_comes_after_a_newer_one(
    curtained: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        fill_disk(vaults, full)
        show(curtained, GATE)
        curtained.click("answer.yes")
        curtained.click("hide_again")
        curtained.click("show")
        curtained.until(lambda: curtained.has("retry"))
        curtained.click("back")
        curtained.until(lambda: curtained.wizard.page.title == GATE)
        assert curtained.find("answer.yes").property("checked") is True
        settled(curtained)
    curtained.click("answer.no")
    curtained.click("continue")
    curtained.until(lambda: curtained.wizard.page.title == BADLY)
    curtained.press(Qt.Key.Key_Escape)
    settled(curtained)
    assert curtained.wizard.assessment.answers["gate"] == "no"


@pytest.mark.parametrize("at", ["behind", "hidden"])
def test_that_leaving_with_a_full_disk_hides_first_and_says_nothing_about_what_it_was(
    curtained: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    with monkeypatch.context() as full:
        fill_disk(vaults, full)
        show(curtained, GATE)
        curtained.click("answer.yes")
        if at == "hidden":
            curtained.click("hide_again")
        curtained.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        # Not one turn of the event loop later.
        assert is_covered(curtained)
        curtained.until(lambda: curtained.has("error"))
        assert curtained.title == OWN
        said = curtained.find("error").accessibleName()
        assert "The disk is full. Not everything is saved yet." in said
        assert "answer" not in said
        assert "answer" not in str(curtained.find("leave_anyway").property("text"))
        assert vaults._vaults["v1"].is_open
    curtained.click("retry")
    curtained.arrive("Welcome back, Sam")
    assert not vaults._vaults["v1"].is_open


@pytest.mark.parametrize("choice", ["answer.yes", ""])
def test_that_a_slow_disk_is_not_told_on_the_curtain_and_holds_nobody_up(
    curtained: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    disk, save_answer = threading.Event(), vaults._vaults["v1"].save_answer

    def slowly(*args: object) -> None:
        disk.wait(5)
        save_answer(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(vaults._vaults["v1"], "save_answer", slowly)
    show(curtained, GATE)
    if choice:
        curtained.click(choice)
    curtained.press(Qt.Key.Key_Escape)
    assert not curtained.wizard.frame._patience.isActive()
    assert not curtained.has("saved")
    curtained.go_on(CHECK)
    disk.set()
    settled(curtained)
    assert not curtained.has("saved")


def test_that_escape_hides_from_whichever_window_it_is_pressed_in(curtained: Driver) -> None:
    curtained.window.show_appearance()
    curtained.until(lambda: QApplication.activeWindow() is not curtained.window)
    beside = QApplication.activeWindow()
    assert beside is not None
    curtained.window.activateWindow()
    show(curtained, GATE)
    beside.activateWindow()
    curtained.until(lambda: QApplication.activeWindow() is beside)
    QTest.keyClick(beside, Qt.Key.Key_Escape)
    assert is_covered(curtained)
    # The control: with nothing to hide it closes that window, as ever.
    assert beside.isVisible()
    QTest.keyClick(beside, Qt.Key.Key_Escape)
    assert not beside.isVisible()


def test_that_what_could_not_be_brought_out_is_told_and_not_shown_as_such(
    curtained: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = vaults._vaults["v1"]

    def refuse(_assessment_id: str, _rule_ids: Collection[str], _at: datetime) -> None:
        raise Unsaved("The disk is full.")

    show(curtained, GATE)
    curtained.click("answer.not_sure")
    curtained.click("continue")
    curtained.until(lambda: curtained.wizard.page.title == BADLY)
    curtained.click("later")
    curtained.until(lambda: curtained.has("bring_out.gate-unsure"))
    with monkeypatch.context() as full:
        full.setattr(vault, "bring_out", refuse)
        curtained.click("bring_out.gate-unsure")
        curtained.until(lambda: curtained.has("error"))
        assert curtained.title == OWN
    assert curtained.find("bring_out.gate-unsure").property("text") == "Let my manager see this"
    curtained.click("retry")
    curtained.until(lambda: curtained.wizard.assessment.brought_out == {"gate-unsure"})
    curtained.until(lambda: curtained.find("bring_out.gate-unsure").property("text") == "Take it back")


def test_that_a_change_from_the_own_result_comes_back_to_it(curtained: Driver) -> None:
    show(curtained, GATE)
    curtained.click("answer.not_sure")
    curtained.click("continue")
    curtained.until(lambda: curtained.wizard.page.title == BADLY)
    curtained.click("answer.no")
    curtained.click("continue")
    curtained.until(lambda: curtained.has("bring_out.gate-unsure"))
    curtained.click("back")
    curtained.until(lambda: curtained.wizard.page.title == BADLY)
    curtained.click("back")
    curtained.until(lambda: curtained.wizard.page.title == GATE)
    curtained.click("back")
    curtained.until(lambda: is_covered(curtained))
    show(curtained, "Nothing to put right")


def test_that_alone_there_is_no_curtain(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(GATE)
    assert not home.has("hide_again")
    assert not home.has("later")
    assert not home.has("large_type")
    assert home.window.findChild(QWidget, "show") is None
