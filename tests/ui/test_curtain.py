"""In a sitting nothing that is for the employee alone is drawn, named or titled before they ask for it."""

from __future__ import annotations

import threading
from collections.abc import Collection
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
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
    curtained.until(lambda: not curtained.wizard._saving.is_busy)
    assert is_covered(curtained)
    # Nor does anything tell that something was saved.
    assert not curtained.has("saved")


def test_that_what_could_not_be_saved_while_hiding_is_told_and_can_be_tried_again(
    curtained: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = vaults._vaults["v1"]

    def refuse(*_args: object) -> None:
        raise Unsaved("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr(vault, "save_answer", refuse)
        show(curtained, GATE)
        curtained.click("answer.yes")
        curtained.press(Qt.Key.Key_Escape)
        curtained.arrive(f"Error: {OWN}")
    assert is_covered(curtained)
    assert "gate" not in held(curtained).replace(PATHS, "")
    curtained.click("retry")
    curtained.until(lambda: curtained.wizard.assessment.answers.get("gate") == "yes")
    assert is_covered(curtained)


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
        curtained.arrive(f"Error: {OWN}")
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
