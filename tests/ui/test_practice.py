"""A practice run: the whole way to the result, and nothing of it anywhere afterwards."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from fakes import MemoryVaults
from footprint.ui.practice import PracticeFrame
from footprint.workflow.practice import PracticeVault
from ui.driver import Documents, Driver, Seconds, in_practice

STRIP = "Practice run: nothing is kept"
WORD = "Zwiebelkuchen"


def at_result(driver: Driver) -> Driver:
    """From the choice of a check to its result."""
    driver.click("start.onboarding")
    driver.arrive(in_practice("Allotment check"))
    driver.go_on(in_practice("About you"))
    driver.click("tenant/answer.helper")
    driver.go_on(in_practice("How do you water?"))
    driver.click("answer.can")
    driver.go_on(in_practice("Has a neighbour treated you badly?"))
    driver.click("answer.no")
    driver.go_on(in_practice("Is there anything you want to remember?"))
    driver.write("answer", WORD)
    driver.go_on(in_practice("Check your answers"))
    driver.go_on(in_practice("Nothing to put right"))
    return driver


def test_it_goes_as_far_as_the_result_and_says_where_it_would_be_signed_off(
    driver: Driver, documents: Documents, own_home: Path
) -> None:
    at_result(driver.practise())
    driver.go_on(in_practice("Here you would sign off"))
    assert "no documents are written" in driver.texts()
    driver.go_on("Welcome to Footprint")
    assert not documents.attestations
    assert not (own_home / "documents").exists()


def test_every_page_says_that_nothing_is_kept_and_none_that_anything_was(driver: Driver) -> None:
    driver.practise()
    assert STRIP in driver.texts()
    driver.click("start.sitting")
    driver.arrive(in_practice("Allotment check"))
    claims = (
        "Every answer is saved",
        "locked vault",
        "Save and finish later",
        "Saved",
        "two documents and goes",
    )
    for title in ("About you", "How do you water?", "Is there anything you want to remember?"):
        assert STRIP in driver.texts()
        assert not [claim for claim in claims if claim in driver.texts()]
        if driver.has("profile.name"):
            driver.write("profile.manager", "Ines Duarte")
            driver.click("tenant/answer.helper")
        if driver.has("answer.can"):
            driver.click("answer.can")
        driver.go_on(in_practice(title))
    assert not [claim for claim in claims if claim in driver.texts()]


def test_nobody_needs_to_give_their_name(driver: Driver) -> None:
    driver.practise().click("start.onboarding")
    driver.arrive(in_practice("Allotment check"))
    driver.go_on(in_practice("About you"))
    assert driver.find("profile.name").property("text") == "Alex Example"


@pytest.fixture
def practised(driver: Driver) -> tuple[Driver, PracticeVault]:
    """At the result of a practice run, and the vault that it is in."""
    at_result(driver.practise())
    found = [one for one in gc.get_objects() if type(one) is PracticeVault and one.assessments()]
    assert len(found) == 1
    return driver, found[0]


@pytest.mark.parametrize("way_out", ["the button", "a key"])
def test_when_it_is_left_nothing_is_left_in_memory(
    practised: tuple[Driver, PracticeVault], way_out: str
) -> None:
    driver, vault = practised
    if way_out == "a key":
        driver.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    else:
        driver.click("save_and_leave")
    driver.arrive("Welcome to Footprint")
    assert not vault.assessments()
    driver.until(lambda: not driver.window.findChildren(PracticeFrame))
    assert STRIP not in driver.texts()


def test_when_the_window_is_closed_nothing_is_left_in_memory(
    practised: tuple[Driver, PracticeVault],
) -> None:
    driver, vault = practised
    driver.close()
    assert not vault.assessments()


def test_it_can_be_ended_before_it_begins_and_begun_again(driver: Driver) -> None:
    driver.practise().click("end_practice")
    driver.arrive("Welcome to Footprint")
    driver.practise().click("start.onboarding")
    driver.arrive(in_practice("Allotment check"))


def test_from_home_it_leads_back_home_and_the_vault_knows_nothing_of_it(
    home: Driver, vaults: MemoryVaults
) -> None:
    before = vaults._vaults["v1"].contents()
    at_result(home.practise())
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    after = vaults._vaults["v1"].contents()
    assert (after.assessments, after.events, after.documents) == (
        before.assessments,
        before.events,
        before.documents,
    )


@pytest.mark.parametrize("by_time", [True, False], ids=["by time", "by key"])
def test_a_lock_ends_the_practice_run_that_was_begun_at_home(
    home: Driver, seconds: Seconds, vaults: MemoryVaults, by_time: bool
) -> None:
    at_result(home.practise())
    if by_time:
        seconds.passed += 11 * 60
        session = home.window._session
        assert session is not None
        assert session.idle is not None
        session.idle.look()
    else:
        home.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    home.arrive("Welcome back, Sam")
    assert not vaults._vaults["v1"].is_open
    home.until(lambda: not home.window.findChildren(PracticeFrame))
