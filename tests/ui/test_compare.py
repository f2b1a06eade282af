"""Two finished checks side by side: what is better, as it was and new; both answers; for oneself, and nothing written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from builders import SAMPLES, allotment
from fakes import MemoryVault
from footprint.policy.policy import Occasion, Policy
from footprint.policy.reader import read_policy
from footprint.ui.following.compare_page import ComparePage
from footprint.workflow.ports import Services
from footprint.workflow.start import start
from ui.driver import Driver, Noon
from ui.finished import CLEAR, TO_DO, come_home, finish

FIRST, THIRD = allotment(), read_policy(SAMPLES / "allotment_3")
TITLE = "Compare two checks"


@pytest.fixture
def asked() -> list[Policy]:
    """The edition of today; a test may put another in."""
    return [FIRST]


@pytest.fixture
def services(services: Services, asked: list[Policy]) -> Services:
    return replace(services, policy=lambda: asked[0])


def heard(home: Driver) -> str:
    """What is heard with the title."""
    page = home.find("page")
    assert isinstance(page, ComparePage)
    return page.heading.accessibleDescription()


def open_comparison(home: Driver) -> None:
    come_home(home)
    home.click("compare")
    home.arrive(TITLE)


def test_that_the_last_two_are_compared_and_nothing_is_written(home: Driver, vault: MemoryVault) -> None:
    finish(vault, FIRST, CLEAR, 300)
    finish(vault, FIRST, TO_DO, 200)
    finish(vault, FIRST, {**TO_DO, "asked_about_fire": "yes"}, 10, Occasion.REFRESHER)
    before = vault.contents()
    open_comparison(home)
    text = home.texts()
    assert "Your first check, 4 May 2026" in text
    assert "Your yearly refresher, 10 November 2026" in text
    assert "Better than before" in text
    assert "You lit a fire without asking" in text
    assert "Still to put right" in text
    assert "You water by hose" in text
    assert "Did you ask before lighting it?" in text
    assert "How do you water?" not in text
    # What differs in nothing has no card of its own: it is one line for all.
    assert text.count("that are the same") == 1
    assert "Every answer is the same." not in text
    home.click("same")
    assert "How do you water?" in home.texts()
    home.click("back")
    home.arrive("Hello, Sam")
    assert vault.contents() == before


def test_that_other_two_can_be_chosen_by_keyboard(home: Driver, vault: MemoryVault) -> None:
    first = finish(vault, FIRST, CLEAR, 300)
    finish(vault, FIRST, TO_DO, 200)
    last = finish(vault, FIRST, CLEAR, 10)
    open_comparison(home)
    home.tab_to("choose_checks")
    home.press(Qt.Key.Key_Space)
    for _step in range(2):
        home.press(Qt.Key.Key_Tab)
    home.tab_to(f"later/answer.{last.id}")
    home.press(Qt.Key.Key_Down)
    home.tab_to("compare_these")
    home.press(Qt.Key.Key_Return)
    home.until(lambda: home.has("error"))
    assert "one and the same check" in home.find("error").accessibleName()
    home.find(f"earlier/answer.{first.id}").setFocus()
    home.press(Qt.Key.Key_Space)
    home.find(f"later/answer.{last.id}").setFocus()
    home.press(Qt.Key.Key_Space)
    home.tab_to("compare_these")
    home.press(Qt.Key.Key_Return)
    home.until(lambda: "Your first check, 24 January 2026" in heard(home))
    assert "There was nothing to put right then, and there is nothing now." in home.texts()


def test_that_two_checks_that_differ_in_nothing_say_so_once(home: Driver, vault: MemoryVault) -> None:
    for days in (300, 200):
        finish(vault, FIRST, CLEAR, days)
    open_comparison(home)
    assert home.texts().count("Every answer is the same.") == 1
    assert "How do you water?" not in home.texts()
    home.click("same")
    assert "How do you water?" in home.texts()


def test_that_editions_are_no_hindrance(home: Driver, vault: MemoryVault, asked: list[Policy]) -> None:
    finish(vault, FIRST, CLEAR, 200)
    later = {"tenant": "helper", "how_you_water": ["can"], "quarrel": "no", "compost": "yes"}
    finish(vault, THIRD, later, 10)
    asked[0] = THIRD
    open_comparison(home)
    assert "Does your green waste stay on the plot?" in home.texts()
    assert "Not asked then" in home.texts()


def test_that_it_takes_two_finished_checks(home: Driver, vault: MemoryVault) -> None:
    finish(vault, FIRST, CLEAR, 200)
    come_home(home)
    assert not home.has("compare")


def test_that_it_is_not_offered_while_a_sitting_goes_on_before_one_is_alone(
    home: Driver, vault: MemoryVault
) -> None:
    for days in (200, 100):
        finish(vault, FIRST, CLEAR, days)
    come_home(home)
    assert home.has("compare")
    sitting = start(vault, FIRST, Occasion.SITTING, Noon())
    come_home(home)
    assert not home.has("compare")
    vault.discard(sitting.id)
    come_home(home)
    assert home.has("compare")
    start(vault, FIRST, Occasion.SITTING, Noon())
    come_home(home)
    home.click("show_due")
    home.until(lambda: home.has("compare"))


def test_that_a_check_that_was_erased_meanwhile_is_said(home: Driver, vault: MemoryVault) -> None:
    finish(vault, FIRST, CLEAR, 200)
    check = finish(vault, FIRST, CLEAR, 100)
    come_home(home)
    vault.erase_answers([check.id], Noon().now())
    home.click("compare")
    home.until(lambda: home.has("error"))
    assert "there are no longer two" in home.find("error").accessibleName()
    home.click("back")
    home.arrive("Hello, Sam")


def test_that_everything_can_be_told_apart_by_ear(home: Driver, vault: MemoryVault) -> None:
    for days, answers in ((200, CLEAR), (100, TO_DO)):
        finish(vault, FIRST, answers, days)
    open_comparison(home)
    buttons = [
        one.text(QAccessible.Text.Name) for one in home.tree() if one.role() is QAccessible.Role.Button
    ]
    assert len(buttons) == len(set(buttons))
    assert "Only for you." in heard(home)
    assert "Earlier: Your first check, 4 May 2026" in heard(home)
