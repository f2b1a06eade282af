"""How a refresher starts where something is still open: each action is said to be done, still to do, or not needed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from builders import allotment
from fakes import MemoryVault
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp
from footprint.errors import Unsaved
from ui.driver import Driver, Noon
from ui.finished import CAN, CLEAR, COMMITTEE, HELP, TO_DO, come_home, finish
from ui.keeper import FULL

TITLE = "What was still to be done"


@pytest.fixture
def check(vault: MemoryVault) -> Assessment:
    return finish(vault, allotment(), TO_DO, 370)


@pytest.fixture
def page(home: Driver, check: Assessment) -> Driver:
    """At the first page after the refresher's start."""
    assert check.signed_off
    come_home(home)
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    home.go_on(TITLE)
    return home


def steps(vault: MemoryVault, check: Assessment) -> list[FollowUp]:
    return list(vault.load(check.id).follow_ups)


def test_that_nothing_is_chosen_beforehand_and_each_needs_a_choice(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    assert not any(one.state().checked for one in page.tree())
    page.click("continue")
    page.arrive(f"Error: {TITLE}")
    said = page.find("error").accessibleName()
    assert "Say how it stands with 3 more actions, beginning with: Talk to somebody you trust." in said
    assert "Error: Choose how it stands" in page.find(f"{CAN}/answer.done").accessibleDescription()
    page.click(f"{COMMITTEE}/answer.done")
    page.click(f"{HELP}/answer.not_needed")
    page.click("continue")
    page.until(lambda: page.has("error"))
    assert "1 more action: Water by can." in page.find("error").accessibleName()
    assert not steps(vault, check)


def test_that_what_is_said_is_kept_in_last_times_check(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"{COMMITTEE}/answer.done")
    page.click(f"{HELP}/answer.not_needed")
    page.click(f"{CAN}/answer.open")
    page.go_on("About you")
    now = Noon().now()
    assert steps(vault, check) == [
        FollowUp(HELP, Course.NOT_NEEDED, now),
        FollowUp(COMMITTEE, Course.DONE, now),
    ]


def test_that_still_to_do_says_that_it_stays_with_its_day(page: Driver) -> None:
    stays = page.find(f"{CAN}/answer.open").accessibleDescription()
    assert stays == "It stays on your list as it is, with the same day."
    assert page.find(f"{HELP}/answer.open").accessibleDescription() == "It stays on your list as it is."


def test_that_coming_back_shows_what_was_said_and_keeps_nothing_twice(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    for action in (COMMITTEE, HELP):
        page.click(f"{action}/answer.done")
    page.click(f"{CAN}/answer.open")
    page.go_on("About you")
    page.click("back")
    page.arrive("Your yearly refresher")
    page.go_on(TITLE)
    assert page.find(f"{HELP}/answer.done").property("checked")
    # What nothing was kept of is asked again; what was said can be taken back.
    page.click(f"{CAN}/answer.open")
    page.click(f"{HELP}/answer.open")
    # Who one is was said on the way back.
    page.go_on("How do you water?")
    assert [(one.action_id, one.course) for one in steps(vault, check)] == [
        (HELP, Course.DONE),
        (COMMITTEE, Course.DONE),
        (HELP, Course.OPEN),
    ]


def test_that_it_goes_by_keyboard_alone(page: Driver, vault: MemoryVault, check: Assessment) -> None:
    for action in (HELP, COMMITTEE, CAN):
        # The number keys choose where the focus is; before that, for the first of which nothing is said.
        if action != HELP:
            page.tab_to(f"{action}/answer.done")
        page.press(Qt.Key.Key_1)
    page.press(Qt.Key.Key_Return)
    page.arrive("About you")
    assert {one.course for one in steps(vault, check)} == {Course.DONE}
    assert len(steps(vault, check)) == 3


def test_that_each_group_is_named_by_its_action_and_its_day(page: Driver) -> None:
    group = page.find(f"{CAN}/answer.done").parentWidget()
    assert group is not None
    said = QAccessible.queryAccessibleInterface(group).text(QAccessible.Text.Name)
    assert "Water by can." in said
    assert "Was due on 29 November 2025" in said


def test_that_a_full_disk_keeps_the_choices_and_can_be_tried_again(
    page: Driver, vault: MemoryVault, check: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    for action in (CAN, COMMITTEE, HELP):
        page.click(f"{action}/answer.done")

    def full(_assessment_id: str, _step: FollowUp) -> None:
        raise Unsaved(FULL)

    with monkeypatch.context() as patched:
        patched.setattr(vault, "follow_up", full)
        page.click("continue")
        page.arrive(f"Error: {TITLE}")
    assert FULL in page.find("error").accessibleName()
    assert page.find(f"{CAN}/answer.done").property("checked")
    page.click("retry")
    page.arrive("About you")
    assert len(steps(vault, check)) == 3


def test_that_without_open_actions_the_page_is_not_there(home: Driver, vault: MemoryVault) -> None:
    finish(vault, allotment(), CLEAR, 370)
    come_home(home)
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    home.go_on("About you")


def test_that_leaving_keeps_what_was_chosen(page: Driver, vault: MemoryVault, check: Assessment) -> None:
    page.click(f"{CAN}/answer.done")
    page.click("save_and_leave")
    page.arrive("Hello, Sam")
    assert steps(vault, check) == [FollowUp(CAN, Course.DONE, Noon().now())]
    assert not page.has(f"due.{CAN}")
    assert page.has(f"due.{HELP}")
